// Runs each job in an Electron utility process; the key goes over its own pipe, never on the command line or into the environment.
import { utilityProcess, type UtilityProcess } from 'electron'
import type { JobHost } from '../core/ports'

export function utilityJobHost(entry: string, fixedNow: string | undefined): JobHost {
  const running = new Set<UtilityProcess>()
  return {
    run: ({ id, dataDir, resourcesDir, master }, onProgress) => new Promise((resolve, reject) => {
      const child = utilityProcess.fork(entry, [], { serviceName: 'xinnuo-job', stdio: 'inherit' })
      running.add(child)
      let ended = false
      child.on('message', (message: unknown) => {
        if (message === 'progress') onProgress()
        if (message !== 'ended') return
        ended = true
        child.kill()
      })
      child.once('exit', () => {
        running.delete(child)
        if (ended) resolve()
        else reject(new Error('the job process ended before its job'))
      })
      child.postMessage({ id, dataDir, resourcesDir, master: master.toString('base64'), fixedNow: fixedNow ?? null })
    }),
    stop: () => running.forEach((child) => child.kill()),
  }
}
