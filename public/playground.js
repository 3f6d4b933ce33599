// The playground: every choice is an option of the widget, which starts anew with it.
import { SCENARIOS } from './scenarios.js';
import { snippet } from './snippets.js';
import { startSandbox } from './start-sandbox.js';

const LANGUAGES =
  'ar de en es fa fr he hi id it ja ko nl pl pt-BR ro ru sl th tr uk vi zh-Hans zh-Hant'.split(' ');
const query = new URLSearchParams(location.search);
const api = query.get('api') ?? (await startSandbox());
const form = document.forms[0];
const { elements } = form;
const find = (id) => document.getElementById(id);
const face = () => document.querySelector('[name=face]:checked').value;

for (const name of Object.keys(SCENARIOS)) elements.scenario.append(new Option(name, name));
const names = new Intl.DisplayNames('en', { type: 'language' });
elements.locale.append(new Option('as the page', ''));
for (const code of LANGUAGES) elements.locale.append(new Option(names.of(code), code));
elements.profile.value = '';

/** Of this page, not of the widget. */
const OWN = new Set(['source', 'scenario', 'profile', 'dir', 'apiUrl', 'token', 'consent', '']);

/** Only what was changed: a default needs no words. */
function options() {
  const chosen = {};
  for (const control of elements) {
    const { name, type, value } = control;
    if (OWN.has(name) || control.disabled) continue;
    if (type === 'checkbox') {
      if (control.checked !== control.defaultChecked) chosen[name] = control.checked;
    } else if (value === '' || value === control.defaultValue) continue;
    else if (name === 'starters') chosen.starters = value.split('\n').filter((line) => line.trim() !== '');
    else if (name.includes('.')) {
      const [group, part] = name.split('.');
      (chosen[group] ??= {})[part] = value;
    } else chosen[name] = value;
  }
  if (elements.consent.checked) chosen.consent = 'ask-page';
  return { ...access(), ...chosen };
}

function access() {
  if (elements.source.value === 'own') return { token: elements.token.value, apiUrl: elements.apiUrl.value };
  const profile = elements.profile.value;
  return {
    token: elements.scenario.value,
    apiUrl: profile === '' ? api : api.replace(/\/api$/, `/${profile}/api`),
  };
}

function readQuery() {
  // `npm start -- --api-url … --token …`
  if (query.has('token')) elements.source.value = 'own';
  elements.apiUrl.value = api;
  for (const control of elements) {
    const value = query.get(control.name);
    if (value === null) continue;
    if (control.type === 'checkbox') control.checked = value === 'true';
    else control.value = value;
  }
}

/** A reload, or a link sent to somebody, shows the same. */
function keepInAddress() {
  for (const control of elements) {
    const { name, type, value } = control;
    if (name === '') continue;
    const isDefault =
      type === 'checkbox'
        ? control.checked === control.defaultChecked
        : value === '' || value === control.defaultValue;
    if (isDefault) query.delete(name);
    else query.set(name, type === 'checkbox' ? control.checked : value);
  }
  if (elements.source.value === 'sandbox') for (const name of ['token', 'apiUrl']) query.delete(name);
  history.replaceState(null, '', `?${query}`);
}

function show() {
  const isOwn = elements.source.value === 'own';
  for (const control of elements) {
    const part = control.closest('[data-for]');
    if (!part) continue;
    control.disabled = (part.dataset.for === 'own') !== isOwn;
    control.closest('label').hidden = control.disabled;
  }
  document.documentElement.dir = elements.dir.value;
  document.documentElement.style.colorScheme = elements.theme.value;
  find('hint').textContent = isOwn ? '' : SCENARIOS[elements.scenario.value];
  find('snippet').textContent = snippet(face(), options());
}

let isOpen = false;
addEventListener('dify-chat:open', () => (isOpen = true));
addEventListener('dify-chat:close', () => (isOpen = false));
// This page asks in the simplest way there is.
addEventListener('dify-chat:open', () => {
  if (elements.consent.checked && confirm('May the chat load and remember this conversation?'))
    window.DifyChat('grantConsent');
});

let started = '';
/** As on a visitor's page: the configuration, then the script. */
function start() {
  const chosen = options();
  // Leaving a field is told, too, and may be the press on the chat.
  if (started === JSON.stringify(chosen)) return;
  started = JSON.stringify(chosen);
  window.DifyChat?.('destroy');
  const isInline = chosen.mode === 'inline';
  find('stage').hidden = !isInline;
  if (!chosen.token) return;
  window.difyChatbotConfig = {
    ...chosen,
    ...(isInline && { target: '#stage' }),
    ...(isOpen && { open: true }),
  };
  const script = Object.assign(document.createElement('script'), { src: 'dist/embed.js' });
  script.addEventListener('load', () => script.remove());
  document.body.append(script);
}

readQuery();
show();
start();
let typing;
form.addEventListener('input', () => {
  show();
  keepInAddress();
  clearTimeout(typing);
  typing = setTimeout(start, 500);
});
form.addEventListener('change', start);
form.addEventListener('submit', (event) => event.preventDefault());
for (const radio of document.querySelectorAll('[name=face]')) radio.addEventListener('change', show);
find('copy').addEventListener('click', async ({ currentTarget }) => {
  await navigator.clipboard.writeText(find('snippet').textContent);
  currentTarget.textContent = 'Copied';
  setTimeout(() => (currentTarget.textContent = 'Copy'), 2000);
});
