import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { chunksOfEmbed } from './chunks';
import { PACKAGE } from './entries';
import { integrityTags } from './integrity-tags';

/**
 * Writes `dist/manifest.json`, the hash of each file that a browser loads, and `dist/integrity.html`, the tags by which a
 * browser loads nothing else. `npm run integrity -- https://cdn.example/dify-chat/` writes the latter for that address.
 */
const [, , address = 'https://your-site.example/dify-chat/'] = process.argv;

/** 44 characters each instead of 64, in a page that its visitors wait for. */
function hash(file: string): string {
  return `sha256-${createHash('sha256')
    .update(readFileSync(`dist/${file}`))
    .digest('base64')}`;
}

const files = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /^(?!\.vite\/|integrity\.html$).+\.(?:js|html)$/.test(file))
  .filter((file) => statSync(`dist/${file}`).isFile())
  .toSorted();
const integrity = Object.fromEntries(files.map((file) => [file, hash(file)]));
const manifest = { version: PACKAGE.version, integrity };
writeFileSync('dist/manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
writeFileSync('dist/integrity.html', integrityTags(address, integrity, chunksOfEmbed()));
