import { createPanel } from './create-panel';
import type { PanelHandle, PanelHost } from './panel-contract';

/** Options that the host shows by itself, the launcher's extras know, or are read when they count; any other needs a new panel. */
const ELSEWHERE = /^(theme|accent|position|zIndex|drag|teaser|containerProps|keepOpen|open$|sound)/;

/** Options that show another conversation. */
const OTHERS = ['user', 'conversationId', 'conversationKey', 'systemVariables'];

/** The panel in the host's shadow root. The door of the panel's chunk. */
export function mountPanel(host: PanelHost): PanelHandle {
  let panel = createPanel(host);
  /** `undefined`: nobody has opened it yet. */
  let isOpen: boolean | undefined;
  host.signal.addEventListener('abort', () => panel.destroy());
  return {
    setOpen(open) {
      // By its option it opens by itself, and takes no focus.
      panel.setOpen(open, isOpen === undefined && host.options.open);
      isOpen = open;
    },
    send: (...question) => panel.send(...question),
    prefill: (text) => panel.prefill(text),
    stop: () => panel.stop(),
    newConversation: () => panel.newConversation(),
    openConversation: (id) => panel.openConversation(id),
    setInputs: (inputs) => panel.setInputs(inputs),
    setOptions(changed) {
      const { inputs, ...others } = changed;
      if (inputs) panel.setInputs(inputs);
      if (Object.keys(inputs ? others : changed).every((name) => ELSEWHERE.test(name))) return;
      // Another person must not see this conversation; anybody else goes on in it.
      const isSame = !OTHERS.some((name) => name in changed);
      const former = isSame ? panel : undefined;
      const hadFocus = document.activeElement === host.host;
      panel.destroy();
      panel = createPanel(host, former, hadFocus);
      if (isOpen) panel.setOpen(true, !hadFocus);
    },
  };
}
