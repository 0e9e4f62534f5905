import type { KnowledgeBase } from '../knowledge/base.js';
import { PHRASE, phraseKey, searchIndexOf, tag, wordKeys } from '../knowledge/search.js';
import { LANGUAGES } from '../model/language.js';
import type { EventId, MeasureId, OrganisationId, PersonId, PlaceId, SourceId, TopicId } from '../model/ids.js';
import type { Term } from '../model/query.js';
import { homeGround } from './ground.js';
import type { Concept } from './languages/grammar.js';
import { GRAMMARS } from './languages/index.js';
import type { Meaning } from './lexicon.js';
import { isEverydayVerb } from './singles.js';
import { fold, foldedWords } from '../text/tokens.js';
import { isFunctionWord, type Span, type Utterance } from './utterance.js';

type Of<K extends Meaning['kind']> = Extract<Meaning, { kind: K }>;

/** A span, and what it means of one kind. */
interface Meant<K extends Meaning['kind']> {
  readonly span: Span;
  readonly meanings: readonly Of<K>[];
}
type ByKind = { readonly [K in Meaning['kind']]?: readonly Meant<K>[] };

/** A phrase that counts something, by the measures that it may name. */
interface Counted {
  readonly span: Span;
  readonly ids: readonly MeasureId[];
  /** It names a topic as well. */
  readonly topicToo: boolean;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What was worked out of a frame so far. */
class Known {
  spans?: Utterance['spans'];
  amounts?: Utterance['amounts'];
  dates?: Utterance['dates'];
  foreign?: Utterance['foreign'];
  residual?: Utterance['residual'];
  words?: Utterance['words'];
  kinds?: ByKind;
  concepts?: ReadonlySet<Concept>;
  organisations?: readonly OrganisationId[];
  people?: readonly PersonId[];
  topics?: readonly TopicId[];
  measures?: readonly Counted[];
  places?: readonly PlaceId[];
  terms?: readonly Term[];
}

/** Concepts that ask, join or frame, and say nothing that a claim could speak of. */
const STRUCTURE = new Set<Concept>([
  'how-much',
  'how-many',
  'who',
  'what',
  'which',
  'where',
  'when',
  'why',
  'how',
  'whose',
  'function',
  'frame',
  'and',
  'or',
  'not',
  'then',
  'that',
  'it',
  'she',
  'he',
  'they',
  'here',
  'verify',
  'tag',
  'check-request',
  'doubt',
  'brief',
  'verbatim',
  'bullets',
  'list',
  'help',
  'greeting',
  'thanks',
  'bye',
  'money',
  'cash',
  'figure',
  'quote',
  'said',
  'source',
  'both',
  'other',
  'all',
  'else',
  'same',
  'about',
  'pledge',
  'announcement',
  'only',
  'compare',
  'invest',
  'company',
  'currency',
  'people',
  'wording',
  'original',
  'role',
  'employer',
  'speaker',
  'sum',
  'record',
  'count',
  'order',
]);

/** The slots of an utterance, before an act is chosen. */
export class Frame {
  constructor(
    readonly u: Utterance,
    readonly kb: KnowledgeBase,
    readonly from = 0,
    readonly to = u.words.length,
  ) {}

  /** Nothing of a frame changes, and rules ask for the same again and again: it is worked out for the first of them. */
  private readonly known = new Known();

  /** What of the whole utterance stands within. */
  private within<T extends Stretch>(all: readonly T[]): readonly T[] {
    return all.filter((r) => r.from >= this.from && r.to <= this.to);
  }
  get spans(): Utterance['spans'] {
    return (this.known.spans ??= this.within(this.u.spans));
  }
  get amounts(): Utterance['amounts'] {
    return (this.known.amounts ??= this.within(this.u.amounts));
  }
  get dates(): Utterance['dates'] {
    return (this.known.dates ??= this.within(this.u.dates));
  }
  get foreign(): Utterance['foreign'] {
    return (this.known.foreign ??= this.within(this.u.foreign));
  }
  get residual(): Utterance['residual'] {
    return (this.known.residual ??= this.u.residual.filter((i) => i >= this.from && i < this.to));
  }
  get words(): Utterance['words'] {
    return (this.known.words ??= this.u.words.slice(this.from, this.to));
  }

  private get concepts(): ReadonlySet<Concept> {
    return (this.known.concepts ??= new Set(this.of('concept').flatMap(({ meanings }) => meanings.map((m) => m.concept))));
  }
  has(...concepts: Concept[]): boolean {
    return concepts.some((c) => this.concepts.has(c));
  }
  /** Whether organisations are joined by a plus sign: "A + B". */
  get added(): boolean {
    const named = this.of('organisation').map(({ span }) => span);
    return [...named, ...this.of('place').map(({ span }) => span)]
      .sort((a, b) => a.from - b.from)
      .some(
        (s, i, all) =>
          i > 0 &&
          /\+|\bplus\b(?!\s+(que|d['’]|de\b|of\b))/i.test(
            this.u.text.slice(this.u.words[all[i - 1]!.to - 1]!.end, this.u.words[s.from]!.start),
          ),
      );
  }

  /** Whether a share is asked for: in words, or by a percent sign that no number stands before. */
  get asksShare(): boolean {
    const text = this.u.text.slice(this.words[0]?.start ?? 0, (this.words.at(-1)?.end ?? 0) + 2);
    return this.has('share') || /(^|[^\d\s])\s*%/.test(text);
  }
  /** A number said of things that stand beside what is asked: "its three plants", "ses 4 sites". */
  numbered(span: Span): { from: number; to: number } | undefined {
    const count = this.amounts.find((a) => !a.currency && !a.scaled && a.n < 20 && a.to <= span.from && span.from - a.to <= 1);
    const before = count && this.u.words[count.from - 1]?.fold;
    return before !== undefined && GRAMMARS[this.u.lang].telling.includes(before) ? count : undefined;
  }

  /** Whether a source is only where to look ("according to the article"), not what is asked. */
  get sourceIsScope(): boolean {
    const lead = /^(in|dans|selon|according|d|from|of|by|d'apres|apres|per|to|du)$/;
    const article = /^(the|this|le|la|l|les|cet|cette)$/;
    const spans = this.spans.filter((s) =>
      s.meanings.some((m) => m.kind === 'source' || (m.kind === 'concept' && ['source', 'here'].includes(m.concept))),
    );
    return (
      spans.length > 0 &&
      spans.every(
        (s) =>
          [1, article.test(this.u.words[s.from - 1]?.fold ?? '') ? 2 : 1].some((n) => lead.test(this.u.words[s.from - n]?.fold ?? '')) ||
          s.meanings.some((m) => m.kind === 'source'),
      )
    );
  }

  /** Place of the first word of a concept, or -1. */
  at(...concepts: Concept[]): number {
    return this.spans.find((s) => s.meanings.some((m) => m.kind === 'concept' && concepts.includes(m.concept)))?.from ?? -1;
  }
  opensWith(...concepts: Concept[]): boolean {
    const at = this.at(...concepts);
    return at >= 0 && at <= this.from + 1;
  }

  /** The first word that is no opening: of "I need to know who", "who". */
  get firstAsked(): string | undefined {
    const opening = (i: number) =>
      this.spans.some(
        (s) =>
          s.from <= i && s.to > i && s.meanings.some((m) => m.kind === 'concept' && (m.concept === 'frame' || m.concept === 'greeting')),
      );
    const at = this.words.findIndex(
      (w, i) => !opening(this.from + i) && !/^(i|so|and|but|ok|hi|hello|je|j|et|mais|alors|bonjour|tell|me|quick|one)$/.test(w.fold),
    );
    return this.words[at]?.fold;
  }

  /** Meanings of one kind, by span, in order. */
  of<K extends Meaning['kind']>(kind: K): readonly Meant<K>[] {
    const kinds: ByKind = (this.known.kinds ??= this.byKind());
    return kinds[kind] ?? [];
  }
  private byKind(): ByKind {
    const found: { [K in Meaning['kind']]?: { span: Span; meanings: Meaning[] }[] } = {};
    for (const span of this.spans)
      for (const meaning of span.meanings) {
        const list = (found[meaning.kind] ??= []);
        const last = list.at(-1);
        if (last?.span === span) last.meanings.push(meaning);
        else list.push({ span, meanings: [meaning] });
      }
    return found as ByKind;
  }

  private nearSource(s: Span): boolean {
    return (
      this.spans.some(
        (o) => Math.abs(o.from - s.from) <= 3 && o.meanings.some((m) => m.kind === 'concept' && ['source', 'here'].includes(m.concept)),
      ) ||
      /^(according|selon|d'apres|per)$/.test(this.u.words[s.from - 1]?.fold ?? '') ||
      /^(according|selon)$/.test(this.u.words[s.from - 2]?.fold ?? '')
    );
  }

  get organisations(): readonly OrganisationId[] {
    return (this.known.organisations ??= this.readOrganisations());
  }
  private readOrganisations(): readonly OrganisationId[] {
    const ids: OrganisationId[] = [];
    for (const { span, meanings } of this.of('organisation')) {
      if (span.meanings.some((m) => m.kind === 'event' && !m.common)) continue;
      for (const m of meanings) if (!ids.includes(m.id)) ids.push(m.id);
    }
    return ids;
  }
  /** "The president of the agglomeration" is not the one who is called the president. */
  private titled(s: Span): boolean {
    const ground = homeGround(this.kb);
    const home = this.spans.some(
      (o) =>
        o.from > s.to &&
        o.from - s.to <= 2 &&
        o.meanings.some((m) => m.kind === 'place' && ground.includes(m.id)) &&
        !o.meanings.some((m) => m.kind === 'organisation'),
    );
    const of = !home && /^(de|d|du|of|des)$/.test(this.u.words[s.to]?.fold ?? '');
    return of && (s.meanings.some((m) => m.kind === 'leader' || m.kind === 'concept') || /^(le|la|the)$/.test(this.u.words[s.from]!.fold));
  }
  /** Whether an office is named by a title that somebody on record is called by, and is of somebody else. */
  get office(): boolean {
    return this.of('person').some(({ span }) => this.titled(span));
  }
  get people(): readonly PersonId[] {
    return (this.known.people ??= this.readPeople());
  }
  private readPeople(): readonly PersonId[] {
    // A courtesy and a lower-case article before it: an office ("monsieur le …"), whoever bears it as a name.
    const office = (s: Span) => /^(monsieur|madame|mr|mme)$/.test(this.u.words[s.from - 1]?.fold ?? '') && !this.u.words[s.from]!.capital;
    // A pledger that bears its owner's name is meant where money is compared.
    const pledger = (s: Span) =>
      s.meanings.some((m) => m.kind === 'organisation' && !m.common) &&
      (this.has('more', 'less', 'compare', 'invest', 'money', 'deadline', 'rank-max', 'rank-min', 'or') || this.measures.length > 0) &&
      !this.has('said', 'quote', 'role', 'speaker', 'indirect-said');
    const all = this.of('person')
      .filter(({ span, meanings }) => !this.titled(span) && !office(span) && !(pledger(span) && meanings.every((m) => m.part)))
      .map(({ meanings }) => meanings.map((m) => m.id));
    return [...new Set(all.flat())];
  }
  get sources(): SourceId[] {
    return [
      ...new Set(
        this.of('source')
          .filter(({ span }) => !span.meanings.some((m) => m.kind === 'organisation' || m.kind === 'place') || this.nearSource(span))
          .flatMap(({ meanings }) => meanings.map((m) => m.id)),
      ),
    ];
  }
  get events(): EventId[] {
    return [...new Set(this.of('event').flatMap(({ meanings }) => meanings.map((m) => m.id)))];
  }
  get eventNamed(): boolean {
    return this.of('event').some(({ meanings }) => meanings.some((m) => !m.common));
  }
  get topics(): readonly TopicId[] {
    return (this.known.topics ??= this.readTopics());
  }
  private readTopics(): readonly TopicId[] {
    // "Investors" and "announcements" are words of the grammar before they are a topic.
    return [
      ...new Set(
        this.of('topic')
          .filter(
            ({ span }) =>
              !span.meanings.some(
                (m) => m.kind === 'concept' && ['company', 'invest', 'pledge', 'announcement', 'project', 'rank-max'].includes(m.concept),
              ),
          )
          .flatMap(({ meanings }) => meanings.map((m) => m.id)),
      ),
    ];
  }
  get currency(): string | undefined {
    const named = new Set(this.of('currency').map(({ meanings }) => meanings[0]!.code));
    // "Which euro figure": the currency stands in a phrase for money.
    if (named.size === 0)
      for (const s of this.within(this.u.lost)) for (const m of s.meanings) if (m.kind === 'currency') named.add(m.code);
    // "Dollars or euros?" asks which; it names none.
    if (named.size > 0) return named.size === 1 ? [...named][0] : undefined;
    const sign = /[$€£¥]/.exec(this.u.text.replace(/[$€£¥]\s*\d|\d\s*(k|m|md|mds|mn|bn|b)?\s?[$€£¥]/gi, ''))?.[0];
    return sign ? { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' }[sign] : undefined;
  }
  get measures(): readonly Counted[] {
    return (this.known.measures ??= this.readMeasures());
  }
  private readMeasures(): readonly Counted[] {
    // A company whose name is a word is not what it is a word for.
    return this.of('measure')
      .filter(({ span }) => !span.meanings.some((m) => m.kind === 'organisation' && !m.common))
      .map(({ span, meanings }) => ({
        span,
        ids: meanings.map((m) => m.id),
        topicToo: span.meanings.some(
          (m) => m.kind === 'topic' || (m.kind === 'concept' && !STRUCTURE.has(m.concept) && m.concept !== 'figure'),
        ),
      }));
  }
  /** Countries by name or people; `place` where the record knows the country. */
  get countries(): { place?: PlaceId; people: boolean; text: string; span: Span }[] {
    // "The English original" is of the language.
    const language = (span: Span): boolean =>
      /^(english|french|anglais|anglaise|francais|francaise)$/.test(fold(span.text)) && this.has('original', 'wording', 'verbatim');
    return this.of('country')
      .filter(({ span }) => !language(span))
      .map(({ span, meanings }) => {
        const place = meanings.find((m) => m.place)?.place;
        return { ...(place ? { place } : {}), people: meanings.every((m) => m.people), text: span.text, span };
      });
  }
  /** "Per job", "par projet": what an amount is divided by. */
  get perUnit(): MeasureId | undefined {
    if (this.has('order', 'rank-max', 'rank-min')) return undefined;
    const before = (span: Span, n: number) => this.u.words[span.from - n]?.fold ?? '';
    const counted = this.measures.filter(
      ({ span }) =>
        /^(per|par)$/.test(before(span, 1)) ||
        (/^(of|de|d)$/.test(before(span, 1)) && /^(number|nombre)$/.test(before(span, 2)) && this.has('average', 'ratio')) ||
        // "The average project, if 15bn over 56".
        (this.has('average') && (this.amounts.length > 1 || this.has('total'))),
    );
    return counted.flatMap(({ ids }) => ids).find((m) => this.kb.measures.get(m)?.unit === 'count');
  }
  /** "Asian", "européens": of a part of the world larger than a country, named by those who are from there. */
  get peoples(): PlaceId[] {
    return this.of('place').flatMap(({ span, meanings }) =>
      meanings.flatMap(({ id }) => {
        const place = this.kb.places.get(id);
        if (!place || !['continent', 'area'].includes(place.kind) || this.kb.pledgesFrom.count(id) === 0) return [];
        const said = foldedWords(span.text).join(' ');
        return LANGUAGES.some((l) => place.adjectives[l].some((a) => foldedWords(a).join(' ') === said)) ? [id] : [];
      }),
    );
  }
  /** "Not just Alsace", "et non dans la seule Alsace": a place that is said not to be all that is meant. */
  private notJust(span: Span): boolean {
    const { negations, onlys } = GRAMMARS[this.u.lang];
    const before = this.u.words.slice(Math.max(this.from, span.from - 5), span.from).map((w) => w.fold);
    const at = before.findLastIndex((w) => negations.includes(w));
    const between = before.slice(at + 1);
    return at >= 0 && between.some((w) => onlys.includes(w)) && between.every((w) => onlys.includes(w) || isFunctionWord(w));
  }
  get places(): readonly PlaceId[] {
    return (this.known.places ??= this.readPlaces());
  }
  private readPlaces(): readonly PlaceId[] {
    return [
      ...new Set(
        this.of('place')
          .filter(
            ({ span }) =>
              !this.notJust(span) &&
              !span.meanings.some(
                (m) => m.kind === 'country' || (m.kind === 'event' && !m.common) || (m.kind === 'organisation' && !m.common),
              ),
          )
          .flatMap(({ meanings }) => meanings.map((m) => m.id)),
      ),
    ];
  }
  get unstated(): { id: string; span: Span }[] {
    return this.of('unstated').map(({ span, meanings }) => ({ id: meanings[0]!.id, span }));
  }

  /** What claims and quotations are searched by. */
  get terms(): readonly Term[] {
    return (this.known.terms ??= this.readTerms());
  }
  private readTerms(): readonly Term[] {
    const terms: Term[] = [];
    const ground = homeGround(this.kb)
      .filter((p) => this.kb.places.get(p)?.kind === 'country')
      .map(tag.place);
    for (const s of this.spans) {
      const tags: string[] = [];
      for (const m of s.meanings) {
        if (m.kind === 'topic') tags.push(tag.topic(m.id));
        // "Pledge" and "project" are words of the grammar first; that records count them tells nothing apart.
        else if (
          m.kind === 'measure' &&
          !s.meanings.some(
            (x) =>
              x.kind === 'concept' &&
              ['pledge', 'announcement', 'project', 'overview', 'announced', 'company', 'place', 'function', 'frame'].includes(x.concept),
          )
        )
          tags.push(tag.measure(m.id));
        else if (m.kind === 'organisation') tags.push(tag.organisation(m.id), tag.organisation(this.kb.pledgerOf(m.id)));
        else if (m.kind === 'person') tags.push(tag.person(m.id));
        else if (m.kind === 'place') tags.push(tag.place(m.id));
        else if (m.kind === 'country' && m.place) tags.push(tag.place(m.place));
      }
      // The country where everything takes place tells nothing apart.
      if (ground.length > 0 && tags.length > 0 && tags.every((t) => ground.includes(t))) {
        // The word itself may still stand in a quotation.
        for (let i = s.from; i < s.to; i++)
          if (this.u.words[i]!.fold.length > 3)
            terms.push({
              label: this.u.words[i]!.text,
              keys: wordKeys(this.u.words[i]!.fold),
              light: !/^\p{Ll}/u.test(this.u.words[i]!.text),
              ground: true,
            });
        continue;
      }
      const structure =
        tags.length === 0 &&
        s.meanings.every(
          (m) =>
            m.kind === 'event' ||
            m.kind === 'source' ||
            m.kind === 'currency' ||
            m.kind === 'bound' ||
            (m.kind === 'concept' && STRUCTURE.has(m.concept)),
        );
      if (structure) continue;
      const light = tags.length === 0;
      if (s.to - s.from === 1 || tags.length === 0) {
        for (let i = s.from; i < s.to; i++) {
          const w = this.u.words[i]!;
          if (w.fold.length > 2 || tags.length > 0)
            terms.push({ label: w.text, keys: [...(i === s.from ? tags : []), ...wordKeys(w.fold)], ...(light ? { light: true } : {}) });
        }
      } else terms.push({ label: s.text, keys: [...tags, ...wordKeys(this.u.words[s.to - 1]!.fold)] });
    }
    for (const i of this.residual) {
      const w = this.u.words[i]!;
      if (w.fold.length > 2)
        terms.push({ label: w.text, keys: wordKeys(w.fold), ...(isEverydayVerb(w.fold, this.u.lang) ? { common: true } : {}) });
    }
    // A name that is not on record is asked about like any word, and no entry knows it.
    for (const f of this.foreign) terms.push({ label: f.text, keys: wordKeys(this.u.words[f.from]!.fold) });
    // Phrases of several words that an entry is found by: "since when", "guest of honour".
    const index = searchIndexOf(this.kb);
    const folds = this.words.map((w) => w.fold);
    // Names and figures are terms of their own.
    const taken = new Set(
      [
        ...this.amounts,
        ...this.dates,
        ...this.spans.filter((s) => s.meanings.some((m) => ['place', 'organisation', 'person', 'country'].includes(m.kind))),
      ].flatMap((r) => Array.from({ length: r.to - r.from }, (_, k) => r.from + k - this.from)),
    );
    // "More than" is in many an entry and tells nothing.
    const tells = folds.map((w) => w.length > 2 && (!isFunctionWord(w) || isEverydayVerb(w, this.u.lang)));
    for (let i = 0; i < folds.length; i++)
      for (let n = 2; n <= PHRASE && i + n <= folds.length && !taken.has(i) && !taken.has(i + n - 1); n++) {
        if (!tells.slice(i, i + n).includes(true)) continue;
        const phrase = folds.slice(i, i + n);
        const keys = LANGUAGES.flatMap((l) => phraseKey(phrase, l) ?? []).filter((k) => index.has(k));
        if (keys.length > 0) terms.push({ label: phrase.join(' '), keys });
      }
    for (const d of this.dates) if (d.year) terms.push({ label: String(d.year), keys: [tag.year(d.year)] });
    return terms;
  }
}
