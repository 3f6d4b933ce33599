import type { Services } from '../chat/services';
import type { AppIcon } from '../chat/transport';
import type { Http } from './http';
import { optionalText, record, resolveUrl } from './read';

/** Icons of an app's tools (ref §3.1). */
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
  } satisfies Partial<Services>;
}

function parseToolIcon(icon: unknown, apiUrl: string): AppIcon | undefined {
  const url = resolveUrl(icon, apiUrl);
  if (url !== undefined) return { type: 'image', url };
  const { content, background } = record(icon);
  const emoji = optionalText(content);
  return emoji === undefined ? undefined : { type: 'emoji', emoji, background: optionalText(background) };
}
