import type { Options } from './config';

/** What the launcher does, after what stands on it: who says what he reads finds the button. */
export function nameLauncher(action: string, options: Options): string {
  return options.launcherText ? `${options.launcherText}: ${action}` : action;
}
