import { useUi } from '../context';

/** The app owner's legal line, where he wrote one. */
export function Foot() {
  const { chat, texts } = useUi();
  const app = chat.app.value;
  const parts = [app?.disclaimer, app?.copyright].filter((text) => text !== undefined && text !== '');
  if (!app || (parts.length === 0 && !app.privacyPolicy)) return null;
  return (
    <div class="foot">
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
