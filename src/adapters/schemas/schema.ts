import { z } from 'zod';

/** Gives a schema its name: by it, the API's description lists it and other schemas refer to it. */
export function named<S extends z.ZodType>(id: string, description: string, schema: S): S {
  z.globalRegistry.add(schema, { id, description });
  return schema;
}

/** A type as its schema writes it: the same, without `readonly`. */
type Written<T> = T extends object ? { -readonly [K in keyof T]: Written<T[K]> } : T;

/**
 * A schema with a name, of a type of the model: neither can have what the other has not. What goes out is checked by it,
 * and machines are told by it what to expect.
 */
export const schemaOf =
  <T>() =>
  <S extends z.ZodType<Written<T>>>(
    id: string,
    description: string,
    schema: S & (Written<T> extends z.output<S> ? unknown : { readonly lacks: 'a key of the model' }),
  ): S =>
    named(id, description, schema);

/** Something of ours that is not what was promised. It is never sent. */
export class NotAsPromised extends Error {
  override readonly name = 'NotAsPromised';
}

/** The value, if it is what its schema promises. Throws where it is not: a wrong answer must not look like a right one. */
export function checked<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  // Paths and kinds alone: values may hold what somebody asked.
  const faults = read.error.issues.slice(0, 5).map(({ path, code }) => `${path.map(String).join('.')} ${code}`);
  throw new NotAsPromised(`A response is not what its schema promises: ${faults.join('; ')}.`, { cause: read.error });
}
