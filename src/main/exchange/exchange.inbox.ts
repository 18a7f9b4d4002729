// The inbox folder: every receipt dropped there is taken in once, then moved to done/ or failed/, so nothing is looked at twice.
import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeProblem, ProblemError } from '../../shared/problem'
import { readSetting } from '../admin'
import type { CommandContext } from '../core/context'
import type { Reader } from '../db'
import { receiveReceipt } from './exchange.receive'

export interface InboxParts {
  reader: Reader
  dataDir: string
  now: () => Date
  transact: <T>(operation: string, personId: string | null, work: (context: CommandContext) => Promise<T>) => Promise<T>
}
export const inboxFolder = async (db: Reader, dataDir: string): Promise<string> => (await readSetting(db, 'exchange.inboxFolder')) || join(dataDir, 'inbox')
/** A receipt is a list of row numbers; anything larger is not one. */
const limitBytes = 20 * 1024 * 1024
/** A file still being copied in has just changed; it is taken on the next look. */
const settleMs = 1000

function waiting(folder: string, now: number): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).filter((name) => {
    if (!/^receipt.*\.json$/i.test(name)) return false
    const about = lstatSync(join(folder, name))
    return about.isFile() && now - about.mtimeMs >= settleMs
  }).toSorted()
}
function putAway(folder: string, name: string, where: 'done' | 'failed', now: Date): string {
  mkdirSync(join(folder, where), { recursive: true })
  const plain = join(folder, where, name)
  const target = existsSync(plain) ? join(folder, where, `${now.toISOString().replace(/\D/g, '').slice(0, 14)}-${name}`) : plain
  renameSync(join(folder, name), target)
  return target
}
/** Takes in what waits and says how many files that was. A refused receipt goes to failed/ with its reason beside it. */
export async function sweepInbox({ reader, dataDir, now, transact }: InboxParts): Promise<number> {
  const folder = await inboxFolder(reader, dataDir)
  const names = waiting(folder, Date.now())
  for (const name of names) {
    try {
      if (lstatSync(join(folder, name)).size > limitBytes) throw new ProblemError('exchange.receiptInvalid', { message: '文件超过 20 MB' })
      await transact('exchange.receive', null, (context) => receiveReceipt(context, join(folder, name)))
      putAway(folder, name, 'done', now())
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      const said = describeProblem(error.problem)
      writeFileSync(`${putAway(folder, name, 'failed', now())}.说明.txt`, `${said.title}：${said.text}${said.remedy}\n`)
      await transact('exchange.receive', null, async (context) => context.audit({ subjectType: 'exchangeReceipt', subjectId: name, summary: `回执未接收：${said.text}` }))
    }
  }
  return names.length
}
