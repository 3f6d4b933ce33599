import type { ComponentChild } from 'preact';
import type { AnswerPartData } from '../chat/renderers';
import { useUi } from './context';
import { lazyPart } from './lazy-part';

const Custom = lazyPart(async () => (await import('./custom')).Custom);

/** A component in whose place the page may draw (option `renderers`). */
export function replaceable<Props extends object, Name extends keyof AnswerPartData>(
  name: Name,
  Usual: (props: Props) => ComponentChild,
  partOf: (props: Props) => AnswerPartData[Name],
): (props: Props) => ComponentChild {
  return function Replaceable(props) {
    const draw = useUi().settings.renderers?.[name];
    const usual = <Usual {...props} />;
    return draw ? <Custom name={name} draw={(former) => draw(partOf(props), former)} usual={usual} /> : usual;
  };
}
