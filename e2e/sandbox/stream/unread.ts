import type { Step } from '../scenario';
import type { Row } from '../store/rows';

/** The rest of an answer that nobody reads any more, written into its row all the same. */
export function writeUnread(script: Iterator<Step>, said: string, row: Row): void {
  row.answer = said;
  for (let next = script.next(); next.done !== true; next = script.next()) {
    const step = next.value;
    if (step.do === 'say' || step.do === 'direct') row.answer += step.text;
    if (step.do === 'replace') row.answer = step.text;
    if (step.do === 'cite') row.passages = step.passages;
  }
}
