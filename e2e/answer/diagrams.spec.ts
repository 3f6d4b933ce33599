import { expect, test, type Widget, hearOwner } from '../fixtures';

const FLOW = '```mermaid\nflowchart TD\n  A[Order] --> B[Door]\n```\n';
const CHART =
  '```echarts\n{"xAxis":{"type":"category","data":["Mon","Tue"]},"yAxis":{},"series":[{"type":"bar","data":[2,3]}]}\n```\n';
const frameOf = (widget: Widget) => widget.page.frameLocator('iframe[title="Diagram"]');

test('a diagram and a chart stand in the place of their code, which is there by keyboard, in both themes', async ({
  visit,
  page,
}) => {
  const widget = await visit({
    settings: { answer: `${FLOW}\nand\n\n${CHART}` },
    config: { theme: 'light' },
  });
  await widget.converse('draw');
  const frames = widget.answer.locator('iframe[title="Diagram"]');
  await expect(frames).toHaveCount(2);
  await expect(frameOf(widget).first().getByText('Order', { exact: true })).toBeVisible();
  await expect(frameOf(widget).last().locator('svg').getByText('Tue')).toBeVisible();
  const code = widget.answer.locator('pre').first();
  await expect(code).toBeHidden();

  // The frame has no origin: neither the page nor the network is in its reach.
  await expect(frames.first()).toHaveAttribute('sandbox', 'allow-scripts');
  const inside = page.frames().find((frame) => frame.url().endsWith('mermaid.html'));
  expect(await inside?.evaluate(() => self.origin)).toBe('null');
  expect(
    await inside?.evaluate(() =>
      fetch('/host').then(
        () => 'reached',
        () => 'refused',
      ),
    ),
  ).toBe('refused');

  const ground = () =>
    Promise.all(
      page
        .frames()
        .filter((frame) => /(?:mermaid|echarts)\.html$/.test(frame.url()))
        .map((frame) => frame.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)),
    );
  await expect.poll(ground).toEqual(['rgb(255, 255, 255)', 'rgb(255, 255, 255)']);
  await page.evaluate(() => window.DifyChat?.('setOptions', { theme: 'dark' }));
  await expect.poll(ground).toEqual(['rgb(23, 25, 30)', 'rgb(23, 25, 30)']);
  await expect(frameOf(widget).first().getByText('Order', { exact: true })).toBeVisible();

  await widget.answer.getByRole('button', { name: 'Show source' }).first().focus();
  await page.keyboard.press('Enter');
  await expect(code).toBeVisible();
  await expect(code).toContainText('A[Order] --> B[Door]');
  await expect(frames.first()).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(code).toBeHidden();
  await expect(frames.first()).toBeVisible();
});

test('what is no diagram stays code with a sentence, and is drawn by nobody', async ({ visit, page }) => {
  const answer =
    '```mermaid\nflowchart nowhere -->\n```\n\n```echarts\n{"series": [{"type": "bar", "data": function () {}}]}\n```\n';
  const widget = await visit({ settings: { answer } });
  await widget.converse('draw');
  await expect(widget.answer.getByText('This cannot be drawn.')).toHaveCount(2);
  await expect(widget.answer.locator('pre').first()).toBeVisible();
  await expect(widget.answer.getByRole('button', { name: 'Show source' })).toHaveCount(0);
  await expect(widget.answer.locator('iframe')).toHaveCount(0);
  expect(page.frames()).toHaveLength(1);
});

test('a drawing between fences is a picture with a name: nothing in it runs or is loaded, and what is none stays code', async ({
  visit,
  page,
}) => {
  const asked: string[] = [];
  const told = hearOwner(page);
  await page.route('https://evil.example/**', (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  const answer =
    '```svg\n<svg viewBox="0 0 40 20" onload="parent.hit=1"><title>The pier</title><script>parent.hit=1</script>' +
    '<image href="https://evil.example/x.png" width="9" height="9"/><rect width="40" height="20"/></svg>\n```\n\n' +
    '```svg\n<svg viewBox="0 0 40 20"><rect</svg>\n```\n';
  const widget = await visit({ settings: { answer } });
  await widget.converse('draw');
  const picture = widget.answer.getByRole('img', { name: 'The pier' });
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expect(widget.answer.getByText('This cannot be drawn.')).toHaveCount(1);
  const code = widget.answer.locator('pre');
  await expect(code.first()).toBeHidden();
  await expect(code.last()).toBeVisible();
  await widget.answer.getByRole('button', { name: 'Show source' }).press('Enter');
  await expect(code.first()).toBeVisible();
  await expect(picture).toBeHidden();
  expect(asked).toEqual([]);
  expect(await page.evaluate(() => Reflect.get(window, 'hit'))).toBeUndefined();
  expect(told).toEqual([]);

  const csp =
    "default-src 'none'; script-src 'self' 'nonce-host-page'; connect-src http://localhost:*; img-src http://localhost:*";
  const strict = await visit({ settings: { answer }, page: { csp } });
  await strict.converse('draw');
  await expect.poll(() => told).toEqual([expect.stringContaining('img-src data:')]);
  await expect(strict.answer.locator('pre').first()).toBeVisible();
});

test('a hostile diagram or chart reaches neither the network nor the page', async ({ visit, page }) => {
  const asked: string[] = [];
  await page.route('https://evil.example/**', (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  const image = 'https://evil.example/track.png';
  const answer =
    `\`\`\`mermaid\nflowchart TD\n  A["<img src='${image}' onerror='parent.hit=1'> Order"] --> B[Door]\n` +
    `  click A "javascript:parent.hit=1"\n \`\`\`\n\n` +
    `\`\`\`echarts\n{"title":{"text":"Days","link":"javascript:parent.hit=1"},"xAxis":{"data":["Mon"]},"yAxis":{},` +
    `"series":[{"type":"line","symbol":"image://${image}","symbolSize":20,"data":[1]}]}\n\`\`\`\n`;
  const widget = await visit({ settings: { answer } });
  await widget.converse('draw');
  await expect(frameOf(widget).first().getByText('Door', { exact: true })).toBeVisible();
  await expect(frameOf(widget).last().getByText('Days', { exact: true })).toBeVisible();
  for (const frame of page.frames().slice(1)) {
    const markup = await frame.evaluate(() => document.querySelector('#box')?.innerHTML ?? '');
    expect(markup).not.toMatch(/onerror=|href="javascript/);
  }
  await frameOf(widget).last().getByText('Days', { exact: true }).click();
  expect(asked).toEqual([]);
  expect(await page.evaluate(() => Reflect.get(window, 'hit'))).toBeUndefined();
  expect(page.context().pages()).toHaveLength(1);
});

test('where the page allows no frame the code stays and the owner reads why; by his wish there is none', async ({
  visit,
  page,
}) => {
  const told = hearOwner(page);
  const csp =
    "default-src 'none'; script-src 'self' 'nonce-host-page'; connect-src http://localhost:*; img-src data:; frame-src 'none'";
  const widget = await visit({ settings: { answer: `${FLOW}\n${FLOW}` }, page: { csp } });
  await widget.converse('draw');
  await expect.poll(() => told).toEqual([expect.stringContaining('frame-src http://localhost:')]);
  await expect(widget.answer.locator('pre').first()).toContainText('A[Order]');
  await expect(widget.answer.locator('iframe')).toHaveCount(0);

  const plain = await visit({ settings: { answer: FLOW }, config: { markdown: { diagrams: false } } });
  await plain.converse('draw');
  await expect(plain.answer.locator('pre')).toBeVisible();
  await expect(plain.answer.locator('iframe')).toHaveCount(0);
});

test('a new conversation and `destroy()` leave no frame behind', async ({ visit, page }) => {
  const widget = await visit({ settings: { answer: FLOW } });
  await widget.converse('draw');
  await expect(frameOf(widget).getByText('Order', { exact: true })).toBeVisible();
  await widget.button('New conversation').click();
  await expect.poll(() => page.frames()).toHaveLength(1);
  await widget.ask('draw');
  await expect(frameOf(widget).getByText('Order', { exact: true })).toBeVisible();
  await page.evaluate(() => window.DifyChat?.('destroy'));
  await expect.poll(() => page.frames()).toHaveLength(1);
});
