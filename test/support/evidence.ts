import type { Claim, Figure, KnowledgeBase } from '../../src/knowledge/base.js';
import type { Value } from '../../src/model/value.js';

const SCALES: Readonly<Record<string, number>> = { billion: 1e9, million: 1e6, milliard: 1e9, milliards: 1e9, millions: 1e6 };
const NUMBER = /\d+(?:[,\s'’.]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?/gu;

/** A number as it is written, and what it comes to: `6.7` and 6.7e9 of "6.7 billion". */
export interface Written {
  readonly digits: string;
  readonly values: readonly number[];
  /** How far the value may be from the exact one: half of its last digit. */
  readonly slack: number;
}

/** The numbers of a text. "1.200" and "1,5" may be read in two ways: both count. */
export function numbersIn(text: string): Written[] {
  return [...text.matchAll(NUMBER)].map((m) => {
    const [digits] = m;
    const scale = SCALES[/^\s*(billion|millions?|milliards?)/i.exec(text.slice(m.index + digits.length))?.[1]?.toLowerCase() ?? ''] ?? 1;
    const joined = digits.replace(/[\s'’]/g, '');
    const grouped = /[,.]\d{3}$/.test(joined) ? [Number(joined.replace(/[,.]/g, ''))] : [];
    const decimal = Number(
      joined
        .replace(/[,.](?=\d{3}(?:[,.]|$))/g, (mark, at: number) => (joined.slice(at + 1).search(/[,.]/) >= 0 ? '' : mark))
        .replace(',', '.'),
    );
    const values = [...grouped, ...(Number.isNaN(decimal) ? [] : [decimal])].map((n) => n * scale);
    const decimals = /[,.](\d+)$/.exec(joined)?.[1]?.length ?? 0;
    return { digits, values, slack: scale > 1 || decimals > 0 ? (scale / 10 ** decimals) * 0.5 : 0 };
  });
}

const valuesOf = (value: Value): number[] => {
  switch (value.kind) {
    case 'money':
      return value.amounts.map((m) => m.amount);
    case 'count':
      return [value.count];
    case 'range':
      return [value.from, value.to];
    case 'percent':
      return [value.percent];
  }
};

const plainWords = (of: { en: string; fr: string } | undefined): string[] => (of ? [of.en, of.fr] : []);

/** Every text of the entry behind an id, whatever its kind. The figures of a claim are told by `figuresOf`. */
function textsOf(kb: KnowledgeBase, id: string): string[] {
  const texts: (string | undefined)[] = [];
  const claim = kb.claims.get(id as never);
  if (claim?.kind === 'figure')
    texts.push(
      ...plainWords(claim.covers),
      ...[...claim.readings, ...claim.rejected].map((r) => r.words),
      ...plainWords(claim.notStated?.note),
    );
  if (claim?.kind === 'statement')
    texts.push(...plainWords(claim.says), ...claim.evidence.map((e) => e.words), ...plainWords(claim.notStated?.note));
  texts.push(claim?.due, claim?.on);
  const pledge = kb.pledges.get(id as never);
  texts.push(
    ...plainWords(pledge?.title),
    ...plainWords(pledge?.inEventTotalNote),
    ...(pledge?.status ?? []).flatMap((s) => [s.on, ...plainWords(s.says)]),
  );
  const event = kb.events.get(id as never);
  if (event)
    texts.push(
      ...plainWords(event.name),
      ...event.aliases,
      event.on,
      String(event.edition),
      ...event.otherEditions.flatMap((e) => [e.on, String(e.edition)]),
    );
  const quote = kb.quotes.get(id as never);
  if (quote) texts.push(quote.words, ...plainWords(quote.says), ...plainWords(quote.role), ...plainWords(quote.note), quote.on);
  const conflict = kb.conflicts.get(id as never);
  if (conflict)
    texts.push(...plainWords(conflict.topic), ...plainWords(conflict.verdict), ...conflict.versions.flatMap((v) => plainWords(v.says)));
  const source = kb.sources.get(id as never);
  texts.push(source?.publisher, source?.title, source?.published);
  const person = kb.people.get(id as never);
  texts.push(person?.name, ...(person?.roles ?? []).flatMap((r) => [r.en, r.fr]), ...plainWords(person?.note));
  const organisation = kb.organisations.get(id as never);
  texts.push(
    organisation?.name,
    ...plainWords(organisation?.localName),
    ...plainWords(organisation?.says),
    ...plainWords(organisation?.mention?.says),
  );
  texts.push(...plainWords(kb.places.get(id as never)?.name), ...plainWords(kb.topics.get(id as never)?.label));
  const measure = kb.measures.get(id as never);
  if (measure) texts.push(...plainWords(measure.label), ...plainWords(measure.promises), ...plainWords(measure.states));
  return texts.filter((t) => t !== undefined);
}

/** The amount of a figure in a currency, and that of one whose currency is not printed; null asks for a count. */
const amountIn = (f: Figure, currency: string | null): number | undefined => {
  for (const { value } of f.readings) {
    if (value.kind === 'count' && currency === null) return value.count;
    const amount =
      value.kind === 'money'
        ? value.amounts.find((m) => m.currency === currency || (m.currency === null && f.readings[0]?.value === value))
        : undefined;
    if (amount) return amount.amount;
  }
  return undefined;
};

const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** What can be computed over several figures: their sum and mean, differences, ratios and shares of each two, the share of a sum. */
function computedFrom(figures: readonly Figure[]): number[] {
  const currencies = [
    ...new Set(
      figures.flatMap((f) => f.readings.flatMap((r) => (r.value.kind === 'money' ? r.value.amounts.map((m) => m.currency) : [null]))),
    ),
  ];
  return currencies.flatMap((c) => {
    const amounts = figures.map((f) => amountIn(f, c)).filter((n) => n !== undefined);
    if (amounts.length < 2) return [];
    const pairs = amounts.flatMap((a, i) => amounts.flatMap((b, j) => (i === j ? [] : [a - b, a / b, (a / b) * 100])));
    const [whole = 1] = amounts.slice(-1);
    return [total(amounts), total(amounts) / amounts.length, (total(amounts.slice(0, -1)) / whole) * 100, ...pairs];
  });
}

export interface Evidence {
  /** Numbers as the entries state or print them. */
  readonly stated: readonly number[];
  /** Results over them, which an answer may round. */
  readonly computed: readonly number[];
}

/** All the numbers that the entries with these ids can account for. */
export function evidenceFor(kb: KnowledgeBase, ids: readonly string[]): Evidence {
  const claims = ids.map((id) => kb.claims.get(id as never)).filter((c): c is Claim => c !== undefined);
  const figures = claims.filter((c): c is Figure => c.kind === 'figure');
  const printed = figures.flatMap((f) => [...f.readings, ...f.rejected].flatMap((r) => valuesOf(r.value)));
  const texts = ids.flatMap((id) => textsOf(kb, id));
  const dates = texts.filter((t) => /^\d{4}(-\d{2}){0,2}$/.test(t)).flatMap((t) => t.split('-').map(Number));
  const written = texts.flatMap((t) => numbersIn(t).flatMap((w) => w.values));
  // How many entries there are is a figure that these entries account for.
  return { stated: [...printed, ...dates, ...written, ...(ids.length > 0 ? [new Set(ids).size] : [])], computed: computedFrom(figures) };
}

/** Ratios and shares are given to one decimal place, outwards where a bound asks for it. */
const TENTH = 0.1001;

/** The numbers of a text that the entries cannot account for. */
export function unaccounted(kb: KnowledgeBase, text: string, ids: readonly string[]): string[] {
  const { stated, computed } = evidenceFor(kb, ids);
  const near = (a: number, b: number, slack: number) => Math.abs(a - b) <= Math.max(slack, Math.abs(b) * 1e-9);
  return numbersIn(text)
    .filter(
      ({ values, slack }) =>
        !values.some((v) => stated.some((s) => near(v, s, 0)) || computed.some((c) => near(v, c, Math.max(slack * 1.001, TENTH)))),
    )
    .map((w) => w.digits);
}
