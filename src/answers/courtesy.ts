import type { Block } from '../model/answer.js';
import type { OrganisationId } from '../model/ids.js';
import { eventDate, eventFullName, organisationName, theEvent } from './names.js';
import { part, sentence, type Answerer, type Asking } from './part.js';

/** Answers that state nothing: help, courtesy, the digest, and refusals with what the record holds instead. */
export const answerHelp: Answerer = ({ kb, w }) => {
  const event = theEvent(kb);
  return part('help', event ? [sentence(w.say('help', { event: eventFullName(w, event.id) }))] : []);
};

export const answerGreeting: Answerer = ({ kb, w }) => {
  const event = theEvent(kb);
  return part('smalltalk', event ? [sentence(w.say('greeting', { event: eventFullName(w, event.id) }))] : []);
};

export const answerThanks: Answerer = ({ w }) => part('smalltalk', [sentence(w.say('thanks'))]);
export const answerDigest: Answerer = ({ w }) => part('digest', [sentence(w.say('digest'))]);

/** What the record is: counts, and how recent. */
export const answerRecord: Answerer = ({ kb, w }) => {
  const event = theEvent(kb);
  const newest = [...kb.sources.values()]
    .map((s) => s.published)
    .filter((d): d is string => d !== undefined)
    .sort()
    .at(-1);
  const lines: Block[] = [
    sentence(
      w.say('recordHolds', {
        pledges: w.count([...kb.pledges.keys()]),
        quotes: w.count([...kb.quotes.keys()]),
        conflicts: w.count([...kb.conflicts.keys()]),
        sources: w.count([...kb.sources.keys()]),
        date: w.date(newest ?? event?.on ?? ''),
      }),
    ),
  ];
  if (event) lines.push(sentence(w.say('recordAbout', { event: eventFullName(w, event.id), date: eventDate(w, event) })));
  return part('answered', lines);
};

/** A line of what the record holds for an organisation, beside a refusal. */
function holdsInstead({ kb, w }: Asking, org: OrganisationId): Block[] {
  const pledge = kb.pledgesBy(org)[0];
  if (!pledge) return [];
  return [sentence(w.say('holdsInstead', { who: organisationName(w, kb.pledgerOf(org)), text: w.text(pledge.title, pledge.id) }))];
}

/** A refusal with its reason, and what is on record beside it. */
export const answerDecline: Answerer = (asking) => {
  const { q, kb, w } = asking;
  const event = theEvent(kb);
  const slots = event ? { event: eventFullName(w, event.id), date: eventDate(w, event) } : {};
  const reason = q.refusal ?? { kind: 'nothing-found' as const };
  const lead = (() => {
    switch (reason.kind) {
      case 'foreign':
        return sentence(w.say('foreign', { name: w.text(reason.name, 'asked') }));
      case 'year':
        return sentence(w.say('otherYear', slots));
      case 'advice':
        return sentence(w.say('advice'));
      case 'disobey':
        return sentence(w.say('disobey'));
      case 'out-of-scope':
        return sentence(w.say('outOfScope', slots));
      case 'nothing-found':
        return sentence(w.say('nothingFound', slots));
    }
  })();
  // The other reasons say in their own sentence what the record covers.
  const covers = event && ['foreign', 'advice', 'disobey'].includes(reason.kind) ? [sentence(w.say('recordCovers', slots))] : [];
  return part('declined', [lead, ...covers]);
};

/** An aspect that is recognised and not recorded. */
export const answerUnstated: Answerer = (asking) => {
  const { q, w } = asking;
  const org = q.organisations[0];
  const who = org ? w.say('unstatedOf', { who: organisationName(w, org) }) : undefined;
  const lead = sentence(w.say('unstated', { aspect: q.unstated ? w.text(q.unstated.label, q.unstated.id) : undefined, who }));
  return part('not_stated', [lead, ...(org ? holdsInstead(asking, org) : [])], { organisations: q.organisations });
};
