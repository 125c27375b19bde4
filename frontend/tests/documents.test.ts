import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const listed = JSON.parse(readFileSync(new URL('../src/gql/documents.json', import.meta.url), 'utf8'));
const written = import.meta.glob<Record<string, unknown>>('../src/gql/**/*.ts', { eager: true });

test('every operation of a screen is on the list, under the digest of its text', () => {
  const texts = Object.values(written).flatMap((one) => Object.values(one).filter((text) => typeof text === 'string'));
  expect(texts.length).toBeGreaterThan(20);
  const ids = texts.map((text) => `sha256:${createHash('sha256').update(text).digest('hex')}`);
  expect(Object.keys(listed).sort()).toEqual([...new Set(ids)].sort());
  expect(Object.values(listed).sort()).toEqual([...new Set(texts)].sort());
});
