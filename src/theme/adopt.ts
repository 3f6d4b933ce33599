/**
 * Style sheets are constructed once per page and adopted by each root: a strict `style-src` blocks `<style>` and
 * `style="…"`, not these (measured in Chromium).
 */
const sheets = new Map<string, CSSStyleSheet>();

/** Adds `css` to `root` unless it is there. */
export function adoptStyles(root: ShadowRoot, ...texts: readonly string[]): void {
  for (const css of texts) {
    let sheet = sheets.get(css);
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      sheets.set(css, sheet);
    }
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  }
}
