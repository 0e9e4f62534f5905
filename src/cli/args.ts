import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UserError } from '../model/errors.js';
import { LANGUAGES, type Lang } from '../model/language.js';

/** A command called in a way it does not know. */
export class UsageError extends UserError {
  override readonly name = 'UsageError';
}

/** The options and texts of a call, by node's own parser; a wrong call becomes a UsageError. */
export function readArgs<const O extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: O) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
}

export function readLang(value: string | undefined): Lang | undefined {
  const lang = LANGUAGES.find((l) => l === value);
  if (value !== undefined && lang === undefined) throw new UsageError(`--lang is \`${value}\`: write en or fr.`);
  return lang;
}
