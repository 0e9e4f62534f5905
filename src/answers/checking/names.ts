import type { KnowledgeBase, Person } from '../../knowledge/base.js';
import type { OrganisationId } from '../../model/ids.js';
import type { SaidName, Titles } from '../../model/said.js';
import { fold, foldedWords } from '../../text/tokens.js';
import { bestGrounds, evidenceOf } from '../claims.js';
import { organisationName, personName } from '../names.js';
import { sentence } from '../part.js';
import { roleBlocks } from '../people.js';
import type { Ground } from '../stated.js';
import { statementSentence } from '../statements.js';
import { held, type Bench, type Held } from './held.js';

/** Holds a name of a text against the record; `titles` tell what a title says. */
export function checkName(said: SaidName, bench: Bench, titles: Titles): Held {
  const { kb, w } = bench;
  const person = said.person === undefined ? undefined : kb.people.get(said.person);
  if (said.near) {
    const name = person ? personName(w, person.id) : organisationName(w, said.organisation!);
    return held('not_on_record', sentence(w.say('nameUnknown')), sentence(w.say('nearest', { name })));
  }
  if (person) return checkPerson(said, bench, person, titles);
  if (said.organisation !== undefined) {
    const who = organisationName(w, said.organisation);
    if (said.partner !== undefined) return checkPartner(said.organisation, said.partner, bench);
    const grounds = groundsOf(kb, said.organisation);
    return held(
      'confirmed',
      sentence(grounds.length > 0 ? w.say('onRecord', { who, cites: w.cite(...grounds.slice(0, 1)) }) : w.say('onRecordPlain', { who })),
    );
  }
  return held('not_on_record', sentence(w.say('nameUnknown')));
}

/** Whether the record has an organisation as a partner of the one that the text names it with. */
function checkPartner(id: OrganisationId, partner: OrganisationId, { kb, w }: Bench): Held {
  const own = new Set(kb.pledgesBy(kb.pledgerOf(partner)).flatMap((p) => kb.claimsOf(p.id).map((c) => c.id)));
  const claim = kb.claimsWith(id).find((c) => own.has(c.id) && c.aspect === 'partner' && !c.notStated);
  if (claim) return held('confirmed', statementSentence(w, claim));
  return held('not_on_record', sentence(w.say('partnerUnknown', { who: organisationName(w, partner), other: organisationName(w, id) })));
}

/** Where the record has an organisation from: its pledges, what it takes part in, whom it employs, what is said of it. */
function groundsOf(kb: KnowledgeBase, id: OrganisationId): Ground[] {
  const pledges = kb.pledgesBy(id).flatMap((p) => kb.claimsOf(p.id));
  const found = [
    pledges.flatMap(evidenceOf),
    kb.organisations.get(id)?.mention?.evidence ?? [],
    kb.claimsWith(id).flatMap(evidenceOf),
    kb.peopleOf(id).flatMap((p) => p.roles.filter((r) => r.organisation === id).flatMap((r) => r.evidence)),
    kb.quotesFrom(id).map((q) => ({ at: q.at, words: q.words })),
  ].find((g) => g.length > 0);
  return bestGrounds(kb, found ?? [], 1);
}

/** A person, with the office that the text gives them where it gives one. */
function checkPerson(said: SaidName, bench: Bench, person: Person, titles: Titles): Held {
  const { kb, w } = bench;
  const blocks = roleBlocks(w, person);
  if (person.roles.length === 0) return held('not_checked', ...blocks);
  const same = (a: OrganisationId, b: string) => kb.pledgerOf(a) === kb.pledgerOf(b as OrganisationId);
  // "The chief executive of Acme, with the mayor of Globe": one that fits is enough.
  const fits = said.of.length === 0 || said.of.some((o) => person.roles.some((r) => same(o, r.organisation)));
  if (!fits) return held(said.of.length === 1 ? 'contradicted' : 'not_checked', ...blocks);
  if (said.holder !== undefined && said.holder !== person.id)
    return held('contradicted', ...blocks, ...roleBlocks(w, kb.people.get(said.holder)!));
  const roles = person.roles
    .flatMap((r) => [r.en, r.fr])
    .concat(person.aliases)
    .map(foldedWords);
  const fitting = (title: string) =>
    titles.loose.has(title) || roles.some((r) => foldedWords(title).every((t) => r.some((word) => alike(word, t))));
  const whole = (of: ReadonlySet<string>) =>
    person.roles.some(
      (r) => (said.of.length === 0 || said.of.some((o) => same(o, r.organisation))) && (of.has(fold(r.en)) || of.has(fold(r.fr))),
    );
  const chief = (title: string) => titles.chiefs.has(title) && whole(titles.plainChiefs);
  const leads = said.leads === undefined || whole(said.leads === 'runs' ? titles.running : titles.chairing);
  const titled = leads && said.titles.every((t) => fitting(t) || chief(t));
  return titled ? held('confirmed', ...blocks) : held('not_checked', sentence(w.say('otherTitle')), ...blocks);
}

/** "Présidente" and "président" are one title. */
const alike = (a: string, b: string): boolean => a === b || (Math.min(a.length, b.length) > 4 && (a.startsWith(b) || b.startsWith(a)));
