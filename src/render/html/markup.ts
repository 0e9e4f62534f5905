/** Text that is HTML already. Only `html` makes it, so that nothing else of a record or a reader gets in unescaped. */
export class Markup {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

type Piece = Markup | string | number | undefined | false | readonly Piece[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => ENTITIES[c]!);

function write(piece: Piece): string {
  if (piece === undefined || piece === false) return '';
  if (piece instanceof Markup) return piece.text;
  if (typeof piece === 'object') return piece.map(write).join('');
  return escape(String(piece));
}

/** HTML in which whatever is filled in is escaped, but for other HTML; lists are joined, and nothing is left out as nothing. */
export const html = (strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup =>
  new Markup(strings.reduce((text, string, i) => text + write(pieces[i - 1]) + string));

/** A block of data: what could end it, or begin markup, is written so that JSON reads it all the same. */
export const data = (type: string, value: unknown): Markup =>
  new Markup(`<script type="${escape(type)}">${JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, unicode)}</script>`);
const unicode = (c: string): string => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
