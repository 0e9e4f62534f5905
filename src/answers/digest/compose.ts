import type { Claim, Figure, KnowledgeBase, Quote, Statement } from '../../knowledge/base.js';
import type { Block, Span } from '../../model/answer.js';
import type { Digest, DigestFilter, DigestSection } from '../../model/digest.js';
import type { Lang } from '../../model/language.js';
import { bestGrounds, isMain, shown } from '../claims.js';
import { figureSentence, figureText, plainStatus, statusSentence } from '../figures.js';
import { formatValue } from '../format.js';
import { measureName, subjectName, theEvent } from '../names.js';
import { asRead } from '../numbering.js';
import { item, part, sentence } from '../part.js';
import { quoteBlocks } from '../quotations.js';
import { Writer } from '../stated.js';
import { statementSentence } from '../statements.js';
import { chartOf } from './chart.js';
import { dueFrom } from './due.js';
import { isCorrection, type News } from './news.js';
import { filterNames } from './words.js';
import { pick } from './pick.js';
import { newsIn, scopeOf } from './scope.js';

/** Items of a digest; how many more there are is said. */
export const MOST = 10;
const MOST_DUE = 5;

/** A day that this place should know went wrong. */
export interface Mishap {
  readonly state: 'skipped' | 'failed' | 'doubtful';
  readonly date: string;
}

export interface DigestAsk {
  readonly id: string;
  /** Whose digest it is: each goes its own round through the record. */
  readonly seed: string;
  readonly lang: Lang;
  readonly filter: DigestFilter;
  /** What is new since the last digest, whatever the filter. */
  readonly news: readonly News[];
  /** Claims that were told in this place: a correction of them is told whatever the filter. */
  readonly told: ReadonlySet<string>;
  /** The day where it is read. */
  readonly today: string;
  readonly shown: readonly string[];
  readonly saidQuiet: boolean;
  readonly mishaps: readonly Mishap[];
  /** A picture whatever is new. */
  readonly picture: boolean;
}

export interface Composed {
  readonly digest: Digest;
  /** Whether something is new. */
  readonly isNews: boolean;
  readonly shown: readonly string[];
  readonly saidQuiet: boolean;
}

const asItem = (block: Block): Block => (block.kind === 'quote' ? block : { ...block, kind: 'item' });
const spansOf = (block: Block | undefined): readonly Span[] => block?.spans ?? [];

const claimBlock = (w: Writer, c: Claim): Block | undefined => (c.kind === 'figure' ? figureSentence(w, c) : statementSentence(w, c));

/** A figure as it was told: its measure may be gone from the record. */
function formerFigure(w: Writer, was: Figure): string {
  const s = shown(was);
  if (!s) return '';
  return w.kb.measures.has(was.measure) ? figureText(w, was, s) : formatValue(s.value, s.hedge, w.lang);
}

function corrected(w: Writer, was: Claim, now: Claim): Block[] {
  const said = { now: spansOf(claimBlock(w, now)) };
  if (was.kind === 'figure' && now.kind === 'figure') {
    const [before, after] = [formerFigure(w, was), formerFigure(w, now)];
    if (before === after && was.due !== undefined && was.due !== now.due)
      return [item(w.say('correctedDue', { ...said, date: w.date(was.due, was.id) }))];
    if (before === after) return [item(said.now)];
    return [item(w.say('correctedFigure', { ...said, figure: w.figure(before, was.id) }))];
  }
  return [item(w.say('correctedWords', { ...said, words: w.text((was as Statement).says ?? was.id, was.id) }))];
}

function withdrawn(w: Writer, was: Claim): Block[] {
  const who = subjectName(w, was);
  if (was.kind === 'figure')
    return [
      item(w.say('withdrawnFigure', { who, measure: measureName(w, was.measure, was.id), figure: w.figure(formerFigure(w, was), was.id) })),
    ];
  return [item(w.say('withdrawnWords', { who, words: w.text(was.says, was.id) }))];
}

function misquoted(w: Writer, was: Quote, now: Quote | undefined): Block[] {
  const gone = item(w.say('withdrawnQuote', { words: w.text(was.words.replace(/[,\s]+$/, ''), was.id) }));
  return now ? [gone, ...quoteBlocks(w, now)] : [gone];
}

/** A pledge that is new: what it comes to and what it is, in a line. */
function newPledge(w: Writer, claims: readonly Claim[]): Block[] {
  const amount = claims.find((c): c is Figure => c.kind === 'figure' && isMain(c) && c.readings.length > 0);
  const project = claims.find((c) => c.kind === 'statement' && c.aspect === 'project' && !c.notStated);
  const told = amount && project ? [amount, project] : [amount ?? project ?? claims[0]].flatMap((c) => c ?? []);
  const spans = told.flatMap((c, i): Span[] => [...(i === 0 ? [] : [{ kind: 'words', text: ' ' } as const]), ...spansOf(claimBlock(w, c))]);
  return spans.length === 0 ? [] : [item(w.say('digestNewPledge', { lines: spans }))];
}

/** What a piece of news says. */
function lines(w: Writer, n: News): Block[] {
  switch (n.kind) {
    case 'corrected':
      return corrected(w, n.was, n.now);
    case 'withdrawn':
      return withdrawn(w, n.was);
    case 'misquoted':
      return misquoted(w, n.was, n.now);
    case 'status':
      return [asItem(statusSentence(w, n.pledge) ?? plainStatus(w, n.pledge))];
    case 'pledge':
      return newPledge(w, n.claims);
    case 'claim':
      return [claimBlock(w, n.claim)].flatMap((b) => (b ? [asItem(b)] : []));
    case 'quote':
      return quoteBlocks(w, n.quote);
    case 'conflict': {
      const { topic, verdict, versions } = n.conflict;
      const grounds = versions.filter((v) => v.stands).flatMap((v) => v.evidence.slice(0, 1));
      const slots = { topic: w.text(topic, n.id), verdict: w.text(verdict, n.id), cites: w.cite(...bestGrounds(w.kb, grounds)) };
      return [item(w.say('digestConflict', slots))];
    }
  }
}

const textOf = (
  w: Writer,
  key: 'digestCorrections' | 'digestChanges' | 'digestDeadlines' | 'digestQuote' | 'digestFigure' | 'digestTotal',
): string =>
  w
    .say(key)
    .map((s) => ('text' in s ? s.text : ''))
    .join('');

/** The event's own total: what the whole comes to. */
function total(w: Writer): Block[] {
  const event = theEvent(w.kb);
  const claims = event ? w.kb.claimsOf(event.id) : [];
  const figure = claims.find(
    (c): c is Figure => c.kind === 'figure' && isMain(c) && c.readings.length > 0 && w.kb.measures.get(c.measure)?.unit === 'money',
  );
  return [figure && figureSentence(w, figure)].flatMap((b) => b ?? []);
}

const MISHAPS = { skipped: 'digestSkipped', failed: 'digestFailed', doubtful: 'digestDoubtful' } as const;

const KIND_OF_AMOUNT: readonly News['kind'][] = ['corrected', 'withdrawn', 'pledge'];
/** Whether what the amounts side by side show has changed. */
const isAmount = (kb: KnowledgeBase, n: News): boolean =>
  KIND_OF_AMOUNT.includes(n.kind) &&
  (n.kind === 'pledge' || ('was' in n && 'kind' in n.was && n.was.kind === 'figure' && kb.measures.get(n.was.measure)?.unit === 'money'));

/**
 * One digest: what is new in the filter, corrections first and also those of what was told here; what is due; a quotation
 * and a figure that were not shown yet; the whole. Every line has its source.
 */
export function composeDigest(kb: KnowledgeBase, ask: DigestAsk): Composed {
  const w = new Writer(kb, ask.lang);
  const scope = scopeOf(kb, ask.filter);
  const inScope = newsIn(scope, ask.news);
  const own = ask.news.filter((n) => inScope.has(n) || (isCorrection(n) && ask.told.has(n.id)));
  const said = own.map((n) => ({ n, blocks: [] as Block[] })).slice(0, MOST);
  for (const one of said) one.blocks = lines(w, one.n);
  const linesOf = (wanted: (n: News) => boolean) => said.filter(({ n }) => wanted(n)).flatMap((s) => s.blocks);
  // What is only counted is told to nobody: a count comes from the digest and not from each that is in it.
  const counted = (key: 'digestMore' | 'digestMoreDue', n: number): Block[] =>
    n > 0 ? [sentence(w.say(key, { count: w.number(n, ask.id) }))] : [];

  const due = dueFrom(kb, scope, ask.today, MOST_DUE);
  const dueLines = due.first.flatMap((c) => claimBlock(w, c) ?? []);
  const picked = pick(kb, scope, ask.shown, ask.seed);

  const shows = ask.picture || own.some((n) => isAmount(kb, n));
  const drawn = shows ? chartOf(w, kb, scope.pledges) : undefined;

  const section = (kind: DigestSection['kind'], blocks: readonly Block[], heading?: string): DigestSection[] =>
    blocks.length === 0 ? [] : [{ kind, blocks, ...(heading === undefined ? {} : { heading }) }];
  const quiet = own.length === 0 && !ask.saidQuiet;
  const sections = [
    ...section('notice', [
      ...ask.mishaps.map(({ state, date }) => sentence(w.say(MISHAPS[state], { date: w.date(date, ask.id) }))),
      ...(quiet ? [sentence(w.say('digestQuiet'))] : []),
    ]),
    ...section('corrections', linesOf(isCorrection), textOf(w, 'digestCorrections')),
    ...section(
      'changes',
      [...linesOf((n) => !isCorrection(n)), ...counted('digestMore', own.length - said.length)],
      textOf(w, 'digestChanges'),
    ),
    ...section(
      'deadlines',
      [...dueLines.map(asItem), ...counted('digestMoreDue', due.count - due.first.length)],
      textOf(w, 'digestDeadlines'),
    ),
    ...section('quote', picked.quote ? quoteBlocks(w, picked.quote) : [], textOf(w, 'digestQuote')),
    ...section('figure', picked.figure ? [figureSentence(w, picked.figure)].flatMap((b) => b ?? []) : [], textOf(w, 'digestFigure')),
    ...section('total', total(w), textOf(w, 'digestTotal')),
    ...section('picture', drawn ? [drawn.sources] : []),
  ];
  // Read as one answer: citations are numbered as the text uses them.
  const read = asRead(
    sections.map((s) => part('digest', s.blocks)),
    w.citations(),
  );
  const numbered = sections.map((s, i) => ({ ...s, blocks: read.parts[i]!.blocks })).filter((s) => s.blocks.length > 0);
  const names = filterNames(w, ask.filter);
  const date = w.date(ask.today, ask.id);
  return {
    digest: {
      id: ask.id,
      lang: ask.lang,
      title: names.length > 0 ? w.say('digestTitleAbout', { date, about: names }) : w.say('digestTitle', { date }),
      sections: numbered,
      citations: read.citations,
      ...(drawn ? { chart: drawn.chart } : {}),
      knowledgeVersion: kb.version,
    },
    isNews: own.length > 0,
    shown: picked.shown,
    saidQuiet: own.length === 0,
  };
}

/** A correction of what was told in a place that has no digest: nothing else is said there. */
export function composeCorrection(
  kb: KnowledgeBase,
  ask: { readonly id: string; readonly lang: Lang; readonly news: readonly News[] },
): Digest | undefined {
  const w = new Writer(kb, ask.lang);
  const blocks = ask.news.filter(isCorrection).flatMap((n) => lines(w, n));
  if (blocks.length === 0) return undefined;
  const { parts, citations } = asRead([part('digest', blocks)], w.citations());
  return {
    id: ask.id,
    lang: ask.lang,
    title: w.say('correctionNote'),
    sections: [{ kind: 'corrections', blocks: parts[0]!.blocks }],
    citations,
    knowledgeVersion: kb.version,
  };
}

/** The claims that a digest states, for the record of what was told where. */
export const claimsIn = (digest: Digest): string[] => [
  ...new Set(
    digest.sections
      .flatMap((s) => s.blocks)
      .flatMap((b) => b.spans)
      .flatMap((s) => (s.kind === 'stated' ? s.from : []))
      .filter((id) => id.includes('#')),
  ),
];
