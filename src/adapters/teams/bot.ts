import { TeamsActivityHandler, type Activity, type InvokeResponse, type TurnContext } from 'botbuilder';

/** Who is told of what, and who answers what Teams waits for. */
export interface Listeners {
  readonly said: (activity: Activity) => void;
  readonly installed: (activity: Activity) => void;
  readonly members: (activity: Activity) => void;
  readonly invoked: (activity: Activity) => Promise<object | undefined>;
}

/** What the SDK hears, as we take it: noted and acknowledged; only an invoke is waited for. */
export class Bot extends TeamsActivityHandler {
  constructor(private readonly listeners: Listeners) {
    super();
    this.onMessage(async ({ activity }, next) => {
      listeners.said(activity);
      await next();
    });
    this.onInstallationUpdate(async ({ activity }, next) => {
      listeners.installed(activity);
      await next();
    });
  }

  // The SDK's own way asks Teams about each member before it acknowledges.
  protected override async onConversationUpdateActivity({ activity }: TurnContext): Promise<void> {
    this.listeners.members(activity);
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const body = await this.listeners.invoked(context.activity);
    return body === undefined ? super.onInvokeActivity(context) : { status: 200, body };
  }
}
