import type { Answer } from '../model/answer.js';

/** Draws each answer once: one that the bot remembers is the same object again, and goes when it is forgotten. */
export function drawnOnce<Message extends object>(): (answer: Answer, draw: () => Message) => Message {
  const known = new WeakMap<Answer, Message>();
  return (answer, draw) => {
    const before = known.get(answer);
    if (before) return before;
    const made = draw();
    known.set(answer, made);
    return made;
  };
}
