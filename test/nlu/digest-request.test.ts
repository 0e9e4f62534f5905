import { readDigestRequest } from '../../src/nlu/digest-request.js';
import { loadKnowledge } from '../../src/knowledge/loader.js';
import { WEEKDAYS, WORKING_DAYS } from '../../src/model/digest.js';
import { makeFolder, removeFolders } from '../support/folder.js';

const kb = loadKnowledge(makeFolder());
afterAll(removeFolders);

/** `mon thu`, or the name of several. */
const weekdays = (said: string): readonly string[] =>
  (({ daily: WEEKDAYS, weekdays: WORKING_DAYS }) as Record<string, readonly string[]>)[said] ??
  said.split(' ').map((short) => WEEKDAYS.find((day) => day.startsWith(short))!);

const none = { organisations: [], places: [], topics: [], measures: [] };
const daily = { days: WEEKDAYS };
const at = (time: string, days?: string, zone?: string) => ({
  schedule: { ...(days ? { days: weekdays(days) } : {}), at: time, ...(zone ? { zone } : {}) },
});
const subscribe = (wish: object) => ({ do: 'subscribe', wish });

/** A line each: what somebody says, and what is wanted. */
test.each<[string, object]>([
  ['post this every morning at 9 in #policy', subscribe(at('09:00', 'daily'))],
  [
    'digest daily 09:00 Europe/Paris about Acme, jobs',
    subscribe({ ...at('09:00', 'daily', 'Europe/Paris'), filter: { ...none, organisations: ['acme'], measures: ['jobs'] } }),
  ],
  ['send me a digest every weekday at 8:30', subscribe(at('08:30', 'weekdays'))],
  [
    'a digest every Friday at 5pm New York time about cloud',
    subscribe({ ...at('17:00', 'friday', 'America/New_York'), filter: { ...none, topics: ['cloud'] } }),
  ],
  ['a daily digest on cloud', subscribe({ schedule: daily, filter: { ...none, topics: ['cloud'] } })],
  ['a digest on Mondays at 9', subscribe(at('09:00', 'monday'))],
  ['post jobs every day at 9', subscribe(at('09:00', 'daily'))],
  ['daily at 12 a.m.', subscribe(at('00:00', 'daily'))],
  ['daily at 12 p.m.', subscribe(at('12:00', 'daily'))],
  ['every monday at noon', subscribe(at('12:00', 'monday'))],
  ['weekly digest', subscribe({ schedule: { days: ['monday'] } })],
  ['digest every day, only when something is new', subscribe({ schedule: daily, quiet: true })],
  ['digest every day even if nothing is new', subscribe({ schedule: daily, quiet: false })],
  ['digest every day in French', subscribe({ schedule: daily, lang: 'fr' })],
  ['digest at 25:00 Mars/Phobos', subscribe(at('25:00', undefined, 'Mars/Phobos'))],
  ['subscribe me', subscribe({})],
  ['abonne-moi tous les jours à 8h', subscribe(at('08:00', 'daily'))],
  [
    'publie la synthèse chaque lundi à 9 h 30 sur Acme',
    subscribe({ ...at('09:30', 'monday'), filter: { ...none, organisations: ['acme'] } }),
  ],
  ['tous les matins à 9 heures, heure de Paris', subscribe(at('09:00', 'daily', 'Europe/Paris'))],
  ['tous les soirs', subscribe(at('18:00', 'daily'))],
  ['du lundi au vendredi à midi en anglais', subscribe({ ...at('12:00', 'weekdays'), lang: 'en' })],
  ['une synthèse quotidienne, seulement quand il y a du nouveau', subscribe({ schedule: daily, quiet: true })],
  ['post this every Monday and Thursday at 9', subscribe(at('09:00', 'mon thu'))],
  [
    'a digest on Mondays and Thursdays at 9 about Acme',
    subscribe({ ...at('09:00', 'mon thu'), filter: { ...none, organisations: ['acme'] } }),
  ],
  ['digest mon,thu 09:00', subscribe(at('09:00', 'mon thu'))],
  ['mon,thu 09:00', subscribe(at('09:00', 'mon thu'))],
  ['Mon-Wed 09:00', subscribe(at('09:00', 'mon tue wed'))],
  ['every Tue, Wed. & Sat at 7am', subscribe(at('07:00', 'tue wed sat'))],
  ['on fri–mon at 10', subscribe(at('10:00', 'mon fri sat sun'))],
  ['from Tuesday through Thursday, and Saturday, at noon', subscribe(at('12:00', 'tue wed thu sat'))],
  ['every weekday and Saturday at 8', subscribe(at('08:00', 'mon tue wed thu fri sat'))],
  ['weekdays except Wednesday at 8', subscribe(at('08:00', 'mon tue thu fri'))],
  ['every day except Saturday and Sunday at 8:15', subscribe(at('08:15', 'weekdays'))],
  ['at weekends at 11', subscribe(at('11:00', 'sat sun'))],
  ['the daily digest on Monday and every Thursday', subscribe({ schedule: { days: ['monday', 'thursday'] } })],
  ['digest sun 10:00', subscribe(at('10:00', 'sun'))],
  ['digest daily 10:00 about the sun and cloud', subscribe({ ...at('10:00', 'daily'), filter: { ...none, topics: ['cloud'] } })],
  ['lundi, mercredi et vendredi à 8h', subscribe(at('08:00', 'mon wed fri'))],
  ['publie ceci le lundi et le jeudi à 9 h 30', subscribe(at('09:30', 'mon thu'))],
  ['tous les mardis et jeudis à midi', subscribe(at('12:00', 'tue thu'))],
  ['du lundi au mercredi à 8h sur Acme', subscribe({ ...at('08:00', 'mon tue wed'), filter: { ...none, organisations: ['acme'] } })],
  ['synthèse lun,mer,ven 08:00', subscribe(at('08:00', 'mon wed fri'))],
  ['tous les jours sauf le dimanche à 7h', subscribe(at('07:00', 'mon tue wed thu fri sat'))],
  ['le week-end à 10h', subscribe(at('10:00', 'sat sun'))],
  ['change digest 2 to Tue and Fri', { do: 'change', wish: { schedule: { days: ['tuesday', 'friday'] } }, nth: 2 }],
  ['move it from Monday to Thursday', { do: 'change', wish: { schedule: { days: ['thursday'] } } }],
  ['déplace la synthèse du lundi au jeudi', { do: 'change', wish: { schedule: { days: ['thursday'] } } }],
  ['change it to Monday to Thursday', { do: 'change', wish: { schedule: { days: ['monday', 'tuesday', 'wednesday', 'thursday'] } } }],
  ['change the digest to 10:00', { do: 'change', wish: at('10:00') }],
  ['change digest 2 to 8.30 am', { do: 'change', wish: at('08:30'), nth: 2 }],
  ['décale la synthèse à 10h30', { do: 'change', wish: at('10:30') }],
  ['move it to Thursdays', { do: 'change', wish: { schedule: { days: ['thursday'] } } }],
  ['pause the digest', { do: 'pause' }],
  ['pause digest 2', { do: 'pause', nth: 2 }],
  ['mets en pause la synthèse', { do: 'pause' }],
  ['resume the digest', { do: 'resume' }],
  ['reprends la synthèse n° 3', { do: 'resume', nth: 3 }],
  ['stop digest #2', { do: 'remove', nth: 2 }],
  ['arrête le résumé', { do: 'remove' }],
  ['arrêtez la synthèse quotidienne', { do: 'remove' }],
  ['unsubscribe', { do: 'remove' }],
  ["send me today's digest now", { do: 'send' }],
  ['envoie-moi la synthèse maintenant', { do: 'send' }],
  ['which digests are there?', { do: 'list' }],
  ['list', { do: 'list' }],
  ['quelles synthèses ici ?', { do: 'list' }],
  ['a daily digest about Zzyzx', { do: 'unknown' }],
  ['digest daily about Acme and Zzyzx Industries', { do: 'unknown' }],
])('%s', (text, expected) => {
  expect(readDigestRequest(text, kb, 'en')).toEqual(expected);
});
