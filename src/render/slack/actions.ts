/** The buttons that we make, and what each is called in what Slack sends back. Ids of a block differ. */
export const ACTIONS = {
  ask: /^ask_\d+$/,
  page: /^page_(?:previous|next)$/,
  share: 'share',
  feedback: 'feedback',
  reason: 'reason',
  digestForm: 'digest_form',
} as const;
