// The build: main as CommonJS with everything bundled but the native sqlite3 (older Electron cannot require an ES module).
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: { build: { rolldownOptions: { input: { index: resolve('src/main/index.ts'), cli: resolve('src/main/cli.ts'), 'job-worker': resolve('src/main/job-worker.ts') }, external: ['electron', 'sqlite3'], output: { format: 'cjs' } } } },
  // A sandboxed preload is one CommonJS file.
  preload: { build: { externalizeDeps: false, rolldownOptions: { output: { format: 'cjs' } } } },
  renderer: { plugins: [react()], build: { minify: true } },
})
