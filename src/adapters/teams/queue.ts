/** So many in so many milliseconds. */
export type Window = readonly [most: number, within: number];

/** What one bot may send in one conversation, as Teams documents it. */
export const WINDOWS: readonly Window[] = [
  [7, 1000],
  [8, 2000],
  [60, 30_000],
  [1800, 3_600_000],
];

/** Conversations whose past is remembered. */
const MOST = 10_000;

/** One conversation: what was sent when, and who comes next. */
interface Lane {
  readonly sent: number[];
  tail: Promise<unknown>;
  waiting: number;
}

export interface Queues {
  /**
   * Runs work in the order in which it came, one after the other in each conversation. Before each of its attempts the
   * work waits for `turn`, so that no more goes out than Teams takes.
   */
  run<T>(conversation: string, work: (turn: () => Promise<void>) => Promise<T>): Promise<T>;
  /** Whether nothing waits there. */
  idle(conversation: string): boolean;
}

/** How long to wait, in milliseconds, until one more stays within all windows. */
export function pause(sent: readonly number[], now: number, windows: readonly Window[]): number {
  return Math.max(0, ...windows.map(([most, within]) => (sent.length < most ? 0 : sent[sent.length - most]! + within - now)));
}

export function createQueues({
  now,
  sleep,
  windows,
}: {
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  windows: readonly Window[];
}): Queues {
  const lanes = new Map<string, Lane>();
  const kept = Math.max(...windows.map(([most]) => most));

  const laneOf = (conversation: string): Lane => {
    const lane = lanes.get(conversation) ?? { sent: [], tail: Promise.resolve(), waiting: 0 };
    // The one used last stands last.
    lanes.delete(conversation);
    lanes.set(conversation, lane);
    if (lanes.size > MOST) for (const [key, { waiting }] of lanes) if (waiting === 0 && lanes.size > MOST) lanes.delete(key);
    return lane;
  };

  return {
    run(conversation, work) {
      const lane = laneOf(conversation);
      const turn = async () => {
        for (let ms = pause(lane.sent, now(), windows); ms > 0; ms = pause(lane.sent, now(), windows)) await sleep(ms);
        lane.sent.push(now());
        if (lane.sent.length > kept) lane.sent.shift();
      };
      lane.waiting += 1;
      const own = lane.tail.then(() => work(turn));
      lane.tail = own
        .catch(() => {})
        .finally(() => {
          lane.waiting -= 1;
        });
      return own;
    },
    idle: (conversation) => (lanes.get(conversation)?.waiting ?? 0) === 0,
  };
}
