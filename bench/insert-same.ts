// Takes the rows of one imported batch and inserts them bare, in one transaction, into another file: from, into, batch.
import { openBare } from './bare'

/** The other file gives its own numbers. */
const unnumbered = (row: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'seq'))
const tables = ['parties', 'commitments', 'deadlines', 'exchange_rows'] as const
async function insertSame(from: string, into: string, batchId: string): Promise<number> {
  const source = await openBare(from)
  const conditions = { parties: 'batch_id = ?', commitments: 'batch_id = ?', deadlines: 'owner_id in (select id from commitments where batch_id = ?)', exchange_rows: 'subject_id in (select id from commitments where batch_id = ?)' }
  const prepared = new Map<string, { columns: string[]; rows: unknown[][] }>()
  for (const table of tables) {
    const rows = await source.all<Record<string, unknown>>(`select * from ${table} where ${conditions[table]}`, [batchId])
    prepared.set(table, { columns: Object.keys(unnumbered(rows[0] ?? {})), rows: rows.map((row) => Object.values(unnumbered(row))) })
  }
  await source.close()
  const target = await openBare(into)
  const began = performance.now()
  await target.run('begin immediate')
  for (const [table, { columns, rows }] of prepared) await target.each(`insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`, rows)
  await target.run('commit')
  const spent = performance.now() - began
  await target.close()
  return spent
}

const [from = '', into = '', batchId = ''] = process.argv.slice(2)
void insertSame(from, into, batchId).then((spent) => process.stdout.write(String(spent)))
