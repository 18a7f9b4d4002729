// The Debian packages Electron needs: installed where that is allowed, otherwise the exact command is printed and the script stops.
import { spawnSync } from 'node:child_process'
import { run } from './run.mjs'

const packages = [
  'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libatk-bridge2.0-0', 'libdrm2', 'libxkbcommon0', 'xvfb', 'xauth', 'fonts-noto-cjk', 'unzip',
]
const installed = (name) => spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' }).stdout?.includes('ok installed')

export function systemLibraries() {
  // Elsewhere than Debian the libraries come with the desktop.
  if (process.platform !== 'linux' || spawnSync('dpkg-query', ['--version']).status !== 0) return
  const missing = packages.filter((name) => !installed(name))
  if (missing.length === 0) return
  const command = ['apt-get', 'install', '-y', '--no-install-recommends', ...missing]
  const root = process.getuid?.() === 0
  if (!root && spawnSync('sudo', ['-n', 'true']).status !== 0) throw new Error(`System libraries are missing. Run this, then try again:\n  sudo ${command.join(' ')}`)
  console.error(`Installing system libraries: ${missing.join(' ')} …`)
  const as = (args) => (root ? run(args[0], args.slice(1), { env: { DEBIAN_FRONTEND: 'noninteractive' } }) : run('sudo', args))
  as(['apt-get', 'update', '-q'])
  as(command)
}
