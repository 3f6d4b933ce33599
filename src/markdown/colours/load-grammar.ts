import type { ShjLanguageData } from '@speed-highlight/core/tokenize';

type Bring = () => Promise<{ default: unknown }>;

/** Each a chunk of its own. What a grammar asks for besides (marks in comments) is not had: it stays what it is part of. */
const GRAMMARS: Readonly<Record<string, Bring>> = {
  bash: () => import('@speed-highlight/core/languages/bash.js'),
  c: () => import('@speed-highlight/core/languages/c.js'),
  csharp: () => import('./families').then(({ csharp }) => ({ default: csharp })),
  css: () => import('@speed-highlight/core/languages/css.js'),
  diff: () => import('@speed-highlight/core/languages/diff.js'),
  docker: () => import('@speed-highlight/core/languages/docker.js'),
  go: () => import('@speed-highlight/core/languages/go.js'),
  html: () => import('./markup').then(({ markup }) => ({ default: markup })),
  http: () => import('@speed-highlight/core/languages/http.js'),
  ini: () => import('@speed-highlight/core/languages/ini.js'),
  java: () => import('@speed-highlight/core/languages/java.js'),
  js: () => import('@speed-highlight/core/languages/js.js'),
  json: () => import('@speed-highlight/core/languages/json.js'),
  kotlin: () => import('./families').then(({ kotlin }) => ({ default: kotlin })),
  lua: () => import('@speed-highlight/core/languages/lua.js'),
  make: () => import('@speed-highlight/core/languages/make.js'),
  md: () => import('@speed-highlight/core/languages/md.js'),
  php: () => import('./families').then(({ php }) => ({ default: php })),
  pl: () => import('@speed-highlight/core/languages/pl.js'),
  py: () => import('@speed-highlight/core/languages/py.js'),
  regex: () => Promise.resolve({ default: { type: 'str', sub: [] } }),
  ruby: () => import('./families').then(({ ruby }) => ({ default: ruby })),
  rs: () => import('@speed-highlight/core/languages/rs.js'),
  sql: () => import('@speed-highlight/core/languages/sql.js'),
  swift: () => import('./families').then(({ swift }) => ({ default: swift })),
  toml: () => import('@speed-highlight/core/languages/toml.js'),
  ts: () => import('@speed-highlight/core/languages/ts.js'),
  yaml: () => import('@speed-highlight/core/languages/yaml.js'),
};

const grammars = new Map<string, Promise<ShjLanguageData | undefined>>();

/** A grammar, once for the page; `undefined` where there is none, or it cannot be had. */
export function loadGrammar(
  name: string,
  onError: (cause: unknown) => void,
): Promise<ShjLanguageData | undefined> {
  let grammar = grammars.get(name);
  if (!grammar) {
    grammar = bring(name, onError);
    grammars.set(name, grammar);
  }
  return grammar;
}

async function bring(name: string, onError: (cause: unknown) => void): Promise<ShjLanguageData | undefined> {
  const known = Object.hasOwn(GRAMMARS, name) ? GRAMMARS[name] : undefined;
  try {
    const grammar = (await known?.())?.default;
    return isGrammar(grammar) ? grammar : undefined;
  } catch (cause) {
    grammars.delete(name); // the next block tries again
    onError(cause);
    return undefined;
  }
}

/** What the library's modules are declared as is not what it takes, where an optional property may not be undefined. */
function isGrammar(value: unknown): value is ShjLanguageData {
  return typeof value === 'object' && value !== null;
}
