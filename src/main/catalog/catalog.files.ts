// The catalogue as files: the whole list out and in as a workbook, the public list for the disclosure column.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { readXlsx, writeXlsx } from 'hucre'
import type { catalogContract } from '../../shared/catalog/catalog.contract'
import { sourceOf, type ItemSource, type LetterTemplate, type Standard } from '../../shared/catalog/catalog.schema'
import { ProblemError } from '../../shared/problem'
import { readSetting } from '../admin'
import { actor, type CommandContext, type Handlers, type Services } from '../core/context'
import { inspectXlsx } from '../core/xlsx-guard'
import type { Reader } from '../db'
import { normalised, problemsOf } from './catalog.check.rules'
import { listItems } from './catalog.repository'
import { readCatalogue, rowsOf, sheets, type CatalogueContent, type ReadEntry, type SheetError, type SheetKey } from './catalog.sheets'
import { compareEntries } from './catalog.compare.rules'
import { currentSource, findChange, knownCodes, moveChange, openChangeOf } from './changes.repository'
import { propose } from './changes.handlers'
import { currentParts } from './parts.repository'
import { publicListHtml } from './public-list.rules'

const limitMb = 20
async function content(db: Reader): Promise<CatalogueContent> {
  return {
    items: (await listItems(db)).map(({ item }) => sourceOf(item)), letters: (await currentParts(db, 'letter')).map((part) => part.content as LetterTemplate), standards: (await currentParts(db, 'standard')).map((part) => part.content as Standard),
  }
}
/** Written aside and renamed, so that nobody finds half a file. */
function put(services: Services, name: string, bytes: Uint8Array | string): string {
  const folder = join(services.dataDir, 'out')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, name)
  writeFileSync(`${file}.part`, bytes)
  renameSync(`${file}.part`, file)
  return file
}
const workbook = (parts: readonly { name: string; header: readonly string[]; rows: readonly (readonly (string | number | null)[])[] }[]): Promise<Uint8Array> =>
  writeXlsx({ sheets: parts.map(({ name, header, rows }) => ({ name, rows: [[...header], ...rows.map((row) => [...row])] })) })

async function readWorkbook(context: CommandContext, handle: string): Promise<{ name: string; sheets: Record<string, unknown[][]> }> {
  const path = context.services.files.resolve(handle)
  if (!path) throw new ProblemError('file.handleUnknown')
  const name = basename(path)
  const about = await stat(path).catch(() => undefined)
  const unreadable = (message: string): ProblemError => new ProblemError('ledger.unreadable', { name, message, remedy: '请选择由“导出清单”生成、用 Excel 或 WPS 修改过的 .xlsx 文件。' })
  if (!about?.isFile() || about.size === 0) throw unreadable('文件不存在或是空的')
  if (about.size > limitMb * 1024 * 1024) throw unreadable(`文件超过 ${limitMb} MB`)
  const bytes = await readFile(path)
  const looked = await inspectXlsx(bytes)
  if (!looked.ok) throw unreadable(looked.reason === 'formulas' ? `单元格 ${looked.cells.join('、')} 等含有公式，请粘贴为数值` : looked.reason === 'bomb' ? '解压后的内容过大' : looked.reason === 'encrypted' ? '文件有密码保护' : '不是可以打开的 .xlsx 工作簿')
  try {
    const read = await readXlsx(new Uint8Array(bytes))
    return { name, sheets: Object.fromEntries(read.sheets.map((sheet) => [sheet.name, sheet.rows])) }
  } catch {
    throw unreadable('不是可以打开的 .xlsx 工作簿')
  }
}
/** Every rule of every entry, the codes of the same file counted as known. */
async function check(db: Reader, entries: readonly ReadEntry[]): Promise<SheetError[]> {
  const known = await knownCodes(db)
  const of = (kind: ReadEntry['kind']): string[] => entries.filter((entry) => entry.kind === kind).map((entry) => entry.code)
  const all = { letters: new Set([...known.letters, ...of('letter')]), standards: new Set([...known.standards, ...of('standard')]) }
  return entries.flatMap((entry) => problemsOf(entry.kind, entry.content, all).map((problem) => ({ sheet: entry.sheet, row: entry.row, column: problem.field, message: problem.message })))
}
type Files = Pick<typeof catalogContract, 'catalog.import' | 'catalog.export' | 'catalog.publicList'>
export const catalogFileHandlers: Handlers<Files> = {
  'catalog.import': async (context, { file, reason }) => {
    const { name, sheets: found } = await readWorkbook(context, file)
    const { entries, errors } = readCatalogue(found)
    if (errors.length === 0) errors.push(...(await check(context.db, entries)))
    for (const entry of errors.length === 0 ? entries : []) {
      if (await openChangeOf(context.db, entry.kind, entry.code)) errors.push({ sheet: entry.sheet, row: entry.row, column: '编号', message: `${entry.code} 已有未办结的变更单，先办结或作废` })
    }
    if (errors.length > 0) {
      context.audit({ subjectType: 'catalog', subjectId: name, summary: `检查事项清单 ${name}：${errors.length} 处错误，未作任何变更` })
      return { proposed: 0, unchanged: 0, errors }
    }
    const source = `${name} ${context.now.slice(0, 16)}`
    let proposed = 0
    for (const entry of entries) {
      const fresh = normalised(entry.kind, entry.content) as Record<string, unknown>
      const before = await currentSource(context.db, entry.kind, entry.code)
      if (before && compareEntries(entry.kind, before.content, fresh).every((row) => row.change === 'same')) continue
      const id = await propose(context, { kind: entry.kind, code: entry.code, content: fresh, reason, source })
      await moveChange(context.db, await findChange(context.db, id), 1, { state: 'submitted', proposed_by: actor(context).id })
      proposed += 1
    }
    context.audit({ subjectType: 'catalog', subjectId: name, summary: `导入事项清单 ${name}：提交变更 ${proposed} 份待签发` })
    return { proposed, unchanged: entries.length - proposed, errors: [] }
  },
  'catalog.export': async (context) => {
    const rows = rowsOf(await content(context.db))
    const name = `信用承诺事项清单-${context.today}.xlsx`
    const file = put(context.services, name, await workbook((Object.keys(sheets) as SheetKey[]).map((key) => ({ ...sheets[key], rows: rows[key] }))))
    context.audit({ subjectType: 'catalog', subjectId: 'all', summary: '导出事项清单' })
    return { file, name }
  },
  'catalog.publicList': async (context, { format }) => {
    const items = (await content(context.db)).items.filter((item) => item.status === 'active')
    const name = `信用承诺事项清单（公开）-${context.today}.${format}`
    const office = await readSetting(context.db, 'office.name')
    const file = put(context.services, name, format === 'html' ? publicListHtml(items, office, context.today) : await workbook([{ name: '信用承诺事项清单', header: publicHeader, rows: items.map(publicRow) }]))
    context.audit({ subjectType: 'catalog', subjectId: 'public', summary: `生成公开事项清单（${format}）` })
    return { file, name }
  },
}
const publicHeader = ['事项编号', '事项名称', '类型', '领域', '层级', '实施部门', '法律依据', '办理条件', '承诺内容', '核查方式', '可容缺材料']
const publicRow = (item: ItemSource): string[] => [
  item.code, item.name, item.kind, item.field, item.level, item.department.name, item.legalBasis, item.conditions.join('\n'), item.clauses.map((c, i) => `${i + 1}. ${c.text}`).join('\n'), item.method,
  item.materials.map((m) => `${m.name}（${m.days} 个工作日）`).join('\n'),
]
