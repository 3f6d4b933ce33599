import { useSignal } from '@preact/signals';
import type { Source } from '../../chat/stream-event';
import { useUi } from '../context';
import { Drawing } from '../icon';
import { useTexts } from '../lazy-part';
import { replaceable } from '../replaceable';
import { useUniqueId } from '../use-unique-id';
import { DOCUMENT } from './drawings';

/** Names beside «Sources (N)» while the list is closed. */
const CHIPS = 2;

/** Passages that the answer rests on, by document. Closed: the first names. */
export function Sources({ sources }: { sources: readonly Source[] }) {
  const texts = useTexts();
  const open = useSignal(false);
  const id = useUniqueId();
  const documents = byDocument(sources);
  const rest = documents.length - CHIPS;
  return (
    <div class="sources">
      <button
        type="button"
        aria-expanded={open.value}
        aria-controls={open.value ? id : undefined}
        onClick={() => (open.value = !open.value)}
      >
        <span class="hidden-text">{texts.sources(documents.length)}</span>
        {documents.slice(0, CHIPS).map(([name]) => (
          <span class="chip" key={name}>
            <Drawing path={DOCUMENT} />
            <bdi>{name}</bdi>
          </span>
        ))}
        {rest > 0 && <span class="chip">{`+ ${rest}`}</span>}
      </button>
      {open.value && (
        <ul id={id}>
          {documents.map(([name, passages]) => (
            <li key={name} aria-label={name}>
              <Document name={name} passages={passages} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface DocumentProps {
  name: string;
  passages: readonly Source[];
}

const Document = replaceable('citation', UsualDocument, (props: DocumentProps) => props);

function UsualDocument({ name, passages }: DocumentProps) {
  const { show } = useUi();
  return (
    <>
      <b dir="auto">{name}</b>
      {show.citations === 'full' &&
        passages.map((passage) => <Passage key={passage.key} passage={passage} />)}
    </>
  );
}

function Passage({ passage: { content, score } }: { passage: Source }) {
  const { texts: core } = useUi();
  const texts = useTexts();
  if (content === undefined || content === '') return null;
  const percent = new Intl.NumberFormat(core.code, { style: 'percent' });
  return (
    <p dir="auto">
      {content}
      {score !== undefined && score > 0 && score <= 1 && (
        <span class="score" dir="auto">
          {texts.share(percent.format(score))}
        </span>
      )}
    </p>
  );
}

function byDocument(sources: readonly Source[]): [name: string, passages: Source[]][] {
  const documents = new Map<string, Source[]>();
  for (const source of sources) {
    const name = nameOf(source);
    const passages = documents.get(name);
    if (passages) passages.push(source);
    else documents.set(name, [source]);
  }
  return [...documents];
}

function nameOf({ documentName, datasetName, key }: Source): string {
  return documentName ?? datasetName ?? key;
}
