import { expect, test } from '../fixtures';
import { findings } from './findings';

for (const theme of ['light', 'dark'] as const) {
  test(`${theme}: axe finds nothing in an answer with tools, steps and sources open`, async ({
    visit,
    page,
  }) => {
    const agent = await visit({
      scenario: 'agent',
      config: { theme, show: { thoughts: 'full', usage: 'full' } },
    });
    await agent.converse('Do I need a jacket?');
    const tools = agent.answer.getByRole('button', { name: /^Used/ });
    await expect(tools).toHaveCount(2);
    for (const tool of await tools.all()) await tool.click();
    await expect(agent.answer.getByText('Input').first()).toBeVisible();
    expect(await findings(page)).toEqual([]);

    const flow = await visit({ scenario: 'chatflow', profile: 'e', config: { theme } });
    await flow.converse('Which jacket?');
    await flow.answer.getByRole('button', { name: 'Steps' }).click();
    await flow.answer.getByRole('button', { name: /^Thought/ }).click();
    await flow.answer.getByRole('button', { name: /^Sources/ }).click();
    await expect(flow.answer.getByRole('listitem', { name: 'staff-notes.md' })).toBeVisible();
    expect(await findings(page)).toEqual([]);
  });

  test(`${theme}: axe finds nothing in editor, comment, versions and follow-ups`, async ({ visit, page }) => {
    const widget = await visit({ config: { theme }, settings: { suggestions: ['And in winter?'] } });
    await widget.converse('What is the guarantee?');
    await widget.button('Regenerate').click();
    await expect(widget.answer.getByText('2 of 2')).toBeVisible();
    await widget.expectStatus('done');
    await widget.button('Bad answer').click();
    await expect(page.getByRole('textbox', { name: 'What was wrong?' })).toBeVisible();
    await widget.button('Edit').click();
    await expect(page.getByRole('textbox', { name: 'Edit message' })).toBeVisible();
    await expect(page.getByRole('group', { name: 'Suggested questions' })).toBeVisible();
    expect(await findings(page)).toEqual([]);
  });

  test(`${theme}: axe finds nothing in attachments and a limit that is counted down`, async ({
    visit,
    page,
  }) => {
    const widget = await visit({
      scenario: 'upload',
      config: { theme },
      settings: { failNext: { route: 'POST /chat-messages', status: 429, code: 'too_many_requests' } },
    });
    await widget.open();
    const chooser = page.waitForEvent('filechooser');
    await widget.button('Attach files').click();
    await (
      await chooser
    ).setFiles([
      { name: 'receipt.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') },
      { name: 'run.exe', mimeType: 'application/x-dosexec', buffer: Buffer.from('MZ') },
    ]);
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    await widget.button('Add link').click();
    await expect(page.getByRole('textbox', { name: 'Address of a file' })).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await widget.ask('Here');
    await widget.expectStatus('error');
    await expect(widget.alert.getByRole('button', { name: /^Try again in/ })).toBeVisible();
    expect(await findings(page)).toEqual([]);
  });
}
