import { decodeEntities, loadMissing } from '../../../src/markdown/sanitize';
import { renderMarkdown, type MarkdownOptions } from '../../../src/markdown/index';

/**
 * What streaming costs at least, or at worst: pages that do one thing with each delta and nothing besides. They hear
 * the same sandbox by the same kind of request and keep the end of the answer in sight, once per frame, as a chat does.
 */
type Draw = (answer: HTMLElement) => { add: (delta: string) => void; end?: () => void };

const OPTIONS: MarkdownOptions = {
  imageHosts: [],
  baseUrl: location.href,
  html: true,
  texts: {
    copyCode: 'Copy code',
    copied: 'Copied',
    table: 'Table',
    taskDone: 'Done',
    taskOpen: 'Open',
    openImage: (name) => name,
    showImage: (host) => host,
  },
};

const FLOORS: Record<string, Draw> = {
  /** Each delta appended to one text node. */
  raw(answer) {
    const text = answer.appendChild(new Text());
    return { add: (delta) => text.appendData(delta) };
  },
  /** Each delta appended to the text of its line, a block per line. */
  lines(answer) {
    const addLine = (): Text =>
      answer.appendChild(document.createElement('div')).appendChild(document.createTextNode(''));
    let line = addLine();
    return {
      add(delta) {
        for (const [index, part] of delta.split('\n').entries()) {
          if (index > 0) line = addLine();
          line.appendData(part);
        }
      },
    };
  },
  /** Nothing until the answer is complete, then everything. */
  once(answer) {
    let text = '';
    return { add: (delta) => (text += delta), end: () => renderMarkdown(answer, text, OPTIONS) };
  },
  /** The whole answer parsed, sanitised and drawn anew with each delta, as most chats do. */
  naive(answer) {
    let text = '';
    return {
      add(delta) {
        text += delta;
        answer.replaceChildren();
        renderMarkdown(answer, text, OPTIONS);
      },
    };
  },
};

const query = new URLSearchParams(location.search);
const api = query.get('api') ?? '';
const code = query.get('token') ?? '';

/** The texts of an answer as they come. */
async function* ask(): AsyncGenerator<string> {
  const headers = { 'X-App-Code': code };
  const greeting = await fetch(`${api}/passport`, { headers });
  const { access_token: passport } = await greeting.json();
  const response = await fetch(`${api}/chat-messages`, {
    method: 'POST',
    headers: { ...headers, 'X-App-Passport': passport, 'Content-Type': 'application/json' },
    body: JSON.stringify({ inputs: {}, query: 'Tell me everything.', response_mode: 'streaming' }),
  });
  if (!response.body) throw new Error(`The sandbox answered ${response.status}.`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let pending = '';
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const events = (pending + chunk.value).split('\n\n');
    pending = events.pop() ?? '';
    for (const event of events) {
      if (!event.startsWith('data: ')) continue;
      const data: unknown = JSON.parse(event.slice(6));
      if (isDelta(data)) yield data.answer;
    }
  }
}

function isDelta(data: unknown): data is { answer: string } {
  return (
    typeof data === 'object' &&
    data !== null &&
    Reflect.get(data, 'event') === 'message' &&
    typeof Reflect.get(data, 'answer') === 'string'
  );
}

async function stream(): Promise<void> {
  const log = document.querySelector('#log');
  const answer = document.querySelector<HTMLElement>('#answer');
  const draw = FLOORS[query.get('floor') ?? ''];
  if (!log || !answer || !draw) throw new Error('This is not the page of a floor.');
  new ResizeObserver(() => (log.scrollTop = log.scrollHeight)).observe(answer);
  const { add, end } = draw(answer);
  for await (const delta of ask()) add(delta);
  end?.();
  dispatchEvent(new Event('floor:message-end'));
}

// Drawings are compared, not loading.
decodeEntities('&copy;');
void loadMissing()?.then(() => {
  document.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    void stream();
  });
  document.body.dataset['ready'] = '';
});
