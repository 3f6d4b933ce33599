import type { Options } from './config';

/** What the launcher does, after what stands on it: who says what he reads finds the button. */
export function nameLauncher(action: string, { launcherText }: Options): string {
  return launcherText ? `${launcherText}: ${action}` : action;
}
