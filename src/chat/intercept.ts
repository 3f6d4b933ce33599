import { EMPTY_ANSWER } from './answer';
import { ChatError } from './errors';
import { reduceAnswer } from './reduce-answer';
import type { Interceptors, QuestionChange, Reply } from './interceptors';
import type { StreamEvent } from './stream-event';
import type { ChatTransport, SendRequest, StoredMessage } from './transport';
import { TurnEnd } from './turn-end';

/** `beforeSend` has no such end: it may ask the visitor something, who can stop it. */
const PATIENCE_MS = 30_000;

interface Change {
  text?: string | undefined;
  inputs?: Readonly<Record<string, unknown>> | undefined;
  refuse?: string | undefined;
}

/**
 * The transport with the page's own code in between. `interceptors` is read at each use: its functions may change.
 * A `beforeSend` that throws sends nothing, since it may be there to hold something back; an `onReply` that throws
 * changes nothing. Either is reported.
 */
export function intercept(
  transport: ChatTransport,
  interceptors: Interceptors,
  report: (message: string, cause: unknown) => void,
): ChatTransport {
  async function change(request: SendRequest): Promise<SendRequest> {
    const { text, inputs, conversationId } = request;
    let changed: QuestionChange | undefined;
    try {
      changed = await interceptors.beforeSend?.({ text, inputs, conversationId });
    } catch (cause) {
      report('beforeSend failed: the question was not sent.', cause);
      throw new ChatError('protocol', 'beforeSend failed.', { cause });
    }
    if (!changed) return request;
    const { text: ownText = text, inputs: ownInputs, refuse: sentence } = readChange(changed);
    if (sentence !== undefined) {
      throw new ChatError('invalid-input', 'beforeSend refused the question.', { sentence });
    }
    return { ...request, text: ownText, inputs: { ...inputs, ...ownInputs } };
  }

  /** The page is not ours, and its types may be none. */
  function readChange(changed: QuestionChange): Change {
    const { text, inputs = {}, refuse }: Change = Object(changed);
    const isRight = [typeof text, typeof refuse].every((kind) => /string|undefined/.test(kind));
    if (isRight && typeof changed === 'object' && typeof inputs === 'object') return { text, inputs, refuse };
    report(
      'beforeSend should return { text, inputs }, { refuse } or nothing: the question was not sent.',
      changed,
    );
    throw new ChatError('protocol', 'beforeSend returned something else.');
  }

  /** @returns what is shown instead; `undefined`: nothing else. */
  async function changeReply(reply: Reply): Promise<string | undefined> {
    if (reply.text === '') return undefined;
    try {
      const text: unknown = await inTime(interceptors.onReply?.(reply));
      if (typeof text === 'string') return text === reply.text ? undefined : text;
      if (text) report('onReply should return a text or nothing: the answer is shown as it came.', text);
      return undefined;
    } catch (cause) {
      report('onReply failed: the answer is shown as it came.', cause);
      return undefined;
    }
  }

  /** Before the event that ends the answer comes the page's text. */
  async function* changeStream(events: AsyncIterable<StreamEvent>): AsyncIterable<StreamEvent> {
    const end = new TurnEnd();
    let answer = EMPTY_ANSWER;
    let isOver = false;
    for await (const event of events) {
      answer = reduceAnswer(answer, event);
      if (!isOver && end.observe(event) !== 'open') {
        isOver = true;
        const { text } = answer;
        const { conversationId, messageId } = event.ids;
        const isWhole = event.type !== 'error' && event.type !== 'workflow-pause';
        const changed = isWhole ? await changeReply({ text, conversationId, messageId }) : undefined;
        if (changed !== undefined) {
          yield { type: 'text-replace', text: changed, reason: undefined, ids: event.ids };
        }
      }
      yield event;
    }
  }

  async function changeStored(message: StoredMessage, conversationId: string): Promise<StoredMessage> {
    const { id: messageId, answer: text, status } = message;
    const changed = status === 'normal' ? await changeReply({ text, conversationId, messageId }) : undefined;
    return changed === undefined ? message : { ...message, answer: changed };
  }

  return {
    app: () => transport.app(),
    prepare: () => transport.prepare(),
    stop: (...task) => transport.stop(...task),
    async *send(request, signal) {
      yield* changeStream(transport.send(await change(request), signal));
    },
    async messages(conversationId, before) {
      const page = await transport.messages(conversationId, before);
      const messages = await Promise.all(page.messages.map((each) => changeStored(each, conversationId)));
      return { ...page, messages };
    },
    async services() {
      const services = await transport.services();
      return { ...services, resume: (...args) => changeStream(services.resume(...args)) };
    },
  };
}

/** A thread of earlier answers is not shown before all of them have been seen: whoever hangs must not keep it back. */
async function inTime<Value>(value: Value | Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer in ${PATIENCE_MS / 1000} s.`)), PATIENCE_MS);
  });
  return Promise.race([value, late]).finally(() => clearTimeout(timer));
}
