import type { Store } from '../chat/store';
import type { AppIcon, AppInfo } from '../chat/transport';
import { findMode } from './app-mode';
import type { Http } from './http';
import { list, optionalText, record, resolveUrl, text, type Fields } from './read';

/** `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb(…)`, `hsl(…)`: what an owner types may also be rubbish (ref §7). */
const COLOR = /^(#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})|(?:rgb|hsl)a?\([\d\s,.%/deg-]+\))$/i;

/** Look and features of the app, from `/site` and `/parameters` at once. */
export async function loadAppInfo(
  http: Http,
  store: Store,
  log: (message: string) => void,
): Promise<AppInfo> {
  const [mode, site, parameters] = await Promise.all([
    findMode(http, store),
    http.json('/site'),
    http.json('/parameters'),
  ]);
  const answer = record(parameters);
  return {
    ...parseAppInfo(record(site), answer, http.apiUrl),
    ...(await parseForms(answer, log)),
    mode,
  };
}

/** Form and uploads. Most apps have neither, so what reads them is brought where there is one. */
export async function parseForms(
  parameters: Fields,
  log: (message: string) => void,
): Promise<Pick<AppInfo, 'fields' | 'uploads'>> {
  const form = list(parameters['user_input_form']);
  const uploads = parameters['file_upload'];
  if (form.length === 0 && !JSON.stringify(uploads)?.includes('"enabled":true')) {
    return { fields: [], uploads: undefined };
  }
  const { parseFields, parseUploads } = await import('./parse-form');
  const limits = record(parameters['system_parameters']);
  return {
    fields: parseFields(form, limits, (variable, kind) =>
      log(`The app requires "${variable}" of the kind "${kind}", which this version does not know.`),
    ),
    uploads: parseUploads(uploads, limits),
  };
}

/** Every feature is off unless exactly `true`: workflow apps may give `{}` for any of them (ref §6.1). */
export function parseAppInfo(
  answer: Fields,
  parameters: Fields,
  apiUrl: string,
): Omit<AppInfo, 'mode' | 'fields' | 'uploads'> {
  const site = record(answer['site']);
  const brand = record(answer['custom_config']);
  const speech = record(parameters['text_to_speech']);
  const isOn = (feature: string): boolean => record(parameters[feature])['enabled'] === true;
  return {
    title: text(site['title']),
    icon: parseIcon(site, apiUrl),
    description: text(site['description']),
    accent: color(site['chat_color_theme']),
    openingStatement: text(parameters['opening_statement']),
    starters: list(parameters['suggested_questions'])
      .map((question) => text(question).trim())
      .filter((question, index, all) => question !== '' && all.indexOf(question) === index),
    placeholder: optionalText(site['input_placeholder']),
    disclaimer: optionalText(site['custom_disclaimer']),
    privacyPolicy: /^https?:/i.test(text(site['privacy_policy']))
      ? resolveUrl(site['privacy_policy'], apiUrl)
      : undefined,
    copyright: optionalText(site['copyright']),
    logo: brand['remove_webapp_brand'] ? undefined : resolveUrl(brand['replace_webapp_logo'], apiUrl),
    language: optionalText(site['default_language']),
    showWorkflowSteps: site['show_workflow_steps'] !== false,
    suggestAfterAnswer: isOn('suggested_questions_after_answer'),
    speechToText: isOn('speech_to_text'),
    textToSpeech: { enabled: isOn('text_to_speech'), autoPlay: speech['autoPlay'] === 'enabled' },
    citations: isOn('retriever_resource'),
    moreLikeThis: isOn('more_like_this'),
  };
}

function color(value: unknown): string | undefined {
  const raw = text(value).trim();
  return COLOR.test(raw) ? raw : undefined;
}

function parseIcon(site: Fields, apiUrl: string): AppIcon | undefined {
  const picture = site['icon_type'] === 'link' ? site['icon'] : site['icon_url'];
  const url = resolveUrl(picture, apiUrl);
  if (url !== undefined) return { type: 'image', url };
  const emoji = optionalText(site['icon']);
  // Older servers give a short name instead of the character: letters are no picture.
  if (emoji === undefined || /^[\w:+-]+$/.test(emoji)) return undefined;
  return { type: 'emoji', emoji, background: color(site['icon_background']) };
}
