import { oneOf, type Written } from './attributes';
import { announce, formAround } from './form';
import type { Tools } from './tools';

const VARIANTS = 'primary warning secondary secondary-accent ghost ghost-accent tertiary';

/** Opens what sends the form it stands in, leads to an address, or asks a question. One that does nothing is its words. */
export function openButton(tools: Tools, given: Written): HTMLElement | undefined {
  const { cursor, options, readLink } = tools;
  if (cursor.parent.closest('a,button,label,summary')) return undefined;
  const variant = oneOf(given.get('data-variant'), VARIANTS);
  const size = oneOf(given.get('data-size'), 'small medium large');
  const look = {
    class: 'ask-button',
    ...(variant && { 'data-variant': variant }),
    ...(size && { 'data-size': size }),
  };
  if (formAround(tools)) {
    const submit = cursor.open('button', { type: 'submit', ...look });
    announce(submit, tools);
    return submit;
  }
  const link = readLink(given.get('data-link') ?? '', options.baseUrl);
  const message = given.get('data-message')?.trim() ?? '';
  let made: HTMLElement | undefined;
  if (link?.type === 'url')
    made = cursor.open('a', {
      href: link.href,
      target: '_blank',
      rel: 'noopener noreferrer nofollow ugc',
      ...look,
    });
  else if (message !== '') made = cursor.open('button', { type: 'button', 'data-send': message, ...look });
  if (made) announce(made, tools);
  return made;
}
