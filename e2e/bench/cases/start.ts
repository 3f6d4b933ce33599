import type { HostPage, Lab, Visit } from '../lab';
import { kilobytes, limited, milliseconds, ratio, repeated, type Section } from '../section';
import { median } from '../statistics';

const TITLE = 'Starting';

interface Traffic {
  requests: number;
  bytes: number;
}

/** What comes over the wire, headers included; pages apart from the sandbox's answers. */
async function watchTraffic(lab: Lab, { cdp }: Visit): Promise<{ code: Traffic; api: Traffic }> {
  const traffic = { code: { requests: 0, bytes: 0 }, api: { requests: 0, bytes: 0 } };
  const kinds = new Map<string, Traffic>();
  cdp.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    if (type === 'Document' || request.url.startsWith('data:')) return;
    const kind = request.url.startsWith(lab.sandbox) ? traffic.api : traffic.code;
    kind.requests++;
    kinds.set(requestId, kind);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind) kind.bytes += encodedDataLength;
  });
  await cdp.send('Network.enable');
  return traffic;
}

/** What a page view loads, and what a press loads. The same each time: once is enough. */
export async function bytes(lab: Lab): Promise<Section> {
  const visit = await lab.visit();
  const { page } = visit;
  const { code, api } = await watchTraffic(lab, visit);
  // A greeting with markup would bring the Markdown part as well.
  const config = { token: await lab.instance('basic'), greeting: 'Ahoy! How can we help?' };
  await page.goto(lab.host(config), { waitUntil: 'networkidle' });
  const launcher = { ...code, asked: api.requests };
  const shift = await page.evaluate(() => window.probe.layoutShift);
  await page.getByRole('button', { name: 'Open chat' }).click();
  await page.getByRole('textbox', { name: 'Message' }).waitFor();
  await page.getByRole('group', { name: 'Suggested questions' }).waitFor();
  const composer = { ...code };
  await visit.close();
  return {
    title: TITLE,
    rows: [
      limited('launcher: bytes on the wire', launcher.bytes, 3_300, kilobytes),
      limited('… requests for code', launcher.requests, 1, String),
      limited('… requests to Dify', launcher.asked, 0, String),
      limited('composer: bytes on the wire in all', composer.bytes, 30_600, kilobytes),
      limited('… requests for code in all', composer.requests, 2, String),
      { measure: '… requests to Dify (preflights not counted)', ours: String(api.requests) },
      limited('layout shift', shift, 0, String),
    ],
  };
}

/**
 * Script time that a page view pays, on a slow machine. One load says little: the slow-down stops the thread now and then,
 * and a few milliseconds of script are hit or missed by that.
 */
export async function loader(lab: Lab, repeat: number): Promise<Section> {
  const load = async (path: HostPage): Promise<number> => {
    const visit = await lab.visit();
    await visit.slowCpu(4);
    await visit.page.goto(lab.host({ token: 'basic' }, path));
    await visit.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    const { ScriptDuration } = await visit.metrics();
    await visit.close();
    return ScriptDuration * 1000;
  };
  const empty: number[] = [];
  const least: number[] = [];
  const ours: number[] = [];
  await repeated('loader', repeat * 8, async () => {
    empty.push(await load('/empty'));
    least.push(await load('/least'));
    ours.push(await load('/host'));
  });
  const above = (times: readonly number[]): number => median(times) - median(empty);
  return {
    title: TITLE,
    rows: [
      limited('launcher: script time above an empty script, CPU 4× slower', above(ours), 10, milliseconds),
      {
        measure: '… the least script that draws a button in a shadow root',
        ours: milliseconds(above(least)),
      },
    ],
  };
}

/** From the address to a field with a caret in it, on a slow line and a slow machine. */
export async function slowLine(lab: Lab, repeat: number): Promise<Section> {
  const measure = async (address: string, target: string): Promise<number> => {
    const visit = await lab.visit();
    const { page } = visit;
    await visit.slowCpu(4);
    await visit.slowLine();
    await page.goto(address, { waitUntil: 'commit' });
    // As soon as it is there: a person would give the panel's code more time to come.
    const place = page.locator(target);
    await place.waitFor();
    await place.dispatchEvent('pointerenter');
    await place.click({ noWaitAfter: true });
    const at = await page.evaluate(() => window.probe.whenUsable());
    await visit.close();
    return at;
  };
  const field: number[] = [];
  const ours: number[] = [];
  const token = await lab.instance('basic');
  await repeated('slow line', repeat, async () => {
    field.push(await measure(`${lab.pages}/field`, 'input'));
    ours.push(await measure(lab.host({ token }), 'dify-chat button.launcher'));
  });
  const measureName =
    'navigation → launcher → click → composer usable, 1.6 Mbit/s, 150 ms, CPU 4× slower, against a bare page with a field';
  return { title: TITLE, rows: [limited(measureName, median(ours) / median(field), 2, ratio)] };
}
