import { expect } from '@playwright/test';
import { CORPUS } from './corpus';
import { ATTACKS, BOMBS } from './hostile';
import { test } from './serve';

const TAGS =
  'a abbr b bdi bdo blockquote br button caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h3 h4 h5 h6 hr i img ins kbd li mark ol p path pre q rp rt ruby s samp small span strike strong sub summary sup svg table tbody td tfoot th thead time tr tt u ul var wbr';
const ATTRIBUTES =
  'align alt aria-hidden aria-label cite class colspan d data-language data-level data-loose data-send data-state datetime decoding dir height href lang loading open referrerpolicy rel reversed role rowspan scope src start tabindex target title type viewBox width';
const CLASSES = 'abbr code code-head copy formula image image-hold table task';

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
  await page.waitForTimeout(200); // what would load or run does so later
  expect(await page.evaluate('window.hit')).toBeUndefined();
  expect(requests.filter((url) => !url.startsWith('https://api.example/'))).toEqual([]);
});

test('links open apart from the page and tell nothing to where they lead', async ({ open }) => {
  const { page } = await open();
  const html = await page.evaluate(() =>
    window.harness.html('[x](//cdn.example/a) <a href="/b" target="_top">y</a>'),
  );
  expect(html.match(/target="_blank" rel="noopener noreferrer nofollow ugc"/g)).toHaveLength(2);
  expect(html).toContain('href="https://cdn.example/a"');
  expect(html).toContain('href="https://api.example/b"');
});

test('controls and forms of the text show their words only', async ({ open }) => {
  const { page } = await open();
  const html = await page.evaluate(() =>
    window.harness.html('<form><label>Name</label><input name="x"><button>Send</button></form>'),
  );
  expect(html).toBe('NameSend');
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
