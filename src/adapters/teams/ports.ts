import type { Lang } from '../../model/language.js';
import type { Money } from '../../model/value.js';
import type { PlatformPorts } from '../ports.js';

/** What it takes to speak in a conversation unasked. Nobody's name. */
export interface Reference {
  readonly serviceUrl: string;
  readonly conversation: string;
  readonly bot: { readonly id: string; readonly name?: string };
  /** The language of whoever spoke there last, as far as Teams tells. */
  readonly lang?: Lang;
}

/** Where conversations are that can be spoken in. */
export interface References {
  save(place: string, reference: Reference): Promise<void>;
  find(place: string): Promise<Reference | undefined>;
  remove(place: string): Promise<void>;
}

/** What Teams is handed by the app. */
export interface TeamsPorts extends PlatformPorts {
  readonly references: References;
  /** What a claim states first, if that is an amount of money. */
  readonly amountOf: (claim: string) => Money | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 to 1: retries of several replicas are spread by it. */
  readonly random: () => number;
}

/** The bot's registration. */
export interface TeamsApp {
  readonly id: string;
  readonly password?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly type: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMSI';
}

export interface TeamsOptions {
  /** Absent: whoever reaches the address is let in, and only this machine is spoken to. */
  readonly app?: TeamsApp;
}
