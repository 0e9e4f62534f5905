import { WEEKDAYS, WORKING_DAYS, type Weekday } from '../../model/digest.js';

/** How people ask for digests, in both languages at once: a command holds words of either. `{n}` is a number. */
export const DIGEST_WORDS = {
  /** What is to be done; the first that fits. */
  acts: [
    ['send', /\b(?:send|post|give|show)\b.*\b(?:now|right away|at once|immediately)\b|\bnow\s*$|\b(?:envoie|envoyer|envoyez|publie|donne|montre)\b.*\b(?:maintenant|tout de suite|immédiatement)|\bmaintenant\s*$/i],
    ['resume', /\b(?:resume|restart|unpause|un-pause|reprends|reprenez|reprendre|relance|relancer|réactive)\b/i],
    ['pause', /\b(?:pause|paused|suspend|suspends|suspendre|on hold|mute|snooze)\b/i],
    [
      'remove',
      /\b(?:stop|stopp?e[rz]?|cancel|unsubscribe|remove|delete|(?<!week[- ])end|no more|opt out|sign (?:me|us) (?:off|out)|arrête[rz]?|annule[rz]?|supprime[rz]?|désabonne[rz]?|désinscri\w+|ne (?:veux|voulons) plus)\b|\barr[eê]te/i,
    ],
    ['change', /\b(?:change|move|shift|switch|reschedule|make it|set it|décale[rz]?|modifie[rz]?|déplace[rz]?|passe[rz]?|changer|changez)\b/i],
    [
      'subscribe',
      /\b(?:subscribe|sign (?:me|us) up|put (?:me|us) down|post|send|set up|start|keep (?:me|us) posted|abonne\w*|inscri\w+|publie\w*|envoie\w*|envoyer|poste[rz]?|crée[rz]?|daily|weekly|weekdays?|every|each|chaque|tous les|toutes les|quotidien\w*|hebdo\w*)\b/i,
    ],
  ],
  /** Days of the week by their names, and as they are shortened in lists. */
  weekdays: {
    monday: [/mondays?|lundis?/, /mon|lun/],
    tuesday: [/tuesdays?|mardis?/, /tues?|mar/],
    wednesday: [/wednesdays?|mercredis?/, /wed|weds|mer/],
    thursday: [/thursdays?|jeudis?/, /thu|thurs?|jeu/],
    friday: [/fridays?|vendredis?/, /fri|ven/],
    saturday: [/saturdays?|samedis?/, /sat|sam/],
    sunday: [/sundays?|dimanches?/, /sun|dim/],
  } as Readonly<Record<Weekday, readonly [name: RegExp, short: RegExp]>>,
  /** What stands between the first day and the last: `Mon-Wed`, `du lundi au mercredi`. */
  upTo: /^\s*(?:-|–|—|to|through|thru|until|till|au|à|jusqu'au)\s*$/i,
  /** What stands between days that are named one by one. */
  andAlso: /^(?:\s|,|;|&|\+|\/|\b(?:and|or|et|ou|also|aussi|on|every|each|the|le|les|chaque|tous)\b)+$/i,
  /** What makes a day of a shortened name that stands alone: `sun` and `mar` are words of their own. */
  leads: /\b(?:digest|every|each|on|synthèse|chaque|tous les|le)\s+$/i,
  /** Days that are left out: `every day except Sunday`. */
  except: /\b(?:except|but not|but|apart from|not on|sauf|excepté|hormis|hors|pas)\s+(?:for\s+|on\s+|the\s+|les?\s+)*$/i,
  /** From one day to another, where a digest is moved. */
  moved: /\b(?:from|du|de)\s+$/i,
  /** Several days under one name. */
  groups: [
    [WORKING_DAYS, /\b(?:week-?days?|working days?|work-?days?|business days?|en semaine|jours? ouvr(?:és?|ables?))\b/i],
    [['saturday', 'sunday'], /\b(?:week-?ends?|fins? de semaine)\b/i],
  ] as readonly (readonly [readonly Weekday[], RegExp])[],
  /** Where no day is named: a week's digest comes at its beginning. */
  rhythms: [
    [['monday'], /\b(?:weekly|every week|each week|hebdo(?:madaire)?|chaque semaine|toutes les semaines)\b/i],
    [WEEKDAYS, /\b(?:daily|every ?day|each day|every morning|each morning|every evening|quotidien(?:ne)?|chaque jour|tous les jours|chaque matin|tous les matins|tous les soirs|chaque soir)\b/i],
  ] as readonly (readonly [readonly Weekday[], RegExp])[],
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
  about: /\b(?:about|on (?!(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?)\b|week|work)|regarding|sur|concernant|au sujet (?:de|des|du))\b/i,
} as const;
