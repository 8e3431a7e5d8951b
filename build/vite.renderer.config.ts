import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The console: one page, relative addresses, everything bundled (no network in the dome). */
export default defineConfig({
  root: new URL('../renderer', import.meta.url).pathname,
  base: './',
  plugins: [react()],
  build: { outDir: '../out/renderer', emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 2000 },
});
