// The first view (entry and Today, with all they import) must stay within 60 kB of gzipped JavaScript.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budget = 60_000;
const dist = new URL('./dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

function needs(key, all = new Set()) {
  if (!all.has(key)) {
    all.add(key);
    manifest[key].imports?.forEach((one) => needs(one, all));
  }
  return all;
}

const weigh = (keys) =>
  [...new Set(keys.map((key) => manifest[key].file))]
    .map((file) => gzipSync(readFileSync(new URL(file, dist))).length)
    .reduce((sum, bytes) => sum + bytes, 0);

const screens = Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry);
const first = (screen) => weigh([...needs('index.html'), ...needs(screen)]);
const rows = screens.map((screen) => [screen, first(screen)]).sort(([, a], [, b]) => b - a);

console.log(`entry ${weigh([...needs('index.html')])} bytes of JavaScript, gzipped; as first view:`);
rows.forEach(([screen, bytes]) => console.log(`  ${String(bytes).padStart(6)}  ${screen}`));
const over = rows.filter(([, bytes]) => bytes > budget);
if (over.length) throw new Error(`over the budget of ${budget} bytes: ${over.map(([screen]) => screen).join(', ')}`);
