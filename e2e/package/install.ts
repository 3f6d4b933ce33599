import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { PACKAGE, PEERS } from '../build/entries';

const APP = 'e2e/package/app';

/** An application that has the packed package as its one dependency, far from our own `node_modules`. */
export interface Application {
  folder: string;
  tarball: Buffer;
  /** Of the tarball. */
  files: string[];
  /** Runs a command in its folder. */
  run: (command: string, ...args: string[]) => Promise<{ stdout: string; stderr: string }>;
  /** Puts the installed package elsewhere. */
  copyTo: (place: string) => void;
  remove: () => void;
}

interface Packed {
  filename: string;
  files: { path: string }[];
}

/** `npm test` tells its children that they work for this package. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));

/** Packs and installs as anybody would, without a network: the package brings all that it needs. */
export async function installPackage(): Promise<Application> {
  const folder = mkdtempSync(join(tmpdir(), 'dify-chat-application-'));
  const runIn = async (cwd: string, command: string, ...args: string[]) =>
    promisify(execFile)(command, args, { cwd, env });
  const run = (command: string, ...args: string[]) => runIn(folder, command, ...args);

  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [packed] = Object.values<Packed>(JSON.parse((await runIn('.', 'npm', ...pack)).stdout));
  if (!packed) throw new Error('npm packed nothing.');
  cpSync(APP, folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  await run(
    'npm',
    'install',
    '--offline',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    `./${packed.filename}`,
  );
  for (const peer of PEERS.flatMap((name) => [name, `@types/${name}`])) link(peer, folder);

  return {
    folder,
    run,
    tarball: readFileSync(join(folder, packed.filename)),
    files: packed.files.map(({ path }) => path).toSorted(),
    copyTo: (place) => cpSync(join(folder, 'node_modules', PACKAGE.name), place, { recursive: true }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What the package expects of its application. */
function link(name: string, folder: string): void {
  const place = join(folder, 'node_modules', name);
  const ours = resolve('node_modules', name);
  if (existsSync(place) || !existsSync(ours)) return;
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(ours, place);
}
