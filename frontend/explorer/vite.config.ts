import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

// A page of its own beside the web app, which the server hands out while developing only.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/graphiql/',
  publicDir: false,
  build: {
    outDir: '../dist/graphiql',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    chunkSizeWarningLimit: 800,
  },
});
