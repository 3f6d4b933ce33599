import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { FAKE_MICROPHONE, launchOptions } from '../browser';
import { expect, test } from '../fixtures';
import { PAGES, SANDBOX } from '../ports';

test.use({ launchOptions: launchOptions(FAKE_MICROPHONE) });

/** What the README gives to copy; the nonce is for the page's own configuration and rules. */
function readPolicy(): Record<string, string> {
  const readme = readFileSync('README.md', 'utf8');
  const [, policy = ''] = /^### Content Security Policy\n+```\n([^`]+)```/m.exec(readme) ?? [];
  const directives = policy
    .replaceAll('https://your-site.example', PAGES)
    .replaceAll('https://your-dify.example', SANDBOX)
    .split(';')
    .map((directive) => directive.trim().split(/\s+/))
    .map(([name = '', ...sources]) => {
      const isOfPage = name === 'script-src' || name === 'style-src';
      return [name, [...sources, ...(isOfPage ? ["'nonce-host-page'"] : [])].join(' ')];
    });
  return Object.fromEntries(directives);
}

const POLICY = readPolicy();
const ANSWER = `Here is all of it:

\`\`\`js
const answer = 42; // with colours
\`\`\`

A formula, \\(a^2 + b^2 = c^2\\), a picture,

![The harbour at dusk](/files/tools/coast.svg)

and a drawing:

\`\`\`mermaid
flowchart LR
  A[Order] --> B[Door]
\`\`\`

<details><summary>More</summary>Even <kbd>tags</kbd> &amp; a table.</details>

| a | b |
| - | - |
| 1 | 2 |
`;
const SETTINGS = {
  answer: ANSWER,
  parameters: { speech_to_text: { enabled: true }, text_to_speech: { enabled: true } },
};

const spell = (policy: Record<string, string>): string =>
  Object.entries(policy)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

/** All that a browser refuses by a policy, in the page and in its frames. */
function listen(page: Page): string[] {
  const refused: string[] = [];
  page.on('console', (message) => {
    const text = message.text();
    if (/Content Security Policy|Trusted|Embedder|ERR_BLOCKED/i.test(text)) refused.push(text);
  });
  return refused;
}

async function expectRichAnswer(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => CSS.highlights.size)).toBeGreaterThan(0);
  await expect(page.locator('math').first()).toBeVisible();
  await expect(
    page.frameLocator('iframe[title="Diagram"]').getByText('Order', { exact: true }),
  ).toBeVisible();
  const picture = page.getByRole('button', { name: 'Open image The harbour at dusk' }).locator('img');
  await expect
    .poll(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
    .toBeGreaterThan(0);
}

test('a strict policy with Trusted Types is not violated by voice, files, code, formulas, drawings and speech', async ({
  visit,
  page,
}) => {
  const refused = listen(page);
  const widget = await visit({ scenario: 'upload', settings: SETTINGS, page: { csp: spell(POLICY) } });
  await widget.open();
  await widget.button('Record voice').click();
  await expect(page.getByText('0:01')).toBeVisible();
  await widget.button('Stop recording').click();
  await expect(widget.composer).toHaveValue(/jacket/);

  const chooser = page.waitForEvent('filechooser');
  await widget.button('Attach files').click();
  const picture = {
    name: 'dot.gif',
    mimeType: 'image/gif',
    buffer: Buffer.from('R0lGODlhAQABAAAAACw=', 'base64'),
  };
  const text = { name: 'notes.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') };
  await (await chooser).setFiles([picture, text]);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await widget.composer.press('Enter');
  await widget.expectStatus('done');
  await expect(widget.questions.getByRole('listitem')).toHaveCount(2);
  await expectRichAnswer(page);

  await widget.button('Read aloud').click();
  await expect(widget.button('Stop reading')).toBeVisible();
  await widget.button('Conversations').click();
  await expect(page.getByRole('navigation', { name: 'Conversations' })).toBeVisible();
  expect(refused).toEqual([]);
});

test('a policy of nonces with `strict-dynamic`, in a page with an embedder policy, is not violated either', async ({
  visit,
  page,
}) => {
  const refused = listen(page);
  const policy = { ...POLICY, 'script-src': "'nonce-host-page' 'strict-dynamic'" };
  const widget = await visit({
    settings: SETTINGS,
    page: { csp: spell(policy), coep: 'require-corp', nonce: '' },
  });
  await widget.converse('Show me everything');
  await expectRichAnswer(page);
  // A picture of another site comes at the second try, by CORS: the first is the browser's to refuse.
  expect(refused.filter((text) => !/coast\.svg|ERR_BLOCKED/.test(text))).toEqual([]);
});
