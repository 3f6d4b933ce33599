// One state of the panel, in a page of its own: `?scene=answer&api=…&theme=dark&dir=rtl&lang=ar`.
// `<html data-scene>` tells when it is `ready`, or `failed`.
import { createChat } from './dist/index.js';
import { SCENES } from './scenes.js';

const PATIENCE_MS = 20_000;
const query = new URLSearchParams(location.search);
const api = query.get('api') ?? 'http://localhost:4401/api';
const page = document.documentElement;
page.lang = query.get('lang') ?? 'en';
page.dir = query.get('dir') ?? 'ltr';
page.style.colorScheme = query.get('theme') ?? 'light dark';

const scene = SCENES.find(({ name }) => name === query.get('scene')) ?? SCENES[0];
document.title = scene.title;
play(scene).then(
  () => (page.dataset.scene = 'ready'),
  (cause) => {
    page.dataset.scene = 'failed';
    console.error(cause);
  },
);

async function play({
  name,
  scenario = 'basic',
  profile = 'd',
  settings,
  config,
  waitFor,
  isClosed,
  play: act,
}) {
  // An instance of its own: whatever is done here is seen nowhere else.
  const token = `${scenario}~scene-${name}-${crypto.randomUUID()}`;
  await fetch(new URL(`/sandbox/${token}`, api), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ delayMs: 0, ...settings }),
  });
  const chat = createChat({
    token,
    apiUrl: new URL(`/${profile}/api`, api).href,
    mode: 'page',
    theme: query.get('theme') ?? 'auto',
    ...config,
  });
  if (isClosed) return;
  const root = document.querySelector('dify-chat').shadowRoot;
  const find = (selector) => until(() => root.querySelector(selector));
  const stage = {
    chat,
    find,
    async press(selector) {
      (await find(selector)).click();
    },
    async type(text) {
      const field = await find('textarea');
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    async ask(text, shown = '.answer[data-status=done] .tools') {
      chat.send(text);
      await find(shown);
    },
    /** Lets what was held back come. */
    release: () => fetch(new URL(`/sandbox/${token}/release`, api), { method: 'POST' }),
    async attach(...files) {
      const field = await find('input[type=file]');
      const transfer = new DataTransfer();
      for (const [file, type] of files) transfer.items.add(new File(['%PDF-1.4'], file, { type }));
      field.files = transfer.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    async fillForm() {
      for (const field of root.querySelectorAll('form input[type=text], form textarea, form select')) {
        field.value =
          field.tagName === 'SELECT' ? field.options[field.options.length - 1].value : 'A rain jacket';
        for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
      }
    },
  };
  await find(waitFor ?? '.starters, .control, .turn');
  await act?.(stage);
}

/** Looks again with each frame. */
function until(look) {
  const end = performance.now() + PATIENCE_MS;
  return new Promise((resolve, reject) => {
    const attempt = () => {
      const found = look();
      if (found) resolve(found);
      else if (performance.now() > end)
        reject(new Error(`The scene «${scene.name}» did not come to: ${look}`));
      else requestAnimationFrame(attempt);
    };
    attempt();
  });
}
