import { clean, fold, foldedWords, tokenise } from '../../src/text/tokens.js';

test.each([
  ['Évry-Élancé', 'evry-elance'],
  ['ŒUVRE', 'oeuvre'],
  ['cœur', 'coeur'],
  ['Straße', 'strasse'],
  ['Łódź', 'łodz'],
  ['l’accord', "l'accord"],
  ['“so”', '"so"'],
  ['« so »', '" so "'],
  ['a–b—c−d', 'a-b-c-d'],
  ['ﬁn', 'fin'],
])('%s folds to %s', (text, folded) => expect(fold(text)).toBe(folded));

test.each([
  ['how much?', 'how much ?'],
  ["isn't it", "isn't it"],
  ["l'accord d’ici", "l ' accord d ’ ici"],
  ['va-t-il', 'va - t - il'],
  ['1,200 and 3 400', '1,200 and 3 400'],
  ['1 200,5', '1 200,5'],
  ['6.7bn', '6.7 bn'],
  ['€6', '€ 6'],
  ['12%', '12 %'],
  ['U.S. firms', 'U.S . firms'],
  ['12 34', '12 34'],
  ['2030 200', '2030 200'],
  ['e-commerce', 'e - commerce'],
  ['', ''],
  ['?!', '? !'],
])('tokens of "%s"', (text, tokens) => {
  expect(
    tokenise(text)
      .map((t) => t.text)
      .join(' '),
  ).toBe(tokens);
});

test('a token knows where it stands, what kind it is, and whether its capital means something', () => {
  expect(
    tokenise('Who is Zed? Zed 7').map(({ text, start, end, kind, capital, opens }) => [text, start, end, kind, capital, opens]),
  ).toEqual([
    ['Who', 0, 3, 'word', true, true],
    ['is', 4, 6, 'word', false, false],
    ['Zed', 7, 10, 'word', true, false],
    ['?', 10, 11, 'mark', false, false],
    ['Zed', 12, 15, 'word', true, true],
    ['7', 16, 17, 'number', false, false],
  ]);
});

test('a token can be found in its text again', () => {
  const text = 'Combien d’emplois à Évry-sur-Loing, 1 200 ?';
  for (const t of tokenise(text)) expect(text.slice(t.start, t.end)).toBe(t.text);
});

test.each([
  ["What did Zed say, in '31?", ['what', 'did', 'zed', 'say', 'in', '31']],
  ["Où est l'Œuvre ?", ['ou', 'est', 'l', 'oeuvre']],
  ["it isn't", ['it', 'isnt']],
  ['it isn’t', ['it', 'isnt']],
])('words of "%s"', (text, words) => expect(foldedWords(text)).toEqual(words));

test.each([
  ['@OnRecord how much', 'how much'],
  ['@On Record how much', 'how much'],
  ['@on-record: how much', 'how much'],
  ['<@U0123ABC> how much', 'how much'],
  ['<@U0123ABC|onrecord>, how much', 'how much'],
  ['<at>On Record</at> how much', 'how much'],
  ['<@U1> <@U2> how much', 'how much'],
  ['how much 🙏🏽', 'how much'],
  ['how\u200b much', 'how much'],
  ['\u202ehow much\u202c', 'how much'],
  ['how\tmuch   is  it', 'how much is it'],
  ['how\r\n\r\nmuch', 'how\nmuch'],
  ['how\u0007much', 'how much'],
  ['  ', ''],
])('%j is cleaned to %j', (text, cleaned) => expect(clean(text)).toBe(cleaned));

test('an address in the midst of a text is no mention', () => {
  expect(clean('who is someone@example.com')).toBe('who is someone@example.com');
});
