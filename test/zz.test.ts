import { RECORDS, ask } from './support/records.js';
import { questionsOf } from './support/questions.js';
import { writeFileSync } from 'node:fs';
test.each(RECORDS)('%s', (name, kb) => {
  const all = questionsOf(kb);
  const t = performance.now();
  const lines = all.flatMap((q) => (['en', 'fr'] as const).map((l) => { try { const s = ask(kb, q[l]); return `[${q.kind}] ${q[l]}\t${s.answer.status}\t${s.queries.map((x) => x.act)}\t${s.text.replaceAll('\n', ' / ')}`; } catch (e) { return `[${q.kind}] ${q[l]}\tTHROWS ${e}`;} }));
  console.log(all.length, performance.now() - t);
  writeFileSync(`/tmp/w/${name.replaceAll(' ', '-')}.tsv`, lines.join('\n'));
});
