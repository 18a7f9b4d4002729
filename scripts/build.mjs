// Builds out/ when a source is newer than the last build.
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bin, root, run } from './run.mjs'

const stamp = join(root, 'out', '.built')
const sources = ['src', 'electron.vite.config.ts', 'package-lock.json', 'tsconfig.json']

function newest(path) {
  const info = statSync(path)
  return info.isDirectory() ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name)))) : info.mtimeMs
}
export function build() {
  const changed = Math.max(...sources.map((path) => newest(join(root, path))))
  if (existsSync(stamp) && statSync(stamp).mtimeMs > changed) return
  // The oldest runtime the application supports decides which syntax the bundle may use.
  run(bin('electron-vite'), ['build', '--logLevel', 'warn'], { env: { ELECTRON_MAJOR_VER: '33' } })
  writeFileSync(stamp, '')
}
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) build()
