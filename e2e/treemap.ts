import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

/**
 * `npm run treemap`: what each file of the build is made of, module by module, largest first. Nothing is written.
 * Bytes of a module are those left of it after shaking; the sum of a chunk's is less than the chunk, which also holds
 * what joins them. `npm run treemap -- mount` shows the chunks whose name contains that.
 */
const wanted = process.argv[2] ?? '';
const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** `src/ui/context.ts`, `preact`, `dompurify`. */
function nameOf(id: string): string {
  const path = id.replaceAll('\0', '').split('?')[0] ?? id;
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules)/.exec(path);
  return inPackage?.[1] ?? path.replace(ROOT, '');
}

function show(chunk: Rolldown.OutputChunk): void {
  const sizes = new Map<string, number>();
  for (const [id, { renderedLength }] of Object.entries(chunk.modules))
    sizes.set(nameOf(id), (sizes.get(nameOf(id)) ?? 0) + renderedLength);
  const whole = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const { length } = Buffer.from(chunk.code);
  const gzip = gzipSync(chunk.code, { level: 9 }).length;
  console.log(`\n${chunk.fileName}  ${length} B, gzip ${gzip} B`);
  for (const [name, size] of [...sizes].toSorted(([, one], [, other]) => other - one)) {
    const share = size / whole;
    const bar = '█'.repeat(Math.round(share * 40)).padEnd(40, '·');
    console.log(`  ${bar} ${String(size).padStart(7)} ${(share * 100).toFixed(1).padStart(5)} %  ${name}`);
  }
}

for (const mode of ['production', 'loader', 'client']) {
  const result = await build({ mode, logLevel: 'error', build: { write: false, emptyOutDir: false } });
  for (const { output } of [result].flat().filter((built) => 'output' in built)) {
    for (const file of output) if (file.type === 'chunk' && file.fileName.includes(wanted)) show(file);
  }
}
