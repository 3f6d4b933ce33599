import { useRef } from 'preact/hooks';
import { useUi } from '../context';

/**
 * The app owner's logo and legal line, where he has them. What arrives in a panel in use must not move the composer from
 * under a finger: it stands above it then, and below it from the next question or opening on.
 */
export function Foot() {
  const { chat, open, settings, texts } = useUi();
  const app = chat.app.value;
  // In a container or as a page it is shown before anybody uses it.
  const isUsed = settings.mode === 'bubble' ? open.value : chat.draft.value !== '';
  const shown = isUsed && chat.turns.value.at(-1)?.key;
  /** What was shown when the line came; `NaN`: that is over. */
  const shownBefore = useRef<unknown>(NaN);
  if (!app) shownBefore.current = shown;
  else if (shownBefore.current !== shown) shownBefore.current = NaN;

  const parts = [app?.disclaimer, app?.copyright].filter((text) => text);
  if (!app || (parts.length === 0 && !app.privacyPolicy && !app.logo)) return null;
  return (
    <div class="foot" data-late={isUsed && shownBefore.current === shown}>
      {app.logo && <img src={app.logo} alt="" />}
      {parts.map((text, index) => [index > 0 && ' · ', <bdi key={text}>{text}</bdi>])}
      {app.privacyPolicy && (
        <>
          {parts.length > 0 && ' · '}
          <a href={app.privacyPolicy} target="_blank" rel="noopener noreferrer">
            {texts.privacy}
          </a>
        </>
      )}
    </div>
  );
}
