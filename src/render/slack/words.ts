import type { Lang } from '../../model/language.js';
import { CHAT_WORDS, fill } from '../chat.js';

/** What the bot says around an answer in Slack, in both languages. `{…}` are slots. */
export const SLACK_WORDS = {
  ...CHAT_WORDS,
  cut: { en: 'A text was too long for Slack: … marks where it is cut.', fr: 'Un texte était trop long pour Slack : … marque la coupure.' },
  share: { en: 'Share in this channel', fr: 'Partager dans ce canal' },
  shared: { en: 'Shared by', fr: 'Partagé par' },
  asks: { en: 'asks:', fr: 'demande :' },
  good: { en: 'Helpful', fr: 'Utile' },
  bad: { en: 'Wrong or not helpful', fr: 'Faux ou inutile' },
  reasonTitle: { en: 'What is wrong?', fr: "Qu'est-ce qui cloche ?" },
  reasonLabel: { en: 'What is wrong or missing', fr: 'Ce qui est faux ou manque' },
  reasonNote: {
    en: 'Editors of the record read it. It is kept for 180 days, without your name.',
    fr: 'Les éditeurs du registre le lisent. Conservé 180 jours, sans votre nom.',
  },
  send: { en: 'Send', fr: 'Envoyer' },
  cancel: { en: 'Cancel', fr: 'Annuler' },
  thanks: { en: 'Thank you. Editors of the record will see it.', fr: 'Merci. Les éditeurs du registre le verront.' },
  status: { en: 'is looking up the record…', fr: 'consulte le registre…' },
  prompts: { en: 'Ask about the record', fr: 'Interrogez le registre' },
  homeTitle: { en: 'What is on record', fr: 'Ce que contient le registre' },
  homeCounts: {
    en: '{pledges} pledges with {claims} claims, {quotes} quotations, {sources} sources; the latest of {latest}.',
    fr: '{pledges} promesses et {claims} affirmations, {quotes} citations, {sources} sources ; la plus récente : {latest}.',
  },
  homeUndated: {
    en: '{pledges} pledges with {claims} claims, {quotes} quotations, {sources} sources.',
    fr: '{pledges} promesses et {claims} affirmations, {quotes} citations, {sources} sources.',
  },
  homeAsk: { en: 'Ask, for example', fr: 'Demandez, par exemple' },
  homeHow: {
    en: 'Mention me in a channel, write to me here, or use /onrecord, /pledges and /quotes: their answers are for you alone until you share them.',
    fr: 'Mentionnez-moi dans un canal, écrivez-moi ici, ou utilisez /onrecord, /pledges et /quotes : leurs réponses ne sont que pour vous tant que vous ne les partagez pas.',
  },
  homeDigests: { en: 'Digests', fr: 'Synthèses' },
  homeWrong: { en: 'A fact is wrong?', fr: 'Un fait est faux ?' },
  homeReport: {
    en: 'Press the thumb down below the answer and write what is wrong. Editors of the record read every reason.',
    fr: 'Cliquez sur le pouce vers le bas sous la réponse et écrivez ce qui est faux. Les éditeurs du registre lisent chaque raison.',
  },
  /* Why nothing was answered. */
  notHere: {
    en: 'I do not answer in this channel. Write to me directly, or ask whoever runs me to add the channel to SLACK_CHANNELS.',
    fr: "Je ne réponds pas dans ce canal. Écrivez-moi directement, ou demandez à qui m'exploite d'ajouter le canal à SLACK_CHANNELS.",
  },
  notYou: {
    en: 'I answer members of this workspace only (SLACK_AUDIENCE). Ask one of them to look it up.',
    fr: "Je ne réponds qu'aux membres de cet espace (SLACK_AUDIENCE). Demandez à l'un d'eux de chercher.",
  },
  undelivered: {
    en: 'My answer could not be posted where you asked ({cause}). Here it is.',
    fr: "Ma réponse n'a pas pu être publiée là où vous avez posé la question ({cause}). La voici.",
  },
  notShared: {
    en: 'It could not be shared here ({cause}). Invite me to the channel (/invite) and press the button again.',
    fr: 'Impossible de partager ici ({cause}). Invitez-moi dans le canal (/invite) et cliquez de nouveau.',
  },
} as const satisfies Record<string, Record<Lang, string>>;

/** Slack's words for why it does not post, and ours; those that begin alike mean alike. */
const CAUSES: readonly (readonly [RegExp, Readonly<Record<Lang, string>>])[] = [
  [/not_in_channel/, { en: 'I am not in the channel', fr: 'je ne suis pas dans le canal' }],
  [/^channel_not_found/, { en: 'I cannot see the channel', fr: 'je ne vois pas le canal' }],
  [/is_archived/, { en: 'the channel is archived', fr: 'le canal est archivé' }],
  [/^restricted_action/, { en: 'not everybody may post there', fr: "tout le monde n'a pas le droit d'y publier" }],
  [/^(?:token_|account_inactive|invalid_auth)/, { en: 'I am no longer installed here', fr: 'je ne suis plus installé ici' }],
  [/^ratelimited/, { en: 'Slack takes no more for the moment', fr: "Slack n'en prend pas plus pour le moment" }],
  [/^(?:unreachable|http_5)/, { en: 'Slack did not answer', fr: "Slack n'a pas répondu" }],
];

/** Why Slack did not post, for who waits for it; Slack's own word stands beside, for whoever mends it. */
export function causeText(why: string, lang: Lang): string {
  const own = CAUSES.find(([shape]) => shape.test(why))?.[1][lang];
  return own === undefined ? why : `${own}, ${why}`;
}

export type SlackWord = keyof typeof SLACK_WORDS;

/** One of the texts, its slots filled. */
export const say = (word: SlackWord, lang: Lang, slots?: Readonly<Record<string, string | number>>): string =>
  fill(SLACK_WORDS[word][lang], slots);
