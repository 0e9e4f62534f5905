/** Words that begin a question, or go on with one. In a thread among people, what begins otherwise is talk. */
const OPENERS = {
  en: 'and or but what which who whom whose how when where why is are was were did does do has have can could will would should compare list show tell give quote quotes sources source',
  fr: "et ou mais quoi que qui quel quelle quels quelles combien comment quand où pourquoi est-ce qu'est-ce est sont était étaient a ont compare comparer liste montre donne cite citations sources source",
} as const;

const WORDS = new Set(Object.values(OPENERS).flatMap((list) => list.split(' ')));

/** Whether what somebody says, to nobody in particular, may be a question to go on with. */
export function mayAsk(said: string): boolean {
  if (said.includes('?')) return true;
  const [first = ''] = said
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[\s,:;.!]+/);
  return WORDS.has(first) || WORDS.has(first.split("'")[0]!);
}
