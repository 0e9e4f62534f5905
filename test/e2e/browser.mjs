import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

export const root = path.join(import.meta.dirname, '..', '..');

/** The browser of this machine: Debian's, or the one that CHROMIUM names. */
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const without = existsSync(CHROMIUM) ? false : `There is no browser at ${CHROMIUM}: set CHROMIUM to one.`;

/** The product as it is started, on a port of its own, with nothing configured but what is given. */
export async function startServer(env = {}) {
  const child = spawn(process.execPath, [path.join(root, 'dist', 'main.js')], {
    env: { PATH: process.env.PATH, PORT: '0', DATABASE_URL: 'file::memory:', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr.on('data', (chunk) => (log += chunk));
  const url = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${log}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /listens at (\S+)/.exec(line);
      if (found) resolve(found[1].replace(/\/$/, ''));
    });
  });
  return {
    url,
    log: () => log,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export const openBrowser = () => chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
