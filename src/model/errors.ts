/**
 * Something a person can mend. `message` is for the log and the editor and names the cure; nothing of it comes from
 * what somebody asked.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError';
}

/** One fault of a knowledge folder: where it is, what is wrong, how to mend it. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly problem: string;
  readonly cure: string;
}

/** A knowledge folder that cannot be used, with all its faults at once. */
export class KnowledgeError extends UserError {
  override readonly name = 'KnowledgeError';
  /** `folder`: the one that the faults' files lie in, where they do not name it themselves. */
  constructor(
    readonly faults: readonly Fault[],
    folder?: string,
  ) {
    super(
      `${faults.length} fault${faults.length === 1 ? '' : 's'} in the knowledge base${folder === undefined ? '' : ` ${folder}`}:\n` +
        faults.map((f) => `  ${f.file}:${f.line}: ${f.problem} ${f.cure}`).join('\n'),
    );
  }
}
