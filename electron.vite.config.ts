// The build: main as CommonJS with everything bundled but the native sqlite3 (an ES module cannot be required in older Electron).
import { resolve } from 'node:path'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: { build: { rolldownOptions: { input: { cli: resolve('src/main/cli.ts') }, external: ['electron', 'sqlite3'], output: { format: 'cjs' } } } },
})
