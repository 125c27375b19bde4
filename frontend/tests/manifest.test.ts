import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Icon = { src: string; sizes: string; type: string; purpose?: string };
const read = (path: string) => readFileSync(new URL(`../public${path}`, import.meta.url));
const { icons, ...manifest } = JSON.parse(read('/manifest.webmanifest').toString()) as {
  icons: Icon[];
  [key: string]: unknown;
};

test('it has what a phone needs to install it', () => {
  expect(manifest).toMatchObject({ name: 'Weft', start_url: '/', display: 'standalone' });
  const drawn = icons.filter(({ type }) => type === 'image/png').map(({ sizes, purpose }) => [sizes, purpose]);
  expect(drawn).toEqual([
    ['192x192', undefined],
    ['512x512', undefined],
    ['512x512', 'maskable'],
  ]);
});

test.each(icons.filter(({ type }) => type === 'image/png'))('$src is as large as it says', ({ src, sizes }) => {
  const png = read(src);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes);
});

test('its colours are those of the paper', () => {
  const tokens = readFileSync(new URL('../src/tokens.css', import.meta.url), 'utf8');
  const paper = /--paper: (#\w+)/.exec(tokens)?.[1];
  expect([manifest.background_color, manifest.theme_color]).toEqual([paper, paper]);
});
