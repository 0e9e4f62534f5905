import { answerTree } from '../../src/render/html/answer.js';
import { data, html } from '../../src/render/html/markup.js';
import { treeHtml, type Tree } from '../../src/render/html/tree.js';
import { blockText } from '../../src/render/plain.js';
import { answer } from '../support/fake.js';
import { converse, LANGS, RECORDS } from '../support/records.js';

const textOf = (tree: Tree): string => (typeof tree === 'string' ? tree : tree[2].map(textOf).join(''));
const named = (tree: Tree, tag: string): Tree[] =>
  typeof tree === 'string' ? [] : [...(tree[0] === tag ? [tree] : []), ...tree[2].flatMap((child) => named(child, tag))];

describe('markup', () => {
  test('whatever is filled in is text, but for markup', () => {
    const bad = `<b title="x" id='y'>&`;
    expect(html`<p title="${bad}">${bad}${html`<i>${1}</i>`}${[html`<u></u>`, undefined, false]}</p>`.text).toBe(
      '<p title="&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;&amp;">&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;&amp;<i>1</i><u></u></p>',
    );
  });

  test('data cannot end its own block, and is read as it was', () => {
    const value = { text: '</script><!-- & \u2028' };
    const block = data('application/ld+json', value).text;
    expect(block.match(/[<>]/g)).toHaveLength(4);
    expect(JSON.parse(block.replace(/^<script[^>]*>|<\/script>$/g, ''))).toEqual(value);
  });

  test('a tree as HTML: texts and attributes are escaped, names are plain', () => {
    expect(treeHtml(['p', { title: '"<' }, ['a < b', ['b', {}, ['&']]]]).text).toBe('<p title="&quot;&lt;">a &lt; b<b>&amp;</b></p>');
    expect(() => treeHtml(['p onclick=x', {}, []])).toThrow('plain names');
    expect(() => treeHtml(['p', { 'a b': '' }, []])).toThrow('plain names');
  });
});

describe.each(RECORDS)('%s', (_, kb) => {
  const [pledge] = kb.headlines;
  const who = kb.organisations.get(pledge!.by as never)!.name;
  const questions = {
    en: [`How much is ${who} investing?`, `Tell me about ${who}`, 'Who is quoted?', 'Oracle'],
    fr: [`Combien ${who} investit-il ?`, 'Qui est cité ?'],
  };

  test.each(LANGS)('%s: an answer on the page says what it says as plain text, with a button for each number', (lang) => {
    for (const question of questions[lang]) {
      const { answer: made } = converse(kb, [question]);
      const tree: Tree = ['div', {}, answerTree(made)];
      const shown = [...named(tree, 'p'), ...named(tree, 'li'), ...named(tree, 'blockquote')].map(textOf);
      for (const block of made.blocks) expect(shown).toContain(blockText(block).replace(/^- /, ''));
      const cites = made.blocks.flatMap((b) => b.spans).filter((s) => s.kind === 'cite');
      expect(named(tree, 'button')).toHaveLength(cites.length);
      for (const c of made.citations) for (const words of c.printed) expect(textOf(tree)).toContain(words);
    }
  });
});

test('a number stands off the word before it', () => {
  expect(textOf(answerTree(answer())[0]!)).toBe('Quill pledges 12\u00a0million crowns [1].');
});

test('an address that is no page of the web is no link', () => {
  const [citation] = answer().citations;
  const tree: Tree = ['div', {}, answerTree(answer({ citations: [{ ...citation!, url: 'javascript:alert(1)' }] }))];
  expect(JSON.stringify(tree)).not.toContain('javascript:');
});

test.each([
  ['not_stated', 'Not stated'],
  ['declined', 'Not on record'],
  ['clarify', 'Which one?'],
] as const)('%s is told in words, not by a colour alone', (status, label) => {
  expect(textOf(answerTree(answer({ status }))[0]!)).toBe(label);
});
