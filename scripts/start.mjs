// npm start: sets everything up, builds, and opens the workspace; without a display it runs under Xvfb and says so.
import { spawn } from 'node:child_process'
import { build } from './build.mjs'
import { electronRuntime } from './electron-runtime.mjs'
import { root } from './run.mjs'
import { setup } from './setup.mjs'
import { systemLibraries } from './system-libraries.mjs'

try {
  setup()
  systemLibraries()
  build()
  const runtime = await electronRuntime()
  // Chromium refuses to run its sandbox as root.
  const args = [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...process.argv.slice(2)]
  const headless = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
  if (headless) console.error('No display: running under Xvfb.')
  const [command, all] = headless ? ['xvfb-run', ['-a', '-s', '-screen 0 1366x768x24', runtime.path, ...args]] : [runtime.path, args]
  const child = spawn(command, all, { stdio: 'inherit' })
  child.on('exit', (code) => process.exit(code ?? 1))
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
