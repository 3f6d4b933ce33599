'use client';
import { createElement, forwardRef, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { CSSProperties, ForwardRefExoticComponent, RefAttributes } from 'react';
import { createComponentChat, type ComponentMethods } from './embed/component-chat';
import { createChat, type Options, type WidgetEventName, type WidgetEvents } from './index';

export type { Chat, ChatErrorCode, Options, WidgetEventName, WidgetEvents } from './index';

/** `message-end` → `MessageEnd`. */
type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Name>;

/** `onMessageEnd` hears `message-end`, and so on. Always the latest function is called. */
export type DifyChatHandlers = {
  [Name in WidgetEventName as `on${Pascal<Name>}`]?: ((detail: WidgetEvents[Name]) => void) | undefined;
};

/** Each may change with any rendering; `undefined` is as if it were not there. */
export type DifyChatOptions = { [Name in keyof Options]?: Options[Name] | undefined };

export interface DifyChatProps extends DifyChatOptions, DifyChatHandlers {
  /** Of the box that an `inline` chat fills. Without it and `style` the box is as high as what it stands in. */
  className?: string | undefined;
  /** As `className`. */
  style?: CSSProperties | undefined;
  /** Of the same box. */
  id?: string | undefined;
}

/**
 * Methods, by `ref`. What is called before the widget is there waits for it. What belongs to props and to the
 * component's own coming and going is missing.
 */
export type DifyChatRef = ComponentMethods;

/**
 * The widget as a component: `<DifyChat token="…" baseUrl="…" onMessageEnd={…} ref={chat} />`. React 18 or later.
 *
 * Props are options of `createChat()`. Look changes at once, other options in the same conversation; another app, `mode`
 * or `target` is another widget. Values that are written anew with each rendering (`user={{ id }}`) change nothing, and
 * neither does another function. A wrong option is told once in the console and left out, without a `token` nothing
 * begins, and nothing is ever thrown.
 *
 * An `inline` chat without a `target` stands in a box of its own where the component is. Otherwise the component draws
 * nothing: the widget goes where `createChat()` puts it. A server draws no more than that box. The widget comes with
 * the component's effects and goes with it.
 */
export const DifyChat: ForwardRefExoticComponent<DifyChatProps & RefAttributes<DifyChatRef>> = forwardRef<
  DifyChatRef,
  DifyChatProps
>(function DifyChat(props, ref) {
  const { className, style, id, ...rest } = props;
  const box = useRef<HTMLDivElement>(null);
  const [chat] = useState(() => createComponentChat(createChat));
  const hasBox = rest.mode === 'inline' && rest.target === undefined;
  const fillsParent = className === undefined && style === undefined;

  useImperativeHandle(ref, () => chat.methods, [chat]);
  useEffect(() => {
    // By script: the attribute in a server's page would be against a strict policy.
    if (box.current && fillsParent) box.current.style.height = '100%';
  }, [fillsParent, hasBox]);
  useEffect(() => chat.update(box.current ? { ...rest, target: box.current } : rest));
  useEffect(() => chat.end, [chat]);
  return hasBox ? createElement('div', { ref: box, className, style, id }) : null;
});
