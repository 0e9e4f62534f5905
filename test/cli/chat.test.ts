import { makeChat } from '../../src/cli/chat.js';
import { fakeHandle, fakeIo } from '../support/fake.js';

async function chat(typed: string, args: string[] = []) {
  const { handle, heard } = fakeHandle();
  const { io, out } = fakeIo(typed);
  const code = await makeChat(() => handle).run(args, io);
  return { code, out: out(), heard };
}

test('greets in one line and answers each line of a pipe in one conversation', async () => {
  const { code, out, heard } = await chat('How much?\n\nAnd where?\n');
  expect(code).toBe(0);
  expect(heard).toEqual([
    { conversation: 'chat', text: 'How much?' },
    { conversation: 'chat', text: 'And where?' },
  ]);
  expect(out.split('\n')[0]).toBe('On Record: ask about the announcements on record. /quit leaves.');
  expect(out.match(/Quill pledges/g)).toHaveLength(2);
});

test('/quit leaves, and what follows is not asked', async () => {
  const { code, heard } = await chat('How much?\n/quit\nAnd where?\n');
  expect([code, heard.length]).toEqual([0, 1]);
});

test('what cannot be asked is said, and the conversation goes on', async () => {
  const { out, heard } = await chat(`${'x'.repeat(2001)}\n/help\nHow much?\n`);
  expect(out).toContain('the limit is 2,000');
  expect(out).toContain('The only command here is /quit');
  expect(heard.map((m) => m.text)).toEqual(['How much?']);
});

test('in French', async () => {
  const { out, heard } = await chat('Combien ?\n', ['--lang', 'fr']);
  expect(out).toContain('/quit pour quitter');
  expect(heard).toEqual([{ conversation: 'chat', text: 'Combien ?', locale: 'fr' }]);
});

test('a last line without an end is asked; an empty pipe is fine', async () => {
  expect((await chat('How much?')).heard).toHaveLength(1);
  expect((await chat('')).code).toBe(0);
});

test('a question on the command line is for ask', async () => {
  await expect(chat('', ['How much?'])).rejects.toThrow('start it, then ask');
});
