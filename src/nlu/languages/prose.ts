import type { Lang } from '../../model/language.js';

/** What the words of a language do in a text that tells, where a question has none of them. Phrases parted by `|`. */
export interface Prose {
  /** Short forms whose full stop ends no sentence. */
  readonly abbreviations: string;
  /** Pronouns that stand for an organisation named before. */
  readonly pronouns: string;
  /** Words that point back to their owner, and are no subject. */
  readonly possessives: string;
  /** Determiners that make a common noun mean one that was named: "the company". */
  readonly definite: string;
  /** Determiners that bring in somebody new. */
  readonly indefinite: string;
  /** What joins several to one subject. */
  readonly joints: string;
  /** What opens a clause: "while", "said that". */
  readonly clauses: string;
  /** What may stand before a figure and its hedge: "only", "a further". */
  readonly leads: string;
  /** For whom something is, who may have it or get it. */
  readonly favours: string;
  /** Verbs of getting: what is got was not pledged by who gets it. */
  readonly receiving: string;
  /** What is told of the worth of a company right behind its name, and what is anywhere. */
  readonly worth: string;
  readonly valued: string;
  /** Whom of two that were named before is meant, and both. */
  readonly former: string;
  readonly latter: string;
  readonly both: string;
  /** Verbs that only a subject stands before. */
  readonly acting: string;
  /** What makes somebody no more what they are told to be: "a former Acme executive". */
  readonly once: string;
  /** Verbs of doing something together, and what leads whom it is done with. */
  readonly partnering: string;
  readonly together: string;
  /** Verbs of buying and lending: their amount is a price, or a debt. */
  readonly buying: string;
  /** What a name after it is no subject of: "with", "than". */
  readonly sides: string;
  /** What may stand between a figure and its owner after it: "4 billion euros from". */
  readonly owners: string;
  readonly respectively: string;
  readonly negations: string;
  /** What makes a sentence suppose something: "if". */
  readonly supposing: string;
  /** How often: "a year". */
  readonly rates: string;
  /** What a number before it is no figure of the record with: times, hours, years. */
  readonly times: string;
  /** Verbs and words that tell something as not certain. */
  readonly soft: string;
  readonly partial: string;
  /** The same, behind its figure: "250 million of it". */
  readonly ofIt: string;
  readonly progress: string;
  /** What points to a place named before. */
  readonly there: string;
  /** What leads a place. */
  readonly placed: string;
  /** Verbs of the contrary: jobs that go, money that is taken out. */
  readonly contrary: string;
  /** What a job may be that not every job is. Plain stems: `season` for "seasonal". */
  readonly kinds: string;
  /** What leads a deadline. */
  readonly due: string;
  /** What leads the end of a stretch of time, which is a deadline too. */
  readonly ends: string;
  /** What leads, or follows, one end of an open stretch of time. */
  readonly since: string;
  /** Verbs that make a subject of the name before them. */
  readonly verbs: string;
  /** Pronouns of people. */
  readonly persons: string;
  /** What begins a clause about a name that was just told. */
  readonly relatives: string;
  /** What begins a clause about a person. */
  readonly who: string;
  /** What may join a title to what it is of: "minister for". */
  readonly linking: string;
  /** Articles that count as one before a scale: "a million". */
  readonly articles: string;
  /** What joins the ends of a range, and what leads one whose ends are joined by "and". */
  readonly range: { readonly joints: string; readonly lead: string; readonly and: string };
  /** Verbs of pledging and spending. */
  readonly pledging: string;
  /** Verbs that give words to somebody. */
  readonly speech: string;
  /** Titles that many an office bears, so that they neither fit nor differ. */
  readonly loose: string;
  /** Titles of whoever runs a company, which are one office. Its first words are the record's own. */
  readonly chiefs: string;
  /** Verbs of running and of chairing, before what is run and after it. */
  readonly runs: { readonly active: string; readonly passive: string };
  readonly chairs: { readonly active: string; readonly passive: string };
  /** Offices, whole, of who runs something and of who chairs it. */
  readonly running: string;
  readonly chairing: string;
  /** What may stand before a surname and is no first name. */
  readonly courtesy: string;
}

export const PROSE: Readonly<Record<Lang, Prose>> = {
  en: {
    abbreviations: 'mr | mrs | ms | dr | st | inc | ltd | co | corp | vs | approx | prof | sir | jr | sr | gen | gov | sen | fig',
    pronouns: 'it | they | itself',
    possessives: 'its | their',
    definite: 'the | this | that | these | both',
    indefinite: 'a | an | another | some | other | several | one',
    joints: 'and | & | plus',
    clauses: 'while | whereas | whilst | but | that | where | because | so | then | when | if',
    leads: 'only | just | some | another | a further | an additional | an extra | a total of | a mere | a record | the | its',
    favours: 'for | to',
    worth: 'worth | is worth',
    valued: 'valued at | valued | valuation | market value | market cap | capitalisation | capitalization',
    former: 'the former',
    latter: 'the latter',
    both: 'both | both companies | both firms | both groups | the two | the two companies',
    acting:
      'will | would | plans to | has | have | is to | are to | intends | intend | aims | aim | wants | want | expects | expect | pledged | pledges | announced | promised | committed | invests | invest | invested | is spending | is investing | said it',
    once: 'former | ex',
    partnering: 'work | works | working | partner | partners | partnered | partnership | team up | teams up | teamed up | collaborate | collaborates | train | trains',
    together: 'with | alongside',
    buying: 'lend | lends | lent | lending | borrow | borrows | borrowed | loan | loaned | buy | buys | buying | bought | acquire | acquires | acquired | acquiring | acquisition | takeover | sell | sells | sold',
    receiving: 'receive | receives | received | receiving | awarded | granted | given',
    sides:
      'with | than | unlike | like | alongside | after | against | beside | besides | behind | ahead of | following | versus | by | of | including | among | to | for | from',
    owners: 'from | by | for | of | at | pledged | announced | promised | committed | coming | came | come | the | a',
    respectively: 'respectively',
    negations: 'not | never | no longer | wont | cannot | denied | denies | without | rather than | instead of | isnt | doesnt | didnt',
    supposing: 'if | unless | whether | suppose | supposing | assuming | imagine',
    rates: 'a year | per year | each year | every year | annually | yearly | a month | per month | monthly | a day | per head | each | apiece',
    times: 'times | hours | minutes | years | year | days | months | weeks',
    soft: 'could | may | might | would | potential | potentially | possible | possibly | perspective | prospect | aim | aims | aiming | aimed | target | targets | goal | hope | hopes | hoping | plan | plans | planning | planned | intend | intends | intended | expect | expects | expected | seek | seeks | wants | considering | talks | up to | estimated',
    ofIt: 'of it | of that | of this | of them',
    partial: 'of which | including | of that | of this | among them | of them | part of | a share of | out of',
    progress: 'so far | already | to date | until now | has trained | have trained | has created | have started | has started | had started',
    contrary: 'replace | replaces | destroy | destroys | destroyed | threaten | threatens | cut | cuts | cutting | slash | slashes | axe | axes | axed | shed | sheds | scrap | scraps | scrapped | eliminate | eliminated | lose | loses | lost | close | closes | lay off | laid off | fire | fired | withdraw | withdrew | cancel | cancelled | suspend | suspended | threat | threatened | at risk | neither | nor | refuse | refuses | refused | ruled out',
    kinds: 'temporary | seasonal | part time | fixed term | freelance | interim | apprentice | internship',
    there: 'there | on site | at the site',
    placed: 'in | into | at | near | outside | around',
    ends: 'before the end | until the end | by the end',
    since: 'from | after | since | starting | beginning | as of | onwards | onward | before',
    due: 'by | until | through | deadline | horizon | end of | no later than',
    verbs: 'will | has | have | is | was | plans | would | said | could | may',
    persons: 'he | she',
    relatives: 'who | whose | which | that | and',
    who: 'who',
    linking: 'of | for | the',
    articles: 'a | an | one',
    range: { joints: 'to', lead: 'between', and: 'and' },
    pledging:
      'raise | raised | raises | secured | drew | attracted | garnered | gathered | invest | invests | investing | invested | investment | investments | spend | spends | spending | pledge | pledges | pledged | commit | commits | committed | announce | announces | announced | unveil | unveiled | put | puts | inject | pour | fund | finance | promise | promised | earmark | create | creates | creating | created | hire | recruit | train | employ | employs | build | plan | plans | support | total | totalling | worth | plant | project',
    speech:
      'said | says | say | told | tells | added | adds | declared | stated | states | explained | explains | according to | noted | commented | claimed | insisted | stressed | announced | wrote | called | hailed | argued | remarked | replied | warned | welcomed | praised | described | recalled | concluded | continued | asked',
    loose: 'head | boss | chief | leader | executive | representative | official | spokesman | spokeswoman | spokesperson | manager | minister',
    chiefs: 'chief executive | ceo | chief executive officer',
    runs: { active: 'runs | heads | leads', passive: 'run by | headed by | led by' },
    chairs: { active: 'chairs', passive: 'chaired by' },
    running: 'chief executive | ceo | chief executive officer | head | general manager | managing director | principal | council leader | mayor',
    chairing: 'president | chairman | chairwoman | chair',
    courtesy: 'mr | mrs | ms | dr | sir | lord | lady | president | minister | chairman | councillor | professor | prime',
  },
  fr: {
    abbreviations: 'mm | mme | mmes | mlle | dr | me | st | ste | cf | env | ex | éts | cie',
    pronouns: 'il | elle | ils | elles | celui-ci | celle-ci | ce dernier | cette dernière',
    possessives: 'son | sa | ses | leur | leurs',
    definite: 'le | la | l | les | ce | cet | cette | ces | du | au',
    indefinite: 'un | une | des | un autre | une autre | d autres | autre | plusieurs',
    joints: 'et | & | plus',
    clauses: 'tandis que | alors que | mais | que | qu | où | quand | lorsque | puisque | si',
    leads: 'seulement | encore | quelque | au total | les | ses | ces | un total de | de son côté | pour sa part | quant à lui | quant à elle',
    favours: 'pour | à | au | aux',
    worth: 'pèse | vaut',
    valued: 'valorisé | valorisée | valorisation | capitalisation',
    former: 'le premier | la première',
    latter: 'le second | la seconde | le deuxième | la deuxième',
    both: 'les deux | tous deux | tous les deux | les deux groupes | les deux entreprises | toutes deux',
    acting:
      'va | vont | a annoncé | ont annoncé | investira | investiront | investit | créera | créeront | formera | formeront | embauchera | embaucheront | recrutera | recruteront | prévoit | prévoient | compte | comptent | promet | promettent | entend | entendent | souhaite | souhaitent | veut | veulent | mettra | injectera | consacrera | dépensera | construira | emploiera | s est engagé',
    once: 'ex | ancien | ancienne',
    partnering: 'travailler | travaille | travaillera | partenariat | partenaire | associe | associera | collabore | collaborera | former | formera | forme',
    together: 'avec | aux côtés de',
    buying: 'prête | prêtent | prêtera | prêté | emprunte | empruntent | empruntera | emprunté | acheter | achète | achètera | rachète | rachètera | racheter | rachat | acquiert | acquérir | acquis | acquisition | vend | vendre | vendra | vendu',
    receiving: 'reçoit | reçoivent | recevra | recevoir | reçu | perçoit | percevra | perçu | touche | touchera | touché | bénéficie | bénéficiera',
    sides:
      'avec | plus que | moins que | autant que | contrairement à | contrairement | comme | après | contre | devant | derrière | face | outre | aux côtés de | aux côtés d | ainsi que | par | de | d | chez | dont | parmi | à | pour | venant',
    owners: 'de | d | du | des | par | pour | chez | venant | venus | promis | annoncés | annoncé | annoncée | apportés | la part de | le | la | l | part',
    respectively: 'respectivement',
    negations: 'ne | n | pas | jamais | sans | plutôt que | dément | démenti | au lieu de',
    supposing: 'si | à condition | supposons | supposer | imaginons | au cas où',
    rates: 'par an | chaque année | par mois | tous les ans | annuellement | annuel | annuels | annuelle | par tête | chacun | chacune',
    times: 'fois | heures | minutes | ans | an | années | jours | mois | semaines',
    soft: 'pourrait | pourraient | devrait | devraient | serait | seraient | potentiel | potentiellement | éventuel | éventuellement | perspective | vise | visent | viser | visant | objectif | cible | espère | espèrent | prévoit | prévoient | prévu | prévus | prévue | compte | comptent | envisage | envisagent | entend | entendent | souhaite | souhaiterait | attend | attendu | attendus | ambition | ambitionne | projette | pourra | veut | veulent | discussions | permettrait | permettraient | jusqu à | jusqu',
    ofIt: 'd entre eux | d entre elles | de ce total | de cette somme',
    partial: 'dont | parmi lesquels | parmi lesquelles | sur ce total | une partie | y compris | part de',
    progress: "déjà | à ce jour | jusqu'ici | jusqu'à présent | a formé | ont commencé | ont entamé | ont déjà",
    contrary: 'remplacer | remplace | remplacera | détruire | détruit | détruira | supprimer | supprime | supprimera | supprimé | suppression | suppressions | licencier | licencie | licenciera | licenciement | licenciements | perdre | perd | perdu | fermer | ferme | fermera | annuler | annule | annulé | retirer | retire | renonce | suspend | menacé | menacés | menacée | menacées | ni | refuse | refusé | exclut | exclu',
    kinds: 'temporaire | temporaires | intérimaire | intérimaires | saisonnier | saisonniers | cdd | temps partiel | apprenti | apprentis | stagiaire | stagiaires',
    there: 'sur place | y | là bas | sur le site',
    placed: 'à | au | aux | en | dans | chez | près de | près d',
    ends: "avant la fin | avant fin | d'ici la fin | d'ici à la fin",
    since: 'à partir de | à partir du | à compter de | après | depuis | dès | avant',
    due: "d'ici | d ici | échéance | horizon | fin | au plus tard | jusqu",
    verbs: 'va | vont | a | ont | prévoit | prévoient | compte | est | sera | pourrait | devrait',
    persons: 'il | elle',
    relatives: 'qui | que | dont | et',
    who: 'qui',
    linking: 'de | du | des | d | l | la | le | à | aux',
    articles: 'un | une',
    range: { joints: 'à', lead: 'entre', and: 'et' },
    pledging:
      'récolté | rapporté | rapporte | attiré | attire | levé | obtenu | totalisé | réuni | investir | investit | investira | investissent | investiront | investissement | investissements | dépenser | dépensera | promet | promettent | promesse | promis | engage | engagent | engagement | annonce | annoncent | annoncé | dévoile | dévoilé | injecter | injecte | injectera | mettre | met | mettra | débourser | déboursera | consacrer | consacre | consacrera | financer | finance | créer | crée | créera | créeront | création | recruter | recrute | recrutera | embaucher | embauche | embauchera | former | formera | forme | emploie | emploient | construire | construit | construira | plan | programme | soutenir | accompagner | total | totalise | atteint | usine | projet | va | vont | prévoit | compte',
    speech:
      'dit | déclare | déclaré | affirme | affirmé | explique | expliqué | selon | ajoute | ajouté | indique | indiqué | précise | précisé | souligne | souligné | estime | estimé | assure | assuré | confie | confié | lance | lancé | écrit | rappelle | rappelé | commente | commenté | salue | salué | annonce | annoncé | insiste | insisté | raconte | note | conclut | poursuit | résume | résumé | promet | qualifie | qualifié | se félicite | félicité | glisse | justifie | justifié | répond | répondu | martelé | martèle',
    loose: 'dirigeant | dirigeante | patron | patronne | chef | responsable | représentant | représentante | porte-parole | numéro | ministre | élu | élue',
    chiefs: 'pdg | président directeur général | présidente directrice générale | directeur général | directrice générale | dg',
    runs: { active: 'dirige | pilote', passive: 'dirigé par | dirigée par' },
    chairs: { active: 'préside', passive: 'présidé par | présidée par' },
    running: 'directeur général | directrice générale | pdg | directeur | directrice | maire',
    chairing: 'président | présidente',
    courtesy: 'mm | mme | mlle | dr | président | présidente | ministre | monsieur | madame | premier | me',
  },
};
