/** Longer texts are announced by their beginning: the rest is a key press away. */
const SPOKEN_CHARACTERS = 500;
/** Of links the words are enough. */
const LINKS = /!?\[([^\]]*)\]\([^)]*\)/g;
/** Of Markdown, read out as «star star». */
const MARKS = /[*`#|~]+/g;

/** What a screen reader is given of an answer's Markdown: not what the model thought on the way, and no marks. */
export function spokenWords(markdown: string): string {
  const said = markdown.split('</think>').at(-1) ?? '';
  // What is left out is not looked at: a text made of brackets would keep the page busy.
  const beginning = said.trim().slice(0, 4 * SPOKEN_CHARACTERS);
  return beginning.replace(LINKS, '$1').replace(MARKS, '').trim().slice(0, SPOKEN_CHARACTERS);
}
