import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { KnowledgeBase } from '../knowledge/base.js';
import { LANGUAGES, type Lang } from '../model/language.js';
import { prepare, prepared } from '../text/prepared.js';
import { grammarLexicon } from './lexicon.js';
import { featuresIn, featuresOf } from './wording.js';
import type { Utterance } from './utterance.js';

/** A wording that is known to be of a record, or not to be. */
export interface Example {
  readonly lang: Lang;
  /** Folded words and placeholders, parted by spaces. */
  readonly wording: string;
  readonly ofARecord: boolean;
}

/** How much each feature speaks for a record, and what a message without any would have. Plain data, to be prepared. */
export interface Weights {
  readonly bias: number;
  readonly of: Readonly<Record<string, number>>;
}

const FOLDER = path.join(__dirname, 'examples');

/** The examples of the repository: one wording a line; `#` opens a remark. */
export const examples = (): Example[] =>
  LANGUAGES.flatMap((lang) =>
    (['record', 'elsewhere'] as const).flatMap((matter) =>
      readFileSync(path.join(FOLDER, `${matter}.${lang}.txt`), 'utf8')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((wording) => ({ lang, wording, ofARecord: matter === 'record' })),
    ),
  );

const ROUNDS = 8;
const RATE = 0.1;
const SHRINK = 1e-3;
/** Weights that are nearly nothing are left out: the table is read at the start. */
const LEAST = 0.05;
/** A feature of one example is chance. */
const SEEN = 2;

/** FNV-1a: the order of training depends on the wording alone, so that a line more moves no other. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** Logistic regression by AdaGrad, each weight drawn to nothing a little at every step. The same examples give the same weights. */
export function train(given: readonly Example[]): Weights {
  const lexicon = grammarLexicon();
  const ordered = given
    .map((e) => ({ e, at: hash(e.wording) }))
    .sort((a, b) => a.at - b.at || (a.e.wording < b.e.wording ? -1 : 1))
    .map(({ e }) => ({ y: Number(e.ofARecord), features: featuresOf(e.wording.split(' '), e.lang, lexicon) }));
  const seen = new Map<string, number>();
  for (const { features } of ordered) for (const f of features) seen.set(f, (seen.get(f) ?? 0) + 1);
  const names = [...seen].filter(([, n]) => n >= SEEN).map(([f]) => f);
  const number = new Map(names.map((f, i) => [f, i]));
  const data = ordered.map(({ y, features }) => ({ y, at: features.flatMap((f) => number.get(f) ?? []) }));
  const weight = new Float64Array(names.length);
  const moved = new Float64Array(names.length).fill(1e-8);
  let bias = 0;
  let biasMoved = 1e-8;
  for (let round = 0; round < ROUNDS; round++)
    for (const { y, at } of data) {
      let odds = bias;
      for (const i of at) odds += weight[i]!;
      const error = 1 / (1 + Math.exp(-odds)) - y;
      for (const i of at) {
        const slope = error + SHRINK * weight[i]!;
        moved[i]! += slope * slope;
        weight[i]! -= (RATE * slope) / Math.sqrt(moved[i]!);
      }
      biasMoved += error * error;
      bias -= (RATE * error) / Math.sqrt(biasMoved);
    }
  const rounded = (n: number) => Math.round(n * 100) / 100;
  return {
    bias: rounded(bias),
    of: Object.fromEntries(names.map((f, i) => [f, rounded(weight[i]!)] as const).filter(([, w]) => Math.abs(w) >= LEAST)),
  };
}

/** What the build keeps the weights under. */
const PREPARED = 'matter';

/** Prepares the weights. */
export const prepareMatter = (): void => prepare(PREPARED, train(examples()));

let known: Weights | undefined;
const weights = (): Weights => (known ??= (prepared(PREPARED) as Weights | undefined) ?? train(examples()));

const weighed = new WeakMap<Utterance, number>();

/**
 * How much the wording of a message speaks for a record of announcements, as log-odds: above 0 more examples like it are
 * of a record than not. It knows no name, and never settles anything by itself.
 */
export function oddsOf(u: Utterance, kb: KnowledgeBase): number {
  const before = weighed.get(u);
  if (before !== undefined) return before;
  const { bias, of } = weights();
  const odds = featuresIn(u, kb).reduce((sum, f) => sum + (Object.hasOwn(of, f) ? of[f]! : 0), bias);
  weighed.set(u, odds);
  return odds;
}
