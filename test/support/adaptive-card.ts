import type { Json } from './connector.js';

const isNode = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Everything in a card, from the outside in. */
function nodes(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(nodes);
  return isNode(value) ? [value, ...Object.values(value).flatMap(nodes)] : [];
}

/** Elements and actions of these types. */
export const elementsOf = (card: unknown, ...types: readonly string[]): Json[] =>
  nodes(card).filter((n) => types.includes(String(n['type'])));

/** What a card shows, in reading order: each text block, fact and cell. */
export const cardTexts = (card: unknown): string[] =>
  nodes(card).flatMap((n) => {
    if (n['type'] === 'RichTextBlock') return [(n['inlines'] as Json[]).map((i) => i['text']).join('')];
    if (n['type'] === 'FactSet') return (n['facts'] as Json[]).map((f) => `${String(f['title'])}: ${String(f['value'])}`);
    return [];
  });

/** What each element must have, and the elements that Teams' cards of version 1.5 know. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: ['version', 'body'],
  RichTextBlock: ['inlines'],
  TextRun: ['text'],
  FactSet: ['facts'],
  Table: ['columns', 'rows'],
  TableRow: ['cells'],
  TableCell: ['items'],
  Container: ['items'],
  'Chart.HorizontalBar': ['title', 'data', 'fallback'],
  'Action.Execute': ['title', 'verb', 'data', 'fallback'],
  'Action.Submit': ['title', 'data'],
  'Action.OpenUrl': ['url'],
  'Action.ToggleVisibility': ['title', 'targetElements'],
};

/** Why Teams would not show a card, as far as its documentation tells. */
export function cardFaults(card: unknown): string[] {
  const all = nodes(card).filter((n) => typeof n['type'] === 'string');
  const ids = new Set(all.flatMap((n) => (typeof n['id'] === 'string' ? [n['id']] : [])));
  const faults = all.flatMap((n) => {
    const type = String(n['type']);
    const needed = NEEDED[type];
    if (!needed) return [`${type} is unknown`];
    return [
      ...needed.filter((field) => n[field] === undefined || n[field] === '').map((field) => `${type} has no ${field}`),
      ...['inlines', 'facts', 'rows', 'cells', 'items']
        .filter((f) => Array.isArray(n[f]) && n[f].length === 0)
        .map((f) => `${type}: empty ${f}`),
      ...(type === 'Action.OpenUrl' && !/^https?:\/\/[^\s]+$/.test(String(n['url'])) ? [`${String(n['url'])} is no address`] : []),
      ...(type === 'Action.ToggleVisibility'
        ? (n['targetElements'] as string[]).filter((t) => !ids.has(t)).map((t) => `no element ${t}`)
        : []),
    ];
  });
  const [root] = all;
  const version = root?.['type'] === 'AdaptiveCard' && root['version'] === '1.5' ? [] : ['no card of version 1.5'];
  const size = Buffer.byteLength(JSON.stringify(card)) <= 28_000 ? [] : ['larger than Teams takes'];
  return [...version, ...faults, ...size];
}
