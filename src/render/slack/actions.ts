/** The buttons that we make, and what each is called in what Slack sends back. `ask` and `page` are numbered: ids of a block differ. */
export const ACTIONS = {
  ask: /^ask_\d+$/,
  page: /^page_\d+$/,
  more: 'more',
  share: 'share',
  feedback: 'feedback',
  reason: 'reason',
} as const;
