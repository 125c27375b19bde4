import { svelte } from '@sveltejs/vite-plugin-svelte';
import { readFileSync } from 'node:fs';
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

// What two screens share is one file: a phone pays for every request. What hardly anybody comes to is not in it.
const shared = /\/src\/(?!(gql\/)?(acquaintances|apps|cases|links|mutes|passkeys|reports)\/(?!Report\.svelte))/;

export default defineConfig({
  plugins: [svelte(), documents],
  build: {
    outDir: 'dist',
    manifest: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', test: shared, minShareCount: 2 }] } } },
  },
  server: { proxy: { '/graphql': server, '/auth': server } },
  test: { include: ['tests/*.test.ts'] },
});
