import { ChatError } from '../chat/errors';
import type { Services, SystemFeatures } from '../chat/services';
import type { AppIcon } from '../chat/transport';
import type { Http } from './http';
import { failAs } from './network-error';
import { isRecord, optionalText, parseJson, record, resolveUrl, type Fields } from './read';

/** Icons of an app's tools, and what the server's operator has set (ref §3.1). */
export function metaServices(http: Http) {
  return {
    toolIcons: async () => {
      const icons = record(record(await http.json('/meta'))['tool_icons']);
      return new Map(
        Object.entries(icons).flatMap(([name, icon]) => {
          const parsed = parseToolIcon(icon, http.apiUrl);
          return parsed ? [[name, parsed] as const] : [];
        }),
      );
    },
    systemFeatures: async () => {
      // Without access: it also tells how to get it.
      const send = http.ownFetch ?? fetch;
      const operation = 'GET /system-features';
      const fail = failAs(operation);
      const response = await send(`${http.apiUrl}/system-features`, { credentials: 'omit' }).catch(fail);
      const features = parseJson(await response.text().catch(fail));
      if (!response.ok || !isRecord(features)) {
        throw new ChatError('protocol', `${operation} gave no features.`, { status: response.status });
      }
      return parseSystemFeatures(features);
    },
  } satisfies Partial<Services>;
}

function parseSystemFeatures(features: Fields): SystemFeatures {
  const brand = record(features['branding']);
  const auth = record(features['webapp_auth']);
  return {
    brand: brand['enabled'] === true ? optionalText(brand['application_title']) : undefined,
    signIn:
      auth['enabled'] === true
        ? {
            sso: auth['allow_sso'] === true,
            emailCode: auth['allow_email_code_login'] === true,
            password: auth['allow_email_password_login'] === true,
          }
        : undefined,
  };
}

function parseToolIcon(icon: unknown, apiUrl: string): AppIcon | undefined {
  const url = resolveUrl(icon, apiUrl);
  if (url !== undefined) return { type: 'image', url };
  const { content, background } = record(icon);
  const emoji = optionalText(content);
  return emoji === undefined ? undefined : { type: 'emoji', emoji, background: optionalText(background) };
}
