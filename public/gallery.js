// All scenes side by side, each in a frame of its own: its width is the visitor's screen.
import { SCENES } from './scenes.js';

const LANGUAGES =
  'en ar de es fa fr he hi id it ja ko nl pl pt-BR ro ru sl th tr uk vi zh-Hans zh-Hant'.split(' ');
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he']);

const query = new URLSearchParams(location.search);
const api = query.get('api') ?? 'http://localhost:4401/api';
const [form] = document.forms;
const names = new Intl.DisplayNames('en', { type: 'language' });
for (const code of LANGUAGES) form.elements.lang.append(new Option(names.of(code), code));
for (const control of form.elements) {
  const value = query.get(control.name);
  if (value !== null) control.value = value;
}
document.querySelector('#playground').search = new URLSearchParams({ api });

const frames = SCENES.map(({ name, title }) => {
  const frame = Object.assign(document.createElement('iframe'), { title, loading: 'lazy' });
  const link = Object.assign(document.createElement('a'), { textContent: title, target: '_blank' });
  const caption = document.createElement('figcaption');
  const figure = document.createElement('figure');
  caption.append(link);
  figure.append(caption, frame);
  document.querySelector('main').append(figure);
  return { name, frame, link };
});

function show() {
  const { theme, lang, width } = form.elements;
  document.documentElement.dataset.theme = theme.value;
  document.documentElement.style.setProperty('--width', `${width.value}px`);
  const dir = RIGHT_TO_LEFT.has(lang.value) ? 'rtl' : 'ltr';
  for (const { name, frame, link } of frames) {
    link.href = `scene.html?${new URLSearchParams({ scene: name, api, theme: theme.value, lang: lang.value, dir })}`;
    // A frame that is shown already is not played again.
    if (frame.src !== link.href) frame.src = link.href;
  }
}

form.addEventListener('change', show);
show();
