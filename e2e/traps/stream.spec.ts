import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { expectFree } from './ask';
import { answerWith, line, recordCrashes } from './wire';

// The traps of ref §14 that lie in a stream: what it says, and when it is over.

const QUESTION = 'Which jacket?';
const ids = { id: 'm' };

/** Payloads of the widget's `message-end` events, as the page hears them. */
async function hearEnds(page: Page): Promise<() => Promise<string[]>> {
  await page.locator('dify-chat').evaluate((host) => {
    const heard: unknown[] = [];
    Reflect.set(window, 'ends', heard);
    host.addEventListener('dify-chat:message-end', (event) => {
      if (event instanceof CustomEvent) heard.push(event.detail.status);
    });
  });
  return () => page.evaluate(() => Reflect.get(window, 'ends'));
}

test('trap 7: a ping has no data, and nothing says `[DONE]`; where something does, it is no text', async ({
  visit,
  page,
}) => {
  const crashes = recordCrashes(page);
  const widget = await visit();
  await widget.open();
  const says = (text: string): string => line('message', { ...ids, answer: text });
  const end = line('message_end', { ...ids, metadata: {}, files: null });
  const ping = 'event: ping\n\n';
  for (const body of [
    ping + says('Take ') + ping + ping + says('this.') + ping + end,
    'event: ping\r\n\r\n' + says('Take ') + 'data: {"event":"ping"}\n\n: a comment\n\n' + says('this.') + end,
    says('Take ') + says('this.') + end + 'data: [DONE]\n\n',
    says('Take ') + says('this.') + 'data: [DONE]\n\n',
  ]) {
    await widget.button('New conversation').click();
    await answerWith(page, body);
    await widget.ask(QUESTION);
    await widget.expectStatus('done');
    await expect(widget.answer.getByText('Take this.', { exact: true })).toBeVisible();
    await expect(widget.alert).toHaveCount(0);
  }
  expect(crashes).toEqual([]);
});

for (const [profile, how] of [
  ['b', 'as HTTP 400'],
  ['d', 'inside a 200 stream, without ids or code'],
] as const) {
  test(`trap 8: a wrong input is told the same way ${how}`, async ({ visit }) => {
    // Nobody can fill in what this version does not know.
    const user_input_form = [{ hologram: { variable: 'city', label: 'City', required: true } }];
    const widget = await visit({
      scenario: 'chatflow',
      profile,
      settings: { parameters: { user_input_form } },
    });
    await widget.open();
    await widget.ask(QUESTION);
    await widget.expectStatus('error');
    await expect(widget.alert).toContainText('Please check your entries.');
    await expect(widget.log.getByText('input form')).toHaveCount(0);
    await expect(widget.questions).toHaveText(QUESTION);
    await expectFree(widget);
    await expect.poll(() => widget.count('POST /chat-messages')).toBe(1);
  });
}

test('trap 8: an answer that comes as JSON is read as JSON, and a page of HTML is no answer', async ({
  visit,
  page,
}) => {
  const widget = await visit();
  await widget.open();
  await answerWith(
    page,
    JSON.stringify({
      event: 'message',
      message_id: 'm',
      conversation_id: 'c',
      answer: 'In one piece.',
      metadata: {},
    }),
    'application/json',
  );
  await widget.ask(QUESTION);
  await widget.expectStatus('done');
  await expect(widget.answer.getByText('In one piece.', { exact: true })).toBeVisible();
  await answerWith(page, `<p>data: ${line('message', { answer: 'from a login page' })}</p>`, 'text/html');
  await widget.ask(QUESTION);
  await widget.expectStatus('error');
  await expect(widget.log.getByText('login page')).toHaveCount(0);
});

test('trap 9: an error ends the answer although the server keeps the stream', async ({ visit, page }) => {
  const settings = { answer: ['One ', 'two ', 'three ', 'four'], failAfter: 3, idleAfterError: true };
  const widget = await visit({ settings });
  await widget.open();
  const ends = await hearEnds(page);
  await widget.ask(QUESTION);
  await widget.expectStatus('error');
  await expect(widget.alert).toContainText('The assistant could not answer.');
  await expect(widget.answer).toContainText('One two three');
  await expectFree(widget);
  expect(await ends()).toEqual(['error']);
  await widget.set({ failAfter: null });
  await widget.ask('And now?');
  await expect(widget.answers).toHaveCount(2);
  await widget.expectStatus('done');
});

for (const [profile, question, status, text] of [
  ['a', QUESTION, 'done', 'Take the Skerry.'],
  // `message_end` is lost.
  ['c', QUESTION, 'done', 'Take the Skerry.'],
  // `message_end` comes first.
  ['e', QUESTION, 'done', 'Take the Skerry.'],
  // `message_end` alone, and an idle stream.
  ['d', 'An annotated question', 'done', 'We repair every jacket'],
] as const) {
  test(`trap 10: a chatflow is over at its own kind of end («${question}», ${profile})`, async ({
    visit,
    page,
  }) => {
    const widget = await visit({ scenario: 'chatflow', profile, config: { speech: 'off' } });
    await widget.open();
    const ends = await hearEnds(page);
    await widget.ask(question);
    await widget.expectStatus(status);
    await expect(widget.answer).toContainText(text);
    await expect(widget.answer.getByRole('toolbar', { name: 'Message actions' })).toBeVisible();
    await expectFree(widget);
    expect(await ends()).toEqual(['done']);
    await expect(widget.alert).toHaveCount(0);
    // Not by way of a repair.
    const { counts } = await widget.state();
    expect(Object.keys(counts)).not.toContain('GET /workflow/:run/events');
    expect(Object.keys(counts)).not.toContain('GET /messages');
  });
}

for (const profile of ['b', 'd'] as const) {
  test(`trap 10: a run that failed is an error, whether or not an \`error\` follows (${profile})`, async ({
    visit,
    page,
  }) => {
    const widget = await visit({ scenario: 'chatflow', profile, settings: { failAfter: 2 } });
    await widget.open();
    const ends = await hearEnds(page);
    await widget.ask(QUESTION);
    await widget.expectStatus('error');
    await expect(widget.alert).toContainText('The assistant could not answer.');
    await expect(widget.answer).toContainText('I compare');
    await expectFree(widget);
    expect(await ends()).toEqual(['error']);
  });
}

test('trap 11: a replaced text is the whole text, and what follows is added to it', async ({
  visit,
  page,
}) => {
  for (const [scenario, question, shown, taken] of [
    [
      'moderated',
      'What is in the recipe?',
      'I cannot talk about that. Ask me about the sea instead.',
      'salt',
    ],
    [
      'moderated',
      'Give me the clean version',
      'The recipe was written by the **** cook of the north mole. He never told anybody, and took it along to sea.',
      'darn',
    ],
    ['chatflow', 'Tell me the secret', 'I cannot talk about that.', 'whale'],
  ] as const) {
    const widget = await visit({ scenario });
    await widget.open();
    await widget.ask(question);
    await widget.expectStatus('done');
    await expect(widget.answer.getByText(shown, { exact: true })).toHaveCount(1);
    await expect(widget.answer).not.toContainText(taken);
    await page.reload();
    await widget.open();
    await expect(widget.answer.getByText(shown, { exact: true })).toHaveCount(1);
  }
});

for (const [scenario, profile, question] of [
  ['agent', 'a', 'Do I need a jacket?'],
  ['agent', 'd', 'Do I need a jacket? (react)'],
  ['agent-next', 'e', 'Do I need a jacket?'],
] as const) {
  test(`trap 12: thoughts replace themselves and are not said twice (${scenario}, ${profile})`, async ({
    visit,
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const widget = await visit({ scenario, profile });
    await widget.open();
    await widget.ask(question);
    await widget.expectStatus('done');
    const tools = question.includes('react')
      ? ['Used Weather', 'Used Weather', 'Used lookout']
      : ['Used Weather', 'Used Sketch'];
    const buttons = widget.answer.getByRole('button', { name: /^Used/ });
    const expectOnce = async (): Promise<void> => {
      await expect(buttons).toHaveCount(tools.length);
      // Without icons and times.
      const names = (await buttons.allInnerTexts()).map((name) => name.replace(/^\W+| · .*/g, ''));
      expect(names).toEqual(tools);
      const text = await widget.answer.innerText();
      const first = question.includes('react') ? 'I need the weather' : 'Let me look at the weather';
      for (const words of [first, '7 °C and rain', 'not the Drizzle']) {
        expect(text.split(words), words).toHaveLength(2);
      }
    };
    await expectOnce();
    await widget.answer.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(widget.answer.getByText('Copied')).toBeAttached();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split('7 °C and rain')).toHaveLength(2);
    await page.reload();
    await widget.open();
    await expectOnce();
  });
}

test('trap 13: text that comes labelled as a file is text, and its file is one file', async ({ visit }) => {
  for (const profile of ['a', 'd'] as const) {
    const widget = await visit({ scenario: 'quirk', profile });
    await widget.open();
    await widget.ask('Draw me a jacket');
    await widget.expectStatus('done');
    await expect(
      widget.answer.getByText('Here is the Skerry, drawn from memory.', { exact: true }),
    ).toBeVisible();
    // The older release tells of its file only in the stored row.
    await expect(widget.answer.getByRole('button', { name: /^Open image/ })).toHaveCount(
      profile === 'a' ? 0 : 1,
    );
    await expect(widget.answer.getByRole('link')).toHaveCount(0);
  }
});
