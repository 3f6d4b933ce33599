import type { Page } from '@playwright/test';
import { expect, test, Widget, hearOwner } from '../fixtures';
import { CODE_ANSWER } from './code-answer';

const JS = '```js\nconst a = 1; // why\n```\n';
const PY = '```py\ndef f(): pass\n```\n';
const OF_JS = { keyword: ['const'], number: ['1'], comment: ['// why'] };
const OF_PY = { keyword: ['def', 'pass'], name: ['f'] };

/** The text of each range that has a colour, by kind. */
function painted(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(() => {
    const texts: Record<string, string[]> = {};
    for (const [name, highlight] of CSS.highlights)
      for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
        const range = new Range();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        (texts[name.replace('dify-chat-', '')] ??= []).push(range.toString());
      }
    return texts;
  });
}

/** Scripts that were asked for whose names begin like this. */
function watch(page: Page, names: RegExp): string[] {
  const seen: string[] = [];
  page.on('request', (request) => {
    const file = new URL(request.url()).pathname.split('/').at(-1) ?? '';
    if (names.test(file)) seen.push(file.replace(/-[0-9a-f]+\.js$/, ''));
  });
  return seen;
}
const PARTS = /^(?:colours-part|js|ts|py|css|bash|markup|json|diff)-/;

test('closed code is coloured in both themes, the rest is not', async ({ visit, page }) => {
  const widget = await visit({ settings: { answer: `Text \`const\`\n\n${JS}` }, config: { theme: 'light' } });
  await widget.converse('code');
  await expect.poll(() => painted(page)).toEqual(OF_JS);
  const colour = () =>
    widget.answer
      .locator('code[data-language]')
      .evaluate((code) => getComputedStyle(code, '::highlight(dify-chat-keyword)').color);
  expect(await colour()).toBe('rgb(122, 58, 158)');
  await page.evaluate(() => window.DifyChat?.('setOptions', { theme: 'dark' }));
  await expect.poll(colour).toBe('rgb(201, 166, 240)');
});

test('each colour reads at 4.5:1 on a block of code, in both themes', async ({ visit, page }) => {
  const widget = await visit({ settings: { answer: CODE_ANSWER }, config: { theme: 'light' } });
  await widget.converse('code');
  await expect.poll(() => painted(page)).toHaveProperty('keyword');
  const worst = () =>
    widget.answer
      .locator('code[data-language]')
      .first()
      .evaluate((code) => {
        const luminance = (color: string) => {
          const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
            const value = Number(part) / 255;
            return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const box = code.closest('.code');
        const ground = box ? luminance(getComputedStyle(box).backgroundColor) : 0;
        return Math.min(
          ...[...CSS.highlights.keys()].map((name) => {
            const text = luminance(getComputedStyle(code, `::highlight(${name})`).color);
            return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
          }),
        );
      });
  expect(await worst()).toBeGreaterThanOrEqual(4.5);
  await page.evaluate(() => window.DifyChat?.('setOptions', { theme: 'dark' }));
  expect(await worst()).toBeGreaterThanOrEqual(4.5);
});

test('colours come when the answer is over, and not for a language nobody knows', async ({ visit, page }) => {
  const seen = watch(page, PARTS);
  const answer = [
    '```mermaid\na\n```\n\n```\nb\n```\n\n',
    '```js\nconst a',
    ' = 1; // why\n```\n\nafter',
    ' that',
  ];
  const widget = await visit({ settings: { answer, hold: { after: 3 } } });
  await widget.open();
  await widget.ask('code');
  // Every range would cost every frame in which the text grows.
  await expect(widget.answer).toContainText('after');
  expect(seen).toEqual([]);
  await widget.release();
  await widget.expectStatus('done');
  await expect.poll(() => painted(page)).toEqual(OF_JS);
  expect(seen).toEqual(['colours-part', 'js']);
});

test('colours change no node and no selection', async ({ visit, page }) => {
  const widget = await visit({ settings: { answer: [JS, '\nafter'], hold: { after: 1 } } });
  // Never idle: nothing is coloured before the nodes are noted.
  await page.evaluate(() => {
    const later: IdleRequestCallback[] = [];
    window.requestIdleCallback = (callback) => later.push(callback);
    Object.assign(window, { later });
  });
  await widget.open();
  await widget.ask('code');
  const code = widget.answer.locator('code');
  await expect(code).toHaveText('const a = 1; // why');
  await code.evaluate((element) => {
    const text = element.firstChild;
    if (text) getSelection()?.setBaseAndExtent(text, 2, text, 9);
    Object.assign(window, { text, faults: [] as string[] });
    new MutationObserver((records) => {
      Object.assign(window, { faults: records.map(({ type }) => type) });
    }).observe(element, { childList: true, characterData: true, attributes: true, subtree: true });
  });
  await widget.release();
  await widget.expectStatus('done');
  // Others wait for such a moment, too.
  await expect
    .poll(async () => {
      await page.evaluate(
        'for (const call of later.splice(0)) call({ didTimeout: false, timeRemaining: () => 9 })',
      );
      return painted(page);
    })
    .toEqual(OF_JS);
  expect(await code.evaluate((element) => element.firstChild === Reflect.get(window, 'text'))).toBe(true);
  expect(await page.evaluate('faults')).toEqual([]);
  expect(await page.evaluate(() => String(getSelection()))).toBe('nst a =');
});

test('code out of sight has no ranges, which every change of the page would pay for', async ({
  visit,
  page,
}) => {
  const widget = await visit({ settings: { answer: `${JS}\n${'Line\n\n'.repeat(60)}${PY}` } });
  await widget.converse('code');
  await expect.poll(() => painted(page)).toEqual(OF_PY);
  await widget.answer.locator('code').first().scrollIntoViewIfNeeded();
  await expect.poll(() => painted(page)).toEqual(OF_JS);
  await widget.button('Close chat').click();
  await expect.poll(() => painted(page)).toEqual({});
});

test('long code stays plain', async ({ visit, page }) => {
  const long = `\`\`\`js\n${'const a = 1;\n'.repeat(1_000)}\`\`\`\n`;
  const wide = `\`\`\`js\nconst a = '${'x'.repeat(2_000)}'\n\`\`\`\n`;
  const widget = await visit({ settings: { answer: `${long}\n${wide}\n${PY}` } });
  await widget.converse('code');
  await expect.poll(() => painted(page)).toEqual(OF_PY);
});

test('a grammar that cannot be loaded leaves code plain, and the owner hears of it once', async ({
  visit,
  page,
}) => {
  const told = hearOwner(page);
  await page.route(/chunks\/js-/, (route) => route.abort());
  const widget = await visit({ settings: { answer: `${JS}\n${JS}\n${PY}` } });
  await widget.converse('code');
  await expect.poll(() => painted(page)).toEqual(OF_PY);
  await expect(widget.answer.locator('code').first()).toHaveText('const a = 1; // why');
  await widget.ask('more');
  await expect.poll(() => painted(page).then(({ name }) => name)).toEqual(['f', 'f']);
  await expect.poll(() => told).toHaveLength(1);
  expect(told[0]).toContain('Colours for code could not be loaded.');
});

test('where the part cannot be loaded, the next block asks again', async ({ visit, page }) => {
  const seen: string[] = [];
  await page.route(/chunks\/colours-part-/, (route) => {
    seen.push('asked');
    return seen.length === 1 ? route.abort() : route.continue();
  });
  const widget = await visit({ settings: { answer: JS } });
  await widget.converse('code');
  await expect.poll(() => seen).toHaveLength(1);
  await widget.ask('code');
  await expect.poll(() => painted(page)).toEqual(OF_JS);
});

test('in forced colours there are none, also when they are switched on later', async ({ visit, page }) => {
  const seen = watch(page, PARTS);
  await page.emulateMedia({ forcedColors: 'active' });
  const widget = await visit({ settings: { answer: JS } });
  await widget.converse('code');
  await expect.poll(() => seen).toEqual(['colours-part']);
  expect(await painted(page)).toEqual({});
  await page.emulateMedia({ forcedColors: 'none' });
  await expect.poll(() => painted(page)).toEqual(OF_JS);
  await page.emulateMedia({ forcedColors: 'active' });
  await expect.poll(() => painted(page)).toEqual({});
});

test('where the browser knows no highlights nothing is loaded', async ({ visit, page }) => {
  const seen = watch(page, PARTS);
  await page.addInitScript('delete CSS.highlights; delete Object.getPrototypeOf(CSS).highlights');
  const widget = await visit({ settings: { answer: JS } });
  await widget.converse('code');
  await expect(widget.answer.locator('code')).toHaveText('const a = 1; // why');
  await widget.ask('again');
  await expect(widget.answers).toHaveCount(2);
  await widget.expectStatus('done');
  expect(seen).toEqual([]);
});

test('two widgets share the page’s highlights, and each takes only its own away', async ({ visit, page }) => {
  const widget = await visit({ settings: { answer: JS } });
  await widget.converse('code');
  await expect.poll(() => painted(page)).toEqual(OF_JS);
  const other = new Widget(page, {});
  await other.set({ delayMs: 0, answer: JS });
  await page.evaluate(
    async ([token, apiUrl, module]) => {
      const { createChat } = await import(module);
      const target = document.createElement('div');
      target.style.cssText = 'position: fixed; inset: 0 auto 0 0; width: 400px';
      document.body.append(target);
      const chat = createChat({ token, apiUrl, mode: 'inline', target });
      Object.assign(window, { chat });
      chat.send('code');
    },
    [other.token, other.apiUrl, '/dist/index.js'] as const,
  );
  await expect
    .poll(() => painted(page))
    .toEqual({ keyword: ['const', 'const'], number: ['1', '1'], comment: ['// why', '// why'] });
  await page.evaluate(() => window.DifyChat?.('destroy'));
  await expect.poll(() => painted(page)).toEqual(OF_JS);
  await page.evaluate('chat.destroy()');
  await expect.poll(() => painted(page)).toEqual({});
});

test('another conversation and `destroy()` leave no range behind', async ({ visit, page }) => {
  const widget = await visit({ settings: { answer: JS } });
  await widget.converse('code');
  await expect.poll(() => painted(page)).toEqual(OF_JS);
  await widget.button('New conversation').click();
  await expect.poll(() => painted(page)).toEqual({});
  await widget.ask('code');
  await expect.poll(() => painted(page)).toEqual(OF_JS);
  await page.evaluate(() => window.DifyChat?.('destroy'));
  await expect.poll(() => painted(page)).toEqual({});
});

test('colours violate no strict policy with Trusted Types', async ({ visit, page }) => {
  await page.addInitScript(() => {
    const violations: string[] = [];
    addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
    Object.assign(window, { violations });
  });
  const csp = [
    "default-src 'none'",
    "script-src 'self' 'nonce-host-page'",
    "style-src 'self' 'nonce-host-page'",
    'connect-src http://localhost:*',
    'img-src data: http://localhost:*',
    "require-trusted-types-for 'script'",
    'trusted-types dify-chat',
  ].join('; ');
  const widget = await visit({ settings: { answer: CODE_ANSWER }, page: { csp } });
  await widget.converse('code');
  await expect.poll(() => painted(page)).toHaveProperty('keyword');
  expect(await page.evaluate('violations')).toEqual([]);
});
