// Checks and imports one ledger into a folder, in this process alone: folder, file, rows expected.
import { openOffice, signIn } from './stores'

async function importOnce(dir: string, file: string, rows: number): Promise<{ batchId: string; checkMs: number; importMs: number; peakMb: number }> {
  const core = await openOffice(dir, new Map([['ledger-file', file]]))
  const clerk = await signIn(core, 'clerk')
  const job = async (operation: 'ledger.check' | 'ledger.import', input: unknown): Promise<{ batchId: string; spent: number }> => {
    const began = performance.now()
    const { batchId, jobId } = await clerk<{ batchId: string; jobId: string }>(operation, input)
    await core.jobFinished(jobId)
    return { batchId, spent: performance.now() - began }
  }
  const check = await job('ledger.check', { file: 'ledger-file' })
  const { batchId, spent } = await job('ledger.import', { batchId: check.batchId })
  const { imported } = await clerk<{ imported: number }>('ledger.batch', { id: batchId })
  if (imported !== rows) throw new Error(`imported ${imported} of ${rows}`)
  await core.close()
  return { batchId, checkMs: check.spent, importMs: spent, peakMb: process.resourceUsage().maxRSS / 1024 }
}
const [dir = '', file = '', rows = '0'] = process.argv.slice(2)
void importOnce(dir, file, Number(rows)).then((result) => process.stdout.write(JSON.stringify(result), () => process.exit(0)))
