/** Where a command reads and writes: the process's own streams, or a test's. */
export interface Io {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

/** One command of `onrecord`. Exit codes: 0 fine, 1 faults found, 2 wrong usage. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** How it is called, one form a line. */
  readonly usage: string;
  run(args: string[], io: Io): Promise<number>;
}
