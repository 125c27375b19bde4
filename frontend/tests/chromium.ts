import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
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

/** The Chromium of this machine, else the one that comes as a package. */
async function program(): Promise<string> {
  const places = (process.env.PATH ?? '').split(delimiter);
  const found = places.flatMap((place) => NAMES.map((name) => join(place, name))).find(isProgram);
  if (found) return found;
  const packaged = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { default: chromium } = await import(packaged);
  return chromium.executablePath();
}

export const launchOptions = async () => ({ executablePath: await program(), args: ARGUMENTS });
