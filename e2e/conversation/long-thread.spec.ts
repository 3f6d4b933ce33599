import type { Locator, Page } from '@playwright/test';
import { expect, test, type Widget } from '../fixtures';

/** Turns that are alive listen, those at rest do not: what is on show and near it listens some 250 times, all together 900. */
const FEW_LISTENERS = 600;

async function openWhole(widget: Widget): Promise<void> {
  await widget.open();
  await loadWhole(widget);
}

async function loadWhole(widget: Widget): Promise<void> {
  await expect(widget.answers.first()).toBeVisible();
  // By any name: it has another one while it loads.
  const earlier = widget.log.locator('.earlier');
  while ((await earlier.count()) > 0) {
    const before = await widget.answers.count();
    await earlier.dispatchEvent('click');
    await expect
      .poll(async () => (await widget.answers.count()) > before || (await earlier.count()) === 0)
      .toBe(true);
  }
}

async function countListeners(page: Page): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  await cdp.detach();
  return metrics.find(({ name }) => name === 'JSEventListeners')?.value ?? Number.NaN;
}

/** What keeps turns from their rest is told. */
async function readRest(page: Page): Promise<string> {
  const listeners = await countListeners(page);
  if (listeners < FEW_LISTENERS) return 'at rest';
  const why = await page.getByRole('log').evaluate((log) => ({
    own: log.querySelectorAll('.turns > .turn').length,
    plain: log.querySelectorAll('[data-plain]').length,
    open: log.querySelectorAll('form, [aria-expanded=true], [data-copied], [role=status]:not(:empty)').length,
    selected: String(getSelection()).length,
    focus: document.activeElement?.shadowRoot?.activeElement?.className,
    end: log.scrollHeight - log.clientHeight - log.scrollTop,
  }));
  return `${listeners} listeners, ${JSON.stringify(why)}`;
}

const expectRest = (page: Page): Promise<void> => expect.poll(() => readRest(page)).toBe('at rest');

const numbers = (widget: Widget): Promise<number[]> =>
  widget.questions.evaluateAll((questions) =>
    questions.map((question) => Number(/\((\d+)\)/.exec(question.textContent)?.[1])),
  );

/** The turn that asked «… (number)». */
const turn = (widget: Widget, number: number): Locator =>
  widget.log.locator('.turn').filter({ hasText: `(${number})` });

const scrollTo = (widget: Widget, share: number): Promise<void> =>
  widget.log.evaluate((log, part) => {
    log.scrollTop = log.scrollHeight * part;
  }, share);

const scrollHeight = (widget: Widget): Promise<number> => widget.log.evaluate((log) => log.scrollHeight);

/** Goes up until the page before is loaded. @returns how far that moved what was read, px. */
function moveOfOlderPage(widget: Widget): Promise<number> {
  return widget.log.evaluate(async (log) => {
    // When it has been shown: before that, places are still being mended.
    const nextFrame = (): Promise<unknown> =>
      new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const turns = log.getElementsByClassName('turn');
    const count = turns.length;
    log.scrollTop = 60;
    const edge = log.getBoundingClientRect().top;
    const read = [...turns].find((box) => box.getBoundingClientRect().bottom > edge);
    const before = read?.getBoundingClientRect().top ?? Number.NaN;
    while (turns.length === count && log.querySelector('.earlier')) await nextFrame();
    // Above the first page stands the greeting, as soon as it can be drawn.
    while (!log.querySelector('.earlier, .greeting .answer-text > *')) await nextFrame();
    for (let frame = 0; frame < 3; frame++) await nextFrame();
    return Math.abs((read?.getBoundingClientRect().top ?? 0) - before);
  });
}

test('of a long conversation only what is near is alive; all of it is read in order, formatted, and keeps its size', async ({
  visit,
  page,
}) => {
  const widget = await visit({ scenario: 'history', stored: true, settings: { rows: 120 } });
  await openWhole(widget);
  await expectRest(page);
  const all = await numbers(widget);
  // Of two versions of a question, one is on show; rows of an old release stand on a branch of their own.
  expect(all.length).toBeGreaterThan(100);
  expect(all).toEqual(all.toSorted((one, other) => one - other));
  await expect(turn(widget, 32).getByRole('table')).toHaveCount(1);
  await expect(turn(widget, 32).getByRole('article')).toHaveCount(2);
  await expect(turn(widget, 32).getByRole('toolbar', { name: 'Message actions' })).toHaveCount(2);

  const height = await scrollHeight(widget);
  await scrollTo(widget, 0.5);
  await expect(widget.button('Jump to latest')).toBeVisible();
  await expectRest(page);
  await scrollTo(widget, 0);
  await expectRest(page);
  expect(Math.abs((await scrollHeight(widget)) - height)).toBeLessThan(2);
  await widget.button('Jump to latest').click();
  await expect(widget.questions.last()).toBeInViewport();
  await expect(widget.button('Jump to latest')).toBeHidden();

  await widget.button('Conversations').click();
  await expect(widget.log).toBeHidden();
  await page.getByRole('button', { name: 'Planning the coast walk', exact: true }).click();
  await expect(widget.questions.last()).toBeInViewport();
  expect(await numbers(widget)).toEqual(all);
  await expectRest(page);
});

test('a turn at rest answers to the first press and the first key', async ({ visit, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const widget = await visit({ scenario: 'history', stored: true, settings: { rows: 120 } });
  await openWhole(widget);
  await expectRest(page);
  const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

  // Far away, as a screen reader presses it.
  await turn(widget, 9).getByRole('button', { name: 'Copy' }).dispatchEvent('click');
  await expect(turn(widget, 9).getByRole('status')).toHaveText('Copied');
  expect(await copied()).toContain('Skerry Bay');
  // By pointer.
  await turn(widget, 37).getByRole('button', { name: 'Copy' }).click();
  await expect(turn(widget, 37).getByRole('status')).toHaveText('Copied');
  expect(await copied()).toContain('after storm');

  // By keys, from a question's tools to its answer's and along these.
  await turn(widget, 61).getByRole('button', { name: 'Edit' }).focus();
  await page.keyboard.press('Tab');
  await expect(turn(widget, 61).getByRole('button', { name: 'Copy' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(turn(widget, 61).getByRole('button', { name: 'Good answer' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(turn(widget, 61).getByRole('button', { name: 'Good answer' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('another version of an old question, and the way back', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'history', stored: true, settings: { rows: 120 } });
  await openWhole(widget);
  await expectRest(page);
  const all = await numbers(widget);
  await turn(widget, 59).getByRole('button', { name: 'Previous version' }).click();
  await expect(widget.questions.last()).toContainText('(59)');
  expect(await numbers(widget)).toEqual(all.slice(0, all.indexOf(59) + 1));
  await turn(widget, 59).getByRole('button', { name: 'Next version' }).click();
  await expect.poll(() => numbers(widget)).toEqual(all);

  await turn(widget, 29).getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Edit message' }).fill('In other words?');
  await widget.button('Save').click();
  await expect(widget.questions.last()).toContainText('In other words?');
  await expect(widget.questions.last()).toBeInViewport();
  await widget.expectStatus('done');
});

test('what the visitor has selected, unfolded or begun to write stays while he is far away', async ({
  visit,
  page,
}) => {
  const widget = await visit({ scenario: 'history', stored: true, settings: { rows: 120 } });
  await openWhole(widget);
  await expectRest(page);
  const sources = turn(widget, 41).getByRole('button', { name: /^Sources/ });
  await sources.click();
  await expect(sources).toHaveAttribute('aria-expanded', 'true');
  await turn(widget, 44).getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Edit message' }).fill('Half a thought');
  await page.getByRole('textbox', { name: 'Edit message' }).blur();
  // From one turn into the next.
  const selected = (): Promise<string> =>
    widget.log.evaluate((log) => {
      const root = log.getRootNode();
      const [range] =
        root instanceof ShadowRoot ? (getSelection()?.getComposedRanges({ shadowRoots: [root] }) ?? []) : [];
      const copy = document.createRange();
      if (range) copy.setStart(range.startContainer, range.startOffset);
      if (range) copy.setEnd(range.endContainer, range.endOffset);
      return copy.toString();
    });
  await turn(widget, 46)
    .getByText('(46)')
    .evaluate((from) => {
      const to = from.closest('.turn')?.nextElementSibling?.querySelector('.bubble');
      if (to) getSelection()?.setBaseAndExtent(from, 0, to, 1);
    });
  const text = await selected();
  expect(text).toContain('(46)');
  expect(text).toContain('(47)');

  for (const share of [1, 0.5, 0]) {
    await scrollTo(widget, share);
    await expectRest(page);
  }
  expect(await selected()).toBe(text);
  await expect(sources).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('textbox', { name: 'Edit message' })).toHaveValue('Half a thought');
});

test('older pages come above what the reader looks at, and one more answer touches only the newest turns', async ({
  visit,
  page,
}) => {
  const widget = await visit({ scenario: 'history', stored: true, settings: { rows: 120 } });
  await widget.open();
  await expect(widget.answer.getByRole('toolbar')).toBeVisible();
  // Whoever keeps the reader's place has brought him to the end.
  const toEnd = (): Promise<number> =>
    widget.log.evaluate((log) => log.scrollHeight - log.clientHeight - log.scrollTop);
  await expect.poll(toEnd).toBeLessThan(2);
  while ((await widget.log.locator('.earlier').count()) > 0)
    expect(await moveOfOlderPage(widget)).toBeLessThan(2);
  await widget.button('Jump to latest').click();
  await expectRest(page);

  await widget.log.evaluate((log) => {
    const touched = new Set<Element>();
    new MutationObserver((records) => {
      for (const { target } of records) {
        const box =
          target instanceof Element ? target.closest('.turn') : target.parentElement?.closest('.turn');
        if (box) touched.add(box);
      }
      log.setAttribute('data-touched', String(touched.size));
    }).observe(log.children[0] ?? log, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
  await widget.ask('Where is my parcel?');
  await widget.expectStatus('done');
  await expect(widget.answer.getByRole('toolbar')).toBeVisible();
  expect(Number(await widget.log.getAttribute('data-touched'))).toBeLessThan(40);
});

test('a long conversation at rest is printed as a whole by a page of its own, and keeps its edges in forced colours', async ({
  visit,
  page,
}) => {
  const widget = await visit({
    scenario: 'history',
    stored: true,
    settings: { rows: 90 },
    config: { mode: 'page', theme: 'dark' },
  });
  await loadWhole(widget);
  await expectRest(page);
  await page.emulateMedia({ forcedColors: 'active' });
  const bubbles = widget.log.locator('.bubble');
  await expect(bubbles.first()).toHaveCSS('border-top-width', '1px');
  await expect(bubbles.last()).toHaveCSS('border-top-width', '1px');

  await page.emulateMedia({ forcedColors: 'none', media: 'print' });
  const log = await widget.log.evaluate((box) => ({
    hidden: box.scrollHeight - box.clientHeight,
    page: document.documentElement.scrollHeight,
    ground: getComputedStyle(box.closest('.panel') ?? box).backgroundColor,
    unseen: [...box.querySelectorAll('.question, .answer')].filter(
      (part) => !part.checkVisibility({ contentVisibilityAuto: true }),
    ).length,
  }));
  expect(log).toMatchObject({ hidden: 0, unseen: 0, ground: 'rgb(255, 255, 255)' });
  expect(log.page).toBeGreaterThan(10_000);
  await expect(widget.composer).toBeHidden();
  await expect(widget.button('Copy').first()).toBeHidden();
});
