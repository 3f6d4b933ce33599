import type { Page } from '@playwright/test';
import { expect, type Widget } from '../fixtures';

export const SCENARIO = 'speech';

const CHART =
  '{"xAxis":{"type":"category","data":["Mon","Tue"]},"yAxis":{},"series":[{"type":"bar","data":[2,3]}]}';

/** The sandbox says code and a chart, and takes files. */
export const SETTINGS = {
  delayMs: 0,
  answer: `Code:\n\n\`\`\`js\nconst days = 3;\n\`\`\`\n\nand a chart:\n\n\`\`\`echarts\n${CHART}\n\`\`\`\n`,
  parameters: {
    file_upload: {
      enabled: true,
      allowed_file_types: ['document'],
      allowed_file_upload_methods: ['local_file'],
      number_limits: 3,
    },
  },
};

/** Brings most of what comes later: files, Markdown, code in colours, a chart, speech, the list of conversations. */
export async function wholeConversation(widget: Widget): Promise<void> {
  const { page } = widget;
  await widget.open();
  const chooser = page.waitForEvent('filechooser');
  await widget.button('Attach files').click();
  const buffer = Buffer.from('%PDF-1.4\n');
  await (await chooser).setFiles({ name: 'receipt.pdf', mimeType: 'application/pdf', buffer });
  await expect(page.locator('form').getByRole('listitem')).toHaveText(/receipt/);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await widget.ask('Show me code');
  await widget.expectStatus('done');
  await expect(widget.questions.getByRole('listitem')).toHaveText(/receipt/);
  await expect.poll(() => page.evaluate(() => CSS.highlights.has('dify-chat-keyword'))).toBe(true);
  await expect(page.frameLocator('iframe[title="Diagram"]').getByText('Tue')).toBeVisible();
  await widget.button('Read aloud').click();
  await widget.button('Stop reading').click();
  await widget.button('Conversations').click();
  const list = page.getByRole('navigation', { name: 'Conversations' });
  await expect(list.getByRole('button', { name: /^More for/ })).toHaveCount(1);
}

/** What went wrong on the page's side, and which scripts came from elsewhere than the server of the chat. */
export function watch(page: Page): { complaints: string[]; scripts: string[] } {
  const complaints: string[] = [];
  const scripts: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  return { complaints, scripts };
}
