// Reading a document, its files, the reprint register, and the check of a paper by its code.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { documentsContract } from '../../shared/documents/documents.contract'
import { ProblemError } from '../../shared/problem'
import { actor, type Handlers } from '../core/context'
import type { Reader, Row } from '../db'
import { parseCodeText, type Body } from './body.rules'
import { renderDocx } from './docx'

async function find(db: Reader, id: string): Promise<Row<'documents'>> {
  const row = await db.selectFrom('documents').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError('record.notFound', { what: '文书', id })
  return row
}
async function register(db: Reader, id: string): Promise<{ at: string; by: string; copies: number }[]> {
  const rows = await db.selectFrom('document_prints').innerJoin('users', 'users.id', 'printed_by').select(['at', 'display_name', 'copies']).where('document_id', '=', id).orderBy('at', 'desc').orderBy('document_prints.id', 'desc').execute()
  return rows.map((row) => ({ at: row.at, by: row.display_name, copies: row.copies }))
}
const total = (rows: readonly { copies: number }[]): number => rows.reduce((sum, row) => sum + row.copies, 0)
/** A file name that every system takes. */
const fileName = (row: Row<'documents'>, ending: string): string => `${row.label} ${row.number}.${ending}`.replace(/[\\/:*?"<>|]/g, '_')

export const documentsHandlers: Handlers<typeof documentsContract> = {
  'documents.html': async ({ db, services }, { id }) => {
    const row = await find(db, id)
    const printed = await register(db, id)
    return { id, label: row.label, number: row.number, html: services.personal.open(row.html), prints: total(printed), register: printed, editable: row.body !== null }
  },
  'documents.recordPrint': async (context, { id, copies }) => {
    const row = await find(context.db, id)
    await context.db.insertInto('document_prints').values({ id: context.newId(), document_id: id, copies, printed_by: actor(context).id, at: context.now }).execute()
    context.audit({ subjectType: 'document', subjectId: id, summary: `打印${row.label} ${row.number} ${copies} 份` })
    return { prints: total(await register(context.db, id)) }
  },
  'documents.export': async (context, { id, format }) => {
    const row = await find(context.db, id)
    context.audit({ subjectType: 'document', subjectId: id, summary: `导出${row.label} ${row.number}（${format}）` })
    if (format === 'pdf') return { file: '', name: fileName(row, 'pdf'), html: context.services.personal.open(row.html) }
    if (row.body === null) throw new ProblemError('rule.violated', { rule: '这份文书由旧版本制发，没有可编辑的正文', remedy: '请打印或导出 PDF。' })
    const body = JSON.parse(context.services.personal.open(row.body)) as Body
    const folder = join(context.services.dataDir, 'out')
    mkdirSync(folder, { recursive: true })
    const file = join(folder, `${id}.docx`)
    writeFileSync(`${file}.part`, await renderDocx(body, { number: row.number, sha256: row.sha256 }), { mode: 0o600 })
    renameSync(`${file}.part`, file)
    return { file, name: fileName(row, 'docx'), html: '' }
  },
  'documents.checkCode': async ({ db }, { text }) => {
    const code = parseCodeText(text)
    const row = code && await db.selectFrom('documents').selectAll().where('number', '=', code.number).executeTakeFirst()
    if (!code || !row) return { verdict: 'unknown', explanation: code ? `登记簿中没有文号 ${code.number}` : '不是本产品文书的二维码', document: null }
    const document = { id: row.id, label: row.label, number: row.number, issuedOn: row.issued_on, commitmentId: row.commitment_id }
    return row.sha256 === code.sha256 ? { verdict: 'genuine', explanation: '文号与内容摘要一致', document } : { verdict: 'altered', explanation: '文号存在，但内容摘要与登记簿不一致', document }
  },
}
