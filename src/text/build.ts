import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fold } from './tokens.js';
import { expand } from './hunspell.js';
import { ORDINARY_FILE, NAMES_FILE } from './dictionary.js';

/**
 * Writes the lists of ordinary words and of names that the understanding asks, from the English and French Hunspell
 * dictionaries. Run by `npm run build`; the lists are built, never edited.
 */
function build(): void {
  const ordinary = new Set<string>();
  const names = new Set<string>();
  for (const dictionary of ['dictionary-en', 'dictionary-en-gb', 'dictionary-fr']) {
    const dir = path.dirname(require.resolve(dictionary));
    const read = (file: string) => readFileSync(path.join(dir, file), 'utf8');
    const forms = expand(read('index.aff'), read('index.dic'));
    const pieces = (word: string) =>
      fold(word)
        .split(/[^a-z]+/)
        .filter((p) => p.length > 1);
    for (const word of forms.ordinary) for (const piece of pieces(word)) ordinary.add(piece);
    // "New York" and "Saint-Denis" are names as a whole; their parts may be ordinary words.
    for (const word of forms.names) if (/^\p{L}+$/u.test(word)) names.add(fold(word));
  }
  for (const [file, words] of [
    [ORDINARY_FILE, ordinary],
    [NAMES_FILE, names],
  ] as const) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${[...words].sort().join('\n')}\n`);
  }
}

build();
