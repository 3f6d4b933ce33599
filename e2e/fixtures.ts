import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { PAGES, SANDBOX } from './ports';

export type Profile = 'a' | 'b' | 'c' | 'd' | 'e';

export interface HostOptions {
  /** What the sandbox plays. Default `basic`. */
  scenario?: string;
  profile?: Profile;
  /** Options of the widget. */
  config?: Record<string, unknown>;
  /** Query of the host page (e2e/host-page.ts). */
  page?: Record<string, string>;
  /** Starts in the conversation that the scenario has prepared. */
  stored?: boolean;
  /** Settings of the sandbox instance (e2e/sandbox/README.md). */
  settings?: Record<string, unknown>;
}

/** What the sandbox knows of this test's instance. */
export interface SandboxState {
  counts: Record<string, number>;
  /** The last request of each route. */
  last: Record<string, { headers: Record<string, string>; query: Record<string, string>; body: unknown }>;
  conversations: { id: string }[];
  /** Stored questions, oldest first. */
  messages: { id: string; parentId: string | null; query: string; answer: string }[];
  runs: { taskId: string; messageId: string; outcome: string | null }[];
  /** Task ids of the stop calls. */
  stops: string[];
  /** Persons known to the app, and passports given to them. */
  people: number;
  passports: number;
  /** Streams that wait to be released. */
  held: number;
  openStreams: number;
}

let instances = 0;

/** What the owner is told in the console from now on. */
export function hearOwner(page: Page): string[] {
  const told: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('[dify-chat]')) told.push(message.text());
  });
  return told;
}

/** The widget on a page of its own, with a sandbox instance nobody else talks to. */
export class Widget {
  readonly page: Page;
  readonly token: string;
  readonly apiUrl: string;

  constructor(page: Page, { scenario = 'basic', profile = 'd' }: HostOptions) {
    this.page = page;
    this.token = `${scenario}~${process.pid}-${++instances}`;
    this.apiUrl = `${SANDBOX}/${profile}/api`;
  }

  get launcher(): Locator {
    return this.page.getByRole('button', { name: 'Open chat' });
  }
  get panel(): Locator {
    return this.page.getByRole('dialog');
  }
  get log(): Locator {
    return this.page.getByRole('log', { name: 'Conversation' });
  }
  get composer(): Locator {
    return this.page.getByRole('textbox', { name: 'Message' });
  }
  get questions(): Locator {
    return this.log.getByRole('article', { name: 'You' });
  }
  /** Answers, not the greeting. */
  get answers(): Locator {
    return this.log.locator('article[data-status]');
  }
  get answer(): Locator {
    return this.answers.last();
  }
  get alert(): Locator {
    return this.log.getByRole('alert');
  }
  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  url(options: HostOptions = {}): string {
    const config = { token: this.token, apiUrl: this.apiUrl, ...options.config };
    return `${PAGES}/host?${new URLSearchParams({ ...options.page, config: JSON.stringify(config) })}`;
  }

  async open(): Promise<void> {
    await this.launcher.click();
    await expect(this.composer).toBeVisible();
  }

  async ask(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  /** Opens the panel, asks, and waits for the whole answer. */
  async converse(question: string): Promise<void> {
    await this.open();
    await this.ask(question);
    await this.expectStatus('done');
  }

  async expectStatus(status: 'streaming' | 'done' | 'stopped' | 'error'): Promise<void> {
    await expect(this.answer).toHaveAttribute('data-status', status);
  }

  /** Changes the instance's settings. */
  async set(settings: Record<string, unknown>): Promise<void> {
    const response = await fetch(`${SANDBOX}/sandbox/${this.token}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(settings),
    });
    expect(response.ok).toBe(true);
  }

  /** Lets a held stream go on: one that has got there, or the order would find nobody. */
  async release(): Promise<void> {
    await expect.poll(async () => (await this.state()).held).toBeGreaterThan(0);
    const response = await fetch(`${SANDBOX}/sandbox/${this.token}/release`, { method: 'POST' });
    expect(response.ok).toBe(true);
  }

  async state(): Promise<SandboxState> {
    const response = await fetch(`${SANDBOX}/sandbox/${this.token}`);
    return response.json();
  }

  /** The newest request of that route; what is shown at once may leave later. */
  async last(route: string): Promise<SandboxState['last'][string]> {
    await expect.poll(() => this.count(route)).toBeGreaterThan(0);
    const found = (await this.state()).last[route];
    if (!found) throw new Error(`Nobody asked for ${route}.`);
    return found;
  }

  async count(route: string): Promise<number> {
    return (await this.state()).counts[route] ?? 0;
  }
}

export const test = base.extend<{ visit: (options?: HostOptions) => Promise<Widget> }>({
  visit: async ({ page }, use) => {
    await use(async (options = {}) => {
      const widget = new Widget(page, options);
      await widget.set({ delayMs: 0, ...options.settings });
      const [prepared] = options.stored ? (await widget.state()).conversations : [];
      const config = { ...options.config, ...(prepared && { conversationId: prepared.id }) };
      await page.goto(widget.url({ ...options, config }));
      return widget;
    });
  },
});

export { expect };
