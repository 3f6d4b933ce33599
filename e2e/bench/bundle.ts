import { bundleScript } from '../bundle';

/** A script of `page/` with all it imports, as a classic script. */
export function bundlePageScript(name: 'cycle' | 'floor' | 'least' | 'probe'): Promise<string> {
  return bundleScript(new URL(`page/${name}.ts`, import.meta.url), 'iife');
}
