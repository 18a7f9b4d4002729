// A job's own process: opens the same core on the same folder with the key it is handed, runs the one job, and leaves.
import { z } from 'zod'
import { openCore } from './core/core'

const order = z.object({ id: z.string(), dataDir: z.string(), resourcesDir: z.string(), master: z.string(), fixedNow: z.string().nullable() })

async function work(message: unknown): Promise<void> {
  const { id, dataDir, resourcesDir, master, fixedNow } = order.parse(message)
  const core = await openCore({ dataDir, resourcesDir, master: Buffer.from(master, 'base64'), ...(fixedNow === null ? {} : { clock: { now: () => new Date(fixedNow) } }) })
  core.onEvent((event) => { if (event.kind === 'jobProgress') process.parentPort.postMessage('progress') })
  await core.runJob(id)
  await core.close()
  process.parentPort.postMessage('ended')
}
process.parentPort.once('message', ({ data }) => {
  work(data).catch((error: Error) => {
    process.stderr.write(`${JSON.stringify({ level: 'error', message: 'job process failed', detail: error.stack ?? error.message })}\n`)
    process.exit(1)
  })
})
