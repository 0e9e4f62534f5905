/**
 * What Slack takes, told apart from the renderer: its published limits, and those that it has but does not publish (2,000
 * for a text in small print; about 13,200 over a message). A fault is a line that says where.
 */
interface Node {
  readonly [key: string]: unknown;
}
type Surface = 'message' | 'home' | 'modal';

const KINDS: Readonly<Record<Surface, readonly string[]>> = {
  message: ['image', 'rich_text', 'header', 'divider', 'context', 'actions', 'context_actions', 'table'],
  home: ['rich_text', 'header', 'divider', 'context', 'actions'],
  modal: ['rich_text', 'header', 'divider', 'context', 'actions', 'input'],
};

const list = (value: unknown): Node[] => (Array.isArray(value) ? (value as Node[]) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Every text in a tree, whatever it is called. */
export function textsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsIn);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => (key === 'text' && typeof value === 'string' ? [value] : textsIn(value)));
}

/** Every element of a type in a tree. */
export function elementsOf(node: unknown, type: string): Node[] {
  if (Array.isArray(node)) return node.flatMap((n) => elementsOf(n, type));
  if (typeof node !== 'object' || node === null) return [];
  return [...((node as Node)['type'] === type ? [node as Node] : []), ...Object.values(node).flatMap((n) => elementsOf(n, type))];
}

export function blockFaults(blocks: readonly unknown[], surface: Surface = 'message'): string[] {
  const out: string[] = [];
  const fault = (bad: boolean, what: string) => {
    if (bad) out.push(what);
  };
  const size = (value: unknown, most: number, where: string) => {
    const length = text(value).length;
    fault(length === 0, `${where} is empty`);
    fault(length > most, `${where} has ${length} characters of ${most}`);
  };
  fault(blocks.length > (surface === 'message' ? 50 : 100), `${blocks.length} blocks`);
  fault(blocks.length === 0, 'no blocks');
  const ids: string[] = [];
  for (const [i, block] of (blocks as Node[]).entries()) {
    const at = `${i} ${text(block['type'])}`;
    fault(!KINDS[surface].includes(text(block['type'])), `${at} is nothing for a ${surface}`);
    const elements = list(block['elements']);
    if (block['type'] === 'image') size(block['alt_text'], 2000, at);
    if (block['type'] === 'header') size((block['text'] as Node)['text'], 150, at);
    if (block['type'] === 'context') {
      fault(elements.length === 0 || elements.length > 10, `${at} has ${elements.length} elements`);
      for (const e of elements) size(e['text'], 2000, at);
    }
    if (block['type'] === 'actions') fault(elements.length === 0 || elements.length > 25, `${at} has ${elements.length} elements`);
    if (block['type'] === 'context_actions') fault(elements.length === 0 || elements.length > 5, `${at} has ${elements.length} elements`);
    if (block['type'] === 'table') {
      const rows = block['rows'] as Node[][];
      fault(rows.length > 100, `${at} has ${rows.length} rows`);
      fault(new Set(rows.map((r) => r.length)).size !== 1, `${at} is ragged`);
      fault((rows[0]?.length ?? 0) > 20, `${at} has ${rows[0]?.length} columns`);
      fault(textsIn(rows).join('').length > 10_000, `${at} holds too much text`);
    }
    ids.push(...elements.flatMap((e) => (typeof e['action_id'] === 'string' ? [e['action_id']] : [])));
    for (const rich of elementsOf(block, 'rich_text')) fault(list(rich['elements']).length === 0, `${at} is empty`);
    for (const kind of ['rich_text_section', 'rich_text_quote', 'rich_text_list'])
      for (const e of elementsOf(block, kind)) fault(list(e['elements']).length === 0, `${at} has an empty ${kind}`);
    for (const e of elementsOf(block, 'text')) size(e['text'], 3000, `${at} text`);
    for (const e of elementsOf(block, 'link')) {
      size(e['text'], 3000, `${at} link`);
      size(e['url'], 3000, `${at} url`);
      fault(!/^https?:\/\//.test(text(e['url'])), `${at} links to ${text(e['url'])}`);
    }
    for (const e of elementsOf(block, 'button')) {
      size((e['text'] as Node)['text'], 75, `${at} button`);
      size(e['value'], 2000, `${at} value`);
    }
    for (const e of elementsOf(block, 'feedback_buttons'))
      for (const b of ['positive_button', 'negative_button'] as const) {
        size(((e[b] as Node)['text'] as Node)['text'], 75, `${at} ${b}`);
        size((e[b] as Node)['value'], 2000, `${at} ${b} value`);
      }
  }
  fault(elementsOf(blocks, 'table').length > 1, 'more than one table');
  fault(new Set(ids).size !== ids.length, `an action id twice: ${ids.join(' ')}`);
  fault(textsIn(blocks).join('').length > 13_200, `${textsIn(blocks).join('').length} characters over all blocks`);
  return out;
}

/** Blocks as lines that a person can compare: bold between asterisks, links with their address. */
export function printed(blocks: readonly unknown[]): string[] {
  const element = (e: Node): string => {
    if (e['type'] === 'link') return `[${text(e['text'])}](${text(e['url'])})`;
    if (e['type'] === 'user') return `@${text(e['user_id'])}`;
    if (e['style'] === undefined) return text(e['text']);
    const mark = (e['style'] as Node)['bold'] ? '**' : '_';
    return `${mark}${text(e['text'])}${mark}`;
  };
  const inline = (node: Node): string => list(node['elements']).map(element).join('');
  const rich = (block: Node): string[] =>
    list(block['elements']).flatMap((e) =>
      e['type'] === 'rich_text_list'
        ? list(e['elements']).map((s) => `• ${inline(s)}`)
        : [(e['type'] === 'rich_text_quote' ? '▎' : '') + inline(e)],
    );
  return (blocks as Node[]).flatMap((block): string[] => {
    switch (block['type']) {
      case 'rich_text':
        return rich(block);
      case 'header':
        return [`# ${text((block['text'] as Node)['text'])}`];
      case 'divider':
        return ['---'];
      case 'context':
        return list(block['elements']).flatMap((e) =>
          text(e['text'])
            .split('\n')
            .map((l) => `  ${l}`),
        );
      case 'actions':
        return [
          list(block['elements'])
            .map((b) => `(${text((b['text'] as Node)['text'])})`)
            .join(' '),
        ];
      case 'context_actions':
        return ['(👍) (👎)'];
      case 'table':
        return (block['rows'] as Node[][]).map((row) => `| ${row.map((c) => rich(c).join('')).join(' | ')} |`);
      case 'input':
        return [`[${text((block['label'] as Node)['text'])}: ____]`];
      default:
        return [JSON.stringify(block)];
    }
  });
}
