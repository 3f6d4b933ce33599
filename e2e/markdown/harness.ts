import { canonical } from './canonical';
import { countMisses, loadMissing } from '../../src/markdown/sanitize';
import { drawFormula } from '../../src/markdown/maths/draw-formula';
import { createMarkdownView, renderMarkdown, type MarkdownOptions } from '../../src/markdown/index';

/** The English texts and the strictest options; a test replaces what it is about. */
export function makeOptions(options: Partial<MarkdownOptions> = {}): MarkdownOptions {
  return {
    imageHosts: ['https://api.example'],
    baseUrl: 'https://api.example/',
    html: true,
    texts: {
      copyCode: 'Copy code',
      copied: 'Copied',
      table: 'Table',
      taskDone: 'Done',
      taskOpen: 'Open',
      openImage: (name) => `Open image ${name}`,
      showImage: (host) => `Show image from ${host}`,
      showPlayer: (host) => `Show player from ${host}`,
      footnote: (name) => `Note ${name}`,
      footnoteBack: (name) => `${name}, back to the text`,
    },
    ...options,
  };
}

function box(): HTMLElement {
  return document.createElement('div');
}

function once(text: string, complete: boolean, options: MarkdownOptions): HTMLElement {
  const container = box();
  if (complete) renderMarkdown(container, text, options);
  else createMarkdownView(container, options).update(text);
  return container;
}

/**
 * Streams `text` in the given deltas and compares what stands there after each with a fresh render of that
 * prefix, and in the end with a one-shot render. Nodes before the last two blocks must not be touched.
 * @returns what went wrong, '' if nothing did.
 */
export function stream(text: string, sizes: readonly number[], options = makeOptions()): string {
  const container = box();
  const view = createMarkdownView(container, options);
  const observer = new MutationObserver(() => {});
  observer.observe(container, { childList: true, characterData: true, attributes: true, subtree: true });
  // A definition may change finished blocks; a block of HTML may be more than one node.
  const movesBlocks = /\]:|</.test(text);
  let end = 0;
  let frozen: ChildNode[] = [];
  for (let i = 0; end < text.length; i++) {
    end = Math.min(text.length, end + (sizes[i % sizes.length] ?? 1));
    const prefix = text.slice(0, end);
    view.update(prefix);
    for (const { target } of observer.takeRecords())
      if (!movesBlocks && frozen.some((node) => node.contains(target)))
        return `touched a finished block after ${JSON.stringify(prefix)}`;
    if (!movesBlocks && frozen.some((node, index) => container.childNodes[index] !== node))
      return `replaced a finished block after ${JSON.stringify(prefix)}`;
    frozen = [...container.childNodes].slice(0, -2);
    const fresh = once(prefix, false, options);
    if (!container.isEqualNode(fresh))
      return `after ${JSON.stringify(prefix)}\n  streamed ${container.innerHTML}\n  fresh    ${fresh.innerHTML}`;
  }
  view.finish();
  const whole = once(text, true, options);
  if (!container.isEqualNode(whole))
    return `finished ${JSON.stringify(text)}\n  streamed ${container.innerHTML}\n  one-shot ${whole.innerHTML}`;
  return '';
}

/** The HTML of a text, complete or as it is shown while it is being written. */
export function html(text: string, complete = true, options = makeOptions()): string {
  return once(text, complete, options).innerHTML;
}

/** Shows one text, then another in the same view. */
export function replace(first: string, second: string, options = makeOptions()): string {
  const container = box();
  const view = createMarkdownView(container, options);
  view.update(first);
  view.finish();
  view.update(second);
  view.finish();
  const fresh = once(second, true, options);
  return container.isEqualNode(fresh) ? '' : `${second}\n  ${container.innerHTML}\n  ${fresh.innerHTML}`;
}

/** What a reader would see flicker while `text` comes character by character. */
export function flicker(text: string, options = makeOptions()): string[] {
  const container = box();
  const view = createMarkdownView(container, options);
  const observer = new MutationObserver(() => {});
  observer.observe(container, { childList: true, subtree: true });
  const faults: string[] = [];
  let before = '';
  const look = (at: string) => {
    const now = container.textContent;
    if (!now.startsWith(before)) faults.push(`${at}: ${before.slice(-30)} → ${now.slice(-30)}`);
    before = now.trimEnd();
    for (const { removedNodes } of observer.takeRecords())
      for (const node of removedNodes) faults.push(`${at}: lost ${node.nodeName} ${node.textContent}`);
  };
  for (let end = 1; end <= text.length; end++) {
    view.update(text.slice(0, end));
    look(JSON.stringify(text.slice(Math.max(0, end - 30), end)));
  }
  view.finish();
  look('finish');
  return faults;
}

/** The largest work of one update when `text` comes in deltas of a size, and characters read per character. */
export function work(text: string, size: number): { parsed: number; created: number; perCharacter: number } {
  const most = { parsed: 0, created: 0, perCharacter: 0 };
  let sum = 0;
  const view = createMarkdownView(
    box(),
    makeOptions({
      onWork({ parsed, created }) {
        most.parsed = Math.max(most.parsed, parsed);
        most.created = Math.max(most.created, created);
        sum += parsed;
      },
    }),
  );
  for (let end = size; end < text.length + size; end += size) view.update(text.slice(0, end));
  most.perCharacter = sum / text.length;
  return most;
}

/** Everything in the render of `text`, once and streamed, that is not on the lists. */
export function audit(text: string, tags: string[], attributes: string[], classes: string[]): string[] {
  const whole = box();
  const streamed = box();
  document.body.append(whole, streamed);
  renderMarkdown(whole, text, makeOptions());
  const view = createMarkdownView(streamed, makeOptions());
  const faults: string[] = [];
  const look = (container: HTMLElement) => {
    for (const element of container.querySelectorAll('*')) {
      if (
        element.localName === 'button' &&
        element.getAttribute('type') === 'submit' &&
        !element.closest('form')
      )
        faults.push(`${text}: a button that sends nothing`);
      if (!tags.includes(element.localName)) faults.push(`${text}: <${element.localName}>`);
      for (const { name, value } of element.attributes)
        if (
          !attributes.includes(name) ||
          (name === 'class' && !classes.includes(value)) ||
          (name === 'href' && !/^(?:https?|mailto|ircs?|xmpp):/.test(value)) ||
          (name === 'src' && !/^https?:/.test(value)) ||
          (name === 'autocomplete' && !/^(?:off|new-password)$/.test(value)) ||
          (name === 'type' && element.localName === 'button' && !/^(?:button|submit)$/.test(value))
        )
          faults.push(`${text}: ${name}=${value}`);
    }
  };
  for (let end = 1; end <= text.length; end++) {
    view.update(text.slice(0, end));
    look(streamed);
  }
  look(whole);
  return faults;
}

/** Renders a hostile text once and in 40 deltas. @returns how deep its elements nest. */
export function endure(text: string): number {
  const whole = once(text, true, makeOptions());
  const view = createMarkdownView(box(), makeOptions());
  for (let part = 1; part <= 40; part++) view.update(text.slice(0, Math.ceil((text.length * part) / 40)));
  view.finish();
  let depth = 0;
  for (let element = whole.querySelector(':scope *:not(:has(*))'); element; element = element.parentElement)
    depth++;
  return depth;
}

/** Draws a formula. @returns its box, and how deep its elements nest. */
export function formula(tex: string, isBlock: boolean): { html: string; failed: boolean; depth: number } {
  const drawn = document.createElement('span');
  drawn.textContent = tex;
  document.querySelector('main')?.append(drawn);
  drawFormula(drawn, tex, isBlock, 'This cannot be drawn.');
  let depth = 0;
  for (const leaf of drawn.querySelectorAll(':scope *:not(:has(*))')) {
    let steps = 0;
    for (let element: Element | null = leaf; element && element !== drawn; element = element.parentElement)
      steps++;
    depth = Math.max(depth, steps);
  }
  const failed = 'failed' in drawn.dataset;
  if (failed && (drawn.textContent !== tex || drawn.title === '')) throw new Error(`${tex} lost its source`);
  return { html: drawn.innerHTML, failed, depth };
}

const harness = {
  createMarkdownView,
  renderMarkdown,
  makeOptions,
  stream,
  replace,
  flicker,
  work,
  audit,
  endure,
  html,
  formula,
  canonical,
};

declare global {
  interface Window {
    harness: typeof harness;
  }
}

// At hand from the start, because drawings are compared at once.
if (location.hash !== '#lazy') {
  for (let misses = -1; misses < countMisses();) {
    misses = countMisses();
    renderMarkdown(box(), '<a href="/x"></a><button></button>', makeOptions());
    // oxlint-disable-next-line no-await-in-loop -- one part asks for the next
    await loadMissing();
  }
}
window.harness = harness;
