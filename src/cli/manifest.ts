import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PACKAGE_ROOT } from '../home.js';
import { UserError } from '../model/errors.js';
import { readArgs, UsageError } from './args.js';
import type { Command } from './command.js';
import { write } from './terminal.js';

interface Manifest {
  readonly features: { readonly slash_commands: readonly object[] };
  readonly oauth_config: object;
  readonly settings: { readonly event_subscriptions: object; readonly interactivity: object };
}

/** The manifest for an app that Slack calls over HTTP at this address. What is in the file is for Socket Mode, which has no address. */
export function forAddress(manifest: Manifest, address: string): object {
  const at = (where: string) => new URL(where, address).href;
  const events = at('/slack/events');
  return {
    ...manifest,
    features: { ...manifest.features, slash_commands: manifest.features.slash_commands.map((c) => ({ ...c, url: events })) },
    oauth_config: { redirect_urls: [at('/slack/oauth_redirect')], ...manifest.oauth_config },
    settings: {
      ...manifest.settings,
      event_subscriptions: { request_url: events, ...manifest.settings.event_subscriptions },
      interactivity: { ...manifest.settings.interactivity, request_url: events },
      socket_mode_enabled: false,
    },
  };
}

export const manifest: Command = {
  name: 'manifest',
  summary: 'Print the manifest from which the Slack app is made.',
  usage: [
    'onrecord manifest                       for Socket Mode',
    'onrecord manifest https://ADDRESS       for HTTP: Slack calls the bot at this address',
  ].join('\n'),
  async run(args, io) {
    const [address, ...more] = readArgs(args, {}).positionals;
    if (more.length > 0) throw new UsageError('manifest takes one address, or none.');
    const file = JSON.parse(readFileSync(path.join(PACKAGE_ROOT, 'manifest.json'), 'utf8')) as Manifest;
    if (address !== undefined && (!URL.canParse(address) || new URL(address).protocol !== 'https:'))
      throw new UserError('Slack calls https:// only: write the public address of the bot, for example https://onrecord.example.org');
    await write(io.stdout, `${JSON.stringify(address === undefined ? file : forAddress(file, address), null, 2)}\n`);
    return 0;
  },
};
