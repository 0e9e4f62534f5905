import { loadKnowledge } from '../../src/knowledge/loader.js';
import type { Lang } from '../../src/model/language.js';
import { NEW_CONVERSATION } from '../../src/nlu/context.js';
import { understand } from '../../src/nlu/understand.js';
import { makeFolder, removeFolders } from '../support/folder.js';

const kb = loadKnowledge(makeFolder());
afterAll(removeFolders);

const languageOf = (text: string, before?: Lang, locale?: Lang): Lang =>
  understand(text, kb, before ? { ...NEW_CONVERSATION, lang: before } : NEW_CONVERSATION, locale).lang;

test.each<[string, Lang]>([
  ['How much is Acme investing?', 'en'],
  ['Combien Acme va investir ?', 'fr'],
  ['Where is Acme building?', 'en'],
  ['Où Acme construit ?', 'fr'],
  ['ou investit acme', 'fr'],
  ['acme jobs', 'en'],
  ['emplois acme', 'fr'],
  ['acme how many', 'en'],
  ['acme combien', 'fr'],
  ['HOW MUCH IS ACME INVESTING', 'en'],
  ['COMBIEN ACME VA INVESTIR', 'fr'],
  ['whats acme putting in', 'en'],
  ['cb acme met sur la table', 'fr'],
  ['help', 'en'],
  ['aide', 'fr'],
  ['thanks!', 'en'],
  ['merci !', 'fr'],
  ['true or false: Acme creates jobs', 'en'],
  ['vrai ou faux : Acme crée des emplois', 'fr'],
  // Somebody's words are in the language of who spoke them
  ['Who said "nous sommes fiers de ce que nous avons fait ici"?', 'en'],
  ['Qui a dit « we are proud of what we have done here » ?', 'fr'],
  // A word of the other language in between
  ['Une quote sur le cloud ?', 'fr'],
  ['Do you have the communiqué of Acme?', 'en'],
])('"%s" is %s', (text, lang) => expect(languageOf(text)).toBe(lang));

test.each<[string, Lang | undefined, Lang | undefined, Lang]>([
  ['Acme?', undefined, undefined, 'en'],
  ['Acme?', undefined, 'fr', 'fr'],
  ['Acme?', 'fr', undefined, 'fr'],
  ['Acme?', 'fr', 'en', 'fr'],
  ['Acme?', 'en', 'fr', 'en'],
  ['🙂', 'fr', undefined, 'fr'],
  ['', undefined, 'fr', 'fr'],
  // The question's own language wins
  ['How much is Acme investing?', 'fr', 'fr', 'en'],
  ['Combien Acme va investir ?', 'en', 'en', 'fr'],
])('"%s" after %s, for an asker of %s, is %s', (text, before, locale, lang) => expect(languageOf(text, before, locale)).toBe(lang));
