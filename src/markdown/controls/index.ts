import { readAttributes } from './attributes';
import { openButton } from './button';
import { openForm, openLabel } from './form';
import { openTextarea, writeInput } from './input';
import { writePlayer, writeSource } from './player';
import type { Tools } from './tools';

export { hold } from './hold';

/**
 * Writes a tag of a control or a player as what Dify's own chat makes of it. This file is the door of a lazy chunk.
 * @param written - the tag's attributes as they stand in the text.
 * @returns the element its closing tag closes, with the cursor inside, if it opened one.
 */
export type WriteControl = (tools: Tools, name: string, written: string) => HTMLElement | undefined;

export const writeControl: WriteControl = (tools, name, written) => {
  const given = readAttributes(written, tools);
  switch (name) {
    case 'form':
      return openForm(tools, given);
    case 'label':
      return openLabel(tools, given);
    case 'button':
      return openButton(tools, given);
    case 'textarea':
      return openTextarea(tools, given);
    case 'input':
      writeInput(tools, given);
      return undefined;
    case 'source':
      writeSource(tools, given);
      return undefined;
    default:
      return writePlayer(tools, name, given);
  }
};
