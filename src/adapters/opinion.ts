import { createHash } from 'node:crypto';

/** One person's opinion on one answer in one place; it cannot be turned back into the person. */
export const opinionId = (...of: readonly string[]): string => createHash('sha256').update(of.join(' ')).digest('hex');
