/** What was made lately, so that it need not be made again: at most so many things, those used last. */
export interface Recent<V> {
  get(key: string, make: () => V): V;
}

export function createRecent<V>(most: number): Recent<V> {
  const kept = new Map<string, V>();
  return {
    get(key, make) {
      if (most === 0) return make();
      const value = kept.get(key) ?? make();
      kept.delete(key);
      kept.set(key, value);
      if (kept.size > most) kept.delete(kept.keys().next().value!);
      return value;
    },
  };
}

/** The same as `make`, which is then called once at most. */
export function once<V>(make: () => V): () => V {
  let made: { readonly value: V } | undefined;
  return () => (made ??= { value: make() }).value;
}
