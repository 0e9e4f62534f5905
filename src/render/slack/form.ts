import { WEEKDAYS, type DigestFilter } from '../../model/digest.js';
import type { Bilingual, Lang } from '../../model/language.js';
import type { PlainText } from './kit.js';
import { LIMITS } from './limits.js';
import { plainText } from './message.js';
import { say, type SlackWord } from './words.js';

/** What Slack takes in a list of options: so many, in so many groups. */
const OPTIONS = 100;
const OPTION_TEXT = 75;
/** Of the name of a group. */
const GROUP_TEXT = 75;

export const DIGEST_FORM = 'digest';
/** The fields of the form, by the names under which they come back. */
export const FIELDS = ['where', 'days', 'at', 'zone', 'about', 'lang', 'quiet'] as const;
type Field = (typeof FIELDS)[number];

interface Option {
  readonly text: PlainText;
  readonly value: string;
}
interface Group {
  readonly label: PlainText;
  readonly options: readonly Option[];
}
const option = (value: string, text: string): Option => ({ text: plainText(text, OPTION_TEXT), value });

/** Time zones by region; a region with more than a list takes is parted. */
export function zoneGroups(zones: readonly string[]): Group[] {
  const regions = new Map<string, string[]>();
  for (const zone of ['UTC', ...zones]) {
    const region = zone.includes('/') ? zone.slice(0, zone.indexOf('/')) : 'UTC';
    regions.set(region, [...(regions.get(region) ?? []), zone]);
  }
  return [...regions].flatMap(([region, all]) =>
    Array.from({ length: Math.ceil(all.length / OPTIONS) }, (_, i) => {
      const some = all.slice(i * OPTIONS, (i + 1) * OPTIONS);
      return {
        label: plainText(i === 0 ? region : `${region} (${i + 1})`, GROUP_TEXT),
        options: some.map((z) => option(z, z.replaceAll('_', ' '))),
      };
    }),
  );
}

export interface FormGiven {
  readonly lang: Lang;
  /** The channel where it was asked for; it goes back with what is sent. */
  readonly channel: string | undefined;
  /** The time zone of who asks. */
  readonly zone: string;
  readonly zones: readonly string[];
  readonly choices: Readonly<Record<keyof DigestFilter, readonly { readonly id: string; readonly name: Bilingual }[]>>;
}

const KINDS: Readonly<Record<keyof DigestFilter, SlackWord>> = {
  organisations: 'formOrganisations',
  places: 'formPlaces',
  topics: 'formTopics',
  measures: 'formMeasures',
};

/** The form in which a digest is set up: where, when, about what. */
export function digestForm({ lang, channel, zone, zones, choices }: FormGiven): object {
  const field = (name: Field, label: SlackWord, element: object, optional = false, hint?: SlackWord): object => ({
    type: 'input',
    block_id: name,
    optional,
    label: plainText(say(label, lang), 2000),
    ...(hint === undefined ? {} : { hint: plainText(say(hint, lang), 2000) }),
    element: { ...element, action_id: name },
  });
  const days = WEEKDAYS.map((day) => option(day, say(`form-${day}`, lang)));
  const languages = [option('en', 'English'), option('fr', 'Français')];
  const groups = zoneGroups(zones);
  const own = groups.flatMap((g) => g.options).find((o) => o.value === zone) ?? groups[0]!.options[0]!;
  const about = (Object.keys(KINDS) as (keyof DigestFilter)[])
    .map((kind) => ({
      label: plainText(say(KINDS[kind], lang), GROUP_TEXT),
      options: choices[kind].slice(0, OPTIONS).map(({ id, name }) => option(`${kind}:${id}`, name[lang])),
    }))
    .filter((g) => g.options.length > 0);
  return {
    type: 'modal',
    callback_id: DIGEST_FORM,
    private_metadata: channel ?? '',
    title: plainText(say('formTitle', lang), LIMITS.modalTitle),
    submit: plainText(say('formSet', lang), LIMITS.modalTitle),
    close: plainText(say('cancel', lang), LIMITS.modalTitle),
    blocks: [
      field(
        'where',
        'formWhere',
        {
          type: 'conversations_select',
          filter: { include: ['public', 'private'], exclude_bot_users: true, exclude_external_shared_channels: false },
          ...(channel === undefined ? {} : { initial_conversation: channel }),
        },
        true,
        'formWhereHint',
      ),
      field('days', 'formDays', { type: 'checkboxes', options: days, initial_options: days }),
      field('at', 'formAt', { type: 'timepicker', initial_time: '09:00' }),
      field('zone', 'formZone', { type: 'static_select', option_groups: groups, initial_option: own }),
      ...(about.length > 0
        ? [field('about', 'formAbout', { type: 'multi_static_select', option_groups: about }, true, 'formAboutHint')]
        : []),
      field('lang', 'formLang', { type: 'static_select', options: languages, initial_option: languages[lang === 'fr' ? 1 : 0] }),
      field('quiet', 'formQuiet', { type: 'checkboxes', options: [option('quiet', say('formQuietOnly', lang))] }, true),
    ],
  };
}
