import { format, resolveConfig } from 'prettier';
import { readTypes, type Member } from './read-types';

export const REFERENCE = 'OPTIONS.md';

const types = readTypes(
  'src/embed/config.ts',
  'src/embed/widget.ts',
  'src/embed/events.ts',
  'src/chat/chat-events.ts',
  'src/chat/errors.ts',
);

interface Option {
  name: string;
  group: string;
  type: string;
  byDefault: string;
  text: string;
}

/** «Default `true`.», «Default: the app's.»: a sentence of the docstring. */
const DEFAULT = /(?:^|\s)Default:? (.+?)\.(?=\s|$)/;
const REQUIRED = /(?:^|\s)Required\.(?=\s|$)/;

/** One row for each option, and one for each field of an option that is an object. */
function optionRows(members: readonly Member[], outer?: Option): Option[] {
  return members.flatMap((member) => {
    const name = outer ? `${outer.name}.${member.name}` : member.name;
    const byDefault = REQUIRED.test(member.text) ? 'required' : DEFAULT.exec(member.text)?.[1];
    const option: Option = {
      name,
      group: outer?.group ?? member.heading,
      type: member.members.length > 0 ? 'object' : member.type,
      byDefault: byDefault ?? '',
      text: member.text.replace(REQUIRED, '').replace(DEFAULT, '').trim(),
    };
    // Who adds an option writes these beside it; nothing else has to be kept in step.
    if (!option.group)
      throw new Error(`Option ${name} stands below no \`// heading\` (src/embed/config.ts).`);
    if (!byDefault)
      throw new Error(`The docstring of option ${name} has no sentence «Default …» or «Required.».`);
    return [option, ...optionRows(member.members, option)];
  });
}

/** A table cell may hold no line break and no bar of its own. */
function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function table(head: readonly string[], rows: readonly string[]): string {
  return [row(...head), row(...head.map(() => '---')), ...rows].join('\n');
}

const code = (text: string): string => `\`${text}\``;

/** `@returns` is for editors. */
function sentence({ name, text }: Member, of: string): string {
  if (!text) throw new Error(`${of} ${name} has no docstring.`);
  const plain = text
    .replace(/^@returns (.)/, (_, first: string) => `Returns ${first}`)
    .replace(/@returns /, 'Returns ');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

function detail({ type, members }: Member): string {
  if (members.length > 0) return members.map((member) => code(`${member.name}: ${member.type}`)).join(', ');
  return type === 'Record<string, never>' ? '' : code(type);
}

/** The whole file, formatted. */
export async function writeReference(): Promise<string> {
  const options = optionRows(types.interface('Options'));
  const groups = [...new Set(options.map(({ group }) => group))];
  const markdown = [
    '# Options, methods and events',
    '<!-- Written by `npm run reference` from the types in src/embed: change it there. -->',
    `Each option may stand in \`createChat()\`, in \`window.difyChatbotConfig\`, or as an attribute of the script tag: \`launcherText\` is \`data-launcher-text\` there, objects and lists are JSON. What comes later in the order app, \`difyChatbotConfig\`, attributes, methods wins. A wrong or unknown option is told in one console line and left out.`,
    '## Options',
    ...groups.flatMap((group) => [
      `### ${group}`,
      table(
        ['option', 'type', 'default', 'what it does'],
        options
          .filter((option) => option.group === group)
          .map(({ name, type, byDefault, text }) => row(code(name), code(type), byDefault, text)),
      ),
    ]),
    '## Methods',
    'Of what `createChat()` and `DifyChat.get()` return; with the script tag also `DifyChat(name, …)`, before and after it has loaded. They may be called at any time.',
    table(
      ['method', 'what it does'],
      types
        .interface('Chat')
        .map((member) => row(code(`${member.name}${member.type}`), sentence(member, 'Method'))),
    ),
    '## Events',
    'By `on(name, listener)`, and as DOM events `dify-chat:<name>` of the element `dify-chat`, which bubble: there the payload is `detail`.',
    table(
      ['event', 'payload', 'when'],
      types
        .interface('WidgetEvents')
        .map((member) => row(code(member.name), detail(member), sentence(member, 'Event'))),
    ),
    `Codes of \`error\`: ${types
      .alias('ChatErrorCode')
      .split(' | ')
      .map((name) => code(name.replaceAll("'", '')))
      .join(', ')}.`,
  ].join('\n\n');
  return format(markdown, { ...(await resolveConfig(REFERENCE)), parser: 'markdown' });
}
