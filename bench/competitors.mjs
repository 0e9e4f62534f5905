import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What there is to read of a claim: who, which measure, what it covers or says, and the printed words. */
function textOf(claim, kb) {
  const both = (text) => (text ? [text.en, text.fr] : []);
  const owner = claim.by ? [kb.organisations.get(claim.by).name] : both(kb.events.get(claim.event).name);
  const own = claim.kind === 'figure' ? [...both(kb.measures.get(claim.measure).label), ...both(claim.covers)] : both(claim.says);
  const evidence = claim.kind === 'figure' ? claim.readings : claim.evidence;
  return [...owner, ...own, ...evidence.map((e) => e.words)].join(' ');
}

/** The record as text: a claim or a quotation each. */
const textsOf = (kb) => [...[...kb.claims.values()].map((c) => textOf(c, kb)), ...[...kb.quotes.values()].map((q) => q.words)];

/**
 * NLP.js, trained on the first half of the questions, with the forms of asking as intents. It is told the language. With names, it
 * looks for every organisation in the question too, as its own entities: else it does not know of whom something is asked.
 */
async function nlp(kb, messages, names) {
  // It keeps one dock in a process: loaded anew, it is another.
  for (const file of Object.keys(require.cache)) if (file.includes('@nlpjs')) delete require.cache[file];
  const { dockStart } = require('@nlpjs/basic');
  const settings = { nlp: { languages: ['en', 'fr'], autoSave: false, autoLoad: false, forceNER: names, nlu: { log: false } } };
  const container = (await dockStart({ settings, use: ['Basic'] })).getContainer();
  container.use(require('@nlpjs/lang-en').LangEn);
  container.use(require('@nlpjs/lang-fr').LangFr);
  const manager = container.get('nlp');
  for (const lang of ['en', 'fr']) {
    manager.addLanguage(lang);
    if (names) for (const o of kb.organisations.values()) manager.addNerRuleOptionTexts(lang, 'organisation', o.id, [o.name, ...o.aliases]);
  }
  for (const m of messages.slice(0, messages.length / 2)) manager.addDocument(m.lang, m.text, m.form);
  await manager.train();
  return ({ lang, text }) => manager.process(lang, text);
}

const COMPETITORS = {
  'Fuse.js over everything': (kb) => {
    const fuse = new Fuse(textsOf(kb));
    return ({ text }) => fuse.search(text);
  },
  MiniSearch: (kb) => {
    const index = new MiniSearch({ fields: ['text'] });
    index.addAll(textsOf(kb).map((text, id) => ({ id, text })));
    return ({ text }) => index.search(text);
  },
  'NLP.js, kinds only': (kb, messages) => nlp(kb, messages, false),
  'NLP.js, kinds and names': (kb, messages) => nlp(kb, messages, true),
};

/** So many pledges' names are still added to NLP.js within a second or two; of ten times as many it took over five minutes. */
const MOST_NAMED = 20_000;
const LEFT_OUT = { 'NLP.js, kinds and names': (kb) => kb.pledges.size > MOST_NAMED };

function held() {
  gc();
  gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Each competitor on a record: how long it takes to be made, the bytes that it holds, and how it is asked. */
export async function* competitors(kb, messages) {
  // Texts are made anew for each: first once, so that what it takes to read the record is nobody's load.
  textsOf(kb);
  for (const [name, make] of Object.entries(COMPETITORS)) {
    if (LEFT_OUT[name]?.(kb)) continue;
    const before = held();
    const from = performance.now();
    const ask = await make(kb, messages);
    const load = performance.now() - from;
    yield { name, load, bytes: held() - before, ask };
  }
}
