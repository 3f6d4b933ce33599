import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Recording, RecordingFailure } from '../../audio';
import { asChatError } from '../../chat/errors';
import type { Translation } from '../../i18n/translation';
import css from '../../theme/composer-tools.css?inline';
import { useUi } from '../context';
import { Drawing, Icon } from '../icon';
import { useTexts } from '../lazy-part';
import { ToolButton } from './attach-tools';
import type { ComposerPartProps } from './composer-part';

const MICROPHONE =
  'M12 4a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-5 0v-5A2.5 2.5 0 0 1 12 4zM6.5 11.5a5.5 5.5 0 0 0 11 0M12 17v3.5';
const CHECK = 'M5 12.5l4.5 4.5L19 7.5';

/** What was said stands at the caret as text, to be read once more before it is sent. */
export function VoiceInput({ field }: ComposerPartProps) {
  const { adopt, chat, open, report } = useUi();
  adopt(css);
  const texts = useTexts();
  const state = useSignal<'idle' | 'starting' | 'recording' | 'transcribing'>('idle');
  const problem = useSignal<string | undefined>(undefined);
  const level = useSignal(0);
  const recording = useRef<Recording | undefined>(undefined);
  const listening = useRef(new AbortController());
  useEffect(
    () => () => {
      recording.current?.cancel();
      listening.current.abort();
    },
    [],
  );
  const isOpen = open.value;
  useEffect(() => {
    // Behind a closed panel nobody is heard.
    if (!isOpen && (state.peek() === 'recording' || state.peek() === 'starting')) drop();
  }, [isOpen, state]);

  function fail(cause: unknown): void {
    state.value = 'idle';
    if (listening.current.signal.aborted) return;
    problem.value = sentenceOf(cause, texts);
    report('Voice input did not work.', cause);
  }
  async function start(): Promise<void> {
    problem.value = undefined;
    state.value = 'starting';
    const { signal } = (listening.current = new AbortController());
    const { startRecording } = await import('../../audio');
    const started = await startRecording({
      onLevel: (loudness) => (level.value = loudness),
      onLimit: () => void finish().catch(fail),
    });
    // The field was taken away while the browser was asking.
    if (signal.aborted) return started.cancel();
    recording.current = started;
    state.value = 'recording';
  }
  async function finish(): Promise<void> {
    state.value = 'transcribing';
    const sound = await recording.current?.stop();
    if (!sound) return;
    const services = await chat.services();
    const text = await services.transcribe(sound, listening.current.signal);
    state.value = 'idle';
    insert(field.current, text);
  }
  function drop(): void {
    recording.current?.cancel();
    recording.current = undefined;
    listening.current.abort();
    state.value = 'idle';
  }
  function cancel(): void {
    drop();
    field.current?.focus();
  }

  return (
    <>
      {state.value === 'idle' || state.value === 'starting' ? (
        <ToolButton
          drawing={MICROPHONE}
          label={texts.recordVoice}
          disabled={state.value === 'starting'}
          onPress={() => void start().catch(fail)}
        />
      ) : (
        <div
          class="recorder"
          role="group"
          aria-label={texts.recording}
          onClick={(event) => event.stopPropagation()}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            cancel();
          }}
        >
          <button
            type="button"
            aria-label={texts.cancelRecording}
            title={texts.cancelRecording}
            onClick={cancel}
          >
            <Icon name="close" />
          </button>
          {state.value === 'recording' ? (
            <>
              <Meter level={level.value} />
              <Clock />
              <button
                type="button"
                class="stop-recording"
                aria-label={texts.stopRecording}
                title={texts.stopRecording}
                ref={focusFirst}
                onClick={() => void finish().catch(fail)}
              >
                <Drawing path={CHECK} />
              </button>
            </>
          ) : (
            <span role="status">{texts.transcribing}</span>
          )}
        </div>
      )}
      {problem.value && (
        <p class="composer-problem" role="alert">
          {problem.value}
        </p>
      )}
    </>
  );
}

function focusFirst(element: HTMLElement | null): void {
  element?.focus();
}

/** A bar as wide as it is loud. */
function Meter({ level }: { level: number }) {
  return (
    <svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="4" rx="2" />
      <rect class="meter-level" width={Math.round(level * 100)} height="4" rx="2" />
    </svg>
  );
}

function Clock() {
  const { texts } = useUi();
  const seconds = useSignal(0);
  useEffect(() => {
    const start = performance.now();
    let timer: ReturnType<typeof setTimeout>;
    const tick = (): void => {
      seconds.value = Math.floor((performance.now() - start) / 1000);
      timer = setTimeout(tick, 1000);
    };
    tick();
    return () => clearTimeout(timer);
  }, [seconds]);
  const format = (value: number, minimumIntegerDigits: number): string =>
    new Intl.NumberFormat(texts.code, { minimumIntegerDigits }).format(value);
  return (
    <time>
      {format(Math.floor(seconds.value / 60), 1)}:{format(seconds.value % 60, 2)}
    </time>
  );
}

/** At the caret, parted by a space from what is there; as if it had been typed. */
function insert(field: HTMLTextAreaElement | null, text: string): void {
  if (!field) return;
  field.focus();
  if (text === '') return;
  const { selectionStart, selectionEnd, value } = field;
  const space = selectionStart > 0 && !/\s/.test(value.charAt(selectionStart - 1)) ? ' ' : '';
  field.setRangeText(space + text, selectionStart, selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

function sentenceOf(cause: unknown, texts: Translation): string {
  const sentences: Readonly<Record<RecordingFailure, string>> = {
    denied: texts.microphoneDenied,
    'no-microphone': texts.noMicrophone,
    unsupported: texts.recordingUnsupported,
    empty: texts.recordingEmpty,
    failed: texts.recordingFailed,
  };
  // By its shape: the class comes with the recorder, later.
  if (cause instanceof Error && cause.name === 'RecordingError' && 'reason' in cause) {
    const sentence = Object.entries(sentences).find(([reason]) => reason === cause.reason)?.[1];
    if (sentence !== undefined) return sentence;
  }
  return texts.errors[asChatError(cause).code];
}
