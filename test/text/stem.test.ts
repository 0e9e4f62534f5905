import { stem } from '../../src/text/stem.js';
import type { Lang } from '../../src/model/language.js';

test.each<[Lang, string, string]>([
  ['en', 'pledge', 'pledges'],
  ['en', 'pledge', 'pledged'],
  ['en', 'invest', 'investing'],
  ['en', 'invest', 'invested'],
  ['en', 'quote', 'quotes'],
  ['en', 'train', 'training'],
  ['en', 'partner', 'partners'],
  ['fr', 'emploi', 'emplois'],
  ['fr', 'promesse', 'promesses'],
  ['fr', 'formation', 'formations'],
  ['fr', 'forme', 'formee'],
  ['fr', 'forme', 'formees'],
  ['fr', 'annonce', 'annoncee'],
  ['fr', 'partenaire', 'partenaires'],
  ['fr', 'lieu', 'lieux'],
])('%s: %s and %s are one word', (lang, a, b) => expect(stem(a, lang)).toBe(stem(b, lang)));

test.each<[Lang, string, string]>([
  ['en', 'train', 'trail'],
  ['en', 'invest', 'invent'],
  ['en', 'plan', 'plant'],
  ['en', 'place', 'plan'],
  ['fr', 'prevu', 'preuve'],
  ['fr', 'usine', 'usage'],
  ['fr', 'lieu', 'lien'],
])('%s: %s and %s are two', (lang, a, b) => expect(stem(a, lang)).not.toBe(stem(b, lang)));

test('short words stay as they are, and a stem is the same however often it is asked', () => {
  expect(stem('has', 'en')).toBe('has');
  expect(stem('les', 'fr')).toBe('les');
  expect([stem('pledges', 'en'), stem('pledges', 'en')]).toEqual(['pledg', 'pledg']);
});
