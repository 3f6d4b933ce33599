import { deepMerge, type Fields } from '../fields';
import type { AppCall, Route } from '../http/route';
import type { Instance } from '../instance';
import { BARE_PARAMETERS, LEGACY_UPLOAD, SHOP_PARAMETERS, SHOP_SITE } from '../shop';
import { signPath } from '../store/files';
import { forApp } from './access';

/** `/parameters` as this instance has it: the shop's, the scenario's, the test's, each over the former. */
export function parametersOf({ scenario, settings }: Instance): Fields {
  const base =
    settings.shape === 'bare' ? BARE_PARAMETERS : deepMerge(SHOP_PARAMETERS, scenario.parameters ?? {});
  const old = { ...base, system_parameters: undefined, file_upload: LEGACY_UPLOAD };
  return deepMerge(settings.shape === 'legacy' ? old : base, settings.parameters);
}

/** Members of `/site` that stand beside its inner `site`. */
const AROUND = new Set(['custom_config', 'plan', 'can_replace_logo', 'enable_site']);

function site({ instance, person }: AppCall): Fields {
  const { scenario, settings } = instance;
  const wanted = Object.entries(settings.site);
  const around = Object.fromEntries(wanted.filter(([key]) => AROUND.has(key)));
  const look = Object.fromEntries(wanted.filter(([key]) => !AROUND.has(key)));
  const merged = deepMerge(deepMerge(SHOP_SITE, scenario.site ?? {}), look);
  const icon = merged['icon_url'];
  const signed =
    typeof icon === 'string' && icon.startsWith('/files/') ? signPath(icon, settings.fileSeconds) : icon;
  return {
    app_id: instance.appId,
    end_user_id: person.id,
    enable_site: true,
    site: { ...merged, icon_url: signed },
    model_config: null,
    plan: 'basic',
    can_replace_logo: false,
    custom_config: null,
    ...around,
  };
}

function systemFeatures(): Fields {
  return {
    branding: { enabled: false, application_title: '', login_page_logo: '', workspace_logo: '', favicon: '' },
    webapp_auth: {
      enabled: false,
      allow_sso: false,
      sso_config: { protocol: '' },
      allow_email_code_login: false,
      allow_email_password_login: false,
    },
  };
}

function meta({ instance }: AppCall): Fields {
  const hasTools = instance.scenario.mode !== 'chat' && instance.scenario.mode !== 'completion';
  const icons = {
    weather: { background: '#dff1ff', content: '🌦️' },
    sketch: { background: '#fde8d8', content: '🖍️' },
  };
  return { tool_icons: hasTools ? icons : {} };
}

export const appRoutes: readonly Route[] = [
  { method: 'GET', path: '/site', handle: forApp(site) },
  { method: 'GET', path: '/parameters', handle: forApp(({ instance }) => parametersOf(instance)) },
  { method: 'GET', path: '/meta', handle: forApp(meta) },
  { method: 'GET', path: '/system-features', handle: systemFeatures },
];
