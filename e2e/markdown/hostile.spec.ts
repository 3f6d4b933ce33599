import { expect } from '@playwright/test';
import { CORPUS } from './corpus';
import { ATTACKS, BOMBS } from './hostile';
import { test } from './serve';

const TAGS =
  'a abbr b bdi audio bdo blockquote br button caption cite code col colgroup dd del details dfn div dl dt em figcaption figure form h3 h4 h5 h6 hr i img input ins kbd label li mark ol option p path pre q rp rt ruby s samp select small span strike strong sub summary sup svg table tbody td tfoot textarea th thead time tr tt u ul var video wbr';
const ATTRIBUTES =
  'align alt aria-hidden aria-label aria-required autocomplete checked cite class colspan controls d data-format data-kind data-language data-level data-loose data-name data-note data-place data-send data-size data-state data-title data-variant datetime decoding dir for height hidden href id lang loading novalidate open placeholder playsinline preload referrerpolicy rel reversed role rows rowspan scope selected src start step tabindex target title type value viewBox width';
const CLASSES =
  'abbr ask-button ask-error ask-field ask-form ask-label ask-note code code-head control copy formula icon image image-hold place player table task';

test('no text runs code, leaves the answer or keeps a forbidden tag, attribute or address', async ({
  open,
}) => {
  const { page, requests } = await open();
  const faults = await page.evaluate(
    ([texts, names, keys, classes]) => {
      const { audit } = window.harness;
      return texts.flatMap((text) => audit(text, names.split(' '), keys.split(' '), classes.split(' ')));
    },
    [[...ATTACKS, ...CORPUS], TAGS, ATTRIBUTES, CLASSES] as const,
  );
  expect(faults).toEqual([]);
  // What would load or run has done so before what is asked for only now, and after it.
  for (const name of ['first', 'last']) await page.evaluate(fail, `https://api.example/${name}.png`);
  expect(await page.evaluate('window.hit')).toBeUndefined();
  expect(requests.filter((url) => !url.startsWith('https://api.example/'))).toEqual([]);
});

/** Resolves when a picture has not come. */
function fail(src: string): Promise<void> {
  return new Promise((resolve) => {
    const image = new Image();
    image.addEventListener('error', () => resolve());
    image.src = src;
  });
}

test('links open apart from the page and tell nothing to where they lead', async ({ open }) => {
  const { page } = await open();
  const html = await page.evaluate(() =>
    window.harness.html('[x](//cdn.example/a) <a href="/b" target="_top">y</a>'),
  );
  expect(html.match(/target="_blank" rel="noopener noreferrer nofollow ugc"/g)).toHaveLength(2);
  expect(html).toContain('href="https://cdn.example/a"');
  expect(html).toContain('href="https://api.example/b"');
});

test('a form of the text is one of ours: it goes nowhere by itself, and nothing in it passes for something else', async ({
  open,
}) => {
  const { page } = await open();
  const attack =
    '<form action="https://evil.example" method="post" target="_top" id="hit" onsubmit="window.hit=1" data-format="json">' +
    '<label for="user" onclick="window.hit=1">Name</label><input name="user" autofocus formaction="javascript:window.hit=1" list="x">' +
    '<input name="action" value="x"><input name="__proto__" value="x"><input name="a b" value="x"><input value="x">' +
    '<input type="file" name="file"><input type="image" src="https://evil.example/x.png" name="image">' +
    '<form action="https://evil.example"></form><button formaction="https://evil.example" name="submit">Send</button></form>' +
    '<input name="alone"><textarea name="alone">words</textarea><button>Alone</button>';
  const found = await page.evaluate((text) => {
    const box = document.createElement('div');
    box.id = 'answer-1';
    document.body.append(box);
    window.harness.renderMarkdown(box, text, window.harness.makeOptions());
    const form = box.querySelector('form');
    box.querySelector('button')?.click();
    return {
      forms: box.querySelectorAll('form').length,
      action: form?.getAttribute('action'),
      names: [...box.querySelectorAll('[data-name]')].map((element) => element.getAttribute('data-name')),
      types: [...box.querySelectorAll('input')].map(({ type }) => type),
      ids: [...box.querySelectorAll('[id]')].map(({ id }) => id),
      clobbered: [form?.method, typeof form?.submit, form?.target],
      focused: document.activeElement?.localName,
      words: box.textContent,
    };
  }, attack);
  expect(found).toEqual({
    forms: 1,
    action: null,
    names: ['user', 'action', 'file', 'image'],
    types: ['text', 'text', 'text', 'text'],
    ids: ['answer-1-0', 'answer-1-0-user', 'answer-1-0-action', 'answer-1-0-file', 'answer-1-0-image'],
    clobbered: ['get', 'function', ''],
    focused: 'body',
    words: 'NameSendwordsAlone',
  });
  expect(await page.evaluate('window.hit')).toBeUndefined();
});

test('without HTML, tags are text', async ({ open }) => {
  const { page } = await open();
  const text = await page.evaluate(() => {
    const options = window.harness.makeOptions({ html: false });
    return window.harness.html('a <b>b</b>\n\n<div>c</div>', true, options);
  });
  expect(text).toBe('<p dir="auto">a &lt;b&gt;b&lt;/b&gt;</p><p dir="auto">&lt;div&gt;c&lt;/div&gt;</p>');
});

test('neither time nor depth runs away', async ({ open }) => {
  const { page } = await open();
  for (const [name, text] of Object.entries(BOMBS)) {
    // Quadratic work would outlast the test's own time limit many times over.
    expect(await page.evaluate((bomb) => window.harness.endure(bomb), text), name).toBeLessThan(200);
  }
});
