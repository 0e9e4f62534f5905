/**
 * The forms that a Hunspell dictionary allows, as plain lists. Only suffixes are applied: prefixes in the French one
 * are elisions (`l'`, `qu'`), which the tokeniser has already parted from their word.
 */
export interface Forms {
  /** Words written with a small letter: ordinary vocabulary, inflected. */
  readonly ordinary: Iterable<string>;
  /** Words written with a capital: people, places, companies, nationalities. */
  readonly names: Iterable<string>;
}

interface Suffix {
  readonly strip: string;
  readonly add: string;
  readonly when: RegExp;
}

function parseSuffixes(aff: string): Map<string, Suffix[]> {
  const rules = new Map<string, Suffix[]>();
  for (const line of aff.split('\n')) {
    const [tag, flag, strip, addition, condition] = line.trim().split(/\s+/);
    if (tag !== 'SFX' || flag === undefined || strip === undefined || addition === undefined || condition === undefined) continue;
    const add = addition.split('/')[0]!;
    const list = rules.get(flag) ?? [];
    list.push({ strip: strip === '0' ? '' : strip, add: add === '0' ? '' : add, when: new RegExp(`${condition}$`) });
    rules.set(flag, list);
  }
  return rules;
}

/** Expands a dictionary (`.dic`) by its suffix rules (`.aff`). */
export function expand(aff: string, dic: string): Forms {
  const rules = parseSuffixes(aff);
  const width = /^FLAG long/m.test(aff) ? 2 : 1;
  const ordinary = new Set<string>();
  const names = new Set<string>();
  for (const line of dic.split('\n').slice(1)) {
    const [entry, flags = ''] = (line.split(/[\s]/)[0] ?? '').split('/');
    if (!entry || !/^[\p{L}'-]+$/u.test(entry)) continue;
    const target = /^\p{Lu}/u.test(entry) ? names : ordinary;
    target.add(entry);
    for (let i = 0; i < flags.length; i += width)
      for (const rule of rules.get(flags.slice(i, i + width)) ?? [])
        if (rule.when.test(entry) && entry.endsWith(rule.strip)) target.add(entry.slice(0, entry.length - rule.strip.length) + rule.add);
  }
  return { ordinary, names };
}
