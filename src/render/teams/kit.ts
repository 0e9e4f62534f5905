/** The part of Adaptive Cards 1.5 that answers are made of, as Teams shows it. A renderer does without the SDK. */

/** What cards are called where they are sent. */
export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

export interface TextRun {
  readonly type: 'TextRun';
  /** Shown as it is: nothing in it is read as markup. */
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly italic?: true;
  readonly isSubtle?: true;
  readonly selectAction?: OpenUrl;
}
interface OpenUrl {
  readonly type: 'Action.OpenUrl';
  readonly url: string;
}
export interface RichTextBlock {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
  readonly spacing?: Spacing;
}
type Spacing = 'None' | 'Small' | 'Medium' | 'Large';

interface TableCell {
  readonly type: 'TableCell';
  readonly items: readonly Element[];
}
export interface TableRow {
  readonly type: 'TableRow';
  readonly cells: readonly TableCell[];
}

export interface Bar {
  readonly x: string;
  readonly y: number;
}

export type Element =
  | RichTextBlock
  | {
      readonly type: 'Table';
      /** Shares, or so many pixels. */
      readonly columns: readonly { readonly width: number | `${number}px` }[];
      readonly rows: readonly TableRow[];
      readonly firstRowAsHeader: true;
      readonly gridStyle: 'default';
      readonly spacing?: Spacing;
    }
  | FactSet
  | {
      readonly type: 'Chart.HorizontalBar';
      readonly title: string;
      readonly data: readonly Bar[];
      readonly showTitle: true;
      readonly displayMode: 'AbsoluteWithAxis';
      /** For a client that draws no charts. */
      readonly fallback: FactSet;
    }
  | {
      readonly type: 'Container';
      readonly id: string;
      readonly isVisible: boolean;
      readonly items: readonly Element[];
      readonly spacing?: Spacing;
    }
  | {
      readonly type: 'Input.ChoiceSet';
      readonly id: string;
      readonly label: string;
      readonly style: 'compact' | 'expanded' | 'filtered';
      readonly isMultiSelect?: true;
      readonly value?: string;
      readonly choices: readonly { readonly title: string; readonly value: string }[];
    }
  | { readonly type: 'Input.Time'; readonly id: string; readonly label: string; readonly value: string }
  | { readonly type: 'Input.Toggle'; readonly id: string; readonly title: string; readonly value: 'false' }
  | { readonly type: 'ActionSet'; readonly actions: readonly Action[] };

export interface FactSet {
  readonly type: 'FactSet';
  readonly facts: readonly { readonly title: string; readonly value: string }[];
}

/** What a button carries; it comes back when the button is pressed. */
export interface Pressed {
  readonly verb: 'ask' | 'page' | 'more' | 'digest';
  /** `ask`: the question. */
  readonly ask?: string;
  /** `page`, `more`: what `carry` made. */
  readonly carried?: string;
}

interface Submit {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly data: Pressed;
}

export type Action =
  | {
      readonly type: 'Action.Execute';
      readonly title: string;
      readonly verb: Pressed['verb'];
      readonly data: Pressed;
      /** For a client that knows no Action.Execute: what is pressed comes as a message. */
      readonly fallback: Submit;
    }
  | Submit
  | { readonly type: 'Action.ToggleVisibility'; readonly title: string; readonly targetElements: readonly string[] };

export interface Card {
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly lang: string;
  readonly body: readonly Element[];
  readonly actions?: readonly Action[];
  /** The whole width of the conversation. */
  readonly msteams?: { readonly width: 'Full' };
}

/** A source as Teams binds it to its number in the text. */
export interface Claim {
  readonly '@type': 'Claim';
  readonly position: number;
  readonly appearance: {
    readonly '@type': 'DigitalDocument';
    readonly name: string;
    readonly url?: string;
    readonly abstract: string;
    readonly keywords?: readonly string[];
    /** A card with all that the source prints, as JSON: what is shown where somebody opens the citation. */
    readonly text?: string;
    readonly encodingFormat?: typeof CARD_TYPE;
  };
}
export interface CitedMessage {
  readonly type: 'https://schema.org/Message';
  readonly '@type': 'Message';
  readonly '@context': 'https://schema.org';
  readonly '@id': '';
  readonly citation: readonly Claim[];
}

/** What is posted. The text stands on its own; what the card shows besides is the same in another form. */
export interface TeamsMessage {
  /** Markdown. */
  readonly text: string;
  readonly entities: readonly CitedMessage[];
  readonly card?: Card;
  /** Whether Teams asks what somebody thinks of it. */
  readonly rated: boolean;
}
