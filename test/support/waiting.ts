const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until there is something, in so many steps of 10 ms; then it fails with what `instead` tells. */
export async function until<T>(find: () => T | undefined, instead: () => string, steps = 400): Promise<T> {
  for (let i = 0; i < steps; i += 1) {
    const found = find();
    if (found !== undefined) return found;
    await pause(10);
  }
  throw new Error(instead());
}

/** When a count has stopped growing. */
export async function settled(count: () => number): Promise<void> {
  for (let before = -1; before !== count(); ) {
    before = count();
    await pause(80);
  }
}
