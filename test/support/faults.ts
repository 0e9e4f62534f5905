import { KnowledgeError } from '../../src/model/errors.js';

/** The faults that a call throws, as an editor reads them; none where it does not throw. */
export function faultLines(call: () => unknown): string[] {
  try {
    call();
    return [];
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return error.faults.map(({ file, line, problem, cure }) => `${file}:${line}: ${problem} ${cure}`);
  }
}
