import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { createMetrics } from '../src/adapters/metrics/metrics.js';
import { PER_MINUTE } from '../src/adapters/web/limit.js';
import { VARIABLES } from '../src/config.js';
import type { Store } from '../src/store/contract.js';
import { openStore } from '../src/store/open.js';
import { hasPostgres, startPostgres } from './support/postgres.cjs';

const root = path.join(__dirname, '..');
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const page = textOf('docs/operations.md');

describe('the page', () => {
  test('links to what is there', () => {
    const links = [...page.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map((m) => m[1]!);
    expect(links).toContain('onrecord.service');
    expect(links.filter((link) => !existsSync(path.join(root, 'docs', link)))).toEqual([]);
    const heads = [...page.matchAll(/^## (.+)$/gm)].map((m) => m[1]!.toLowerCase().replaceAll(' ', '-'));
    expect([...page.matchAll(/\]\(#([^)]+)\)/g)].map((m) => m[1]!)).toEqual(heads);
  });

  test('tells the limits that there are', () => {
    const [asked, read] = [PER_MINUTE.asked, PER_MINUTE.read].map((n) => n.toLocaleString('en-GB'));
    expect(page).toContain(`each address may read ${read} pages and ask ${asked} questions a minute`);
  });

  test('names settings that there are', () => {
    const named = [...page.matchAll(/`([A-Z][A-Z0-9]*_[A-Z0-9_]+|PAGE|HOST|PORT)(?:=[^`]*)?`/g)].map((m) => m[1]!);
    expect(named).toContain('DATABASE_URL');
    expect(named.filter((name) => !(name in VARIABLES))).toEqual([]);
  });
});

describe('the alarms', () => {
  interface Rule {
    readonly alert: string;
    readonly expr: string;
    readonly labels: { readonly severity: string };
  }
  const rules = (parse(textOf('docs/alerts.yml')) as { groups: { rules: Rule[] }[] }).groups.flatMap((group) => group.rules);

  test('each of them has a row that says what to do, and each row is one of them', () => {
    const rows = [...page.matchAll(/^\| `(OnRecord\w+)` \| .+ \| .+ \|$/gm)].map((m) => m[1]!);
    expect(rows).toEqual(rules.map((rule) => rule.alert));
  });

  test('ask for metrics that there are', async () => {
    const state = {
      release: 'x',
      knowledge: { version: 'x', counts: {} },
      store: 'ok',
      platforms: { slack: 'off', teams: 'off' },
    } as const;
    const there = new Set([...(await createMetrics().text(state)).matchAll(/^# TYPE (\w+)/gm)].map((m) => m[1]!));
    const asked = rules.flatMap(({ expr }) => [...expr.matchAll(/\b(?:onrecord|nodejs|process)_\w+/g)].map((m) => m[0]));
    expect(asked.length).toBeGreaterThanOrEqual(rules.length - 1);
    expect(asked.map((name) => name.replace(/_(bucket|count|sum)$/, '')).filter((name) => !there.has(name))).toEqual([]);
  });
});

describe('what runs it', () => {
  test('the image holds what the package holds, and starts what npm starts', () => {
    const { files, scripts } = JSON.parse(textOf('package.json')) as { files: string[]; scripts: { start: string } };
    const dockerfile = textOf('Dockerfile');
    const copied = [...dockerfile.matchAll(/^COPY --from=build (.+) \S+$/gm)].flatMap((m) =>
      m[1]!.split(' ').map((file) => file.replace('/app/', '')),
    );
    expect([...copied].sort()).toEqual([...files, 'node_modules', 'package.json'].sort());
    expect(dockerfile).toContain(`CMD ${JSON.stringify(scripts.start.split(' ')).replaceAll(',', ', ')}\n`);
    expect(dockerfile).toContain('RUN npm ci ');
    expect(textOf('docs/onrecord.service')).toContain(`ExecStart=/usr/bin/${scripts.start}\n`);
  });

  test('neither secrets nor data get into the image, and all that the build reads does', () => {
    const ignored = textOf('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(ignored).toEqual(expect.arrayContaining(['.env', '.git', 'data', 'dist', '**/node_modules']));
    for (const needed of ['src', 'knowledge', 'package.json', 'package-lock.json', 'tsconfig.json', 'manifest.json'])
      expect(ignored).not.toContain(needed);
  });
});

describe('back-up and restore, by the commands of the page', () => {
  const commands = [...page.matchAll(/^```sh\n(.+?)\n```$/gms)].map((m) => m[1]!);
  const [dumpFile, restoreFile, dump, restore] = commands as [string, string, string, string];
  const KEY = Buffer.alloc(32, 7).toString('base64');
  const open = (url: string) => openStore(url, { now: () => new Date('2031-05-01T12:00:00Z'), questionLogDays: 30, encryptionKey: KEY });
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), 'onrecord-operations-'));
    mkdirSync(path.join(home, 'data'));
    symlinkSync(path.join(root, 'node_modules'), path.join(home, 'node_modules'), 'junction');
  });
  afterEach(() => rmSync(home, { recursive: true }));

  const run = (command: string, env: NodeJS.ProcessEnv = {}) => {
    const { status, stderr } = spawnSync('sh', ['-c', command], { cwd: home, env: { ...process.env, ...env }, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  };

  const fill = async (store: Store) => {
    await store.installations.save('T1', { token: 'xoxb-1' });
    await store.conversations.remember('slack:T1:C1', 'v1', { turn: 1 });
    await store.questions.note({ text: 'How much?', lang: 'en', status: 'declined', understood: '{}' });
  };
  /** What a store holds of that, and whether it knows of what came later. */
  const held = async (store: Store) => ({
    token: await store.installations.find('T1'),
    turn: await store.conversations.recall('slack:T1:C1', 'v1'),
    asked: (await store.questions.list()).map((q) => q.text),
    later: !(await store.seen.first('later')),
  });
  const BEFORE = { token: { token: 'xoxb-1' }, turn: { turn: 1 }, asked: ['How much?'], later: false };
  const goOn = async (store: Store) => {
    await store.seen.first('later');
    await store.installations.remove('T1');
    await store.conversations.remember('slack:T1:C1', 'v1', { turn: 2 });
  };

  test('there are four', () => {
    expect(commands.map((command) => command.split(' ', 1)[0])).toEqual(['node', 'rm', 'pg_dump', 'pg_restore']);
  });

  test('the embedded store, while it is in use', async () => {
    const url = `file:${path.join(home, 'data', 'onrecord.db')}`;
    const store = await open(url);
    await fill(store);
    run(dumpFile);
    await goOn(store);
    await store.close();
    run(restoreFile);
    const restored = await open(url);
    expect(await held(restored)).toEqual(BEFORE);
    await restored.close();
  });

  // Without a Postgres and its tools on this machine it is skipped, and the report says so.
  const withPostgres = hasPostgres && spawnSync('pg_dump', ['--version']).status === 0 ? describe : describe.skip;
  withPostgres('on a real one', () => {
    test('Postgres, while it is in use', async () => {
      const { url, stop } = await startPostgres();
      try {
        const store = await open(url);
        await fill(store);
        run(dump, { DATABASE_URL: url });
        await goOn(store);
        await store.close();
        run(restore, { DATABASE_URL: url });
        const restored = await open(url);
        expect(await held(restored)).toEqual(BEFORE);
        await restored.close();
      } finally {
        stop();
      }
    }, 60_000);
  });
});
