import type { ConflictView, EvidenceView, PledgeView, QuoteView, Ref, SourceBrief, SourceView } from '../../model/record.js';
import { quoted } from '../words.js';
import { addressOf, type Scene } from './layout.js';
import { when } from './parts.js';
import { colon, say } from './words.js';

/** Citations as texts that are ready to be pasted into another. */

const source = ({ name, title, publishedOn, url }: SourceBrief, { lang }: Scene): string =>
  `${[name, ...(title === null ? [] : [quoted(title, lang)]), when(publishedOn, lang)].join(', ')}, ${url}`;

const printed = ({ words, source: s }: EvidenceView, scene: Scene): string =>
  `${quoted(words, s.lang === 'fr' ? 'fr' : 'en')} (${source(s, scene)})`;

const record = (scene: Scene, address: string): string =>
  `${say('name', scene.lang)}, ${say('recordVersion', scene.lang, { version: scene.version }).toLocaleLowerCase(scene.lang)}, ${scene.origin}${address}`;

/** Where the record has somebody or something. */
export const entryCitation = (scene: Scene, ref: Ref): string => `${ref.name}. ${record(scene, addressOf(ref))}`;

/** The leading figure with the words it rests on, and the address of the pledge. */
export function pledgeCitation(scene: Scene, p: PledgeView): string {
  const [cell] = p.figures;
  const figure = p.claims.find((c) => c.id === cell?.claim);
  const leading = figure?.kind === 'figure' ? figure.readings[0] : undefined;
  const told = leading ? ` ${leading.text}. ${printed(leading.evidence, scene)}.` : '';
  return `${p.ref.name}, ${p.event.name}.${told} ${record(scene, addressOf(p.ref))}`;
}

export function quoteCitation(scene: Scene, q: QuoteView): string {
  const who = [q.speaker?.name, q.role, q.speaker ? undefined : q.organisation.name].filter((x) => x !== undefined).join(', ');
  return `${quoted(q.words, q.lang)} ${who} (${source(q.source, scene)}). ${record(scene, addressOf(q.ref))}`;
}

export const conflictCitation = (scene: Scene, c: ConflictView): string =>
  `${c.topic}. ${say('verdict', scene.lang)}${colon(scene.lang)}${c.verdict} ${record(scene, addressOf(c.ref))}`;

export const sourceCitation = (scene: Scene, s: SourceView): string => source(s, scene);
