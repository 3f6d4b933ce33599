import { SANDBOX } from '../ports';
import { expect, test } from '../fixtures';
import { askAndWait } from './ask';
import { recordRequests } from './wire';

// The traps of ref §14 that lie in what is sent: who asks, and what goes along.

const QUESTION = 'Where is my parcel?';

for (const [release, profile, isNew] of [
  ['1.9.1', 'a-late', false],
  ['1.11.4', 'b', true],
  ['1.16.0', 'e', true],
] as const) {
  test(`trap 1: the passport goes where release ${release} looks for it, and nowhere else`, async ({
    visit,
  }) => {
    const widget = await visit({ config: { apiUrl: `${SANDBOX}/${profile}/api` } });
    await widget.open();
    await askAndWait(widget);
    const { last } = await widget.state();
    for (const [route, { headers }] of Object.entries(last)) {
      if (route === 'GET /passport') continue;
      expect(headers['x-app-code'], route).toBe(widget.token);
      expect(headers['authorization'], route).toEqual(isNew ? undefined : expect.stringMatching(/^Bearer ./));
      expect(headers['x-app-passport'], route).toEqual(isNew ? expect.stringMatching(/./) : undefined);
    }
    expect(Object.keys(last)).toEqual(expect.arrayContaining(['GET /site', 'POST /chat-messages']));
  });
}

for (const profile of ['a', 'd'] as const) {
  test(`trap 1: a server that hides its release is served all the same (${profile})`, async ({ visit }) => {
    const widget = await visit({ profile, settings: { hideVersion: true } });
    await widget.open();
    await askAndWait(widget);
    const { headers } = await widget.last('POST /chat-messages');
    expect('x-app-passport' in headers).toBe(profile === 'd');
    const { people, counts } = await widget.state();
    expect({ people, questions: counts['POST /chat-messages'] }).toEqual({ people: 1, questions: 1 });
  });
}

for (const profile of ['a', 'd'] as const) {
  test(`trap 2: \`/passport\` is asked with the web code alone, at first and again (${profile})`, async ({
    visit,
    page,
  }) => {
    const sent = recordRequests(page);
    const widget = await visit({ scenario: 'expire', profile, config: { user: { id: 'visitor-7f3a' } } });
    await widget.open();
    await askAndWait(widget);
    await askAndWait(widget, 'And the other one?');
    const asked = (await sent()).filter(({ path }) => path.startsWith('/passport'));
    expect(asked).toHaveLength(2);
    for (const { headers } of asked) {
      expect(headers).toMatchObject({ 'x-app-code': widget.token });
      expect(Object.keys(headers)).not.toContain('authorization');
      expect(Object.keys(headers)).not.toContain('x-app-passport');
    }
  });
}

test('trap 2: an enterprise server that gets no passport for a login says that one is needed', async ({
  visit,
}) => {
  const widget = await visit({ config: { user: { id: 'visitor-7f3a' } } });
  await widget.open();
  await askAndWait(widget);
  // The passport dies, and the app wants a login from now on: a passport sent along would be a wrong login.
  await widget.set({ passport: 'secret-changed' });
  await widget.set({ passport: 'enterprise' });
  await widget.ask('And the other one?');
  await widget.expectStatus('error');
  await expect(widget.alert).toContainText('This assistant needs a sign-in.');
  await expect(widget.questions.last()).toHaveText('And the other one?');
});

test('trap 3: a visitor without an id stays one person over page loads, and keeps his history', async ({
  visit,
  page,
}) => {
  const widget = await visit();
  await widget.open();
  await askAndWait(widget);
  for (let load = 1; load <= 2; load++) {
    await page.reload();
    await widget.open();
    await expect(widget.questions).toHaveText(QUESTION);
    await expect(widget.answer).toHaveAttribute('data-status', 'done');
  }
  await expect.poll(() => widget.state()).toMatchObject({ people: 1, passports: 1 });
});

test('trap 3: an id finds the same person in another browser, and is told to `/passport` alone', async ({
  visit,
  page,
  browser,
}) => {
  const id = 'hmac-5d41402abc4b';
  const sent = recordRequests(page);
  const widget = await visit({ config: { user: { id } } });
  await widget.open();
  await askAndWait(widget);
  for (const { path, headers, body } of await sent()) {
    const isPassport = path === `/passport?user_id=${id}`;
    expect(`${path} ${JSON.stringify(headers)} ${body}`.includes(id), path).toBe(isPassport);
  }
  expect(await page.locator('dify-chat').evaluate((host) => host.shadowRoot?.innerHTML ?? '')).not.toContain(
    id,
  );

  const [conversation] = (await widget.state()).conversations;
  const context = await browser.newContext();
  const elsewhere = await context.newPage();
  await elsewhere.goto(
    widget.url({ config: { user: { id }, conversationId: conversation?.id, open: true } }),
  );
  await expect(elsewhere.getByRole('article', { name: 'You' })).toHaveText(QUESTION);
  await context.close();
  await expect.poll(() => widget.state()).toMatchObject({ people: 1, passports: 2 });
});

for (const [scenario, profile] of [
  ['agent', 'a'],
  ['agent-next', 'e'],
] as const) {
  test(`trap 4: a stream is asked for in words (${scenario}, ${profile})`, async ({ visit }) => {
    const widget = await visit({ scenario, profile });
    await widget.open();
    await askAndWait(widget, 'Do I need a jacket?');
    await expect(widget.answer).toContainText('7 °C');
    await expect.poll(() => widget.count('POST /chat-messages')).toBe(1);
    expect((await widget.last('POST /chat-messages')).body).toMatchObject({ response_mode: 'streaming' });
  });

  test(`trap 4: an agent streams also where its owner wants one piece (${scenario}, ${profile})`, async ({
    visit,
  }) => {
    const widget = await visit({ scenario, profile, config: { responseMode: 'blocking' } });
    await widget.open();
    await askAndWait(widget, 'Do I need a jacket?');
    await expect(widget.answer).toContainText('7 °C');
    // What was refused was no work, and left no row.
    await expect.poll(async () => (await widget.state()).messages).toHaveLength(1);
  });
}

test('trap 5: every follow-up names the answer it continues, so that the model remembers', async ({
  visit,
  page,
}) => {
  const widget = await visit();
  const row = async (query: string, at = -1) => {
    const found = (await widget.state()).messages.filter((message) => message.query === query).at(at);
    if (!found) throw new Error(`Nobody asked «${query}».`);
    return found;
  };
  await widget.open();
  await askAndWait(widget, 'First');
  expect((await row('First')).parentId).toBeNull();
  await askAndWait(widget, 'Second');
  expect((await row('Second')).parentId).toBe((await row('First')).id);

  await page.reload();
  await widget.open();
  await expect(widget.answers).toHaveCount(2);
  await askAndWait(widget, 'Third');
  expect((await row('Third')).parentId).toBe((await row('Second')).id);

  // An attempt that never got an id is no parent.
  await widget.set({ failNext: { route: 'POST /chat-messages', status: 500, times: 1 } });
  await widget.ask('Lost');
  await widget.expectStatus('error');
  await askAndWait(widget, 'Fourth');
  expect((await row('Fourth')).parentId).toBe((await row('Third')).id);

  // Another version of an answer has the same parent; whoever goes back to the first goes on from there.
  await widget.button('Regenerate').last().click();
  await expect(widget.answer.getByText('2 of 2')).toBeVisible();
  await widget.expectStatus('done');
  expect((await row('Fourth')).parentId).toBe((await row('Third')).id);
  await widget.button('Previous version').click();
  await expect(widget.answer.getByText('1 of 2')).toBeVisible();
  await askAndWait(widget, 'What do you remember?');
  expect((await row('What do you remember?')).parentId).toBe((await row('Fourth', 0)).id);
  await expect(widget.answer).toContainText('4 earlier answers');
});

test('trap 5: what follows on rows of old releases continues the newest of them', async ({ visit }) => {
  const widget = await visit({ scenario: 'history', stored: true, settings: { rows: 5 } });
  await widget.open();
  await expect(widget.answers).toHaveCount(5);
  const legacy = (await widget.state()).messages.at(-1)?.id;
  await askAndWait(widget);
  expect((await widget.last('POST /chat-messages')).body).toMatchObject({ parent_message_id: legacy });
});

/** What Chromium adds by itself, and what ref §2.3 allows. */
const OWN =
  /^(sec-.*|host|connection|origin|referer|user-agent|accept(-encoding|-language)?|content-length)$/;

for (const profile of ['a', 'd'] as const) {
  test(`trap 6: no call has a header that its preflight would not allow (${profile})`, async ({
    visit,
    page,
  }) => {
    const sent = recordRequests(page);
    const allowed = new Set([
      'content-type',
      'x-app-code',
      profile === 'a' ? 'authorization' : 'x-app-passport',
    ]);
    const foreign = (headers: Record<string, string>): string[] =>
      Object.keys(headers).filter((name) => !OWN.test(name) && !allowed.has(name));
    const config = { traceId: 'trace-7', speech: 'off' };
    const flow = await visit({
      scenario: 'chatflow',
      profile,
      config,
      settings: { hold: { after: 1 }, breakAfter: 2 },
    });
    await flow.open();
    await flow.ask('Which jacket?');
    await expect(flow.answer).toContainText(/\w/);
    await flow.release();
    // Followed on where the release can; else what is stored is read.
    await expect(flow.answer).not.toHaveAttribute('data-status', 'streaming');
    await expect
      .poll(() => flow.count(profile === 'a' ? 'GET /messages' : 'GET /workflow/:run/events'))
      .toBe(1);
    expect((await flow.last('POST /chat-messages')).body).toMatchObject({ trace_id: 'trace-7' });

    const widget = await visit({ scenario: 'upload', profile, config });
    await widget.open();
    const chooser = page.waitForEvent('filechooser');
    await widget.button('Attach files').click();
    await (
      await chooser
    ).setFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') });
    await expect(widget.button('Remove a.pdf')).toBeVisible();
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    await askAndWait(widget, 'Look at this');
    await widget.button('Good answer').click();
    await expect.poll(() => widget.count('POST /messages/:id/feedbacks')).toBe(1);
    await widget.set({ hold: { after: 1 } });
    await widget.ask(QUESTION);
    await expect.poll(async () => (await widget.state()).held).toBe(1);
    await widget.button('Stop').click();
    await expect.poll(() => widget.count('POST /chat-messages/:task/stop')).toBe(1);
    await page.reload();
    await widget.open();
    await expect(widget.answers).toHaveCount(2);

    const requests = await sent();
    for (const { method, path, headers } of requests) {
      expect(foreign(headers), `${method} ${path}`).toEqual([]);
    }
    // What a browser shows and what arrives may differ: the sandbox has the last word.
    for (const { last } of [await flow.state(), await widget.state()]) {
      for (const [route, { headers }] of Object.entries(last)) {
        expect(foreign(headers), route).toEqual([]);
      }
    }
    expect(requests.length).toBeGreaterThan(15);
  });
}
