import type { Claim } from '../../knowledge/base.js';
import type { Block } from '../../model/answer.js';
import type { SaidDate } from '../../model/said.js';
import { bestGrounds, matching } from '../claims.js';
import { fits, isDuring } from '../days.js';
import { eventDateSentence } from '../events.js';
import { figureSentence } from '../figures.js';
import { organisationName } from '../names.js';
import { sentence } from '../part.js';
import { statementSentence } from '../statements.js';
import { deadlineOf } from './deadlines.js';
import { held, type Bench, type Held } from './held.js';

/** Whether a claim is told with a year in its words: "since 2010". */
const tells = (c: Claim, year: number | undefined): boolean =>
  year !== undefined && (c.kind === 'figure' ? (c.covers?.en ?? '') : c.says.en).includes(String(year));

/** The dates of a claim that a said one may be: a deadline is no day on which something was so, and "from 2027" is neither. */
const datesOf = (c: Claim, said: SaidDate): string[] =>
  (said.due ? [c.due] : said.open ? [] : [c.due, c.on]).filter((d): d is string => d !== undefined);

const fitsClaim = (c: Claim, said: SaidDate): boolean =>
  datesOf(c, said).some((d) => fits(d, said)) ||
  (!said.due && !(said.open && c.due !== undefined) && said.month === undefined && tells(c, said.year));

/** Whether a claim has the very date, whatever the text makes of it: "from 2027" of what is due then. */
const isNear = (c: Claim, said: SaidDate): boolean =>
  [c.due, c.on].some((d) => d !== undefined && fits(d, said)) || (said.month === undefined && tells(c, said.year));

/** Holds a date of a text against the event's, and against what the record dates of whomever the sentence is about. */
export function checkDate(said: SaidDate, bench: Bench): Held {
  const { kb, w } = bench;
  const { whose } = said;
  const event = [...kb.events.values()].at(-1);
  const heldOn = (): Block => eventDateSentence(w, event!, bestGrounds(kb, event!.evidence, 2));
  const during = event !== undefined && isDuring(said, event);
  if (event && said.eventNamed && during) return held('confirmed', heldOn());
  const line = (c: Claim) => (c.kind === 'statement' ? statementSentence(w, c) : figureSentence(w, c));
  const pledges = whose.kind === 'organisation' ? kb.pledgesBy(whose.id) : [];
  const owned =
    whose.kind === 'organisation' ? pledges.flatMap((p) => kb.claimsOf(p.id)) : whose.kind === 'event' ? kb.claimsOf(whose.id) : [];
  const firm = whose.kind === 'event' || (whose.kind === 'organisation' && whose.firm);
  const deadline = said.due || said.open ? deadlineOf(said, bench, owned) : undefined;
  const own = deadline?.due.find((f) => fits(f.due!, said)) ?? deadline?.due[0];
  const judged = firm && (said.figure?.bars.length ?? 0) === 0;
  if (own) return held(said.open || !judged ? 'not_checked' : fits(own.due!, said) ? 'confirmed' : 'contradicted', line(own));
  if (deadline?.only && said.due && judged && fits(deadline.only.due!, said)) return held('confirmed', line(deadline.only));
  const dated = (deadline?.about ?? owned).filter(
    (c) => !c.notStated && (datesOf(c, said).length > 0 || tells(c, said.year)) && (c.kind === 'statement' || c.readings.length > 0),
  );
  const terms = said.terms.filter((t) => !t.keys.some((k) => k.startsWith('#year:')));
  const about = matching(kb, dated, terms, 0.5).filter((m) => m.coverage >= 0.3 && m.matched.length > 0);
  // Of claims that the sentence may mean, one that is much farther from its words than another is not meant.
  const right = about.find((m) => m.coverage >= about[0]!.coverage * 0.8 && fitsClaim(m.claim, said));
  const denied = said.figure?.bars.includes('negated') === true;
  if (right && firm && !denied) return held('confirmed', line(right.claim));
  const stages = pledges.flatMap((p) => p.status.filter((s) => s.says && fits(s.on, said)).map((s) => ({ p, s })));
  const [stage] = stages;
  const told = (): Block | undefined =>
    stage &&
    sentence(
      w.say('statusIs', {
        who: organisationName(w, stage.p.by),
        date: w.date(stage.s.on, stage.p.id),
        says: w.text(stage.s.says!, stage.p.id),
        cites: w.cite(...(stage.s.evidence ?? [])),
      }),
    );
  // A whole day tells a stage of a pledge; a year alone may be that of anything.
  if (stage && firm && said.day !== undefined) return held('confirmed', told());
  // A deadline of the very thing that the sentence is about, and another day.
  const [best] = about;
  if (said.due && best && best.coverage >= 0.5 && firm && !denied && best.claim.due !== undefined && !fits(best.claim.due, said))
    return held('contradicted', line(best.claim));
  const anywhere = right?.claim ?? [...dated, ...owned].find((c) => !c.notStated && isNear(c, said));
  if (deadline && said.due) return held('not_on_record', sentence(w.say('dateUnknown')), ...deadline.about.slice(0, 1).map(line));
  if (stage) return held('not_checked', told());
  if (anywhere) return held('not_checked', line(anywhere));
  if (event && said.eventNamed && said.day !== undefined && said.year === Number(event.on.slice(0, 4)) && whose.kind === 'event')
    return held('contradicted', heldOn());
  return held(during ? 'not_checked' : 'not_on_record', during ? heldOn() : sentence(w.say('dateUnknown')));
}
