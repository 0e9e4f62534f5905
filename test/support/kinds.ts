import type { Answer } from '../../src/model/answer.js';
import { answer, citation, cite, stated, words } from './fake.js';

/** Answers that lay things side by side, in both languages. */
export const SIDE_BY_SIDE: Readonly<Record<string, Readonly<Record<'en' | 'fr', Answer>>>> = {
  comparison: {
    en: answer({
      blocks: [
        {
          kind: 'sentence',
          spans: [
            stated('Quill', true),
            words(' is ahead: '),
            stated('12\u00a0million', true),
            words(' against '),
            stated('Reed'),
            words(' '),
            stated('around 3\u00a0million', true),
            words(' '),
            cite(1),
            cite(2),
            words('.'),
          ],
          rows: [
            { who: stated('Quill'), figure: stated('12\u00a0million', true), what: [], cites: [cite(1)] },
            { who: stated('Reed'), figure: stated('around 3\u00a0million', true), what: [], cites: [cite(2)] },
          ],
        },
      ],
      citations: [citation(1), citation(2)],
    }),
    fr: answer({
      lang: 'fr',
      blocks: [
        {
          kind: 'sentence',
          spans: [
            words('Ensemble '),
            stated('15\u00a0millions', true),
            words(' (notre calcul) : '),
            stated('Quill'),
            words(' '),
            stated('12\u00a0millions', true),
            words(' et '),
            stated('Reed'),
            words(' '),
            stated('3\u00a0millions', true),
            words(' '),
            cite(1),
            words('.'),
          ],
          rows: [
            { who: stated('Quill'), figure: stated('12\u00a0millions', true), what: [], cites: [cite(1)] },
            { who: stated('Reed'), figure: stated('3\u00a0millions', true), what: [], cites: [cite(1)] },
            { who: words('Ensemble (notre calcul)'), figure: stated('15\u00a0millions', true), what: [], cites: [] },
          ],
        },
      ],
    }),
  },
  ranking: {
    en: answer({
      blocks: [
        {
          kind: 'sentence',
          spans: [stated('Quill', true), words(' comes first, with '), stated('12\u00a0million', true), words(' '), cite(1), words('.')],
          rows: [{ who: stated('Quill', true), figure: stated('12\u00a0million', true), what: [], cites: [cite(1)] }],
        },
        { kind: 'item', spans: [stated('Reed'), words(': '), stated('3\u00a0million', true), words(' '), cite(1)] },
      ],
    }),
    fr: answer({
      lang: 'fr',
      blocks: [
        {
          kind: 'sentence',
          spans: [
            stated('Quill', true),
            words(' arrive en tête, avec '),
            stated('12\u00a0millions', true),
            words(' '),
            cite(1),
            words('.'),
          ],
          rows: [{ who: stated('Quill', true), figure: stated('12\u00a0millions', true), what: [], cites: [cite(1)] }],
        },
      ],
    }),
  },
  'two quotations': {
    en: answer({
      blocks: ['Le vent suffit', 'Il suffit toujours'].map((said) => ({
        kind: 'quote',
        lang: 'fr',
        spans: [stated('A. Plume'), words(' ('), stated('keeper of winds'), words('): “'), stated(said), words('” '), cite(1)],
      })),
    }),
    fr: answer({
      lang: 'fr',
      blocks: ['Le vent suffit', 'Il suffit toujours'].map((said) => ({
        kind: 'quote',
        lang: 'fr',
        spans: [stated('A. Plume'), words(' : «\u202f'), stated(said), words('\u202f» '), cite(1)],
      })),
    }),
  },
};

/** An answer of each kind, of an invented record, in both languages. */
export const KINDS: Readonly<Record<string, Readonly<Record<'en' | 'fr', Answer>>>> = {
  figure: {
    en: answer({
      blocks: [
        {
          kind: 'sentence',
          spans: [
            stated('Quill'),
            words(' plans to invest '),
            stated('12\u00a0million crowns', true),
            words(': kites and winches together '),
            cite(1),
            cite(2),
            words('.'),
          ],
        },
        { kind: 'sentence', spans: [words('The Gazette first printed '), stated('“11 million”'), words(', a slip '), cite(2), words('.')] },
      ],
      citations: [citation(1), citation(2, { title: null, publishedOn: null, publisher: 'Plume & Sons' })],
      suggestions: ['Where is Quill investing?', 'What did Quill say?'],
    }),
    fr: answer({
      lang: 'fr',
      blocks: [
        {
          kind: 'sentence',
          spans: [
            stated('Quill'),
            words(" prévoit d'investir "),
            stated('12\u00a0millions de couronnes', true),
            words(' : cerfs-volants et treuils réunis '),
            cite(1),
            words('.'),
          ],
        },
      ],
      citations: [citation(1, { title: null, publishedOn: '2031-05' })],
      suggestions: ['Où investit Quill ?'],
    }),
  },
  list: {
    en: answer({
      blocks: [
        {
          kind: 'sentence',
          spans: [
            stated('3'),
            words(' on record: '),
            stated('Quill'),
            words(', '),
            stated('Reed'),
            words(' and '),
            stated('Plume'),
            words('.'),
          ],
        },
        {
          kind: 'item',
          spans: [
            stated('Quill', true),
            words(': '),
            stated('12\u00a0million crowns', true),
            words(', '),
            stated('A kite works'),
            words(' '),
            cite(1),
          ],
        },
        {
          kind: 'item',
          spans: [
            stated('Reed', true),
            words(': '),
            stated('around 3\u00a0million (intended)', true),
            words(', '),
            stated('Winches'),
            words(' '),
            cite(2),
          ],
        },
        { kind: 'item', spans: [stated('Plume', true), words(': '), stated('A school of wind'), words(' – no amount stated '), cite(1)] },
      ],
      citations: [citation(1), citation(2)],
    }),
    fr: answer({
      lang: 'fr',
      blocks: [
        { kind: 'sentence', spans: [stated('2'), words(' au registre : '), stated('Quill'), words(' et '), stated('Reed'), words('.')] },
        {
          kind: 'item',
          spans: [
            stated('Quill', true),
            words('\u00a0: '),
            stated('12\u00a0millions de couronnes', true),
            words(', '),
            stated('Une fabrique'),
            words(' '),
            cite(1),
          ],
        },
        {
          kind: 'item',
          spans: [
            stated('Reed', true),
            words('\u00a0: '),
            stated('3\u00a0millions', true),
            words(', '),
            stated('Treuils'),
            words(' '),
            cite(1),
          ],
        },
      ],
    }),
  },
  sentences: {
    en: answer({
      blocks: [
        { kind: 'sentence', spans: [stated('2'), words(' on record.')] },
        { kind: 'item', spans: [stated('Quill'), words(' '), stated('will fly kites at Skerra'), words(' '), cite(1), words('.')] },
        { kind: 'item', spans: [stated('Reed'), words(' plans '), stated('3\u00a0jobs', true), words(' '), cite(1), words('.')] },
      ],
      suggestions: [],
    }),
    fr: answer({
      lang: 'fr',
      blocks: [
        { kind: 'sentence', spans: [stated('1'), words(' au registre.')] },
        { kind: 'item', spans: [stated('Quill'), words(' '), stated('fera voler des cerfs-volants'), words(' '), cite(1), words('.')] },
      ],
      suggestions: [],
    }),
  },
  quotation: {
    en: answer({
      blocks: [
        {
          kind: 'quote',
          lang: 'fr',
          spans: [
            stated('A. Plume'),
            words(' ('),
            stated('keeper of winds'),
            words('): “'),
            stated('Le vent suffit'),
            words('” '),
            cite(1),
          ],
        },
      ],
    }),
    fr: answer({
      lang: 'fr',
      blocks: [
        {
          kind: 'quote',
          lang: 'fr',
          spans: [stated('A. Plume'), words(' : «\u202f'), stated('Le vent suffit'), words('\u202f» '), cite(1)],
        },
      ],
    }),
  },
  'not stated': {
    en: answer({
      status: 'not_stated',
      blocks: [
        {
          kind: 'sentence',
          spans: [words('Not stated: the salary at '), stated('Quill'), words('. 3 sources were looked at '), cite(1), words('.')],
        },
      ],
    }),
    fr: answer({
      lang: 'fr',
      status: 'not_stated',
      blocks: [{ kind: 'sentence', spans: [words('Non précisé : le salaire chez '), stated('Quill'), words(' '), cite(1), words('.')] }],
    }),
  },
  declined: {
    en: answer({
      status: 'declined',
      citations: [],
      blocks: [{ kind: 'sentence', spans: [stated('Oracular'), words(' is not on record.')] }],
    }),
    fr: answer({
      lang: 'fr',
      status: 'declined',
      citations: [],
      blocks: [{ kind: 'sentence', spans: [stated('Oracular'), words(" n'est pas au registre.")] }],
    }),
  },
  'two questions': {
    en: twoQuestions('en', 'Quill invests ', 'A. Plume said it '),
    fr: twoQuestions('fr', 'Quill investit ', "A. Plume l'a dit "),
  },
  help: {
    en: answer({ status: 'help', citations: [], blocks: [{ kind: 'sentence', spans: [words('Ask me who pledged what.')] }] }),
    fr: answer({
      lang: 'fr',
      status: 'help',
      citations: [],
      blocks: [{ kind: 'sentence', spans: [words('Demandez-moi qui a promis quoi.')] }],
    }),
  },
};

function twoQuestions(lang: 'en' | 'fr', first: string, second: string): Answer {
  const parts = [
    {
      status: 'answered' as const,
      blocks: [{ kind: 'sentence' as const, spans: [words(first), stated('12\u00a0million', true), cite(1), words('.')] }],
    },
    { status: 'declined' as const, blocks: [{ kind: 'sentence' as const, spans: [words(second), cite(2), words('.')] }] },
  ];
  return answer({ lang, parts, blocks: parts.flatMap((p) => p.blocks), citations: [citation(1), citation(2)], suggestions: [] });
}

/** A list of many items. */
export function long(items: number, textLength = 60): Answer {
  const blocks = [
    { kind: 'sentence' as const, spans: [stated(String(items)), words(' on record.')] },
    ...Array.from({ length: items }, (_, i) => ({
      kind: 'item' as const,
      spans: [
        stated(`Firm ${i + 1}`, true),
        words(': '),
        stated(`${i + 1} crowns`, true),
        words(', '),
        stated('x'.repeat(textLength)),
        words(' '),
        cite((i % 30) + 1),
      ],
    })),
  ];
  return answer({ blocks, parts: [], citations: Array.from({ length: 30 }, (_, i) => citation(i + 1)) });
}
