import { clean } from '../clean.js';
import { linkable } from '../link.js';

/** The three characters that Slack reads in every text; as it documents. What they could open (mentions, links, dates) is gone. */
export function escape(text: string): string {
  return clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Signs that Slack's markup reads, and signs that look alike and that it does not. It has no way to escape them. */
const ALIKE: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ', '|': '∣' };

/** A text of somebody's for within markup: nothing in it is read. */
export function inMarkup(text: string): string {
  return escape(text).replace(/[*_~`|]/g, (sign) => ALIKE[sign]!);
}

/** A link in markup, with a label that was made safe; the label alone where the address is none. */
export function link(url: string, label: string, most: number): string {
  const address = linkable(url, most)?.replaceAll('&', '&amp;');
  return address === undefined || address.length > most ? label : `<${address}|${label}>`;
}

/** A text as `through` makes it safe, up to so many characters of the result: nothing is cut in the midst of an escape. */
export function upTo(text: string, most: number, through: (text: string) => string): string {
  // Nearly every text fits.
  const whole = text.length < most ? through(text) : undefined;
  if (whole !== undefined && whole.length < most) return whole;
  let out = '';
  for (const character of clean(text)) {
    const next = through(character);
    if (out.length + next.length >= most) return `${out}…`;
    out += next;
  }
  return out;
}
