/**
 * `floor-launcher`: the least that puts a button of one's own on a page of somebody else. What it costs is the engine's:
 * the first look at the document, the first element, shadow root, sheet, listener and mark.
 */
const host = document.createElement('least-chat');
const root = host.attachShadow({ mode: 'open' });
const sheet = new CSSStyleSheet();
sheet.replaceSync('button { position: fixed; inset: auto 20px 20px auto; width: 56px; height: 56px }');
root.adoptedStyleSheets = [sheet];
const button = Object.assign(document.createElement('button'), { ariaLabel: 'Open chat' });
button.addEventListener('click', () => console.info('pressed'));
root.append(button);
document.body.append(host);
performance.mark('least-chat:launcher');
