import css from '../../theme/answer-controls.css?inline';
import controlCss from '../../theme/control.css?answer&inline';
import type { MarkdownAction } from '../../markdown';
import type { Ui } from '../context';
import { meetControl, send, submit } from './controls';
import { goToPlace } from './go-to-place';
import { mendImage, showImage } from './images';

/**
 * Does what was asked for inside the text of an answer, or what one of its parts needs. This file is the door of a lazy
 * chunk. Never rejects.
 */
export async function act(ui: Ui, action: MarkdownAction): Promise<void> {
  try {
    if (action.type === 'control' || action.type === 'go-to-place') ui.adopt(css);
    if (action.type === 'control' && action.element.matches('form')) ui.adopt(controlCss);
    await ui.loadTexts();
    const texts = ui.moreTexts.peek();
    if (texts) await perform(ui, action);
  } catch (cause) {
    ui.report('Something inside an answer could not be done.', cause);
  }
}

async function perform(ui: Ui, action: MarkdownAction): Promise<void> {
  switch (action.type) {
    case 'send':
      return send(ui, action.text, action.source);
    case 'submit':
      return submit(ui, action.form);
    case 'control':
      return meetControl(ui, action.element);
    case 'open-image':
      return showImage(ui, action.button);
    case 'broken-image':
      return mendImage(ui, action.image);
    case 'go-to-place':
      return goToPlace(action.source);
    default:
      return action satisfies never;
  }
}
