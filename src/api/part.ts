import { failAs } from './network-error';
import { once } from './once';

/** Loads a lazy part of the code once; a failure is told as what it is to the visitor, and the next call tries again. */
export function part<Part>(load: () => Promise<Part>): () => Promise<Part> {
  return once(() => load().catch(failAs('Loading a part of the widget')));
}
