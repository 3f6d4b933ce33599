import { useComputed, useSignal, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { asChatError, type ChatErrorCode } from '../../chat/errors';
import type { SavedResults } from '../../chat/saved-results';
import type { SavedMessage } from '../../chat/transport';
import activityCss from '../../theme/activity.css?inline';
import { useUi } from '../context';
import { Disclosure } from '../disclosure';
import { Drawing } from '../icon';
import { useTexts } from '../lazy-part';
import { Problem } from '../message/problem';
import { RichText } from '../message/rich-text';
import { BOOKMARK } from './drawings';

const COMPLETE = signal(true);

/** Results that the visitor keeps, asked for when he wants to see them. */
export function SavedList({ saved }: { saved: SavedResults }) {
  useUi().adopt(activityCss);
  const texts = useTexts();
  return (
    <div class="saved">
      <Disclosure icon={<Drawing path={BOOKMARK} />} label={texts.savedResults}>
        {() => <List saved={saved} />}
      </Disclosure>
    </div>
  );
}

function List({ saved }: { saved: SavedResults }) {
  const { texts: core } = useUi();
  const texts = useTexts();
  const items = saved.items.value;
  const error = saved.error.value;
  useEffect(() => void saved.load(), [saved]);
  return (
    <>
      {items && items.length > 0 && (
        <ul class="saved-list" aria-label={texts.savedResults}>
          {items.map((item) => (
            <Item key={item.id} item={item} saved={saved} />
          ))}
        </ul>
      )}
      {items?.length === 0 && !error && <p class="mark">{texts.noSavedResults}</p>}
      {!items && saved.loading.value && <p class="mark">{core.loading}</p>}
      {error && <Problem error={error} onAction={() => void saved.load(items !== undefined)} />}
      {saved.hasMore.value && !error && (
        <button
          type="button"
          class="button"
          aria-disabled={saved.loading.value}
          onClick={() => {
            if (!saved.loading.peek()) void saved.load(true);
          }}
        >
          {saved.loading.value ? core.loading : texts.loadMore}
        </button>
      )}
    </>
  );
}

function Item({ item, saved }: { item: SavedMessage; saved: SavedResults }) {
  const texts = useTexts();
  const text = useComputed(() => item.answer);
  const failure = useSignal<ChatErrorCode | undefined>(undefined);
  return (
    <li>
      <RichText text={text} complete={COMPLETE} />
      {failure.value && (
        <p class="said" role="alert">
          {texts.errors[failure.value]}
        </p>
      )}
      <button
        type="button"
        class="button"
        data-style="ghost"
        onClick={() => {
          failure.value = undefined;
          saved.keep(item.id, false).catch((cause: unknown) => {
            failure.value = asChatError(cause).code;
          });
        }}
      >
        {texts.remove}
      </button>
    </li>
  );
}
