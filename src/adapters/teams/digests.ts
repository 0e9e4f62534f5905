import { FILTER_KINDS, inOrder, type DigestFilter, type DigestRequest } from '../../model/digest.js';
import type { Lang } from '../../model/language.js';
import { chat } from '../../render/chat.js';
import { plain } from '../../render/plain.js';
import { digestFormCard } from '../../render/teams/digest-form.js';
import { commandIn } from './commands.js';
import type { Desk } from './desk.js';
import { text, type Payload, type Spot } from './incoming.js';
import type { TeamsPorts } from './ports.js';

/** “Digest form”: to choose rather than to write. */
export function asksForForm(words: string): boolean {
  const command = commandIn(words);
  return command?.name === 'digest' && /^(form|formulaire)$/i.test(command.rest.trim());
}

/** What somebody entered in the form. */
function entered(given: Payload): { readonly request: DigestRequest; readonly lang: Lang } {
  const lang: Lang = text(given, 'lang') === 'fr' ? 'fr' : 'en';
  const about = (text(given, 'about') ?? '').split(',');
  const filter = Object.fromEntries(
    FILTER_KINDS.map((kind) => [kind, about.filter((a) => a.startsWith(`${kind}:`)).map((a) => a.slice(kind.length + 1))]),
  ) as unknown as DigestFilter;
  const zone = text(given, 'zone');
  const days = inOrder((text(given, 'days') ?? '').split(','));
  const schedule = {
    ...(days.length > 0 ? { days } : {}),
    at: text(given, 'at') ?? '09:00',
    ...(zone === undefined ? {} : { zone }),
  };
  return { lang, request: { do: 'subscribe', wish: { schedule, lang, filter, quiet: text(given, 'quiet') === 'true' } } };
}

/** The form for those who would rather choose than write. */
export function createForms(ports: TeamsPorts, desk: Desk) {
  return {
    async open(spot: Spot): Promise<void> {
      const lang = desk.langOf(spot);
      const digests = ports.digests();
      if (!digests) return desk.tell(spot, chat('noDigests', lang));
      const card = digestFormCard({ lang, zone: spot.zone ?? 'UTC', choices: digests.choices() });
      return desk.say(spot, { text: '', entities: [], card, rated: false });
    },
    async submitted(spot: Spot, given: Payload): Promise<void> {
      const { request, lang } = entered(given);
      const digests = ports.digests();
      if (!digests) return desk.tell(spot, chat('noDigests', lang));
      const { blocks } = await digests.manage(request, desk.digestSpot(spot), lang);
      return desk.tell(spot, plain(blocks));
    },
  };
}
