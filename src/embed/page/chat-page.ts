import { createChat } from '../../index';
import { adoptStyles } from '../../theme/adopt';
import frameToolsCss from '../../theme/frame-tools.css?inline';
import { parseOptions, type Options } from '../config';
import { readPanelState } from '../panel-state';
import { resolveAccess } from '../resolve';
import { createStore, storagePrefix } from '../storage';
import { findParentOrigin } from './find-parent';
import { withoutFixed } from './fixed-options';
import { readAddress } from './read-address';
import { submitByHand } from './submit-by-hand';
import { talkToParent } from './talk-to-parent';

const warn = (message: string): void => console.warn(`[dify-chat] ${message}`);
const page = document.documentElement;

/** Options that mean nothing in a page of its own. */
const ELSEWHERE = new Set([
  'mode',
  'target',
  'open',
  'position',
  'draggable',
  'dragAxis',
  'teaser',
  'containerProps',
]);

function withoutPlace(raw: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(raw).filter(([name]) => {
      const isElsewhere = ELSEWHERE.has(name);
      if (isElsewhere) warn(`option "${name}" means nothing in chat.html`);
      return !isElsewhere;
    }),
  );
}

/** Options of the address or of a message. */
function readOthers(raw: Record<string, unknown>, fixed: Options): Options {
  return parseOptions(withoutFixed(withoutPlace(raw), fixed, warn), warn);
}

/**
 * `chat.html`: the panel as a page, to be framed. Options come from its address; those that stand as `data-*` on its `<html>`
 * are the owner's last word, which neither the address nor a message can change.
 */
async function start(): Promise<void> {
  const { origins = '', ...attributes } = page.dataset;
  const fixed = parseOptions(attributes, warn);
  const asked = readOthers(await readAddress(location, warn, fixed), fixed);
  const options: Options = { ...asked, ...fixed, mode: 'page' };
  const { token } = options;
  if (!token) {
    warn('no token: add ?token= to the address of chat.html');
    return;
  }
  const chat = createChat(options);
  const host = document.querySelector<HTMLElement>('dify-chat');
  const root = host?.shadowRoot;
  if (!host || !root) return;
  adoptStyles(root, frameToolsCss);
  submitByHand(root);
  chat.on('ready', ({ title }) => {
    document.title = title;
    page.lang ||= root.querySelector<HTMLElement>('.root')?.lang ?? '';
  });
  const origin = findParentOrigin(
    {
      isFramed: window.parent !== window,
      asked: new URLSearchParams(location.search).get('origin'),
      allowed: origins.split(/\s+/).filter(Boolean),
      ancestors: location.ancestorOrigins,
      referrer: document.referrer,
    },
    warn,
  );
  if (origin === undefined) return;
  talkToParent({
    chat,
    host,
    root,
    token,
    origin,
    // Whatever comes, a frame stays that of its app.
    readOptions: (raw) => readOthers(raw, { ...fixed, token }),
    isExpanded: wasExpanded(options),
  });
}

function wasExpanded(options: Options): boolean {
  try {
    return readPanelState(createStore(storagePrefix(resolveAccess(options)))).expanded === true;
  } catch {
    return false; // an address that is none: the panel tells of it
  }
}

void start();
