/**
 * HTML reduced to what CommonMark speaks of: our shells and attributes go, line breaks count as spaces, the
 * paragraphs of list items as their text, headings by the level they were written with.
 */
export function canonical(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const unwrap = (selector: string, gap: string) => {
    for (const element of body.querySelectorAll(selector))
      element.replaceWith(gap, ...element.childNodes, gap);
  };
  for (const head of body.querySelectorAll('.code-head')) head.remove();
  for (const lineBreak of body.querySelectorAll('br')) lineBreak.replaceWith(' ');
  unwrap('.code, .table, button.image', '');
  unwrap('li p', ' ');
  return write(body)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\s*(<\/?(?:p|li|ul|ol|blockquote|h\d|pre|hr|table|tr|td|th|thead|tbody|div)>)\s*/g, '$1')
    .replaceAll(/\s+(?=<\/code>)/g, '')
    .replaceAll(/<a> ?<\/a>$/g, '') // a link the example never closed
    .trim();
}

function write(parent: Element): string {
  let text = '';
  for (const node of parent.childNodes) {
    if (node instanceof Element) {
      const level = node.getAttribute('data-level');
      const name = level === null ? node.localName : `h${level}`;
      text += `<${name}>${write(node)}</${name}>`;
    } else if (node instanceof Text) text += node.data;
  }
  return text;
}
