import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * A script with all it imports, also what it brings later, in one file built as the widget is.
 * @param format - `iife` also runs as a classic script.
 */
export async function bundleScript(file: URL, format: 'es' | 'iife' = 'es'): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: fileURLToPath(file), output: { format, codeSplitting: false } },
    },
  });
  if (!('output' in result)) throw new Error('vite gave no bundle');
  return result.output[0].code;
}
