import { type Page, expect } from '@playwright/test';
import { type PageOptions, test } from './serve';

/** 19 frames of 1152 samples, as the sandbox makes half a second. */
const DURATION = (19 * 1152) / 44_100;

/** The three ways a speech is played, by what the page lets it. */
const WAYS: readonly { name: string; page: PageOptions; withoutMediaSource?: true }[] = [
  { name: 'piece by piece', page: {} },
  { name: 'as a whole', page: {}, withoutMediaSource: true },
  { name: 'decoded', page: { headers: { 'content-security-policy': "media-src 'none'" } } },
];

async function expectNothingLeft(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => window.audioHarness.left()))
    .toEqual({ urls: 0, contexts: 0, tracks: 0 });
}

/** The states told in the scene `autoplay`, as they come. */
function listenToConsole(page: Page): string[] {
  const states: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'log') states.push(message.text());
  });
  return states;
}

for (const way of WAYS)
  test.describe(way.name, () => {
    test.beforeEach(async ({ page }) => {
      if (way.withoutMediaSource)
        await page.addInitScript(() => Object.defineProperty(window, 'MediaSource', { value: undefined }));
    });

    test('pieces cut at odd bytes are played to the end', async ({ open }) => {
      const page = await open(way.page);
      const heard = await page.evaluate(async () => {
        const { cut, hear } = window.audioHarness;
        return Promise.all([13, 77, 105, 1000, 10_000].map((size) => hear(cut(size))));
      });
      for (const { end, seconds, duration } of heard) {
        expect(end).toBe('ended');
        expect(duration).toBeCloseTo(DURATION, 2); // an element reckons it from size and bit rate
        expect(seconds).toBeCloseTo(DURATION, 1);
      }
      await expectNothingLeft(page);
    });

    // What is stopped in the middle is so long that no load of the machine lets it end before.
    test('it pauses and goes on', async ({ open }) => {
      const page = await open(way.page);
      const states = await page.evaluate(async () => {
        const { player, until, untilHeard, states: told } = window.audioHarness.listen();
        await player.play();
        for (const piece of window.audioHarness.cut(500, 60)) player.append(piece);
        player.finish();
        await until('playing');
        await untilHeard();
        player.pause();
        await until('paused');
        void player.play();
        await until('playing');
        await untilHeard();
        player.destroy();
        return window.audioHarness.withoutLoading(told).join(' ');
      });
      expect(states).toBe('playing paused playing');
      await expectNothingLeft(page);
    });

    test('it plays again after the end', async ({ open }) => {
      const page = await open(way.page);
      const states = await page.evaluate(async () => {
        const { player, until, states: told } = window.audioHarness.listen();
        void player.play();
        for (const piece of window.audioHarness.cut(500, 0.2)) player.append(piece);
        player.finish();
        await until('ended');
        void player.play();
        await until('ended');
        player.destroy();
        return window.audioHarness.withoutLoading(told).join(' ');
      });
      expect(states).toBe('playing ended playing ended');
      await expectNothingLeft(page);
    });

    test('what was whole before the first play is played', async ({ open }) => {
      const page = await open(way.page);
      const end = await page.evaluate(async () => {
        const { player, until } = window.audioHarness.listen();
        for (const piece of window.audioHarness.cut(500, 0.2)) player.append(piece);
        player.finish();
        player.append(new TextEncoder().encode('too late'));
        void player.play();
        const told = await until('ended', 'failed');
        player.destroy();
        return told;
      });
      expect(end).toBe('ended');
      await expectNothingLeft(page);
    });

    test('of pause and play in one breath the last counts', async ({ open }) => {
      const page = await open(way.page);
      const states = await page.evaluate(async () => {
        const { player, until, untilHeard, states: told } = window.audioHarness.listen();
        void player.play();
        for (const piece of window.audioHarness.cut(500, 60)) player.append(piece);
        player.finish();
        await until('playing');
        player.pause();
        void player.play();
        await untilHeard();
        void player.play();
        player.pause();
        await until('paused');
        void player.play();
        player.pause();
        void player.play();
        await until('playing');
        await untilHeard();
        player.destroy();
        return window.audioHarness.withoutLoading(told).join(' ');
      });
      expect(states).toBe('playing paused playing');
      await expectNothingLeft(page);
    });

    test('destroy in mid-play leaves nothing and tells nothing', async ({ open }) => {
      const page = await open(way.page);
      const seen = await page.evaluateHandle(async () => {
        const { player, until, states } = window.audioHarness.listen();
        void player.play();
        for (const piece of window.audioHarness.cut(500, 60)) player.append(piece);
        player.finish();
        await until('playing');
        player.destroy();
        player.destroy();
        player.append(new Uint8Array(1));
        player.finish();
        player.pause();
        await player.play();
        return { states, urls: window.audioHarness.opened().urls };
      });
      await expectNothingLeft(page);
      expect(await seen.jsonValue()).toEqual({ states: ['loading', 'playing'], urls: 1 });
    });

    test('destroy at any moment of the start throws nothing', async ({ open }) => {
      const page = await open(way.page);
      const told = await page.evaluate(async () => {
        const { listen, cut } = window.audioHarness;
        let count = 0;
        for (let tasks = 0; tasks < 10; tasks++) {
          const { player, states } = listen();
          for (const piece of cut(500)) player.append(piece);
          player.finish();
          void player.play();
          for (let task = 0; task < tasks; task++) await new Promise((resolve) => setTimeout(resolve));
          player.destroy();
          count += states.length;
        }
        return count;
      });
      expect(told).toBeLessThanOrEqual(2 * 10);
      await expectNothingLeft(page);
    });

    test('what is paused before it is whole waits to be played', async ({ open }) => {
      const page = await open(way.page);
      const { before, after } = await page.evaluate(async () => {
        const { player, until, states } = window.audioHarness.listen();
        void player.play();
        await until('loading');
        player.pause();
        await until('paused');
        for (const piece of window.audioHarness.cut(500, 0.2)) player.append(piece);
        player.finish();
        const told = [...states];
        void player.play();
        const end = await until('ended', 'failed');
        player.destroy();
        return { before: told, after: end };
      });
      expect(before).toEqual(['loading', 'paused']);
      expect(after).toBe('ended');
    });

    test('what is no MP3 is told as failed', async ({ open }) => {
      const page = await open(way.page);
      const states = await page.evaluate(async () => {
        const { player, until, states: told } = window.audioHarness.listen();
        void player.play();
        player.append(new TextEncoder().encode('null\n'));
        player.finish();
        await until('failed');
        void player.play();
        return told;
      });
      expect(states.at(-1), 'also when asked again').toBe('failed');
      await expectNothingLeft(page);
    });

    test('a speech without sound is over at once', async ({ open }) => {
      const page = await open(way.page);
      const ends = await page.evaluate(async () => {
        const { player, until } = window.audioHarness.listen();
        player.finish();
        void player.play();
        const late = await until('ended');
        return [late, (await window.audioHarness.hear([])).end];
      });
      expect(ends).toEqual(['ended', 'ended']);
      await expectNothingLeft(page);
    });

    test('autoplay that is refused is told as paused, and a press plays', async ({ open, page }) => {
      const states = listenToConsole(page);
      await open({ ...way.page, scene: 'autoplay' });
      await expect.poll(() => states.at(-1)).toBe('paused');
      await page.mouse.click(10, 10);
      await expect.poll(() => states.at(-1)).toBe('ended');
      expect(states.filter((state) => state !== 'loading')).toEqual(['paused', 'playing', 'ended']);
    });
  });

test('a decoder that may not start is told as paused, and a press plays', async ({ open, page }) => {
  // Browsers that let a press count for a moment only: it was enough for the element, and is over for the decoder.
  await page.addInitScript(() => {
    HTMLMediaElement.prototype.play = () =>
      Promise.reject(new DOMException('No source.', 'NotSupportedError'));
  });
  const states = listenToConsole(page);
  await open({ headers: { 'content-security-policy': "media-src 'none'" }, scene: 'autoplay' });
  await expect.poll(() => states.join(' ')).toBe('loading paused');
  await page.mouse.click(10, 10);
  await expect.poll(() => states.join(' ')).toBe('loading paused playing ended');
});

test('it plays before the whole is there, waits where pieces are late, and tells the length at the end', async ({
  open,
}) => {
  const page = await open();
  const seen = await page.evaluate(async () => {
    const listened = window.audioHarness.listen();
    const { player, until } = listened;
    const pieces = window.audioHarness.cut(777, 1);
    void player.play();
    for (const piece of pieces.slice(0, 3)) player.append(piece);
    await until('playing');
    const early = listened.duration;
    await until('loading');
    for (const piece of pieces.slice(3)) player.append(piece);
    await until('playing');
    player.finish();
    await until('ended');
    player.destroy();
    return { early, late: listened.duration };
  });
  expect(seen.early).toBeUndefined();
  expect(seen.late).toBeCloseTo(1, 1);
});

test('a speech that breaks off after it ran dry ends', async ({ open }) => {
  const page = await open();
  const states = await page.evaluate(async () => {
    const { player, until, states: told } = window.audioHarness.listen();
    void player.play();
    for (const piece of window.audioHarness.cut(777)) player.append(piece);
    await until('playing');
    await until('loading');
    player.finish();
    await until('ended');
    player.destroy();
    return told;
  });
  expect(states.at(-1)).toBe('ended');
});

test('nothing is opened before the first play', async ({ open }) => {
  const page = await open();
  const opened = await page.evaluate(() => {
    const { player } = window.audioHarness.listen();
    for (const piece of window.audioHarness.cut(777)) player.append(piece);
    player.finish();
    player.pause();
    return window.audioHarness.opened();
  });
  expect(opened).toEqual({ urls: 0, contexts: 0, tracks: 0 });
});

test('a buffer that is full takes the rest when there is room', async ({ open }) => {
  const page = await open();
  const seen = await page.evaluate(async () => {
    const { listen, cut } = window.audioHarness;
    const { player, until, progress } = listen();
    const pieces = cut(500, 1.5);
    const taken: BufferSource[] = [];
    let refusals = 0;
    const append = SourceBuffer.prototype.appendBuffer;
    SourceBuffer.prototype.appendBuffer = function (data) {
      const isFull = taken.length >= 8 && !progress.some((seconds) => seconds > 0);
      if (isFull) {
        refusals++;
        throw new DOMException('Full.', 'QuotaExceededError');
      }
      append.call(this, data);
      taken.push(data);
    };
    for (const piece of pieces) player.append(piece);
    player.finish();
    void player.play();
    const end = await until('ended', 'failed');
    player.destroy();
    const text = (parts: BufferSource[]) => new Blob(parts).text();
    return { end, wasFull: refusals > 0, isAllTaken: (await text(taken)) === (await text(pieces)) };
  });
  expect(seen).toEqual({ end: 'ended', wasFull: true, isAllTaken: true });
});

test('where a policy refuses the element its address, the whole is decoded without one', async ({ open }) => {
  const page = await open({ headers: { 'content-security-policy': "media-src 'none'" } });
  const seen = await page.evaluate(async () => {
    const violated = new Promise<string>((resolve) =>
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        resolve(effectiveDirective),
      ),
    );
    const { end } = await window.audioHarness.hear(window.audioHarness.cut(777));
    return { end, violated: await violated, opened: window.audioHarness.opened() };
  });
  expect(seen).toEqual({
    end: 'ended',
    violated: 'media-src',
    opened: { urls: 1, contexts: 1, tracks: 0 },
  });
  await expectNothingLeft(page);
});

test('an element that stumbles is followed by the decoder where it stood', async ({ open }) => {
  const page = await open();
  const seen = await page.evaluate(async () => {
    const sources: MediaSource[] = [];
    const create = URL.createObjectURL;
    URL.createObjectURL = (source) => {
      if (source instanceof MediaSource) sources.push(source);
      return create(source);
    };
    const listened = window.audioHarness.listen();
    const { player, until, progress } = listened;
    const pieces = window.audioHarness.cut(777, 1);
    void player.play();
    for (const piece of pieces.slice(0, 3)) player.append(piece);
    await until('playing');
    await until('loading');
    const stoodAt = progress.at(-1) ?? 0;
    const before = progress.length;
    sources[0]?.endOfStream('decode');
    for (const piece of pieces.slice(3)) player.append(piece);
    player.finish();
    const end = await until('ended', 'failed');
    player.destroy();
    const opened = window.audioHarness.opened();
    return { stoodAt, end, opened, wentOnAt: progress[before], seconds: progress.at(-1) };
  });
  expect(seen).toMatchObject({ end: 'ended', opened: { urls: 1, contexts: 1 } });
  expect(seen.stoodAt).toBeGreaterThan(0);
  expect(seen.wentOnAt).toBeGreaterThanOrEqual(seen.stoodAt);
  expect(seen.seconds).toBeCloseTo(1, 1);
});
