import { svelte } from '@sveltejs/vite-plugin-svelte';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { defineConfig } from 'vitest/config';

const server = process.env.WEFT_PUBLIC_URL ?? 'http://127.0.0.1:8000';

// Beside Vite's own manifest, where the server reads it and hands it to nobody.
const documents = {
  name: 'documents',
  generateBundle(this: { emitFile(file: { type: 'asset'; fileName: string; source: string }): void }) {
    const source = readFileSync(new URL('src/gql/documents.json', import.meta.url), 'utf8');
    this.emitFile({ type: 'asset', fileName: '.vite/documents.json', source });
  },
};

// Screens live there too: what is sent goes to the server, what is looked at stays.
const sent = { target: server, bypass: ({ method, url }: IncomingMessage) => (method === 'POST' ? undefined : url) };
const proxy = {
  '/graphql': server,
  '/auth': server,
  '/photos': server,
  '/export': server,
  '/import': sent,
  '/links': sent,
  '/mail-off': sent,
  '/oauth': sent,
};

type Graph = { getModuleIds(): Iterable<string>; getModuleInfo(id: string): { importedIds: readonly string[] } | null };
const first = new Set<string>();

// Whatever a phone asks for costs it a round trip: what the first view shares with others is one file, what three others share another.
const firstView = {
  name: 'first-view',
  buildEnd(this: Graph) {
    const follow = (id: string): void => {
      if (first.has(id)) return;
      first.add(id);
      this.getModuleInfo(id)?.importedIds.forEach(follow);
    };
    [...this.getModuleIds()].filter((id) => /\/src\/(main\.ts|today\/Today\.svelte)$/.test(id)).forEach(follow);
  },
};
const files = [
  // What fetches the other files is needed by all of them: left to itself it goes into the shared file, and draws that into every first view.
  { name: 'loader', test: /vite\/preload-helper/, priority: 2 },
  { name: 'first', test: (id: string) => first.has(id), minShareCount: 2, priority: 1 },
  // Topics are chosen on three screens that other views only lead to.
  { name: 'shared', test: /\/src\/(?!topics\/)/, minShareCount: 3 },
];

export default defineConfig({
  plugins: [svelte(), documents, firstView],
  build: {
    outDir: 'dist',
    manifest: true,
    assetsInlineLimit: 0,
    // A browser that cannot preload fetches the same files, only later.
    modulePreload: { polyfill: false },
    target: 'es2022',
    rolldownOptions: { output: { codeSplitting: { groups: files } } },
  },
  server: { proxy },
  test: { include: ['tests/*.test.ts'] },
});
