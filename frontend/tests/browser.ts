import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PACKAGED = fileURLToPath(new URL('./chromium', import.meta.url));
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function ofThisMachine(): string | undefined {
  const places = (process.env.PATH ?? '').split(delimiter);
  return places.flatMap((place) => NAMES.map((name) => join(place, name))).find(isProgram);
}

/** The one that npm has, fetched when this machine has none: 75 MB that most never need. */
async function packaged(): Promise<string> {
  const entry = join(PACKAGED, 'node_modules/@sparticuz/chromium/build/index.js');
  if (!existsSync(entry))
    execFileSync('npm', ['ci', '--prefix', PACKAGED, '--loglevel', 'error'], { stdio: 'inherit' });
  const { default: chromium } = await import(entry);
  return chromium.executablePath();
}

export async function launchOptions() {
  if (process.platform !== 'linux') return { channel: 'chrome' };
  process.env.STAGE_CHROMIUM ??= ofThisMachine() ?? (await packaged());
  return { executablePath: process.env.STAGE_CHROMIUM, args: ARGUMENTS };
}
