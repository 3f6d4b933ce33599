import { readFileSync } from 'node:fs';
import { parseSync, type ESTree } from 'vite';

/** A property or method of an interface, as its docs tell it. */
export interface Member {
  name: string;
  /** Spelled as in the source; of a method from its parameters on. */
  type: string;
  isMethod: boolean;
  /** Docstring in one line, '' without one. */
  text: string;
  /** The last `// heading` above it, '' without one. */
  heading: string;
  /** Of an object type. */
  members: readonly Member[];
}

/** Members of interfaces, and aliases of other types, by name. */
export interface Types {
  /** With those of the interfaces it extends, these first. */
  interface: (name: string) => readonly Member[];
  /** The spelling of a type alias. */
  alias: (name: string) => string;
}

/** Reads the top-level types of some modules. One syntax tree each, no compiler: types are printed as they are written. */
export function readTypes(...files: string[]): Types {
  const modules = files.map((file) => new Module(file));
  const find = <Found>(name: string, look: (module: Module) => Found | undefined): Found => {
    for (const module of modules) {
      const found = look(module);
      if (found !== undefined) return found;
    }
    throw new Error(`${files.join(', ')} do not have ${name}.`);
  };
  const types: Types = {
    interface: (name) =>
      find(name, (module) => {
        const found = module.interfaces.get(name);
        if (!found) return undefined;
        const inherited = found.extends.flatMap(({ expression }) =>
          types.interface(module.source.slice(expression.start, expression.end)),
        );
        return [...inherited, ...module.membersOf(found.body.body, found.body.start)];
      }),
    alias: (name) => find(name, (module) => module.aliases.get(name)),
  };
  return types;
}

type Comment = ReturnType<typeof parseSync>['comments'][number];

class Module {
  readonly source: string;
  readonly interfaces = new Map<string, ESTree.TSInterfaceDeclaration>();
  readonly aliases = new Map<string, string>();
  readonly #aliased = new Map<string, ESTree.TSType>();
  readonly #comments: readonly Comment[];

  constructor(file: string) {
    this.source = readFileSync(file, 'utf8');
    const { program, comments, errors } = parseSync(file, this.source);
    if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
    this.#comments = comments;
    for (const statement of program.body) {
      const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      if (declared?.type === 'TSInterfaceDeclaration') this.interfaces.set(declared.id.name, declared);
      if (declared?.type === 'TSTypeAliasDeclaration') {
        this.#aliased.set(declared.id.name, declared.typeAnnotation);
        this.aliases.set(declared.id.name, this.#print(declared.typeAnnotation));
      }
    }
  }

  /** @param opening - of the brace before them. */
  membersOf(signatures: readonly ESTree.TSSignature[], opening: number): Member[] {
    const headings = this.#comments.filter(
      ({ type, start, end }) =>
        type === 'Line' &&
        start > opening &&
        !signatures.some((signature) => signature.start < start && end < signature.end),
    );
    return signatures.flatMap((signature) => {
      if (signature.type !== 'TSPropertySignature' && signature.type !== 'TSMethodSignature') return [];
      const { key, start } = signature;
      const isMethod = signature.type === 'TSMethodSignature';
      const type = isMethod ? undefined : signature.typeAnnotation?.typeAnnotation;
      return {
        name: key.type === 'Literal' ? String(key.value) : this.source.slice(key.start, key.end),
        type: isMethod ? this.#printRange(key.end, signature.end) : type ? this.#print(type) : 'unknown',
        isMethod,
        text: this.#docsBefore(start),
        heading: headings.findLast(({ end }) => end < start)?.value.trim() ?? '',
        members: type ? this.#fieldsOf(type) : [],
      };
    });
  }

  /** Fields of an object type, also of one named in this module or put together by `&`. */
  #fieldsOf(type: ESTree.TSType): readonly Member[] {
    if (type.type === 'TSTypeLiteral') return this.membersOf(type.members, type.start);
    if (type.type === 'TSIntersectionType') return type.types.flatMap((part) => this.#fieldsOf(part));
    if (type.type !== 'TSTypeReference') return [];
    const name = this.source.slice(type.start, type.end);
    const found = this.interfaces.get(name);
    const aliased = this.#aliased.get(name);
    return found ? this.membersOf(found.body.body, found.body.start) : aliased ? this.#fieldsOf(aliased) : [];
  }

  /** An alias of this module is what it stands for: readers do not have it. */
  #print(type: ESTree.TSType): string {
    const text = this.#printRange(type.start, type.end);
    return (type.type === 'TSTypeReference' && this.aliases.get(text)) || text;
  }

  /** Without comments, in one line. */
  #printRange(start: number, end: number): string {
    let text = '';
    let from = start;
    for (const comment of this.#comments) {
      if (comment.start < from || comment.end > end) continue;
      text += this.source.slice(from, comment.start);
      from = comment.end;
    }
    return (text + this.source.slice(from, end))
      .replaceAll(/\s+/g, ' ')
      .replace(/^\|/, '')
      .replace(/;$/, '')
      .trim();
  }

  #docsBefore(start: number): string {
    const docs = this.#comments.find(
      ({ type, value, end }) =>
        type === 'Block' &&
        value.startsWith('*') &&
        end <= start &&
        this.source.slice(end, start).trim() === '',
    );
    return docs
      ? docs.value
          .replaceAll(/^\s*\* ?|\s+$/gm, '')
          .replaceAll(/\s+/g, ' ')
          .trim()
      : '';
  }
}
