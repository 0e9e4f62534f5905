import { live } from '../src/main.js';

test('what nobody caught is told to the log, and ends nothing', () => {
  const told: unknown[] = [];
  const before = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  try {
    live({ fault: (event, cause) => told.push([event, cause]) });
    // With a listener, Node ends no process over it.
    expect(process.emit('unhandledRejection', 'why', Promise.resolve())).toBe(true);
    expect(told).toEqual([['unhandled', 'why']]);
  } finally {
    process.removeAllListeners('unhandledRejection');
    for (const listener of before) process.on('unhandledRejection', listener);
  }
});
