import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** A script of `page/` with all it imports, built as the widget is; it also runs as a classic script. */
export async function bundlePageScript(name: 'cycle' | 'floor' | 'least' | 'probe'): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL(`page/${name}.ts`, import.meta.url)),
        output: { format: 'iife', codeSplitting: false },
      },
    },
  });
  if (!('output' in result)) throw new Error('vite gave no bundle');
  return result.output[0].code;
}
