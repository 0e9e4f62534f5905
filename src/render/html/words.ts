import type { Bilingual, Lang } from '../../model/language.js';
import type { EntryKind, LeftOut } from '../../model/record.js';
import type { PledgeStatus } from '../../model/status.js';
import { fill } from '../chat.js';

/** What the pages say around the record, in both languages. `{…}` are slots. */
const PAGE_WORDS = {
  name: { en: 'On Record', fr: 'On Record' },
  ask: { en: 'Ask', fr: 'Demander' },
  pledges: { en: 'Pledges', fr: 'Promesses' },
  quotes: { en: 'Quotations', fr: 'Citations' },
  people: { en: 'People', fr: 'Personnes' },
  organisations: { en: 'Organisations', fr: 'Organisations' },
  places: { en: 'Places', fr: 'Lieux' },
  sources: { en: 'Sources', fr: 'Sources' },
  conflicts: { en: 'Disputes', fr: 'Désaccords' },
  events: { en: 'Events', fr: 'Événements' },
  desk: { en: 'Desk', fr: 'Rédaction' },
  skip: { en: 'Skip to the content', fr: 'Aller au contenu' },
  parts: { en: 'Parts of the record', fr: 'Parties du registre' },
  language: { en: 'Language', fr: 'Langue' },
  recordVersion: { en: 'Record version {version}', fr: 'Version du registre : {version}' },
  footer: {
    en: 'Everything here stands in the record, beside the words of its source.',
    fr: 'Tout ce qui figure ici est au registre, avec les mots de sa source.',
  },
  notFound: { en: 'Nothing is on record at this address.', fr: 'Le registre n’a rien à cette adresse.' },

  // the chat
  greeting: {
    en: 'Who announced what, who said what, and where it is printed',
    fr: 'Qui a annoncé quoi, qui a dit quoi, et où c’est imprimé',
  },
  greetingMore: {
    en: 'Every figure, name and quotation of an answer stands in the record, beside its source. Ask in English or French.',
    fr: 'Chaque chiffre, nom et citation d’une réponse figure au registre, avec sa source. Posez vos questions en français ou en anglais.',
  },
  starters: { en: 'Questions to begin with', fr: 'Questions pour commencer' },
  talk: { en: 'Conversation', fr: 'Conversation' },
  question: { en: 'Your question', fr: 'Votre question' },
  placeholder: { en: 'Ask a question, or one that follows from it', fr: 'Posez une question, ou celle qui en découle' },
  send: { en: 'Ask', fr: 'Demander' },
  fresh: { en: 'New conversation', fr: 'Nouvelle conversation' },
  waiting: { en: 'Looking it up…', fr: 'Je cherche…' },
  unreachable: {
    en: 'The server cannot be reached. Is it running? Your question is still in the box.',
    fr: 'Le serveur ne répond pas. Est-il démarré ? Votre question est encore dans la case.',
  },
  noScript: {
    en: 'The chat needs JavaScript; the record can be read without it. In a terminal: onrecord ask "your question".',
    fr: 'La conversation a besoin de JavaScript ; le registre se lit sans. Dans un terminal : onrecord ask "votre question".',
  },
  looks: { en: 'See this answer as', fr: 'Voir cette réponse' },
  lookAnswer: { en: 'Answer', fr: 'Réponse' },
  lookSlack: { en: 'As in Slack', fr: 'Dans Slack' },
  lookTeams: { en: 'As in Teams', fr: 'Dans Teams' },
  lookText: { en: 'Plain text', fr: 'Texte brut' },
  lookJson: { en: 'JSON', fr: 'JSON' },
  lookExplain: { en: 'How was this understood?', fr: 'Comment a-t-on compris ?' },
  loading: { en: 'Loading…', fr: 'Chargement…' },
  noPreview: {
    en: 'This preview could not be loaded. Reload the page and try again.',
    fr: 'Cet aperçu n’a pas pu être chargé. Rechargez la page et réessayez.',
  },
  close: { en: 'Close', fr: 'Fermer' },
  answerNotStated: { en: 'Not stated', fr: 'Non précisé' },
  answerDeclined: { en: 'Not on record', fr: 'Absent du registre' },
  answerClarify: { en: 'Which one?', fr: 'Lequel ?' },

  // lists
  search: { en: 'Words', fr: 'Mots' },
  anything: { en: 'all', fr: 'tous' },
  topic: { en: 'Topic', fr: 'Thème' },
  home: { en: 'Home country', fr: 'Pays d’origine' },
  place: { en: 'Place', fr: 'Lieu' },
  status: { en: 'Status', fr: 'Statut' },
  event: { en: 'Event', fr: 'Événement' },
  speaker: { en: 'Speaker', fr: 'Qui parle' },
  organisation: { en: 'Organisation', fr: 'Organisation' },
  filter: { en: 'Filter', fr: 'Filtrer' },
  clear: { en: 'Clear', fr: 'Effacer' },
  filters: { en: 'Filters', fr: 'Filtres' },
  shown: { en: '{count} on record', fr: '{count} au registre' },
  shownPart: { en: '{from} to {to} of {count}', fr: '{from} à {to} sur {count}' },
  previous: { en: 'Previous', fr: 'Précédents' },
  next: { en: 'Next', fr: 'Suivants' },
  none: {
    en: 'Nothing on record for this. Clear a filter to see more.',
    fr: 'Rien au registre pour cela. Effacez un filtre pour en voir plus.',
  },
  table: { en: 'Table', fr: 'Tableau' },
  chart: { en: 'Chart', fr: 'Graphique' },
  map: { en: 'By place', fr: 'Par lieu' },
  views: { en: 'Show as', fr: 'Afficher en' },
  export: { en: 'Export what is shown', fr: 'Exporter ce qui est affiché' },
  who: { en: 'Who', fr: 'Qui' },
  what: { en: 'What', fr: 'Quoi' },
  where: { en: 'Where', fr: 'Où' },
  sortBy: { en: 'Sort by {column}', fr: 'Trier par {column}' },
  notStatedShort: { en: 'not stated', fr: 'non précisé' },
  disputed: { en: '{count} disputed', fr: '{count} en désaccord' },
  chartOf: { en: '{measure} by pledge, largest first', fr: '{measure} par promesse, la plus grande d’abord' },
  chartNote: {
    en: 'Bars show amounts in {currency}, as printed. A pale bar is a pledge that is in talks, in doubt or dropped.',
    fr: 'Les barres montrent les montants en {currency}, tels qu’imprimés. Une barre pâle : en discussion, incertain ou abandonné.',
  },
  chartNoteCount: {
    en: 'Bars show the figures as printed. A pale bar is a pledge that is in talks, in doubt or dropped.',
    fr: 'Les barres montrent les chiffres tels qu’imprimés. Une barre pâle : en discussion, incertain ou abandonné.',
  },
  noBar: { en: 'Not drawn, without an amount in this currency: {count}', fr: 'Hors graphique, sans montant dans cette devise : {count}' },
  placesNote: {
    en: 'How many of these pledges name a place, one within another. A pledge counts once in each.',
    fr: 'Combien de ces promesses citent un lieu, l’un dans l’autre. Une promesse compte une fois dans chacun.',
  },
  inPlace: { en: 'Pledges in {place}', fr: 'Promesses : {place}' },

  // the sum
  total: { en: 'Together {text}', fr: 'Ensemble {text}' },
  ourSum: {
    en: 'our sum of {count} of {all} pledges shown; what is in it is listed here',
    fr: 'notre calcul sur {count} des {all} promesses affichées ; le détail est ici',
  },
  andMore: { en: 'and {count} more', fr: 'et {count} de plus' },
  counted: { en: 'In the sum', fr: 'Dans le calcul' },
  leftOut: { en: 'Left out', fr: 'Hors calcul' },
  outside: {
    en: 'In the sum, and not in the event’s own total: {names}.',
    fr: 'Dans le calcul, mais pas dans le total de l’événement : {names}.',
  },

  // a pledge
  figures: { en: 'Figures', fr: 'Chiffres' },
  statements: { en: 'What is announced', fr: 'Ce qui est annoncé' },
  statuses: { en: 'Where it stands', fr: 'Où cela en est' },
  disputes: { en: 'Disputes between sources', fr: 'Désaccords entre sources' },
  quotations: { en: 'Quotations', fr: 'Citations' },
  otherReadings: { en: 'Other readings that stand', fr: 'Autres versions retenues' },
  notUpheld: { en: 'Not upheld', fr: 'Non retenu' },
  upheld: { en: 'Upheld', fr: 'Retenu' },
  narrower: { en: 'narrower in this source', fr: 'plus étroit dans cette source' },
  seeDispute: { en: 'see the dispute', fr: 'voir le désaccord' },
  notStated: { en: 'Not stated.', fr: 'Non précisé.' },
  checkedFull: { en: 'Looked at in full: {sources}.', fr: 'Consulté en entier : {sources}.' },
  checkedOpening: { en: 'Looked at, the opening only: {sources}.', fr: 'Consulté, le début seulement : {sources}.' },
  partOf: { en: 'part of', fr: 'partie de' },
  progressOf: { en: 'how far it has come', fr: 'où cela en est' },
  overlaps: { en: 'the same money as', fr: 'le même argent que' },
  replaces: { en: 'holds in place of', fr: 'remplace' },
  replacedBy: { en: 'replaced by', fr: 'remplacé par' },
  beside: { en: 'stands beside the pledge', fr: 'à côté de la promesse' },
  claimedBy: { en: 'according to {name}', fr: 'selon {name}' },
  by: { en: 'by {date}', fr: 'd’ici à {date}' },
  asOf: { en: 'on {date}', fr: 'à la date : {date}' },
  permalink: { en: 'Permanent address of this claim', fr: 'Adresse permanente de cette affirmation' },
  inTotal: { en: 'Counted in the event’s total.', fr: 'Compté dans le total de l’événement.' },
  notInTotal: { en: 'Not counted in the event’s total.', fr: 'Pas compté dans le total de l’événement.' },
  totalUnchecked: {
    en: 'Whether the event’s total counts it is not known.',
    fr: 'On ne sait pas si le total de l’événement le compte.',
  },
  verdict: { en: 'Verdict', fr: 'Verdict' },
  about: { en: 'About', fr: 'À propos de' },

  // quotations, people, organisations, sources
  original: { en: 'Words of the speaker, as printed.', fr: 'Les mots de la personne, tels qu’imprimés.' },
  translation: { en: 'Known to be a translation.', fr: 'Il s’agit d’une traduction.' },
  unknown: { en: 'The source does not say whether it is a translation.', fr: 'La source ne dit pas si c’est une traduction.' },
  indirect: { en: 'Told by the source, with these words.', fr: 'Rapporté par la source, avec ces mots.' },
  sameMoment: { en: 'Another rendering of the same moment', fr: 'Autre version du même moment' },
  noSpeaker: { en: 'the source shows no speaker', fr: 'la source ne montre pas qui parle' },
  roles: { en: 'Roles', fr: 'Fonctions' },
  noRole: { en: 'No role is stated.', fr: 'Aucune fonction n’est précisée.' },
  unit: { en: 'Part of {name}, whose pledges these are.', fr: 'Fait partie de {name}, dont voici les promesses.' },
  mention: { en: 'Named, with no pledge on record', fr: 'Cité, sans promesse au registre' },
  partnerships: { en: 'Named as a partner', fr: 'Cité comme partenaire' },
  within: { en: 'within', fr: 'dans' },
  claimsHere: { en: 'Claims at this place', fr: 'Affirmations sur ce lieu' },
  homeOf: { en: 'Pledges by organisations from here', fr: 'Promesses d’organisations d’ici' },
  rests: { en: 'What rests on it', fr: 'Ce qui repose dessus' },
  claims: { en: 'claims', fr: 'affirmations' },
  quoted: { en: 'quotations', fr: 'citations' },
  pledged: { en: 'pledges', fr: 'promesses' },
  published: { en: 'Published', fr: 'Publié' },
  retrieved: { en: 'Retrieved', fr: 'Consulté' },
  author: { en: 'Author', fr: 'Auteur' },
  publisher: { en: 'Publisher', fr: 'Éditeur' },
  seen: { en: 'Read', fr: 'Lu' },
  seenFull: { en: 'in full', fr: 'en entier' },
  seenOpening: { en: 'the opening only', fr: 'le début seulement' },
  reliability: { en: 'Reliability', fr: 'Fiabilité' },
  openSource: { en: 'Open the source', fr: 'Ouvrir la source' },
  host: { en: 'Host', fr: 'Hôte' },
  date: { en: 'Date', fr: 'Date' },
  number: { en: 'number', fr: 'nombre' },
  role: { en: 'Role', fr: 'Fonction' },
  words: { en: 'Words', fr: 'Mots' },
  url: { en: 'Source address', fr: 'Adresse de la source' },

  // the desk
  deskCheck: { en: 'What the files say', fr: 'Ce que disent les fichiers' },
  deskLive: {
    en: 'Looked at again every two seconds while this page is open.',
    fr: 'Relu toutes les deux secondes tant que cette page est ouverte.',
  },
  noFaults: { en: 'No faults', fr: 'Aucun défaut' },
  faults: { en: '{count} to mend', fr: '{count} à corriger' },
  inUseIs: { en: 'Answers come from version {version}.', fr: 'Les réponses viennent de la version {version}.' },
  filesAre: { en: 'The files are version {version}.', fr: 'Les fichiers sont la version {version}.' },
  filesDiffer: {
    en: 'The files are version {version}, which is not in use yet.',
    fr: 'Les fichiers sont la version {version}, qui n’est pas encore en service.',
  },
  filesWait: {
    en: 'Until they are mended, answers come from version {version} as before.',
    fr: 'Tant qu’ils ne sont pas corrigés, les réponses viennent de la version {version}, comme avant.',
  },
  noFolder: {
    en: 'The record is read from a snapshot. To see its files checked here, set KNOWLEDGE_DIR to its folder.',
    fr: 'Le registre est lu depuis un instantané. Pour voir ses fichiers vérifiés ici, donnez son dossier dans KNOWLEDGE_DIR.',
  },
  notLooked: {
    en: 'The files could not be looked at. Is the server running?',
    fr: 'Les fichiers n’ont pas pu être lus. Le serveur est-il démarré ?',
  },
  deskOpen: { en: 'Not answered', fr: 'Sans réponse' },
  openNote: {
    en: 'Of the last {days} days, the most frequent first; never who asked.',
    fr: 'Des {days} derniers jours, les plus fréquentes d’abord ; jamais qui a demandé.',
  },
  notKept: {
    en: 'Questions are not kept. QUESTION_LOG_DAYS=30 keeps the unanswered ones for 30 days, without the asker.',
    fr: 'Les questions ne sont pas conservées. QUESTION_LOG_DAYS=30 garde 30 jours celles qui restent sans réponse, sans leur auteur.',
  },
  deskDown: { en: 'Marked as wrong', fr: 'Signalé comme faux' },
  nothingHere: { en: 'None.', fr: 'Aucun.' },
  times: { en: 'Times', fr: 'Fois' },
  lastOn: { en: 'Last', fr: 'Dernière' },
  takenAs: { en: 'Taken as', fr: 'Compris comme' },
  reason: { en: 'Reason', fr: 'Raison' },
  noReason: { en: 'no reason given', fr: 'sans raison' },
  answerId: { en: 'Answer', fr: 'Réponse' },
  askAgain: { en: 'Ask it', fr: 'La poser' },
  deskChanges: { en: 'What changed between two versions', fr: 'Ce qui a changé entre deux versions' },
  changesNote: {
    en: 'Versions that this server has seen since it started. Edit a file, and the next one is here.',
    fr: 'Les versions que ce serveur a vues depuis son démarrage. Modifiez un fichier, et la suivante est ici.',
  },
  from: { en: 'From', fr: 'De' },
  to: { en: 'To', fr: 'À' },
  compare: { en: 'Compare', fr: 'Comparer' },
  same: { en: 'Nothing changed.', fr: 'Rien n’a changé.' },
  added: { en: 'added', fr: 'ajouté' },
  removed: { en: 'removed', fr: 'retiré' },
  changed: { en: 'changed', fr: 'modifié' },
  claim: { en: 'claim', fr: 'affirmation' },
  quoteOne: { en: 'quotation', fr: 'citation' },
  conflictOne: { en: 'dispute', fr: 'désaccord' },
  deskDigest: { en: 'What a digest would say', fr: 'Ce que dirait une synthèse' },
  digestNote: { en: 'A preview from the record in use, sent to nobody.', fr: 'Un aperçu du registre en service, envoyé à personne.' },
  digestAbout: { en: 'About (names; empty: all)', fr: 'Sur (des noms ; vide : tout)' },
  digestDay: { en: 'Day', fr: 'Jour' },
  digestSince: { en: 'New since', fr: 'Nouveau depuis' },
  preview: { en: 'Preview', fr: 'Aperçu' },
  digestUnknown: {
    en: 'The record knows nothing of this name. Write organisations, places or topics, as you would ask about them.',
    fr: 'Le registre ne connaît pas ce nom. Écrivez des organisations, des lieux ou des thèmes, comme pour une question.',
  },

  // citing
  cite: { en: 'Cite this', fr: 'Citer' },
  copy: { en: 'Copy', fr: 'Copier' },
  copied: { en: 'Copied', fr: 'Copié' },
  address: { en: 'Permanent address', fr: 'Adresse permanente' },
} as const satisfies Record<string, Bilingual>;

export type PageWord = keyof typeof PAGE_WORDS;

/** A colon as a language writes it: French keeps it from its word by a space that does not break. */
export const colon = (lang: Lang): string => (lang === 'fr' ? '\u00a0: ' : ': ');

/** One of the texts, its slots filled. */
export const say = (word: PageWord, lang: Lang, slots?: Readonly<Record<string, string | number>>): string =>
  fill(PAGE_WORDS[word][lang], slots);

/** What stands before the slot of a text, and what after it: for where an element is to fill it. */
export function parted(word: PageWord, lang: Lang): readonly [before: string, after: string] {
  const [before = '', after = ''] = PAGE_WORDS[word][lang].split(/\{\w+\}/);
  return [before, after];
}

export const STATUS_WORDS: Readonly<Record<PledgeStatus, Bilingual>> = {
  announced: { en: 'announced', fr: 'annoncé' },
  planned: { en: 'planned', fr: 'prévu' },
  talks: { en: 'in talks', fr: 'en discussion' },
  doubtful: { en: 'in doubt', fr: 'incertain' },
  'under-way': { en: 'under way', fr: 'en cours' },
  done: { en: 'done', fr: 'réalisé' },
  dropped: { en: 'dropped', fr: 'abandonné' },
};

export const LEFT_OUT_WORDS: Readonly<Record<LeftOut, Bilingual>> = {
  'no-figure': { en: 'no amount on record', fr: 'pas de montant au registre' },
  'no-currency': { en: 'the amount prints no currency', fr: 'montant imprimé sans devise' },
  'other-currency': { en: 'no amount in this currency', fr: 'pas de montant dans cette devise' },
  range: { en: 'a range, which is not added', fr: 'une fourchette, qui ne s’additionne pas' },
};

export const RELIABILITY_WORDS: Readonly<Record<'A' | 'B' | 'C', Bilingual>> = {
  A: { en: 'official, wire agency or public broadcaster', fr: 'officiel, agence ou audiovisuel public' },
  B: { en: 'trade or regional press, reprint', fr: 'presse spécialisée ou régionale, reprise' },
  C: { en: 'aggregator or copy: check before publishing', fr: 'agrégateur ou copie : à vérifier avant publication' },
};

/** Kinds that a record gives by a word of its own: of organisations, places, disputes and statements. */
export const KIND_WORDS: Readonly<Record<string, Bilingual>> = {
  company: { en: 'company', fr: 'entreprise' },
  bank: { en: 'bank', fr: 'banque' },
  foundation: { en: 'foundation', fr: 'fondation' },
  ngo: { en: 'non-governmental organisation', fr: 'organisation non gouvernementale' },
  university: { en: 'university', fr: 'université' },
  museum: { en: 'museum', fr: 'musée' },
  'public-body': { en: 'public body', fr: 'organisme public' },
  government: { en: 'government', fr: 'gouvernement' },
  institute: { en: 'institute', fr: 'institut' },
  consortium: { en: 'consortium', fr: 'consortium' },
  outlet: { en: 'news outlet', fr: 'média' },
  site: { en: 'site', fr: 'site' },
  village: { en: 'village', fr: 'village' },
  town: { en: 'town', fr: 'ville' },
  city: { en: 'city', fr: 'grande ville' },
  area: { en: 'area', fr: 'zone' },
  department: { en: 'department', fr: 'département' },
  region: { en: 'region', fr: 'région' },
  country: { en: 'country', fr: 'pays' },
  continent: { en: 'continent', fr: 'continent' },
  figures: { en: 'figures', fr: 'chiffres' },
  scope: { en: 'scope', fr: 'périmètre' },
  dates: { en: 'dates', fr: 'dates' },
  meaning: { en: 'meaning', fr: 'sens' },
  identity: { en: 'identity', fr: 'identité' },
  status: { en: 'status', fr: 'statut' },
  names: { en: 'names', fr: 'noms' },
  authenticity: { en: 'authenticity', fr: 'authenticité' },
  'double-counting': { en: 'double counting', fr: 'double compte' },
  project: { en: 'Project', fr: 'Projet' },
  place: { en: 'Places', fr: 'Lieux' },
  purpose: { en: 'Purpose', fr: 'But' },
  partner: { en: 'Partners', fr: 'Partenaires' },
  deadline: { en: 'Deadlines', fr: 'Échéances' },
  fact: { en: 'Facts', fr: 'Faits' },
};
export const kindWord = (kind: string, lang: Lang): string => KIND_WORDS[kind]?.[lang] ?? kind;

/** The folder of addresses that entries of a kind stand under. */
export const FOLDERS: Readonly<
  Record<EntryKind, 'pledges' | 'quotes' | 'people' | 'organisations' | 'places' | 'sources' | 'conflicts' | 'events'>
> = {
  pledge: 'pledges',
  quote: 'quotes',
  person: 'people',
  organisation: 'organisations',
  place: 'places',
  source: 'sources',
  conflict: 'conflicts',
  event: 'events',
};
