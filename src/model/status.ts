/** Where a pledge stands; talks are not plans, plans are not deliveries. */
export const STATUSES = ['announced', 'planned', 'talks', 'doubtful', 'under-way', 'done', 'dropped'] as const;
export type PledgeStatus = (typeof STATUSES)[number];
