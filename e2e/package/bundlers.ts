import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { build as buildByVite } from 'vite';
import webpack from 'webpack';

/** Builds the application of `folder` into `out` and rejects with whatever the bundler has to say. */
type Build = (folder: string, out: string) => Promise<void>;

/** Each as its own docs begin: nothing is set for the widget's sake. */
export const BUNDLERS = {
  /** With the configuration of the folder, where there is one. */
  async vite(folder, out) {
    const warnings: string[] = [];
    await buildByVite({
      root: folder,
      base: './',
      logLevel: 'silent',
      build: {
        outDir: out,
        emptyOutDir: true,
        reportCompressedSize: false,
        rolldownOptions: { onwarn: ({ message }) => void warnings.push(message) },
      },
    });
    refuse(warnings);
  },

  async esbuild(folder, out) {
    rmSync(out, { recursive: true, force: true });
    const { warnings } = await esbuild.build({
      absWorkingDir: folder,
      entryPoints: ['main.js'],
      outdir: out,
      bundle: true,
      format: 'esm',
      splitting: true,
      minify: true,
      logLevel: 'silent',
    });
    cpSync(join(folder, 'index.html'), join(out, 'index.html'));
    refuse(warnings.map(({ text }) => text));
  },

  async webpack(folder, out) {
    const compiler = webpack({
      mode: 'production',
      context: folder,
      entry: './main.js',
      output: { path: out, clean: true },
      // The package is minified; to do it again takes half a minute.
      optimization: { minimize: false },
      // It has its own opinion about how large an application may be.
      performance: { hints: false },
    });
    const stats = await new Promise<webpack.Stats | undefined>((done, fail) =>
      compiler.run((error, result) => (error ? fail(error) : done(result))),
    );
    const { errors = [], warnings = [] } = stats?.toJson({ all: false, errors: true, warnings: true }) ?? {};
    refuse([...errors, ...warnings].map(({ message }) => message));
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    writeFileSync(join(out, 'index.html'), page.replace('type="module"', 'defer'));
  },
} satisfies Readonly<Record<string, Build>>;

function refuse(complaints: readonly string[]): void {
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
}
