import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The folder of Postgres's programs: on the path, or where Debian puts them. */
function programs(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const installed = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), ...installed.map((version) => path.join(debian, version, 'bin'))];
  return folders.find((folder) => existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'pg_ctl')));
}

/** Postgres refuses to run as root: the user that its package made, if we are. */
function user(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** Whether there is a Postgres to test with: TEST_POSTGRES_URL, or one that is installed here. */
export const hasPostgres = process.env['TEST_POSTGRES_URL'] !== undefined || programs() !== undefined;

/** A Postgres of our own in a new folder; or the one of TEST_POSTGRES_URL. */
export async function startPostgres(): Promise<{ url: string; stop: () => void }> {
  const given = process.env['TEST_POSTGRES_URL'];
  if (given !== undefined) return { url: given, stop: () => {} };
  const [bin, as, port] = [programs()!, user(), await freePort()];
  const home = mkdtempSync(path.join(tmpdir(), 'onrecord-postgres-'));
  if (as) chownSync(home, as.uid, as.gid);
  const run = (program: string, ...args: string[]) => {
    // Its server goes on and would hold our pipes open.
    const { status } = spawnSync(path.join(bin, program), args, { ...as, cwd: home, stdio: 'ignore' });
    if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}`);
  };
  const data = path.join(home, 'data');
  run('initdb', '-D', data, '-U', 'onrecord', '-A', 'trust', '--no-sync', '-E', 'UTF8');
  run('pg_ctl', '-D', data, '-w', '-l', path.join(home, 'log'), '-o', `-p ${port} -h 127.0.0.1 -k ${home} -F`, 'start');
  return {
    url: `postgres://onrecord@127.0.0.1:${port}/postgres`,
    stop() {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      rmSync(home, { recursive: true });
    },
  };
}
