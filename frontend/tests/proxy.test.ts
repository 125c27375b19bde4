import { expect, test } from 'vitest';
import config from '../vite.config';

const ASKED = /(?:fetch|post|send)(?:<.*?>)?\(\s*['`](\/[a-z-]+)|href="(\/export)"/g;
const sources = import.meta.glob<string>(['../src/**/*.{ts,svelte}', '!../src/gql/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

test('whatever the pages ask the server reaches it under npm run dev too', () => {
  const places = Object.values(sources).flatMap((text) =>
    [...text.matchAll(ASKED)].map(([, sent, saved]) => sent ?? saved!),
  );
  expect(places).toEqual(expect.arrayContaining(['/graphql', '/import', '/links', '/oauth', '/export']));
  expect(places.filter((place) => !(place in config.server!.proxy!))).toEqual([]);
});
