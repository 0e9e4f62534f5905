/** The part of Slack's Block Kit that answers are made of. The SDK has types for all of it; a renderer does without the SDK. */

interface Style {
  readonly bold?: true;
  readonly italic?: true;
}

/** Text in these is shown as it is: nothing in it is read as markup, a mention or a link. */
export type RichElement =
  | { readonly type: 'text'; readonly text: string; readonly style?: Style }
  | { readonly type: 'link'; readonly url: string; readonly text: string; readonly style?: Style }
  | { readonly type: 'user'; readonly user_id: string }
  | { readonly type: 'channel'; readonly channel_id: string };

export interface RichSection {
  readonly type: 'rich_text_section';
  readonly elements: readonly RichElement[];
}
export interface RichQuote {
  readonly type: 'rich_text_quote';
  readonly elements: readonly RichElement[];
}
export interface RichList {
  readonly type: 'rich_text_list';
  readonly style: 'bullet';
  readonly elements: readonly RichSection[];
}
export interface RichText {
  readonly type: 'rich_text';
  readonly elements: readonly (RichSection | RichQuote | RichList)[];
}

export interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji: false;
}
/** Slack's markup: what goes in was escaped. `verbatim`: nothing in it is made a link on its own. */
export interface Markup {
  readonly type: 'mrkdwn';
  readonly text: string;
  readonly verbatim: true;
}

export interface Button {
  readonly type: 'button';
  readonly action_id: string;
  readonly text: PlainText;
  readonly value: string;
}
interface FeedbackButton {
  readonly text: PlainText;
  readonly value: string;
}
export interface FeedbackButtons {
  readonly type: 'feedback_buttons';
  readonly action_id: string;
  readonly positive_button: FeedbackButton;
  readonly negative_button: FeedbackButton;
}

export type Block =
  | RichText
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'divider' }
  | { readonly type: 'image'; readonly slack_file: { readonly id: string }; readonly alt_text: string }
  | { readonly type: 'context'; readonly elements: readonly Markup[] }
  | { readonly type: 'actions'; readonly elements: readonly Button[] }
  | { readonly type: 'context_actions'; readonly elements: readonly FeedbackButtons[] }
  | {
      readonly type: 'table';
      readonly rows: readonly (readonly RichText[])[];
      readonly column_settings: readonly { readonly is_wrapped: boolean; readonly align?: 'left' | 'right' }[];
    }
  | {
      readonly type: 'input';
      readonly block_id: string;
      readonly optional: boolean;
      readonly label: PlainText;
      readonly element: {
        readonly type: 'plain_text_input';
        readonly action_id: string;
        readonly multiline: boolean;
        readonly max_length: number;
      };
    };

/** What is posted. `text` is what a notification and a screen reader say. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** The same without blocks, with its sources: for where Slack takes no blocks. */
  readonly plain: string;
}

export interface Home {
  readonly type: 'home';
  readonly blocks: readonly Block[];
}
export interface Modal {
  readonly type: 'modal';
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly title: PlainText;
  readonly submit: PlainText;
  readonly close: PlainText;
  readonly blocks: readonly Block[];
}
