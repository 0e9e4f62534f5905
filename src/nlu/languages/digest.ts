import type { Rhythm } from '../../model/digest.js';

/** How people ask for digests, in both languages at once: a command holds words of either. `{n}` is a number. */
export const DIGEST_WORDS = {
  /** What is to be done; the first that fits. */
  acts: [
    ['send', /\b(?:send|post|give|show)\b.*\b(?:now|right away|at once|immediately)\b|\bnow\s*$|\b(?:envoie|envoyer|envoyez|publie|donne|montre)\b.*\b(?:maintenant|tout de suite|immédiatement)|\bmaintenant\s*$/i],
    ['resume', /\b(?:resume|restart|unpause|un-pause|reprends|reprenez|reprendre|relance|relancer|réactive)\b/i],
    ['pause', /\b(?:pause|paused|suspend|suspends|suspendre|on hold|mute|snooze)\b/i],
    [
      'remove',
      /\b(?:stop|stopp?e[rz]?|cancel|unsubscribe|remove|delete|end|no more|opt out|sign (?:me|us) (?:off|out)|arrête[rz]?|annule[rz]?|supprime[rz]?|désabonne[rz]?|désinscri\w+|ne (?:veux|voulons) plus)\b|\barr[eê]te/i,
    ],
    ['change', /\b(?:change|move|shift|switch|reschedule|make it|set it|décale[rz]?|modifie[rz]?|déplace[rz]?|passe[rz]?|changer|changez)\b/i],
    [
      'subscribe',
      /\b(?:subscribe|sign (?:me|us) up|put (?:me|us) down|post|send|set up|start|keep (?:me|us) posted|abonne\w*|inscri\w+|publie\w*|envoie\w*|envoyer|poste[rz]?|crée[rz]?|daily|weekly|weekdays?|every|each|chaque|tous les|toutes les|quotidien\w*|hebdo\w*)\b/i,
    ],
  ],
  /** Days, the first that fits. */
  days: [
    ['weekdays', /\b(?:week-?days?|working days?|work-?days?|business days?|monday (?:to|through|-) friday|en semaine|jours? ouvr(?:és?|ables?)|du lundi au vendredi)\b/i],
    ['monday', /\b(?:mondays?|lundis?)\b/i],
    ['tuesday', /\b(?:tuesdays?|mardis?)\b/i],
    ['wednesday', /\b(?:wednesdays?|mercredis?)\b/i],
    ['thursday', /\b(?:thursdays?|jeudis?)\b/i],
    ['friday', /\b(?:fridays?|vendredis?)\b/i],
    ['saturday', /\b(?:saturdays?|samedis?)\b/i],
    ['sunday', /\b(?:sundays?|dimanches?)\b/i],
    // A week's digest with no day named comes at its beginning.
    ['monday', /\b(?:weekly|every week|each week|hebdo(?:madaire)?|chaque semaine|toutes les semaines)\b/i],
    ['daily', /\b(?:daily|every ?day|each day|every morning|each morning|every evening|quotidien(?:ne)?|chaque jour|tous les jours|chaque matin|tous les matins|tous les soirs|chaque soir)\b/i],
  ] as readonly (readonly [Rhythm, RegExp])[],
  /** Times of day that have a name. */
  times: [
    ['12:00', /\b(?:noon|midday|midi)\b/i],
    ['00:00', /\b(?:midnight|minuit)\b/i],
    ['18:00', /\b(?:evenings?|soirs?)\b/i],
  ],
  /** `at 9`, `9:30`, `9.30am`, `9 pm`, `à 9 h`, `09h30`, `9 heures`. Groups: hour, minute, half of the day. */
  clock: [
    /\b(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s*(?<half>[ap])\.?\s?m\b\.?/i,
    /\b(?<hour>\d{1,2})\s*(?:h|heures?)\s*(?<minute>\d{2})?(?![\p{L}\d])/iu,
    /\b(?<hour>\d{1,2}):(?<minute>\d{2})\b/i,
    /\b(?:at|à|a|to|for|pour)\s+(?<hour>\d{1,2})(?:\.(?<minute>\d{2}))?(?:\s*o'?clock)?(?![\w:/%€$])/i,
  ],
  /** `Paris time`, `heure de Paris`: the city. */
  zone: [/\b(?<city>\p{Lu}[\p{L}'-]+(?:[ _]\p{Lu}[\p{L}'-]+)?) time\b/u, /\bheure de (?<city>\p{Lu}[\p{L}'-]+(?:[ _-]\p{Lu}[\p{L}'-]+)?)/u],
  langs: [
    ['en', /\b(?:in english|en anglais)\b/i],
    ['fr', /\b(?:in french|en français|en francais)\b/i],
  ],
  /** Nothing where nothing is new. */
  quiet: /\b(?:only (?:when|if)\b.*\b(?:new|news|changes?|happens)|when (?:something|there is something) new|quiet|nothing (?:when|if) nothing|(?:seulement|uniquement|que) (?:quand|lorsque|s'il|si)\b.*\b(?:nouveau|change|nouveautés?)|rien (?:s'il n'y a|quand il n'y a) rien)/i,
  loud: /\b(?:even (?:when|if) nothing|always|even without news|même (?:s'il n'y a|quand il n'y a) rien|même sans nouveau)/i,
  /** Which of several. */
  nth: /\b(?:digest|summary|number|no\.?|synthèse|résumé|numéro|n°)\s*#?\s*(?<nth>\d{1,2})\b(?!\s*(?:[:h]\s*\d|[ap]m))|^\D*#(?<other>\d{1,2})\b/i,
  /** What stands before the names of what it is about. */
  about: /\b(?:about|on (?!(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|week|work)|regarding|sur|concernant|au sujet (?:de|des|du))\b/i,
} as const;
