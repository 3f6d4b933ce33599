import { readFileSync } from 'node:fs';

interface PackageFile {
  name: string;
  version: string;
  sideEffects: readonly string[];
  exports: Record<string, string | { types: string; default: string }>;
  peerDependencies?: Record<string, string>;
}

export const PACKAGE: PackageFile = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);

/** What a bundler leaves to the application. */
export const PEERS = Object.keys(PACKAGE.peerDependencies ?? {});

/** Something a developer imports by name. */
export interface Entry {
  /** `dify-chat-widget/client`. */
  specifier: string;
  /** Of its file in `src/` and `dist/`: `client`. */
  name: string;
}

/** The one list of them is `exports` in package.json: those that have types. */
export const ENTRIES: readonly Entry[] = Object.entries(PACKAGE.exports).flatMap(([path, target]) => {
  const name = typeof target === 'object' && /^\.\/dist\/([\w-]+)\.js$/.exec(target.default)?.[1];
  return name ? [{ specifier: path.replace('.', PACKAGE.name), name }] : [];
});
