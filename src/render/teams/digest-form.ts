import { FILTER_KINDS, WEEKDAYS, type DigestFilter } from '../../model/digest.js';
import type { Bilingual, Lang } from '../../model/language.js';
import { chat, type ChatWord } from '../chat.js';
import { clean } from '../clean.js';
import { cut } from '../cut.js';
import { zonesOffered } from '../zones.js';
import { submit } from './card.js';
import { emptyCard } from './empty.js';
import type { Card, Element } from './kit.js';
import { LIMITS } from './limits.js';
import { line } from './rich.js';

/** Names of each kind that are offered: fewer, until the card fits. */
const NAMES = [25, 15, 8, 3] as const;

export interface FormGiven {
  readonly lang: Lang;
  readonly zone: string;
  readonly choices: Readonly<Record<keyof DigestFilter, readonly { readonly id: string; readonly name: Bilingual }[]>>;
}

function made({ lang, zone, choices }: FormGiven, names: number): Card {
  const word = (of: ChatWord): string => chat(of, lang);
  const zones = zonesOffered();
  const choice = (
    id: string,
    label: ChatWord,
    of: readonly (readonly [string, string])[],
    value?: string,
    over: { isMultiSelect?: true; style?: 'filtered' | 'expanded' } = {},
  ): Element => ({
    type: 'Input.ChoiceSet',
    id,
    label: word(label),
    style: over.style ?? 'compact',
    ...(over.isMultiSelect ? { isMultiSelect: true } : {}),
    ...(value === undefined ? {} : { value }),
    choices: of.map(([v, title]) => ({ title: cut(clean(title), 60), value: v })),
  });
  const about = FILTER_KINDS.flatMap((kind) => choices[kind].slice(0, names).map(({ id, name }) => [`${kind}:${id}`, name[lang]] as const));
  return {
    ...emptyCard(lang),
    body: [
      line(word('formTitle'), { weight: 'Bolder' }),
      choice(
        'days',
        'formDays',
        WEEKDAYS.map((day) => [day, word(`form-${day}`)] as const),
        WEEKDAYS.join(','),
        { style: 'expanded', isMultiSelect: true },
      ),
      { type: 'Input.Time', id: 'at', label: word('formAt'), value: '09:00' },
      choice(
        'zone',
        'formZone',
        zones.map((z) => [z, z.replaceAll('_', ' ')] as const),
        zones.includes(zone) ? zone : 'UTC',
        { style: 'filtered' },
      ),
      ...(about.length > 0 ? [choice('about', 'formAbout', about, undefined, { style: 'filtered', isMultiSelect: true })] : []),
      choice(
        'lang',
        'formLang',
        [
          ['en', 'English'],
          ['fr', 'Français'],
        ],
        lang,
      ),
      { type: 'Input.Toggle', id: 'quiet', title: word('formQuietOnly'), value: 'false' },
    ],
    actions: [submit(word('formSet'), { verb: 'digest' })],
  };
}

/** The form in which a digest is set up for the chat or channel that it stands in. */
export function digestFormCard(given: FormGiven): Card {
  const cards = NAMES.map((names) => () => made(given, names));
  const fitting = cards.map((make) => make()).find((card) => Buffer.byteLength(JSON.stringify(card)) <= LIMITS.message);
  return fitting ?? made(given, 0);
}
