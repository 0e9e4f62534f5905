// `node make-record.mjs SIZE DIR` writes a snapshot and the questions on it, for `measure-record.mjs`.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { madeUp } from '../made-up.mjs';
import { built, questionsOf, ROOT } from '../product.mjs';
import { questionsOfAll, questionsOn } from '../questions.mjs';

/** How often every form is asked, in each language. */
const TIMES = 25;
const TIMES_OF_ALL = 3;

const [size, dir] = process.argv.slice(2);
const snapshot = path.join(dir, size === 'real' ? 'real.json' : `${size}.ready`);
const { saveReady, writeSnapshot } = built('knowledge/snapshot.js');
const { readyTables } = built('bot/ready.js');

/** The record as the schemas give it out. */
function parsed(record) {
  const { LISTS, ENTRIES } = built('knowledge/schema.js');
  const schemas = { ...LISTS, ...ENTRIES };
  return Object.fromEntries(
    Object.entries(record).map(([part, entries]) => [
      part,
      Object.fromEntries(Object.entries(entries).map(([id, entry]) => [id, schemas[part].parse(entry)])),
    ]),
  );
}

let questions;
if (size === 'real') {
  writeSnapshot(path.join(ROOT, 'knowledge'), snapshot);
  const turns = questionsOf('knowledge/questions.jsonl').map((line) => ({
    form: line.status,
    lang: line.lang,
    turns: [...(line.turns ?? []), line.q],
  }));
  questions = { on: turns, ofAll: [] };
} else {
  const record = madeUp(Number(size));
  questions = { on: questionsOn(record, TIMES), ofAll: questionsOfAll(record, TIMES_OF_ALL) };
  saveReady(parsed(record), `made-up ${size}`, snapshot, readyTables);
}
writeFileSync(path.join(dir, `${size}-questions.json`), JSON.stringify(questions));
