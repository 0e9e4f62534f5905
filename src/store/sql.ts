/** A value as the databases take and give it. Instants are whole milliseconds. */
export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

/** The little that the store asks of a database. Statements are written with `?` and mean the same in all of them. */
export interface Sql {
  /** The rows that a statement gives: also those of `returning`. */
  rows(statement: string, args?: readonly Cell[]): Promise<readonly Row[]>;
  /** Runs the statements as one: all of them, or none. */
  together(statements: readonly (readonly [statement: string, args: readonly Cell[]])[]): Promise<void>;
  close(): Promise<void>;
}
