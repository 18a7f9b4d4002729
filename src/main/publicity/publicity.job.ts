// Writes the disclosure site: index.html and publicity.csv, each aside, flushed, then renamed, so that a web server never serves half a page.
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { ProblemError } from '../../shared/problem'
import { readSetting, writeSetting } from '../admin'
import type { CommandContext, Services } from '../core/context'
import type { Reader } from '../db'
import type { JobRun } from '../jobs'
import { publicRows } from './publicity.repository'
import { publicityCsv, siteHtml } from './site.rules'

interface Parts {
  services: Services
  transact: <T>(operation: string, personId: string | null, work: (context: CommandContext) => Promise<T>) => Promise<T>
}
export const siteFolder = async (db: Reader, dataDir: string): Promise<string> => (await readSetting(db, 'publicity.folder')) || join(dataDir, 'publicity')

function put(file: string, text: string): void {
  try {
    const handle = openSync(`${file}.partial`, 'w')
    writeSync(handle, text)
    fsyncSync(handle)
    closeSync(handle)
    renameSync(`${file}.partial`, file)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw code === 'ENOSPC' ? new ProblemError('storage.full') : new ProblemError('exchange.folderMissing', { message })
  }
}
export function publicityJob({ services, transact }: Parts): JobRun {
  return async (job) => transact('publicity.generate', job.createdBy, async (context) => {
    const rows = await publicRows(context.db, context.today)
    const folder = await siteFolder(context.db, services.dataDir)
    mkdirSync(folder, { recursive: true })
    put(join(folder, 'index.html'), siteHtml(rows, await readSetting(context.db, 'office.name'), context.today))
    put(join(folder, 'publicity.csv'), publicityCsv(rows))
    await writeSetting(context.db, 'publicity.generatedAt', context.now, context.now)
    await writeSetting(context.db, 'publicity.generatedRows', String(rows.length), context.now)
    context.audit({ subjectType: 'publicity', subjectId: 'site', summary: `生成公示站点：${rows.length} 份` })
    return { rows: rows.length, folder }
  })
}
