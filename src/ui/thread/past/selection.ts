/** What the visitor has selected in `root`, also as a mere caret; `undefined`: nothing, or nothing in there. */
export function selectedRange(root: ShadowRoot): Range | undefined {
  const selection = document.getSelection();
  const found = selection && firstRange(selection, root);
  if (!found || !root.contains(found.startContainer)) return undefined;
  const range = document.createRange();
  range.setStart(found.startContainer, found.startOffset);
  range.setEnd(found.endContainer, found.endOffset);
  return range;
}

function firstRange(selection: Selection, root: ShadowRoot): AbstractRange | undefined {
  if (selection.rangeCount === 0) return undefined;
  // Browsers without it give nodes of a shadow tree as they are.
  const isComposed: boolean = 'getComposedRanges' in Selection.prototype;
  return isComposed ? selection.getComposedRanges({ shadowRoots: [root] })[0] : selection.getRangeAt(0);
}
