import {
  DELIVERY_STATES,
  type Delivery,
  type DeliveryState,
  type Digests,
  type Journal,
  type JournalChange,
  type Subscription,
} from './digests.js';
import { earliest } from './sql-journal.js';

const copy = <T>(of: T): T => structuredClone(of);
const OPEN: readonly DeliveryState[] = ['waiting', 'posting'];
const WRONG: readonly DeliveryState[] = ['skipped', 'failed', 'doubtful'];

/** The digests of one process's memory, and how to forget those of places that start alike. */
export function memoryDigests(): Digests & { forget(prefix: string): void; purge(before: number): void } {
  const subscriptions = new Map<string, Subscription>();
  const deliveries = new Map<string, Delivery & { told: boolean; ended?: number }>();
  const sorted = () => [...deliveries.values()].sort((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1));
  const change = (id: string, by: Partial<Delivery & { told: boolean; ended: number }>) => {
    const d = deliveries.get(id);
    if (d) deliveries.set(id, { ...d, ...by });
  };
  const isOpen = (id: string): boolean => OPEN.includes(deliveries.get(id)?.state ?? 'posted');
  const move = (id: string, by: Partial<Subscription>) => {
    const s = subscriptions.get(id);
    if (s) subscriptions.set(id, copy({ ...s, ...by }));
  };
  const plain = ({ told: _told, ended: _ended, ...d }: Delivery & { told: boolean; ended?: number }): Delivery => copy(d);
  const byPlace = () => [...subscriptions.values()].sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0));
  return {
    async save(s) {
      const known = subscriptions.get(s.id);
      subscriptions.set(s.id, copy(known ? { ...s, since: known.since, shown: known.shown, saidQuiet: known.saidQuiet } : s));
    },
    find: async (id) => copy(subscriptions.get(id)),
    of: async (place) => [...subscriptions.values()].filter((s) => s.place === place).map(copy),
    by: async (person) =>
      byPlace()
        .filter((s) => s.by === person || s.place === person)
        .map(copy),
    all: async () => byPlace().map(copy),
    count: async (workspace) => [...subscriptions.values()].filter((s) => s.workspace === workspace).length,
    async remove(id) {
      subscriptions.delete(id);
      for (const d of deliveries.values()) if (d.subscription === id) deliveries.delete(d.id);
    },
    due: async (now, most) =>
      [...subscriptions.values()]
        .filter((s) => s.next !== undefined && s.next.at <= now)
        .sort((a, b) => a.next!.at - b.next!.at || (a.id < b.id ? -1 : 1))
        .slice(0, most)
        .map(copy),
    async claim(wanted) {
      const ours: string[] = [];
      for (const { delivery, next } of wanted) {
        if (!deliveries.has(delivery.id)) {
          deliveries.set(delivery.id, { ...copy(delivery), state: 'waiting', attempts: 0, told: false });
          ours.push(delivery.id);
        }
        const of = delivery.subscription === undefined ? undefined : subscriptions.get(delivery.subscription);
        if (of && next && of.next?.at === delivery.due) move(of.id, { next });
      }
      return ours;
    },
    async delivery(id) {
      const d = deliveries.get(id);
      return d && plain(d);
    },
    open: async (before, most) =>
      sorted()
        .filter((d) => OPEN.includes(d.state) && d.due < before)
        .slice(0, most)
        .map(plain),
    async start(id) {
      if (isOpen(id)) change(id, { state: 'posting', attempts: deliveries.get(id)!.attempts + 1 });
    },
    async postpone(id, why) {
      if (isOpen(id)) change(id, { state: 'waiting', why });
    },
    async finish(id, { state, why, progress, at }) {
      const of = deliveries.get(id)?.subscription;
      if (progress && of !== undefined) {
        move(of, progress);
        for (const d of deliveries.values())
          if (d.subscription === of && d.id !== id && WRONG.includes(d.state)) change(d.id, { told: true });
      }
      const { why: _, ...rest } = deliveries.get(id) ?? {};
      if ('id' in rest)
        deliveries.set(id, { ...(rest as Delivery & { told: boolean }), state, ended: at, ...(why === undefined ? {} : { why }) });
    },
    async pause(id, paused) {
      const s = subscriptions.get(id);
      if (!s) return;
      const { next: _, ...rest } = s;
      subscriptions.set(id, { ...rest, paused });
    },
    untold: async (of) =>
      sorted()
        .filter((d) => d.subscription === of && !d.told && WRONG.includes(d.state))
        .map(plain),
    recent: async (most, of) =>
      [...deliveries.values()]
        .filter((d) => of === undefined || d.subscription === of)
        .sort((a, b) => b.due - a.due || (a.id < b.id ? -1 : 1))
        .slice(0, most)
        .map(plain),
    counts: async () =>
      Object.fromEntries(DELIVERY_STATES.map((s) => [s, [...deliveries.values()].filter((d) => d.state === s).length])) as Record<
        DeliveryState,
        number
      >,
    forget(prefix) {
      for (const s of subscriptions.values()) if (s.place.startsWith(prefix)) subscriptions.delete(s.id);
      for (const d of deliveries.values()) if (d.place.startsWith(prefix)) deliveries.delete(d.id);
    },
    purge(before) {
      for (const d of deliveries.values()) if (d.ended !== undefined && d.ended < before) deliveries.delete(d.id);
    },
  };
}

export function memoryJournal(now: () => number): Journal {
  const versions: { version: string; at: number; used: number; changes: readonly JournalChange[] }[] = [];
  let held: string | undefined;
  return {
    async last() {
      const { version, at, used } = versions.at(-1) ?? {};
      return version === undefined ? undefined : { seq: versions.length, version, at: at!, used: used! };
    },
    async find(version) {
      const index = versions.findLastIndex((v) => v.version === version);
      return index < 0 ? undefined : index + 1;
    },
    async use(seq) {
      const of = versions[seq - 1];
      if (of) of.used = now();
    },
    content: async () => held,
    async add({ after, version, content, changes }) {
      if (versions.length !== after) return false;
      versions.push({ version, at: now(), used: now(), changes: copy(changes) });
      held = content;
      return true;
    },
    between: async (after, upTo) => copy(earliest(versions.slice(after, upTo).flatMap((v) => v.changes))),
  };
}
