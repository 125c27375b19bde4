import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const python = join(root, '.venv/bin/python');
const PATIENCE = 400_000;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function start(folder: string, name: string, args: string[], env: Record<string, string> = {}): ChildProcess {
  const log = openSync(join(folder, `${name}.log`), 'a');
  return spawn(python, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', log, log] });
}

const gone = (child: ChildProcess) =>
  new Promise<void>((resolve) => (child.exitCode === null ? child.once('exit', () => resolve()) : resolve()));

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}

async function ready(server: ChildProcess, url: string, log: string) {
  const end = Date.now() + PATIENCE;
  while (!(await answers(`${url}/readyz`))) {
    if (server.exitCode !== null || Date.now() > end)
      throw new Error(`The server did not start.\n${readFileSync(log, 'utf8')}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A Weft in that folder, once it answers: where, and how to end it. */
export async function host(folder: string, module: string, more: Record<string, string> = {}) {
  const port = await freePort();
  const server = start(folder, 'server', ['-m', module, 'serve'], {
    WEFT_DATA: join(folder, 'data'),
    WEFT_PORT: String(port),
    WEFT_SMTP_URL: process.env.STAGE_SMTP!,
    WEFT_PROXIES: '127.0.0.1',
    WEFT_LOG: 'json',
    WEFT_DOCUMENTS: 'any',
    ...more,
  });
  const url = `http://127.0.0.1:${port}`;
  const end = () => (server.kill('SIGTERM'), gone(server));
  await ready(server, url, join(folder, 'server.log')).catch(async (error) => {
    await end();
    throw error;
  });
  return { url, end };
}

/** Once a run: an empty Weft and a mail server, real ones; how to end them is the answer. */
export default async function stage() {
  if (!existsSync(join(root, 'frontend/dist/index.html'))) throw new Error('Build the web app first: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'weft-walks-'));
  const [mail, provider] = [await freePort(), await freePort()];
  const mails = join(folder, 'mails');
  const receiver = ['-m', 'aiosmtpd', '-n', '-l', `127.0.0.1:${mail}`, '-c', 'aiosmtpd.handlers.Mailbox', mails];
  const post = start(folder, 'mail', receiver);
  const example = start(folder, 'provider', ['-m', 'tests.provider', String(provider)]);
  Object.assign(process.env, { STAGE_SMTP: `smtp://127.0.0.1:${mail}`, STAGE_MAILS: mails });
  const end = async () => {
    const all = [post, example];
    for (const one of all) one.kill('SIGTERM');
    await Promise.all(all.map(gone));
  };
  const weft = await host(folder, 'server.cli', {
    WEFT_ASKS_IN_FIRST_WEEK: '50',
    WEFT_PAIR_DAYS: '0',
    WEFT_OPENID_EXAMPLE_ISSUER: `http://127.0.0.1:${provider}`,
    WEFT_OPENID_EXAMPLE_CLIENT_ID: 'weft-of-the-tests',
    WEFT_OPENID_EXAMPLE_CLIENT_SECRET: 'a secret between the two',
  }).catch(async (error) => {
    await end();
    throw error;
  });
  process.env.STAGE_URL = weft.url;
  return async () => {
    await Promise.all([weft.end(), end()]);
    rmSync(folder, { recursive: true, force: true });
  };
}
