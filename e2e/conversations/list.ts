import type { Locator } from '@playwright/test';
import { expect, type HostOptions, type Widget } from '../fixtures';

/** With an id of his own, the visitor of the page is the visitor of these requests. */
const VERA = { user: { id: 'vera' } };

/** Asks each question in a conversation of its own, beside the page: the last one is the newest. */
async function begin(widget: Widget, questions: readonly string[]): Promise<void> {
  const app = { 'X-App-Code': widget.token, 'Content-Type': 'application/json' };
  const greeting = await fetch(`${widget.apiUrl}/passport?user_id=vera`, { headers: app });
  const { access_token: passport } = await greeting.json();
  const isOld = widget.apiUrl.endsWith('/a/api');
  const access = isOld ? { Authorization: `Bearer ${passport}` } : { 'X-App-Passport': passport };
  for (const query of questions) {
    const response = await fetch(`${widget.apiUrl}/chat-messages`, {
      method: 'POST',
      headers: { ...app, ...access },
      body: JSON.stringify({ inputs: {}, query, response_mode: 'streaming' }),
    });
    expect(response.ok).toBe(true);
    await response.text();
  }
}

/** The list of conversations, as a visitor finds its parts. */
export class List {
  readonly widget: Widget;

  constructor(widget: Widget) {
    this.widget = widget;
  }

  get nav(): Locator {
    return this.widget.page.getByRole('navigation', { name: 'Conversations' });
  }
  /** The button that opens a conversation. */
  row(name: string): Locator {
    return this.nav.getByRole('button', { name, exact: true });
  }
  more(name: string): Locator {
    return this.row(`More for ${name}`);
  }
  /** Names in the group, from top to bottom. */
  group(name: string): Locator {
    return this.nav.getByRole('list', { name }).locator('.conversation-open');
  }
  get search(): Locator {
    return this.nav.getByRole('searchbox', { name: 'Search conversations' });
  }
  get menu(): Locator {
    return this.nav.getByRole('menu');
  }
  get alert(): Locator {
    return this.nav.getByRole('alert');
  }
  get dialog(): Locator {
    return this.nav.getByRole('alertdialog');
  }
  get toggle(): Locator {
    return this.widget.button('Conversations');
  }

  async show(): Promise<void> {
    await this.toggle.click();
    await expect(this.search).toBeVisible();
  }
  /** Picks an item of the row's menu. */
  async pick(name: string, item: string): Promise<void> {
    await this.more(name).click();
    await this.menu.getByRole('menuitem', { name: item, exact: true }).click();
    await expect(this.menu).toHaveCount(0);
  }
}

/** The panel on a page, with the list on show and these conversations in it, the last one on top. */
export async function visitList(
  visit: (options?: HostOptions) => Promise<Widget>,
  names: readonly string[],
  options: HostOptions = {},
): Promise<List> {
  const widget = await visit({ ...options, config: { ...VERA, ...options.config } });
  await begin(widget, names);
  await widget.open();
  const list = new List(widget);
  await list.show();
  return list;
}
