type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The keys that have a value: an absent fact is an absent key. */
export function present<T extends object>(o: T): Present<T> {
  return Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined)) as Present<T>;
}
