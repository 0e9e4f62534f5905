/** What Slack takes, in characters and pieces, as documented; and below it what we allow ourselves. */
export const LIMITS = {
  blocks: 50,
  headerText: 150,
  contextElements: 10,
  /** Undocumented for context; Slack gives 3,000 for a text, and other texts of blocks 2,000. */
  contextText: 2000,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2000,
  tableRows: 100,
  tableCells: 20,
  /** Over all cells of a table. */
  tableText: 10_000,
  url: 3000,
  modalTitle: 24,
  altText: 2000,
  privateMetadata: 3000,
  /** A text without blocks; Slack cuts at 40,000 and recommends this. */
  text: 4000,
  /** Undocumented: messages were refused near 13,200 characters over all blocks. */
  messageText: 12_000,
} as const;
