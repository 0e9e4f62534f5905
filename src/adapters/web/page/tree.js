/** An element with its attributes and children. Text goes in as text, whatever it holds. */
export function el(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** An element of the tree that the server sends: [name, attributes, children]. */
export const grown = (tree) => (typeof tree === 'string' ? tree : el(tree[0], tree[1], ...tree[2].map(grown)));
