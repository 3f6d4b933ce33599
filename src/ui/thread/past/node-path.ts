/** Where a node stands below another: the same place in a copy holds its counterpart. */
export type NodePath = readonly number[];

export function pathOf(node: Node, top: Node): NodePath {
  const path: number[] = [];
  for (let at = node; at !== top;) {
    const parent = at.parentNode;
    if (!parent) throw new Error('The node does not stand below that one.');
    path.unshift(Array.from<Node>(parent.childNodes).indexOf(at));
    at = parent;
  }
  return path;
}

/** `undefined` where the copy differs. */
export function nodeAt(path: NodePath, top: Node): Node | undefined {
  let node: Node | undefined = top;
  for (const index of path) node = node?.childNodes[index];
  return node;
}
