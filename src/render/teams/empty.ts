import type { Lang } from '../../model/language.js';
import type { Card } from './kit.js';

/** A card that nothing stands on yet. */
export const emptyCard = (lang: Lang) =>
  ({
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    lang,
    body: [],
  }) as const satisfies Card;
