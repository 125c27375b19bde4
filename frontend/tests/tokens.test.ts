import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../src/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('prefers-color-scheme: dark');

const colours = (text: string) =>
  Object.fromEntries([...text.matchAll(/--([\w-]+): (#[\da-f]{6})/g)].map(([, name, hex]) => [name, hex!]));

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const text = ['ink', 'quiet', 'accent', 'moss'].flatMap((on) => ['paper', 'sheet'].map((under) => [on, under, 4.5]));
const pairs = [
  ...text,
  ['on-accent', 'accent', 4.5],
  ['paper', 'ink', 4.5],
  ['edge', 'paper', 3],
  ['edge', 'sheet', 3],
];

for (const [name, theme] of Object.entries({ light: colours(light), dark: colours(dark) }))
  test.each(pairs as [string, string, number][])(`${name}: %s on %s is at least %d to 1`, (on, under, least) => {
    expect(contrast(theme[on]!, theme[under]!)).toBeGreaterThanOrEqual(least);
  });
