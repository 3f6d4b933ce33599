import type { Page } from '@playwright/test';
import { expect, test, Widget } from '../fixtures';
import { makePage } from '../made-pages';
import { countListeners, differences, readState } from './compare';
import { FACES, type Face } from './faces';
import { HOSTS, type Host } from './hosts';

const QUESTION = 'Where is my parcel?';
const MAIN = `<main><h1>A page of somebody else</h1><p>It has text, a <a href="#top">link</a> and a
  <button type="button">button</button>.</p></main>`;

/** The same on any page: width, height and letter spacing. */
const BOXES = {
  '.launcher': [56, 56, 'normal'],
  '.panel': [400, 680, 'normal'],
  '.header': [400, 56, 'normal'],
  '.log': [400, expect.any(Number), 'normal'],
};

function readBoxes(page: Page, at: number) {
  return page
    .locator('dify-chat')
    .nth(at)
    .evaluate((host, selectors) => {
      const read = (selector: string) => {
        const element = host.shadowRoot?.querySelector(selector);
        const { width, height } = element?.getBoundingClientRect() ?? new DOMRect();
        return [width, height, element && getComputedStyle(element).letterSpacing];
      };
      return Object.fromEntries(selectors.map((selector) => [selector, read(selector)]));
    }, Object.keys(BOXES));
}

function bodyOf(host: Host, tags: string): string {
  return `<body>${MAIN}${host.body ?? ''}${tags}</body>`;
}

function htmlOf(host: Host, face: Face, tags: string): string {
  const [head, body] = face.place === 'head' ? [tags, ''] : ['', tags];
  return `<!doctype html><html lang="en" ${host.root ?? ''}><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1"><title>Host page</title>
    <link rel="icon" href="data:,"><style>main { width: 220px; margin-inline: auto; } ${host.css ?? ''}</style>${head}</head>
    ${bodyOf(host, body)}</html>`;
}

for (const face of FACES) {
  for (const host of HOSTS) {
    test(`${face.name} × ${host.name}: it answers, and the page is as it would be without it`, async ({
      page,
    }) => {
      const widget = new Widget(page, {});
      const other = new Widget(page, {});
      await Promise.all([widget, other].map((one) => one.set({ delayMs: 0 })));
      const tag = face.html(widget, 'right');
      const second = host.tags === 'twice' ? tag : host.tags === 'two apps' ? face.html(other, 'left') : '';
      const tags = host.tags === 'late' ? '' : tag + second;
      const path = await makePage(htmlOf(host, face, ''));
      await countListeners(page);
      const stepWith = (shown: string) => ({
        page,
        face,
        tag: shown === '' ? '' : tag,
        body: bodyOf(host, face.place === 'body' ? shown : ''),
      });

      await page.goto(path);
      await host.act?.(stepWith(''));
      const before = await readState(page, face.added);

      await makePage(htmlOf(host, face, tags), path);
      await page.emulateMedia({ media: 'screen' });
      await page.goto(path);
      if (host.tags === 'late') {
        await page.evaluate((late) => {
          document.body.append(document.createRange().createContextualFragment(late));
        }, tag);
      }
      const step = stepWith(tags);
      const panel = face.inside(page);
      const composer = panel.getByRole('textbox', { name: 'Message' }).first();
      const launcher = panel.getByRole('button', { name: 'Open chat' });
      const widgets =
        host.tags === 'two apps' || (host.tags === 'twice' && face.isEachItsOwn !== undefined) ? 2 : 1;
      // Of two launchers in one place, the later lies over the other.
      const at = widgets === 2 && host.tags === 'twice' ? 1 : 0;
      const present = face.hasLauncher ? launcher.first() : composer;
      await expect(present).toBeVisible();
      await host.act?.(step);
      if (host.name === 'printing' && face.hasLauncher) await expect(present).toBeHidden();
      else await expect(present).toBeVisible();

      const after = await readState(page, face.added);
      expect(after.globals.filter((name) => !before.globals.includes(name))).toEqual(face.globals);
      expect(after.html).toBe(before.html);
      expect(differences(before.styles, after.styles)).toEqual([]);
      expect(after.pixels === before.pixels).toBe(true);

      await host.undo?.(step);
      if (face.hasLauncher) {
        await expect(launcher).toHaveCount(widgets);
        await expect(page.locator('dify-chat')).toHaveCount(widgets);
        await expect(launcher.nth(at)).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
        await launcher.nth(at).click();
      }
      await composer.pressSequentially(QUESTION);
      await composer.press('Enter');
      const answer = panel.locator('article[data-status]').first();
      await expect(answer).toHaveAttribute('data-status', 'done');
      await expect(panel.getByRole('article', { name: 'You' }).first()).toHaveText(QUESTION);
      if (face.hasLauncher) {
        // Nothing of the page lies over it.
        const box = await page.locator('dify-chat').nth(at).getByRole('dialog').boundingBox();
        const { x = 0, y = 0, width = 0 } = box ?? {};
        const top = await page.evaluate((point) => document.elementFromPoint(point.x, point.y)?.localName, {
          x: x + width / 2,
          y: y + 30,
        });
        expect(top).toBe('dify-chat');
        await expect.poll(() => readBoxes(page, at)).toEqual(BOXES);
      }
      expect(await page.title()).toMatch(/^(?:Host page|Another view)$/);

      if (host.during) {
        await host.during(step);
        if (face.hasLauncher && !host.staysOpen) {
          await expect(launcher.or(composer).first()).toBeVisible();
          if (await launcher.first().isVisible()) await launcher.first().click();
        }
        await expect(composer).toBeVisible();
        await expect(panel.getByRole('article', { name: 'You' }).first()).toHaveText(QUESTION);
      }
      if (!face.destroy || host.during) return;
      const gone = await readState(page, await face.destroy(page));
      expect(gone.listeners).toEqual(before.listeners);
      expect(gone.html).toBe(before.html);
    });
  }
}
