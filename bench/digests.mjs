import { built } from './product.mjs';

const EVERY_DAY = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const WHOLE = { organisations: [], places: [], topics: [], measures: [] };

/** Subscriptions that are due at one instant, as if each place had had its first digest already: no picture is drawn. */
export function subscriptions(places, due, since) {
  return places.map((place, i) => ({
    id: `s${i}`,
    place,
    workspace: `${place.split(':').slice(0, 2).join(':')}:`,
    by: `${place.split(':').slice(0, 2).join(':')}:U${i}`,
    wish: {
      schedule: { days: EVERY_DAY, at: '09:00', zone: 'Europe/Paris' },
      lang: i % 2 === 0 ? 'en' : 'fr',
      filter: WHOLE,
      quiet: false,
    },
    next: { at: due, date: new Date(due).toISOString().slice(0, 10) },
    since,
    shown: ['begun'],
    saidQuiet: false,
  }));
}

/** Opens a store as the product does. */
export const openStore = (url) =>
  built('store/open.js').openStore(url, { now: () => new Date(), questionLogDays: 0, encryptionKey: undefined });

/** What somebody's digest is known by where it arrives: its id in Slack's metadata. */
export const digestOf = (args) => {
  const metadata = args.get('metadata');
  return metadata ? JSON.parse(metadata).event_payload?.digest : undefined;
};
