import type { WidgetEventName } from './events';

/** A record, because it does not compile where a name is missing. */
const NAMES: Readonly<Record<WidgetEventName, true>> = {
  ready: true,
  open: true,
  close: true,
  'message-sent': true,
  'message-start': true,
  'message-end': true,
  'message-stopped': true,
  error: true,
  feedback: true,
  'conversation-change': true,
  'inputs-change': true,
  'unread-change': true,
  destroy: true,
};

/** Every event by name. Nobody has to name all of them but a face that gives them on, so `embed.js` goes without. */
export function eventNames(): WidgetEventName[] {
  return Object.keys(NAMES).filter(isEventName);
}

function isEventName(name: string): name is WidgetEventName {
  return name in NAMES;
}
