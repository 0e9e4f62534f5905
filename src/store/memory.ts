import type { Lang } from '../model/language.js';
import { KEPT, dayOf, oldestDay, sameQuestion, type Opinion, type Store, type StoreOptions, type Unanswered } from './contract.js';
import { memoryDigests, memoryJournal } from './memory-digests.js';
import { createSeal } from './seal.js';

/** A value that is gone after its time. */
interface Kept<V> {
  readonly value: V;
  readonly until: number;
}

/** The store of one process, gone when it ends: for tests, and what the others are measured by. */
export function memoryStore({ now, questionLogDays, encryptionKey }: StoreOptions): Store {
  const at = (): number => now().getTime();
  const seal = createSeal(encryptionKey);
  const seen = new Map<string, Kept<true>>();
  const conversations = new Map<string, Kept<{ form: string; context: string }>>();
  const told = new Map<string, Kept<{ claim: string; place: string; at: number; lang: Lang }>>();
  const feedback = new Map<string, Kept<Opinion & { at: number }>>();
  const installations = new Map<string, string>();
  const references = new Map<string, string>();
  const [digests, journal] = [memoryDigests(), memoryJournal(at)];
  const questions = new Map<string, Unanswered & { times: number; day: string; key: string }>();

  const alive = <V>(map: Map<string, Kept<V>>, key: string): V | undefined => {
    const kept = map.get(key);
    return kept !== undefined && kept.until > at() ? kept.value : undefined;
  };
  const all = <V>(map: Map<string, Kept<V>>): V[] => [...map.values()].filter((k) => k.until > at()).map((k) => k.value);

  return {
    seen: {
      async first(key) {
        if (alive(seen, key)) return false;
        seen.set(key, { value: true, until: at() + KEPT.seen });
        return true;
      },
    },
    conversations: {
      async recall(id, form) {
        const kept = alive(conversations, id);
        return kept?.form === form ? JSON.parse(kept.context) : undefined;
      },
      async remember(id, form, context) {
        conversations.set(id, { value: { form, context: JSON.stringify(context) }, until: at() + KEPT.conversation });
      },
      knows: async (id) => alive(conversations, id) !== undefined,
    },
    told: {
      async tell(place, claims, lang) {
        for (const claim of claims)
          told.set(JSON.stringify([claim, place]), { value: { claim, place, at: at(), lang }, until: at() + KEPT.told });
      },
      where: async (claim) =>
        all(told)
          .filter((t) => t.claim === claim)
          .map((t) => ({ place: t.place, at: t.at, lang: t.lang }))
          .sort((a, b) => a.at - b.at || (a.place < b.place ? -1 : 1)),
    },
    feedback: {
      async give(opinion) {
        feedback.set(opinion.id, { value: { ...opinion, at: at() }, until: at() + KEPT.feedback });
      },
      down: async () =>
        all(feedback)
          .filter((o) => o.verdict === 'down')
          .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)),
    },
    installations: {
      async save(id, installation) {
        installations.set(id, seal.close(installation));
      },
      async find(id) {
        const sealed = installations.get(id);
        return sealed === undefined ? undefined : seal.open(sealed);
      },
      async remove(id) {
        installations.delete(id);
      },
    },
    references: {
      async save(place, reference) {
        references.set(place, JSON.stringify(reference));
      },
      async find(place) {
        const reference = references.get(place);
        return reference === undefined ? undefined : JSON.parse(reference);
      },
      async remove(place) {
        references.delete(place);
      },
    },
    questions: {
      async note(question) {
        if (questionLogDays === 0) return;
        const [key, day] = [sameQuestion(question), dayOf(now())];
        const id = `${day} ${key}`;
        const before = questions.get(id);
        questions.set(id, { ...(before ?? question), key, day, times: (before?.times ?? 0) + 1 });
      },
      async list() {
        const oldest = oldestDay(now(), questionLogDays);
        const byKey = new Map<string, Unanswered & { times: number; last: string }>();
        for (const { key, day, times, text, lang, status, understood } of questions.values()) {
          if (day < oldest) continue;
          const sum = byKey.get(key);
          const last = sum !== undefined && sum.last > day ? sum.last : day;
          byKey.set(key, { ...(sum ?? { text, lang, status, understood }), times: (sum?.times ?? 0) + times, last });
        }
        return [...byKey.entries()]
          .sort(([k, a], [l, b]) => b.times - a.times || (a.last === b.last ? (k < l ? -1 : 1) : a.last < b.last ? 1 : -1))
          .map(([, question]) => question);
      },
    },
    digests,
    journal,
    async forget(prefix) {
      digests.forget(prefix);
      for (const id of conversations.keys()) if (id.startsWith(prefix)) conversations.delete(id);
      for (const [key, { value }] of told) if (value.place.startsWith(prefix)) told.delete(key);
      for (const place of references.keys()) if (place.startsWith(prefix)) references.delete(place);
    },
    async ping() {},
    async purge() {
      for (const map of [seen, conversations, told, feedback] as Map<string, Kept<unknown>>[])
        for (const [key, kept] of map) if (kept.until <= at()) map.delete(key);
      digests.purge(at() - KEPT.deliveries);
      const oldest = oldestDay(now(), questionLogDays);
      for (const [key, q] of questions) if (q.day < oldest) questions.delete(key);
    },
    async close() {},
  };
}
