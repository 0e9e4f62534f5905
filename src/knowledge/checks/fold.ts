/** Words as they are compared: without case, accents, kinds of space, dash, quotation mark and invisible letters. */
export function fold(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replace(/[\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
      .replace(/[«»“”„‟"‹›‘’‚‛ʼ`´]/g, "'")
      .replace(/[‐‑‒–—―−]/g, '-')
      .replace(/\s+/g, ' ')
      // French sets spaces within its quotation marks, and anybody may around a dash.
      .replace(/ ?(['-]) ?/g, '$1')
      .replace(/'+/g, "'")
      .toLowerCase()
      .trim()
  );
}
