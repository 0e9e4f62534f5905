import { html, Markup, escape } from './markup.js';

/**
 * A part of a page as a tree of elements: the page makes its texts texts, and never reads HTML. The server can write the
 * same tree as HTML.
 */
export type Tree = string | readonly [tag: string, attributes: Readonly<Record<string, string>>, children: readonly Tree[]];

const NAME = /^[a-z][a-z0-9-]*$/;

export function treeHtml(tree: Tree): Markup {
  if (typeof tree === 'string') return html`${tree}`;
  const [tag, attributes, children] = tree;
  const names = [tag, ...Object.keys(attributes)];
  if (!names.every((name) => NAME.test(name))) throw new Error('An element and its attributes have plain names.');
  const told = Object.entries(attributes).map(([name, value]) => ` ${name}="${escape(value)}"`);
  return new Markup(`<${tag}${told.join('')}>${children.map((child) => treeHtml(child).text).join('')}</${tag}>`);
}
