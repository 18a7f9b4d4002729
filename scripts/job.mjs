// npm run --silent job -- NAME [options]: the core without Electron. Everything but the answer goes to standard error.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from './build.mjs'
import { root } from './run.mjs'
import { setup } from './setup.mjs'

try {
  setup()
  build()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
const { status } = spawnSync(process.execPath, [join(root, 'out', 'main', 'cli.js'), ...process.argv.slice(2)], { stdio: 'inherit' })
process.exit(status ?? 1)
