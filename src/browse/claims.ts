import { figureSpan } from '../answers/figures.js';
import type { Claim, Figure, NotStated, Reading, Statement } from '../knowledge/base.js';
import type { ClaimView, FigureView, NotStatedView, ReadingView, StatementView } from '../model/record.js';
import { present } from './present.js';
import type { Reader } from './names.js';

function notStated(r: Reader, { checked, depth, note, evidence = [] }: NotStated): NotStatedView {
  return {
    checked: checked.map((id) => r.source(id)),
    depth,
    ...present({ note: note && r.text(note) }),
    evidence: evidence.map((e) => r.evidence(e)),
  };
}

function reading(r: Reader, figure: Figure, one: Reading): ReadingView {
  const { value, hedge, narrower, rejected } = one;
  return {
    text: figureSpan(r.w, figure, { value, hedge, grounds: [one] }).text,
    value,
    hedge,
    evidence: r.evidence(one),
    ...present({ narrower: narrower && r.conflictNamed(narrower), rejected: rejected && r.conflictNamed(rejected) }),
  };
}

function common(r: Reader, c: Claim) {
  return {
    id: c.id,
    of: r.owner(c.pledge ?? c.event)!,
    conflicts: r.kb.conflictsAbout(c.id).map((x) => r.conflict(x)),
    ...present({
      claimedBy: c.claimedBy && r.who(c.claimedBy),
      place: c.place && r.place(c.place),
      due: c.due,
      on: c.on,
      notStated: c.notStated && notStated(r, c.notStated),
    }),
  };
}

function figureView(r: Reader, f: Figure): FigureView {
  return {
    kind: 'figure',
    ...common(r, f),
    measure: r.measure(f.measure),
    readings: f.readings.map((one) => reading(r, f, one)),
    rejected: f.rejected.map((one) => reading(r, f, one)),
    beside: f.beside,
    ...present({
      covers: f.covers && r.text(f.covers),
      partOf: f.partOf && r.claim(f.partOf),
      progressOf: f.progressOf && r.claim(f.progressOf),
      overlaps: f.overlaps && r.claim(f.overlaps),
      replaces: f.replaces && r.claim(f.replaces),
      replacedBy: f.replacedBy && r.claim(f.replacedBy),
    }),
  };
}

function statementView(r: Reader, s: Statement): StatementView {
  const subject = s.by === undefined ? r.event(r.kb.events.get(s.event)!).name : r.organisation(s.by).name;
  return {
    kind: 'statement',
    ...common(r, s),
    aspect: s.aspect,
    text: `${subject} ${r.text(s.says)}.`,
    with: s.with.map((id) => r.organisation(id)),
    evidence: s.evidence.map((e) => r.evidence(e)),
  };
}

/** A claim with all that it rests on. */
export const claimView = (r: Reader, c: Claim): ClaimView => (c.kind === 'figure' ? figureView(r, c) : statementView(r, c));
