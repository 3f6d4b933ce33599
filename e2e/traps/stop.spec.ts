import { SANDBOX } from '../ports';
import { expect, test } from '../fixtures';
import { expectFree } from './ask';

// The trap of ref §14 that lies in the end a visitor makes.

const QUESTION = 'Which jacket?';

for (const scenario of ['basic', 'chatflow'] as const) {
  test(`trap 19: a stop tells the server first and hears the end, so that the answer is kept (${scenario})`, async ({
    visit,
    page,
  }) => {
    const widget = await visit({
      scenario,
      settings: { answer: ['One ', 'two ', 'three'], hold: { after: 2 } },
    });
    await widget.open();
    await widget.ask(QUESTION);
    await expect(widget.answer).toContainText('One two');
    await widget.button('Stop').click();
    await widget.expectStatus('stopped');
    await expectFree(widget);
    const { runs, stops, messages } = await widget.state();
    expect(stops).toEqual([runs[0]?.taskId]);
    expect(runs[0]?.outcome).toBe('stopped');
    expect(messages[0]?.answer).toBe('One two ');
    await page.reload();
    await widget.open();
    await expect(widget.answer.getByText('One two', { exact: true })).toBeVisible();
  });
}

test('trap 19: before the first event there is nothing to stop by name: the request is dropped', async ({
  visit,
}) => {
  const widget = await visit({ settings: { hold: true } });
  await widget.open();
  await widget.ask(QUESTION);
  await expect.poll(async () => (await widget.state()).held).toBe(1);
  await widget.button('Stop').click();
  await widget.expectStatus('stopped');
  await expectFree(widget);
  expect((await widget.state()).stops).toEqual([]);
  await expect(widget.alert).toHaveCount(0);
});

test('trap 19: a «success» that stopped nothing does not bring the answer back', async ({ visit, page }) => {
  await page.clock.install();
  const widget = await visit({ settings: { answer: ['One ', 'two ', 'three'], hold: { after: 2 } } });
  await widget.open();
  await page.route(`${SANDBOX}/**/stop`, (route) =>
    route.fulfill({ json: { result: 'success' }, headers: { 'Access-Control-Allow-Origin': '*' } }),
  );
  await widget.ask(QUESTION);
  await expect(widget.answer).toContainText('One two');
  await widget.button('Stop').click();
  await widget.expectStatus('stopped');
  await expect(widget.button('Send')).toBeVisible();
  await expect.poll(async () => (await widget.state()).openStreams).toBe(1);
  await page.clock.fastForward(3000);
  await expectFree(widget);
  await widget.expectStatus('stopped');
  await expect(widget.answer).not.toContainText('three');
});
