import { createLog, LEVELS } from '../src/log.js';
import { UserError } from '../src/model/errors.js';

const clock = { now: () => new Date('2031-05-01T08:00:00Z') };
function logAt(level: (typeof LEVELS)[number]) {
  const lines: string[] = [];
  return { log: createLog(level, (line) => lines.push(line), clock), lines };
}

test('each fault is told by its event, so that it can be counted', () => {
  const events: string[] = [];
  const log = createLog(
    'error',
    () => {},
    { now: () => new Date(0) },
    (event) => events.push(event),
  );
  log.error('said.otherwise');
  log.fault('store.failed', new Error('x'));
  expect(events).toEqual(['store.failed']);
});

test('an event is one line of JSON', () => {
  const { log, lines } = logAt('info');
  log.info('started', { port: 3000, text: 'a\nb' });
  expect(lines).toEqual(['{"time":"2031-05-01T08:00:00.000Z","level":"info","event":"started","port":3000,"text":"a\\nb"}\n']);
});

test.each(LEVELS.map((level, i) => [level, LEVELS.slice(i)] as const))('%s lets through %j', (level, through) => {
  const { log, lines } = logAt(level);
  for (const own of LEVELS) log[own]('x');
  expect(lines.map((line) => JSON.parse(line).level)).toEqual(through);
});

describe('a fault', () => {
  const asked = 'how much did my secret employer pledge';
  const faultAt = (level: (typeof LEVELS)[number], cause: unknown) => {
    const { log, lines } = logAt(level);
    log.fault('failed', cause, { id: '7' });
    return lines.join('');
  };
  test('tells its kind and where it happened, but above debug not its message, which may quote a question', () => {
    const logged = faultAt('info', new TypeError(`${asked}\nin two lines`));
    expect(logged).toContain('"error":"TypeError"');
    expect(logged).toContain('log.test.ts');
    expect(logged).not.toContain(asked);
    expect(logged).not.toContain('in two lines');
  });
  test('a thrown string is a message too', () => {
    expect(faultAt('info', asked)).not.toContain(asked);
  });
  test('at debug the message is there', () => {
    expect(faultAt('debug', new Error(asked))).toContain(asked);
  });
  test('of a person to mend keeps its message, which is ours', () => {
    expect(faultAt('error', new UserError('Set PORT.'))).toContain('Set PORT.');
  });
});
