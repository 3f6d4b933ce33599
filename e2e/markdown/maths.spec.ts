import { expect, test as inWidget, hearOwner } from '../fixtures';
import { FORMULAS, HOSTILE_FORMULAS } from './formulas';
import { test } from './serve';

const STRICT =
  "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
const MATHML =
  /^(?:math|menclose|m(?:frac|i|multiscripts|n|o|over|padded|phantom|prescripts|root|row|space|sqrt|style|sub|subsup|sup|table|td|text|tr|under|underover)|none|semantics)$/;

test('formulas become MathML under the strictest policy, hostile ones at most that', async ({ open }) => {
  const { page, requests, violations } = await open(STRICT, '#lazy');
  const draw = (list: readonly string[]) =>
    page.evaluate(
      (texts) =>
        texts.map((tex) => ({
          tex,
          ...window.harness.formula(tex, true),
          inLine: window.harness.formula(tex, false).html,
        })),
      list,
    );
  const good = await draw(FORMULAS);
  expect(good.filter(({ failed }) => failed)).toEqual([]);
  for (const { html } of good) expect(html).toMatch(/^<math[^>]*><.*<\/math>$/);

  for (const { tex, html, inLine, failed, depth } of await draw(HOSTILE_FORMULAS)) {
    expect(depth, tex).toBeLessThan(70);
    if (failed) continue;
    for (const [, name] of (html + inLine).matchAll(/<([a-z]+)/g)) expect(name, tex).toMatch(MATHML);
    expect(html + inLine, tex).not.toMatch(/\s(?:href|id|src|on\w+)=|url\(|<[^>]*javascript|[(\s"]\d{4,}em/);
  }
  expect(requests).toEqual([]);
  expect(await violations()).toEqual([]);
});

inWidget(
  'a formula is drawn when it is closed, what is none keeps its source, and a wide one is scrolled by keys',
  async ({ visit, page }) => {
    const answer = [
      'The area \\(\\pi',
      ' r^2\\) and \\(\\nonsense{\\) are',
      ' known:\n\n\\[\n',
      `${'a + b + c + d + '.repeat(20)}e\n\\]\n`,
    ];
    const widget = await visit({ settings: { answer, hold: { after: 1 } } });
    await widget.open();
    await widget.ask('maths');
    await expect(widget.answer).toContainText('The area');
    await expect(widget.answer).not.toContainText('pi');
    await widget.release();
    await widget.expectStatus('done');
    const formulas = widget.answer.getByRole('math');
    await expect(formulas).toHaveCount(2);
    await expect(formulas.first()).toHaveText('πr2');
    await expect(widget.answer.getByTitle('This cannot be drawn.')).toHaveText('\\(\\nonsense{\\)');
    const wide = widget.answer.locator('.formula[tabindex="0"]');
    await expect(wide).toHaveCount(1);
    await wide.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => wide.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
    expect(await widget.panel.evaluate((panel) => panel.scrollWidth <= panel.clientWidth)).toBe(true);
  },
);

inWidget(
  'without the part for maths, or by the owner’s wish, the source is read',
  async ({ visit, page }) => {
    const told = hearOwner(page);
    const answer = 'So \\(a_1 * b\\) and \\(c\\).';
    await page.route(/chunks\/maths-part-/, (route) => route.abort());
    const widget = await visit({ settings: { answer } });
    await widget.converse('maths');
    await expect(widget.answer).toContainText('So \\(a_1 * b\\) and \\(c\\).');
    await expect.poll(() => told).toEqual([expect.stringContaining('Maths could not be loaded.')]);
    await page.unroute(/chunks\/maths-part-/);

    const plain = await visit({ settings: { answer }, config: { markdown: { maths: false } } });
    await plain.converse('maths');
    await expect(plain.answer).toContainText('So \\(a_1 * b\\) and \\(c\\).');
    await expect(plain.answer.getByRole('math')).toHaveCount(0);
  },
);
