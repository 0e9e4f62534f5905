import type { Lang } from '../model/language.js';

/** What is said around digests wherever people chat, in both languages. */
export const DIGEST_CHAT_WORDS = {
  digestBy: { en: '{user}, of the digest here:', fr: '{user}, pour la synthèse ici :' },
  digestNotAnnounced: {
    en: 'I could not post there ({cause}): invite me to the channel (/invite), or the digest will not arrive.',
    fr: "Je n'ai pas pu y publier ({cause}) : invitez-moi dans le canal (/invite), sinon la synthèse n'arrivera pas.",
  },
  noDigests: {
    en: 'Digests cannot be set up at the moment. Try again in a minute; if it stays so, whoever runs me finds the reason in the log.',
    fr: "Les synthèses ne peuvent pas être réglées pour l'instant. Réessayez dans une minute ; sinon, qui m'exploite trouve la raison dans le journal.",
  },
  homeYou: { en: 'to you', fr: 'à vous' },
  homeMine: { en: 'Those that you get, or have set up:', fr: 'Celles que vous recevez ou avez créées :' },
  homeNoDigests: {
    en: 'You get no digest yet. A button below sets one up; “post this every morning at nine” in a channel does it too.',
    fr: 'Vous ne recevez pas encore de synthèse. Le bouton ci-dessous en crée une ; « publie ceci tous les matins à neuf heures » dans un canal aussi.',
  },
  homeSetDigest: { en: 'Set up a digest', fr: 'Créer une synthèse' },
  formTitle: { en: 'Set up a digest', fr: 'Créer une synthèse' },
  formSet: { en: 'Set up', fr: 'Créer' },
  formWhere: { en: 'Channel', fr: 'Canal' },
  formWhereHint: { en: 'Empty: to you alone', fr: 'Vide : à vous seul' },
  formDays: { en: 'Days', fr: 'Jours' },
  formAt: { en: 'Hour', fr: 'Heure' },
  formZone: { en: 'Time zone', fr: 'Fuseau horaire' },
  formAbout: { en: 'About', fr: 'Sur' },
  formAboutHint: { en: 'Empty: the whole record', fr: 'Vide : tout le registre' },
  formLang: { en: 'Language', fr: 'Langue' },
  formQuiet: { en: 'Quiet days', fr: 'Jours calmes' },
  formQuietOnly: { en: 'Only when something is new', fr: 'Seulement quand il y a du nouveau' },
  formOrganisations: { en: 'Organisations', fr: 'Organisations' },
  formPlaces: { en: 'Places', fr: 'Lieux' },
  formTopics: { en: 'Topics', fr: 'Sujets' },
  formMeasures: { en: 'Measures', fr: 'Mesures' },
  'form-monday': { en: 'Monday', fr: 'Lundi' },
  'form-tuesday': { en: 'Tuesday', fr: 'Mardi' },
  'form-wednesday': { en: 'Wednesday', fr: 'Mercredi' },
  'form-thursday': { en: 'Thursday', fr: 'Jeudi' },
  'form-friday': { en: 'Friday', fr: 'Vendredi' },
  'form-saturday': { en: 'Saturday', fr: 'Samedi' },
  'form-sunday': { en: 'Sunday', fr: 'Dimanche' },
} as const satisfies Record<string, Record<Lang, string>>;
