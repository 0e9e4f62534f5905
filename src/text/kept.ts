/** What was worked out once under a key, of which there are many: from `most` on, the oldest gives way. */
export function kept<T>(known: Map<string, T>, most: number, key: string, make: () => T): T {
  const seen = known.get(key);
  if (seen !== undefined) return seen;
  const made = make();
  if (known.size >= most) known.delete(known.keys().next().value!);
  known.set(key, made);
  return made;
}
