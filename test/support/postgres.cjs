// A Postgres to try things on: for tests, which are TypeScript, and for `npm run fault`, which is not.
const { spawnSync } = require('node:child_process');
const { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } = require('node:fs');
const { createServer } = require('node:net');
const { tmpdir } = require('node:os');
const path = require('node:path');

/** The folder of Postgres's programs: on the path, or where Debian puts them. */
function programs() {
  const debian = '/usr/lib/postgresql';
  const installed = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...installed.map((version) => path.join(debian, version, 'bin'))];
  return folders.find((folder) => existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'pg_ctl')));
}

/** Postgres refuses to run as root: the user that its package made, if we are. */
function user() {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Whether there is a Postgres to test with: TEST_POSTGRES_URL, or one that is installed here. */
const hasPostgres = process.env.TEST_POSTGRES_URL !== undefined || programs() !== undefined;

/** A Postgres of our own in a new folder; or the one of TEST_POSTGRES_URL. */
async function startPostgres() {
  const given = process.env.TEST_POSTGRES_URL;
  if (given !== undefined) return { url: given, stop() {}, restart() {} };
  const [bin, as, port] = [programs(), user(), await freePort()];
  const home = mkdtempSync(path.join(tmpdir(), 'onrecord-postgres-'));
  if (as) chownSync(home, as.uid, as.gid);
  const run = (program, ...args) => {
    // Its server goes on and would hold our pipes open.
    const { status } = spawnSync(path.join(bin, program), args, { ...as, cwd: home, stdio: 'ignore' });
    if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}`);
  };
  const data = path.join(home, 'data');
  run('initdb', '-D', data, '-U', 'onrecord', '-A', 'trust', '--no-sync', '-E', 'UTF8');
  const start = () => run('pg_ctl', '-D', data, '-w', '-l', path.join(home, 'log'), '-o', `-p ${port} -h 127.0.0.1 -k ${home} -F`, 'start');
  const halt = () => run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
  start();
  return {
    url: `postgres://onrecord@127.0.0.1:${port}/postgres`,
    /** As after a crash: connections break, and what was not committed is gone. */
    restart() {
      halt();
      start();
    },
    stop() {
      halt();
      rmSync(home, { recursive: true });
    },
  };
}

module.exports = { hasPostgres, startPostgres };
