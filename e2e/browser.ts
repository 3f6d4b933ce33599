import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** The same engine without a window: tests take half the time. Debian has it as a package of its own. */
const SHELL = '/usr/bin/chromium-headless-shell';
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Root needs `--no-sandbox`; the rest keeps a browser without a network from looking for one. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Path of a Chromium on this machine: `CHROMIUM_PATH`, the usual places, then Playwright's own download.
 * @param use - tests run in the shell where there is one, what is measured in a whole browser.
 */
function findBrowser(use: 'tests' | 'bench' = 'tests'): string | undefined {
  const usual = use === 'tests' ? [SHELL, ...INSTALLED] : [...INSTALLED, SHELL];
  const candidates = [process.env['CHROMIUM_PATH'], ...usual, chromium.executablePath()];
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
}

/** How the browser of the tests, or of what is measured, is started. */
export function launchOptions(
  more: readonly string[] = [],
  use?: 'tests' | 'bench',
): { args: string[]; executablePath?: string } {
  const executablePath = findBrowser(use);
  return { args: [...ARGS, ...more], ...(executablePath !== undefined && { executablePath }) };
}

/** A microphone that beeps once a second, and a visitor who lets anyone listen. */
export const FAKE_MICROPHONE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** Installs a Chromium by the system's packages, else by Playwright. Run as a script before the browser tests. */
export function ensureBrowser(): void {
  if (findBrowser() !== undefined) return;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && spawnSync('apt-get', ['--version']).status === 0) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', 'chromium', 'chromium-headless-shell']);
    // Older systems have no such shell.
    if (findBrowser() === undefined) run('apt-get', ['install', '-y', '-qq', 'chromium']);
  }
  if (findBrowser() === undefined) run('npx', ['playwright', 'install', '--with-deps', 'chromium']);
  if (findBrowser() === undefined) {
    console.error(
      'No Chromium was found and none could be installed. Install one and set CHROMIUM_PATH to it.',
    );
    process.exit(1);
  }
}

function run(command: string, args: string[]): void {
  console.log(`> ${command} ${args.join(' ')}`);
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  } catch {
    // The next way is tried; the last one tells.
  }
}
