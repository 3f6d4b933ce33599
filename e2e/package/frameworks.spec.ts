import { resolve } from 'node:path';
import { expect, test, Widget } from '../fixtures';
import { PAGES } from '../ports';
import { BUNDLERS } from './bundlers';
import { watch } from './conversation';

// They are built first.
test.describe.configure({ timeout: 90_000 });

// Each is a folder beside this file. They are built where they are: `dify-chat-widget` is the package around them.
for (const framework of ['vue', 'svelte']) {
  test(`an application of ${framework} has the chat follow its state, hears it, calls it, and takes it away`, async ({
    page,
  }) => {
    await BUNDLERS.vite(resolve('e2e/package', framework), resolve('.out/apps', framework));
    const { complaints } = watch(page);
    const widget = new Widget(page, {});
    await widget.set({ delayMs: 0 });
    const { token, apiUrl } = widget;
    const config = JSON.stringify({ token, apiUrl });
    await page.goto(`${PAGES}/apps/${framework}/index.html?${new URLSearchParams({ config })}`);

    await page.getByRole('button', { name: 'My parcel' }).click();
    await expect(widget.questions).toHaveText('Where is my parcel?');
    await widget.expectStatus('done');
    await expect(page.getByText('Answers: done')).toBeVisible();
    await widget.ask('What do you remember?');
    await expect(widget.answers).toHaveCount(2);
    await expect(page.getByText('Answers: done, done')).toBeVisible();

    await widget.composer.fill('A draft');
    await page.getByLabel('Colour').fill('#b91c1c');
    await expect(widget.button('Hide chat')).toHaveCSS('background-color', 'rgb(185, 28, 28)');
    await page.getByRole('checkbox', { name: 'Dark' }).check();
    const host = page.locator('dify-chat');
    await expect(host).toHaveAttribute('data-theme', 'dark');
    await expect(widget.composer).toHaveValue('A draft');
    await expect(widget.questions).toHaveCount(2);

    await page.getByLabel('Customer').selectOption('Ben');
    await expect(widget.questions).toHaveCount(0);
    await expect(widget.composer).toHaveValue('');
    await widget.ask('What is the guarantee?');
    await widget.expectStatus('done');
    await expect.poll(() => widget.state()).toMatchObject({ people: 2, passports: 2 });

    const help = page.getByRole('checkbox', { name: 'Help' });
    await help.uncheck();
    await expect(host).toHaveCount(0);
    await help.check();
    await widget.open();
    await expect(widget.questions).toHaveText('What is the guarantee?');
    await expect(host).toHaveAttribute('data-theme', 'dark');
    await expect.poll(async () => (await widget.state()).passports).toBe(2);
    expect(complaints).toEqual([]);
  });
}
