// The failure file: each refused row as it was, with its row number and every error; written aside, flushed, then renamed.
import { open, rename, rm } from 'node:fs/promises'
import { writeXlsxStream } from 'hucre'
import { ledgerItems } from '../../shared/ledger/ledger.items'
import { readLedger } from './ledger-reader'

export interface FailureLine {
  row_no: number
  item: number
  code: string
  message: string
}
/** The 20 items come first under their own headers, so that the corrected file can be imported as it is. */
export const failureHeader: string[] = [...ledgerItems.map((item) => item.header), '原行号', '错误项', '错误代码', '错误说明']

async function* sheet(source: string, lines: readonly FailureLine[]): AsyncGenerator<(string | number)[]> {
  const byRow = new Map<number, FailureLine[]>()
  for (const line of lines) byRow.set(line.row_no, [...(byRow.get(line.row_no) ?? []), line])
  yield failureHeader
  if (byRow.size === 0) return
  for await (const { row, cells } of readLedger(source)) {
    const errors = byRow.get(row)
    if (!errors) continue
    yield [
      ...ledgerItems.map((item) => cells[item.field]), row,
      errors.map((error) => `${error.item} ${ledgerItems[error.item - 1]?.header ?? ''}`).join('；'),
      errors.map((error) => error.code).join('；'), errors.map((error) => error.message).join('\n'),
    ]
  }
}
/** `source` is the ledger the errors came from; its rows are read again, so that nothing of them is kept twice. */
export async function writeFailureFile(source: string, lines: readonly FailureLine[], target: string): Promise<void> {
  const aside = `${target}.part`
  const handle = await open(aside, 'w')
  try {
    const reader = writeXlsxStream(sheet(source, lines), { name: '导入失败' }).getReader()
    for (let next = await reader.read(); !next.done; next = await reader.read()) await handle.writeFile(next.value)
    await handle.sync()
    await handle.close()
    await rename(aside, target)
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(aside, { force: true })
    throw error
  }
}
