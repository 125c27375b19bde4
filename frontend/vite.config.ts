import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const server = process.env.WEFT_PUBLIC_URL ?? 'http://127.0.0.1:8000';

export default defineConfig({
  plugins: [svelte()],
  build: {
    outDir: 'dist',
    manifest: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    // What several screens share is one file: a phone pays for every request.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', test: /\/src\//, minShareCount: 3 }] } } },
  },
  server: { proxy: { '/graphql': server, '/auth': server } },
  test: { include: ['tests/*.test.ts'] },
});
