import { expect, test } from 'vitest';
import { parseAppInfo, parseForms } from './app-info';

const API = 'https://api.example/api';
const silent = (): void => {};
const site = (fields: Record<string, unknown>) => parseAppInfo({ site: fields }, {}, API);
const parameters = (fields: Record<string, unknown>) => parseAppInfo({}, fields, API);

test('an app that tells nothing has no features and no texts', () => {
  expect(parseAppInfo({}, {}, API)).toMatchObject({
    title: '',
    icon: undefined,
    accent: undefined,
    starters: [],
    citations: false,
    speechToText: false,
    textToSpeech: { enabled: false, autoPlay: false },
    showWorkflowSteps: true,
    suggestAfterAnswer: false,
    moreLikeThis: false,
  });
});

test('an app without a form and without uploads has neither, whatever is there instead', async () => {
  const nothing = { fields: [], uploads: undefined };
  for (const file_upload of [undefined, null, {}, { enabled: false, image: { enabled: false } }]) {
    expect(await parseForms({ user_input_form: null, file_upload }, silent)).toEqual(nothing);
  }
  expect(await parseForms({ file_upload: { image: { enabled: true } } }, silent)).toMatchObject({
    uploads: { kinds: ['image'] },
  });
});

test('a feature is on only where it is exactly `true`', () => {
  for (const enabled of [undefined, null, 'true', 1, {}]) {
    expect(parameters({ speech_to_text: { enabled } }).speechToText).toBe(false);
  }
  expect(parameters({ speech_to_text: { enabled: true } }).speechToText).toBe(true);
  expect(parameters({ speech_to_text: {} }).speechToText).toBe(false);
});

test('a colour is taken by its shape only', () => {
  for (const color of ['#1a2', '#1C64F2', '#1c64f280', 'rgb(1, 2, 3)', 'hsl(210deg 50% 40%)']) {
    expect(site({ chat_color_theme: color }).accent).toBe(color);
  }
  for (const rubbish of ['blueish', 'url(x)', '#12', 'red;}', null, 7]) {
    expect(site({ chat_color_theme: rubbish }).accent).toBeUndefined();
  }
});

test('an icon is an emoji or a picture whose address is resolved against the API', () => {
  expect(site({ icon_type: 'emoji', icon: '🛟', icon_background: '#fff' }).icon).toEqual({
    type: 'emoji',
    emoji: '🛟',
    background: '#fff',
  });
  expect(site({ icon_type: 'image', icon: 'f-1', icon_url: '/files/f-1?sign=s' }).icon).toEqual({
    type: 'image',
    url: 'https://api.example/files/f-1?sign=s',
  });
  expect(site({ icon_type: null, icon: 'robot_face' }).icon).toBeUndefined();
  expect(site({ icon_type: 'image', icon_url: 'javascript:alert(1)' }).icon).toBeUndefined();
});

test('a logo is the workspace’s own, unless it is removed', () => {
  const brand = (custom_config: unknown) => parseAppInfo({ custom_config }, {}, API).logo;
  expect(brand({ remove_webapp_brand: false, replace_webapp_logo: '/files/logo.png' })).toBe(
    'https://api.example/files/logo.png',
  );
  expect(brand({ remove_webapp_brand: true, replace_webapp_logo: '/files/logo.png' })).toBeUndefined();
  for (const nothing of [null, {}, { replace_webapp_logo: null }]) expect(brand(nothing)).toBeUndefined();
});

test('a privacy link is http(s) or none; blank and repeated starters are dropped', () => {
  expect(site({ privacy_policy: 'javascript:alert(1)' }).privacyPolicy).toBeUndefined();
  expect(site({ privacy_policy: 'https://shop.example/p' }).privacyPolicy).toBe('https://shop.example/p');
  expect(parameters({ suggested_questions: ['A?', ' ', 'A?', 7, 'B?'] }).starters).toEqual(['A?', 'B?']);
});

test('the owner hears of a required field that cannot be shown, in one line that names it', async () => {
  const heard: string[] = [];
  const form = [{ hologram: { variable: 'future', required: true } }, { hologram: { variable: 'toy' } }];
  const { fields } = await parseForms({ user_input_form: form }, (message) => heard.push(message));
  expect(fields).toEqual([]);
  expect(heard).toEqual([
    'The app requires "future" of the kind "hologram", which this version does not know.',
  ]);
});
