import type { Page } from '@playwright/test';
import { SANDBOX } from '../ports';
import { expect, test, type Widget } from '../fixtures';

const QUESTION = 'Is the showroom open on Sunday?';

interface Fault {
  name: string;
  settings?: Record<string, unknown>;
  /** Done with the page after it was opened and before the question is asked. */
  before?: (page: Page) => Promise<unknown>;
  /** Done when the question is out. */
  after?: (page: Page, widget: Widget) => Promise<void>;
  /** What the visitor reads; none where the answer comes all the same. */
  sentence?: RegExp;
  posts?: number;
}

const refuse = (fields: Record<string, unknown>): Record<string, unknown> => ({
  failNext: { route: 'POST /chat-messages', times: 1, ...fields },
});

async function waitInSilence(page: Page, widget: Widget): Promise<void> {
  await expect(widget.answer).toContainText(/\w/);
  // A piece that is still on its way begins the minute anew.
  await expect(async () => {
    await page.clock.fastForward(61_000);
    await expect(widget.answer).not.toHaveAttribute('data-status', 'streaming', { timeout: 500 });
  }).toPass();
}

/** The server goes on where its line is silent. */
async function waitUntilStored(page: Page, widget: Widget): Promise<void> {
  await expect.poll(async () => (await widget.state()).messages.at(-1)?.answer ?? '').not.toBe('');
  await waitInSilence(page, widget);
}

const FAULTS: readonly Fault[] = [
  {
    name: 'connection refused',
    before: (page) =>
      page.route(`${SANDBOX}/**/chat-messages`, (route) => route.abort('connectionrefused'), { times: 1 }),
    sentence: /No connection/,
  },
  {
    name: 'silence for a minute, nothing stored',
    settings: { hold: { after: 3 }, pingMs: 600_000 },
    after: waitInSilence,
    sentence: /gone quiet/,
  },
  { name: 'silence for a minute, the answer stored', settings: { silentAfter: 4 }, after: waitUntilStored },
  { name: '401, renewed', settings: { expireOn: 1 }, posts: 2 },
  {
    name: '403',
    settings: refuse({ status: 403, code: 'web_app_access_denied' }),
    sentence: /no access/,
  },
  {
    name: '404, app gone',
    settings: refuse({ status: 404, code: 'not_found', message: 'App not found', times: 2 }),
    sentence: /not available|no longer there/,
    posts: 2,
  },
  {
    name: '413 of a proxy without CORS',
    settings: refuse({ status: 413, body: 'html', cors: false }),
    sentence: /No connection/,
  },
  {
    name: '429 with Retry-After',
    settings: refuse({ status: 429, code: 'too_many_requests', headers: { 'Retry-After': '2' } }),
    sentence: /busy|Too many/,
  },
  { name: '500', settings: refuse({ status: 500, code: 'internal_server_error' }), sentence: /went wrong/ },
  {
    name: '502 with a page of HTML',
    settings: refuse({ status: 502, body: 'html' }),
    sentence: /went wrong/,
  },
  {
    name: '200 with a page of HTML',
    settings: refuse({ status: 200, body: 'html' }),
    sentence: /went wrong/,
  },
  {
    name: '200 with JSON of another shape',
    settings: refuse({ status: 200, body: 'wrong-json' }),
    sentence: /went wrong/,
  },
  { name: '200 with torn JSON', settings: refuse({ status: 200, body: 'not-json' }), sentence: /went wrong/ },
  {
    name: 'error event, then an idle stream',
    settings: { failAfter: 3, idleAfterError: true },
    sentence: /could not answer/,
  },
  { name: 'an event of 1 MB', settings: { hugeEvent: true } },
  { name: 'a proxy that holds the stream back', settings: { lump: true } },
];

/** Nothing typed is lost, and the next question can be typed and sent. */
async function expectUsable(widget: Widget): Promise<void> {
  await expect(widget.questions.last()).toHaveText(QUESTION);
  await expect(widget.composer).toBeEditable();
  await widget.composer.fill('Next');
  await expect(widget.button('Send')).not.toHaveAttribute('aria-disabled', 'true');
  await widget.composer.fill('');
}

for (const fault of FAULTS) {
  test(`${fault.name}: one POST, a sentence, a composer that works, nothing lost`, async ({
    visit,
    page,
  }, info) => {
    await page.clock.install();
    const widget = await visit({ config: { user: { id: 'visitor-7f3a' } } });
    await widget.open();
    await widget.set({ delayMs: 5, ...fault.settings });
    let posts = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/chat-messages')) posts++;
    });
    await fault.before?.(page);
    await widget.ask(QUESTION);
    await fault.after?.(page, widget);
    if (fault.sentence) {
      await widget.expectStatus('error');
      await expect(widget.alert).toContainText(fault.sentence);
      await expect(widget.alert.getByRole('button', { name: /^Try again/ })).toBeVisible();
    } else {
      await widget.expectStatus('done');
      await expect(widget.alert).toHaveCount(0);
    }
    expect(posts).toBe(fault.posts ?? 1);
    await expectUsable(widget);
    const sentence = fault.sentence ? await widget.alert.locator('p').innerText() : '(the answer)';
    info.annotations.push({
      type: 'fault',
      description: JSON.stringify({
        fault: fault.name,
        sentence,
        posts,
        composer: 'usable',
        lost: 'nothing',
      }),
    });
  });
}

test('a cut after k events, for every k: the text so far or the whole answer, one POST each', async ({
  visit,
}, info) => {
  const answer = ['Yes, ', 'from ', '10 ', 'to ', '4.'];
  const widget = await visit({ settings: { answer, delayMs: 5 } });
  await widget.open();
  const outcomes: string[] = [];
  // Five deltas, `message_end` and what may stand between: the last cuts come after the end.
  for (let events = 0; events <= 7; events++) {
    await widget.button('New conversation').click();
    await widget.set({ cutAfter: events });
    const before = await widget.count('POST /chat-messages');
    await widget.ask(QUESTION);
    await expect(widget.button('Send')).toBeVisible();
    await expect(widget.answer).not.toHaveAttribute('data-status', 'streaming');
    const status = await widget.answer.getAttribute('data-status');
    outcomes.push(`${events}: ${status}`);
    if (status === 'error')
      await expect(widget.alert.getByRole('button', { name: 'Try again' })).toBeVisible();
    else await expect(widget.answer).toContainText('Yes, from 10 to 4.');
    expect((await widget.count('POST /chat-messages')) - before).toBe(1);
    await expectUsable(widget);
  }
  expect(outcomes[0]).toBe('0: error');
  expect(outcomes.at(-1)).toBe('7: done');
  info.annotations.push({
    type: 'fault',
    description: JSON.stringify({
      fault: 'a cut after k events',
      sentence: outcomes.join(', '),
      posts: 1,
      composer: 'usable',
      lost: 'nothing',
    }),
  });
});
