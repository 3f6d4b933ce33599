import { expect, test, type Profile, type Widget } from '../fixtures';

interface Mode {
  /** Web code of the sandbox. */
  scenario: string;
  /** Releases that can publish it. */
  profiles: readonly Profile[];
  run: (widget: Widget) => Promise<void>;
  /** Route of the one POST. */
  route: string;
}

const EVERY: readonly Profile[] = ['a', 'b', 'c', 'd', 'e'];

/** The modes with a composer; `completion` and `workflow` have their own runs on every profile in `e2e/run`. */
const MODES: Readonly<Record<string, Mode>> = {
  chat: {
    scenario: 'basic',
    profiles: EVERY,
    route: 'POST /chat-messages',
    run: async (widget) => {
      await widget.ask('What is the guarantee?');
      await widget.expectStatus('done');
      await expect(widget.answer).toContainText('for life');
      await expect(widget.answer.getByRole('button', { name: 'Sources (1)' })).toBeVisible();
    },
  },
  'agent-chat': {
    scenario: 'agent',
    profiles: EVERY,
    route: 'POST /chat-messages',
    run: async (widget) => {
      await widget.ask('Do I need a jacket?');
      await widget.expectStatus('done');
      await expect(widget.answer.getByRole('button', { name: /^Used/ })).toHaveCount(2);
      await expect(widget.answer).toContainText('7 °C');
    },
  },
  agent: {
    scenario: 'agent-next',
    profiles: ['e'],
    route: 'POST /chat-messages',
    run: async (widget) => {
      await widget.ask('Do I need a jacket?');
      await widget.expectStatus('done');
      await expect(widget.answer.getByRole('button', { name: /^Used/ }).first()).toBeVisible();
      await expect(widget.answer).toContainText('7 °C');
    },
  },
  'advanced-chat': {
    scenario: 'chatflow',
    profiles: EVERY,
    route: 'POST /chat-messages',
    run: async (widget) => {
      await widget.ask('Which jacket?');
      await widget.expectStatus('done');
      await expect(widget.answer.getByRole('button', { name: 'Steps' })).toBeVisible();
      await expect(widget.answer).toContainText('Take the Skerry');
    },
  },
};

for (const [mode, { scenario, profiles, run, route }] of Object.entries(MODES)) {
  for (const profile of profiles) {
    test(`${mode} on profile ${profile.toUpperCase()}: asked, answered, the same after a reload`, async ({
      visit,
      page,
    }) => {
      const widget = await visit({ scenario, profile });
      await widget.open();
      await run(widget);
      await expect.poll(() => widget.count(route)).toBe(1);
      await expect(widget.answer.getByRole('toolbar')).toBeVisible();
      const question = await widget.questions.innerText();
      await page.reload();
      await widget.open();
      await expect(widget.questions).toHaveText(question.trim());
      await expect(widget.answer).toHaveAttribute('data-status', 'done');
      await expect(widget.alert).toHaveCount(0);
    });
  }
}
