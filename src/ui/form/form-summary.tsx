import type { FormField } from '../../chat/form-field';
import type { AppInfo } from '../../chat/transport';
import type { Translation } from '../../i18n/translation';
import css from '../../theme/activity.css?inline';
import { useUi } from '../context';
import { Disclosure } from '../disclosure';
import { Drawing } from '../icon';
import { useTexts } from '../lazy-part';

const LIST = 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01';

/** What was filled in before the first question: it goes with every further one and cannot be changed any more. */
export function FormSummary({ app }: { app: AppInfo }) {
  const { adopt, chat } = useUi();
  adopt(css);
  const texts = useTexts();
  const values = chat.inputs.value;
  const lines = app.fields.flatMap((field) => {
    const text = field.hidden ? '' : textOf(field, values[field.variable], texts);
    return text === '' ? [] : { field, text };
  });
  if (lines.length === 0) return null;
  return (
    <Disclosure icon={<Drawing path={LIST} />} label={texts.beforeWeStart}>
      {() => (
        <dl class="tool">
          {lines.map(({ field, text }) => (
            <div key={field.variable}>
              <dt>
                <bdi>{field.label}</bdi>
              </dt>
              <dd>
                <bdi>{text}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Disclosure>
  );
}

/** @returns `''` where nothing was filled in. */
function textOf({ kind }: FormField, value: unknown, texts: Translation): string {
  if (value === undefined || value === null || value === '') return '';
  if (kind === 'checkbox') return value === true ? texts.yes : texts.no;
  if (kind === 'file') return [value].flat().map(nameOf).filter(Boolean).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function nameOf(file: unknown): string {
  if (typeof file !== 'object' || file === null) return '';
  const name: unknown =
    Reflect.get(file, 'filename') ?? Reflect.get(file, 'name') ?? Reflect.get(file, 'url');
  return typeof name === 'string' ? name : '';
}
