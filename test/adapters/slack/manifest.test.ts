import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { App } from '@slack/bolt';
import { createDesk } from '../../../src/adapters/slack/desk.js';
import type { SlackOptions, SlackPorts } from '../../../src/adapters/slack/ports.js';
import { listen } from '../../../src/adapters/slack/slack.js';
import { EVENT_SCOPES, METHOD_SCOPES, PATHS, SCOPES, STEP_INPUT, STEP_OUTPUTS } from '../../../src/adapters/slack/surface.js';
import { run } from '../../../src/cli/main.js';
import { fakeIo } from '../../support/fake.js';

const root = path.join(__dirname, '..', '..', '..');
const manifest = JSON.parse(readFileSync(path.join(root, 'manifest.json'), 'utf8'));

/** What the code listens for, as it tells Bolt. */
function listened() {
  const heard = { events: new Set<string>(), commands: [] as string[], shortcuts: [] as string[], functions: [] as string[] };
  const app = {
    command: (name: string) => heard.commands.push(name),
    shortcut: ({ callback_id }: { callback_id: string }) => heard.shortcuts.push(callback_id),
    function: (name: string) => heard.functions.push(name),
    action: () => {},
    view: () => {},
  };
  const ports = {} as SlackPorts;
  const on = (name: string) => void heard.events.add(name);
  listen(app as unknown as App, on, ports, createDesk(ports, { channels: [], audience: 'everyone' } as unknown as SlackOptions));
  return heard;
}
const sorted = (list: Iterable<string>): string[] => [...list].sort((a, b) => (a < b ? -1 : 1));
const heard = listened();

/** Events of messages have their kind in the manifest, and are one in the code. */
const asHeard = (event: string): string => event.replace(/^message\..*/, 'message');

test('events: those that the code listens for, and no others', () => {
  const told: string[] = manifest.settings.event_subscriptions.bot_events;
  expect(told).toEqual(sorted(Object.keys(EVENT_SCOPES)));
  // A step of ours is an event in the manifest, and a function in the code.
  expect(sorted(new Set(told.map(asHeard)))).toEqual(sorted([...heard.events, 'function_executed']));
});

test('slash commands', () => {
  const told: { command: string; description: string }[] = manifest.features.slash_commands;
  expect(told.map((c) => c.command)).toEqual(heard.commands);
  for (const { description } of told) expect(description.length).toBeLessThanOrEqual(100);
});

test('shortcuts', () => {
  expect(manifest.features.shortcuts.map((s: { callback_id: string }) => s.callback_id)).toEqual(heard.shortcuts);
});

test('functions, with what goes in and out', () => {
  expect(Object.keys(manifest.functions)).toEqual(heard.functions);
  // Slack reads `properties` and `required` in this version of manifests alone.
  expect(manifest._metadata.major_version).toBe(2);
  const [{ input_parameters, output_parameters }] = Object.values(manifest.functions) as [
    { input_parameters: { properties: object }; output_parameters: { properties: object } },
  ];
  expect(Object.keys(input_parameters.properties)).toEqual([STEP_INPUT]);
  expect(Object.keys(output_parameters.properties)).toEqual(STEP_OUTPUTS);
});

describe('scopes', () => {
  test('those that events, methods and commands need, and no others', () => {
    expect(manifest.oauth_config.scopes.bot).toEqual(SCOPES);
  });

  test('every method that the code calls says what it needs, and no other does', () => {
    const folder = path.join(root, 'src/adapters/slack');
    const code = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
    const called = code.flatMap((text) =>
      [...text.matchAll(/\bclient\s*\.((?:[a-z]\w+\s*\.)+[a-z]\w+)\(/gi)].map((m) => m[1]!.replace(/\s/g, '')),
    );
    expect(sorted(new Set(called))).toEqual(sorted(Object.keys(METHOD_SCOPES)));
  });
});

test('what the app is in Slack: agent, page, no unfurling, limits of Slack', () => {
  expect(manifest.features.agent_view.agent_description.length).toBeLessThanOrEqual(300);
  expect(manifest.features.app_home).toEqual({ home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false });
  expect(manifest.features.unfurl_domains).toBeUndefined();
  expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
  expect(manifest.display_information.long_description.length).toBeGreaterThanOrEqual(175);
  expect(manifest.settings).toMatchObject({ interactivity: { is_enabled: true }, org_deploy_enabled: true, function_runtime: 'remote' });
});

describe('onrecord manifest', () => {
  async function printed(...args: string[]) {
    const { io, out, err } = fakeIo();
    return { code: await run(['manifest', ...args], io), out: out(), err: err() };
  }

  test('for Socket Mode it is the file', async () => {
    const { code, out } = await printed();
    expect([code, JSON.parse(out)]).toEqual([0, manifest]);
  });

  test('for HTTP it has the address wherever Slack calls', async () => {
    const { out } = await printed('https://bot.example');
    const http = JSON.parse(out);
    expect(http.settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: {
        request_url: `https://bot.example${PATHS.events}`,
        bot_events: manifest.settings.event_subscriptions.bot_events,
      },
      interactivity: { is_enabled: true, request_url: `https://bot.example${PATHS.events}` },
    });
    expect(http.features.slash_commands.map((c: { url: string }) => c.url)).toEqual(
      heard.commands.map(() => `https://bot.example${PATHS.events}`),
    );
    expect(http.oauth_config.redirect_urls).toEqual([`https://bot.example${PATHS.redirect}`]);
  });

  test.each(['bot.example', 'http://bot.example', 'nonsense'])('%s is no address that Slack calls', async (address) => {
    expect(await printed(address)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('https:// only') });
  });
});
