/**
 * Two tags for the page of an owner who does not trust the server his files come from. The script's own attribute covers
 * `embed.js`; what that imports can only be covered by the page's import map.
 * @param address - where the files are: absolute, or from the page.
 * @param integrity - hashes by file.
 * @param chunks - what `embed.js` may import.
 */
export function integrityTags(
  address: string,
  integrity: Readonly<Record<string, string>>,
  chunks: readonly string[],
): string {
  const base = address.replace(/\/*$/, '/');
  const lines = chunks.map((file) => `"${base}${file}":"${integrity[file]}"`);
  return `<!-- Instead of the one script tag, before any other module script of the page. A page that has an import map takes
     "integrity" into it. The address stands in each line: with another one, replace it everywhere. -->
<script type="importmap">
{"integrity":{
${lines.join(',\n')}
}}
</script>
<script
  src="${base}embed.js"
  integrity="${integrity['embed.js']}"
  crossorigin="anonymous"
  data-token="YOUR_WEB_CODE"
  data-base-url="https://your-dify.example"
  defer
></script>
`;
}
