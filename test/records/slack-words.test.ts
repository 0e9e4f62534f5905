import { createHandle } from '../../src/bot/handle.js';
import { createMemory } from '../../src/bot/memory.js';
import { overviewOf } from '../../src/browse/overview.js';
import { examples } from '../../src/render/examples.js';
import { say } from '../../src/render/slack/words.js';
import { RECORDS } from '../support/records.js';

/** What buttons, prompts and commands ask in our name must be understood: on every record, in both languages. */
describe.each(RECORDS)('%s', (_, kb) => {
  const handle = createHandle({ knowledge: () => kb, memory: createMemory(), clock: { now: () => new Date(0) }, release: 'test' });
  const ask = async (text: string) => (await handle({ conversation: text, text })).answer;

  test.each(['en', 'fr'] as const)('help and who is quoted, %s', async (lang) => {
    expect(await ask(say('help', lang))).toMatchObject({ status: 'help', lang });
    expect(await ask(say('allQuotes', lang))).toMatchObject({ status: 'answered', lang });
  });

  test.each(['en', 'fr'] as const)('the examples of the page, %s', async (lang) => {
    const asked = examples(overviewOf(kb), lang);
    expect(asked).toHaveLength(5);
    for (const { question } of asked) {
      const { status, lang: own } = await ask(question);
      expect({ question, lang: own, status: status === 'declined' ? status : 'fine' }).toEqual({ question, lang, status: 'fine' });
    }
  });
});
