import type { Figure, KnowledgeBase, Quote } from '../../src/knowledge/base.js';
import type { Lang } from '../../src/model/language.js';
import { foldedWords } from '../../src/text/tokens.js';
import { à, de, eventIs, fragmentOf, howMuch, howMuchAt, organisationIs, placeIs, type Name } from './questions.js';

/** A way of asking for an entry, and the ids that may answer it: more than one where the words cannot tell them apart. */
export interface Way {
  readonly id: string;
  readonly lang: Lang;
  readonly question: string;
  readonly accepted: readonly string[];
  /** What may stand after it: other words of the same speaker. */
  readonly beside?: readonly string[];
}

const LANGS = ['en', 'fr'] as const;
const isMain = (f: Figure): boolean => !f.partOf && !f.progressOf && !f.beside;

/** The figures of the same owner and measure: those that a question about it may mean. */
const siblings = (kb: KnowledgeBase, f: Figure): Figure[] =>
  kb
    .claimsOf(f.pledge ?? f.event)
    .concat(f.by ? kb.pledgesBy(f.by).flatMap((p) => kb.claimsOf(p.id)) : [])
    .filter((c): c is Figure => c.kind === 'figure' && c.measure === f.measure);

/** Whether all the telling words of a phrase stand in what another figure is found by. */
function alsoFoundBy(other: Figure, phrase: string, lang: Lang): boolean {
  const said = new Set(foldedWords([...other.findBy[lang], other.covers?.[lang] ?? ''].join(' ')));
  return foldedWords(phrase).every((w) => w.length < 4 || said.has(w));
}

/** Plain ways of asking for the figure itself. */
function mainWays(kb: KnowledgeBase, f: Figure, who: Name): [Lang, string][] {
  const measure = kb.measures.get(f.measure)!;
  const { en, fr } = f.by ? howMuch(measure, who) : howMuchAt(measure, who);
  return [
    ['en', en],
    ['en', `${who.en} ${measure.label.en}`],
    ['en', `What is the figure for ${measure.label.en} at ${who.en}?`],
    ['en', `Hi! quick one: ${measure.label.en} of ${who.en}?`],
    ['fr', fr],
    ['fr', `${who.fr} ${measure.label.fr}`],
    ['fr', `Quel est le chiffre ${f.by ? de(who.fr) : `du ${who.fr}`} pour ${measure.label.fr} ?`],
    ['fr', `Bonjour, petite question : ${measure.label.fr}, ${f.by ? 'chez' : 'au'} ${who.fr} ?`],
  ];
}

/** The words that tell a part, progress or something beside it from the figure itself. */
function tellingPhrases(f: Figure, lang: Lang): string[] {
  // "Together", "previous": one word by itself tells little, so phrases come first.
  const phrases = f.findBy[lang].filter((p) => p.includes(' '));
  const single = f.covers ? [] : f.findBy[lang].slice(0, 1);
  return [...(phrases.length > 0 ? phrases.slice(0, 2) : single), ...(f.covers ? [f.covers[lang]] : [])];
}

/** Figures of the pledgers that a figure of the event adds up: adding them again, with the work shown, is as good. */
function addedUp(kb: KnowledgeBase, f: Figure): Figure[] {
  const named = f.by || !f.covers ? [] : [...kb.organisations.values()].filter((o) => f.covers!.en.includes(o.name));
  return named
    .flatMap((o) => kb.pledgesBy(o.id).flatMap((p) => kb.claimsOf(p.id)))
    .filter((c): c is Figure => c.kind === 'figure' && c.measure === f.measure && isMain(c));
}

/** Ways of asking for one figure, in both languages. */
export function waysToFigure(kb: KnowledgeBase, f: Figure): Way[] {
  const who = f.by ? organisationIs(kb.organisations.get(f.by)!) : eventIs(kb.events.get(f.event)!);
  const all = siblings(kb, f);
  const main = all.filter(isMain);
  const way = (lang: Lang, question: string, accepted: readonly Figure[]): Way => ({
    id: f.id,
    lang,
    question,
    accepted: [f.id, ...accepted.map((s) => s.id)],
  });
  if (isMain(f)) return mainWays(kb, f, who).map(([lang, question]) => way(lang, question, main));
  // What is not the pledge itself is asked for by its place or by the words that tell it apart; alone, it is all there is.
  // Where the pledge's own figure is known not to be stated, that is what a plain question gets.
  if (main.length === 0) return mainWays(kb, f, who).map(([lang, question]) => way(lang, question, all));
  const { en, fr } = f.by ? howMuch(kb.measures.get(f.measure)!, who) : howMuchAt(kb.measures.get(f.measure)!, who);
  const plain = { en: en.replace(/\?$/, ''), fr: fr.replace(/ \?$/, '') };
  const label = kb.measures.get(f.measure)!.label;
  // What stands beside a pledge, and how far it has come, is nothing that somebody will do.
  const figure = {
    en: `What is the figure for ${label.en} at ${who.en}`,
    fr: `Quel est le chiffre ${f.by ? de(who.fr) : `du ${who.fr}`} pour ${label.fr}`,
  };
  const where = f.place ? placeIs(kb.places.get(f.place)!) : undefined;
  return LANGS.flatMap((lang) => {
    const phrases = tellingPhrases(f, lang);
    const byPlace =
      where && !isGround(kb, f)
        ? [
            way(
              lang,
              lang === 'en' ? `${plain.en} in ${where.en}?` : `${plain.fr} ${à(where.fr)} ?`,
              // A place that holds all of a pledge is also where its whole is.
              all.filter((s) => (s.place ? kb.placesAround(s.place).includes(f.place!) : isMain(s) && holdsAll(kb, f))),
            ),
          ]
        : [];
    const byWords = phrases.flatMap((phrase) => {
      const others = [...all.filter((s) => s !== f && alsoFoundBy(s, phrase, lang)), ...addedUp(kb, f)];
      return [
        `${(f.partOf ? plain : figure)[lang]}, ${phrase}${lang === 'en' ? '?' : ' ?'}`,
        `${who[lang]}, ${label[lang]}: ${phrase}`,
      ].map((question) => way(lang, question, others));
    });
    return [...byPlace, ...byWords];
  });
}

/** Whether all that a pledge puts anywhere lies where one of its figures does. */
const holdsAll = (kb: KnowledgeBase, f: Figure): boolean =>
  kb
    .claimsOf(f.pledge!)
    .every((c) => c.place === undefined || (c.kind === 'figure' && c.beside) || kb.placesAround(c.place).includes(f.place!));

/** Whether a figure's place is the country that everything is in: it tells nothing apart. */
function isGround(kb: KnowledgeBase, f: Figure): boolean {
  const around = kb.placesAround(kb.events.get(f.event)!.place as never);
  return around.includes(f.place!) && ['country', 'continent'].includes(kb.places.get(f.place!)!.kind);
}

const bare = (words: string): string => words.replace(/[“”"«»]/g, '').replace(/[\s,;:.]+$/, '');

/** Ways of asking for one quotation, in both languages: by its words, and by who said it. */
export function waysToQuote(kb: KnowledgeBase, q: Quote): Way[] {
  const same = [...kb.quotes.values()].filter((x) => x.id === q.id || x.id === q.sameMoment || x.sameMoment === q.id);
  const holding = (fragment: string) => {
    const asked = foldedWords(fragment).join(' ');
    return [...same, ...[...kb.quotes.values()].filter((x) => foldedWords(x.words).join(' ').includes(asked))];
  };
  const by = q.speaker ? kb.quotesBy(q.speaker as never) : kb.quotesFrom(q.organisation.id as never);
  const name = q.speaker ? kb.people.get(q.speaker as never)!.name : kb.organisations.get(q.organisation.id as never)!.name;
  const [short, long, whole] = [fragmentOf(q.words, 5), fragmentOf(q.words, 9), bare(q.words)];
  const idsOf = (quotes: readonly Quote[]) => [...new Set(quotes.map((x) => x.id))];
  const way = (lang: Lang, question: string, accepted: readonly Quote[], beside: readonly Quote[] = []): Way => ({
    id: q.id,
    lang,
    question,
    accepted: idsOf(accepted),
    beside: idsOf(beside),
  });
  const about = LANGS.flatMap((lang) => {
    const phrase = q.findBy[lang][0];
    if (phrase === undefined) return [];
    // Two things that one speaker said may both be about it.
    const others = by.filter(
      (x) =>
        x.id === q.id ||
        x.findBy[lang].concat(x.lang === lang ? [x.words] : []).some((p) => foldedWords(phrase).every((w) => foldedWords(p).includes(w))),
    );
    return [
      way(lang, lang === 'en' ? `What did ${name} say about ${phrase}?` : `Qu'a dit ${name} sur ${phrase} ?`, [...same, ...others], by),
    ];
  });
  return [
    way('en', `Who said "${short}"?`, holding(short)),
    way(q.lang, q.lang === 'en' ? `who said ${long}` : `qui a dit ${long}`, holding(long)),
    way('en', `Did anybody really say “${whole}”?`, holding(whole)),
    way('fr', `Qui a dit « ${short} » ?`, holding(short)),
    way('fr', `De qui est la phrase "${long}" ?`, holding(long)),
    way('en', `What did ${name} say?`, by),
    way('fr', `Qu'a dit ${name} ?`, by),
    way('en', `a quote from ${name} please`, by),
    way('fr', `Une citation de ${name} ?`, by),
    ...about,
  ];
}
