/** Keeps to what a workspace allows: so many posts at once, and none while it asks to wait. */
export interface Pace {
  /** Does it when it is its turn. */
  take<T>(workspace: string, work: () => Promise<T>): Promise<T>;
  /** Nothing more to this workspace for so many milliseconds. */
  hold(workspace: string, ms: number): void;
}

interface Lane {
  running: number;
  until: number;
  readonly waiting: (() => void)[];
}

export function createPace(atOnce: number, now: () => number, sleep: (ms: number) => Promise<void>): Pace {
  const lanes = new Map<string, Lane>();
  const laneOf = (workspace: string): Lane => {
    const lane = lanes.get(workspace) ?? { running: 0, until: 0, waiting: [] };
    lanes.set(workspace, lane);
    return lane;
  };
  return {
    async take(workspace, work) {
      const lane = laneOf(workspace);
      if (lane.running >= atOnce) await new Promise<void>((resolve) => lane.waiting.push(resolve));
      else lane.running += 1;
      try {
        for (let left = lane.until - now(); left > 0; left = lane.until - now()) await sleep(left);
        return await work();
      } finally {
        // Its place goes to the next in line, or is free.
        const next = lane.waiting.shift();
        if (next) next();
        else {
          lane.running -= 1;
          if (lane.running === 0 && lane.until <= now()) lanes.delete(workspace);
        }
      }
    },
    hold(workspace, ms) {
      const lane = laneOf(workspace);
      lane.until = Math.max(lane.until, now() + ms);
    },
  };
}
