// Issues a document: gap-free number from its register, rendered once, kept with its hash (党政机关公文处理工作条例).
import { ProblemError } from '../../shared/problem'
import { readSetting } from '../admin'
import type { CommandContext } from '../core/context'
import type { Reader } from '../db'
import { codeText, hashOf, type Rendered } from './body.rules'
import { codeSvg } from './code-image'
import { renderHtml } from './html.rules'

export interface Issue {
  kind: string
  label: string
  /** Letters in the number that tell the register, for example 责改. */
  mark: string
  ownerType: string
  ownerId: string
  /** Null for a paper that belongs to no commitment, such as a rejection. */
  commitmentId: string | null
  render: (number: string) => Rendered
}
/** Gap-free: the register's row moves in the command's own transaction, so a rollback gives the number back. */
export async function nextNumber(context: CommandContext, kind: string, mark: string): Promise<string> {
  const year = Number(context.today.slice(0, 4))
  const department = await readSetting(context.db, 'office.shortName')
  const row = await context.db.insertInto('number_registers').values({ kind, department, year, last: 1 })
    .onConflict((c) => c.columns(['kind', 'department', 'year']).doUpdateSet((eb) => ({ last: eb('number_registers.last', '+', 1) })))
    .returning('last').executeTakeFirstOrThrow()
  return `${department}${mark}〔${year}〕${row.last}号`
}
export async function issueDocument(context: CommandContext, issue: Issue): Promise<{ id: string; number: string }> {
  const number = await nextNumber(context, issue.kind, issue.mark)
  const { body, missing } = issue.render(number)
  if (missing.length > 0) throw new ProblemError('commitment.letterIncomplete', { missing: missing.join('、') })
  const sha256 = hashOf(body)
  const html = renderHtml(body, { svg: await codeSvg(codeText(number, sha256)), number, sha256 })
  const id = context.newId()
  await context.db.insertInto('documents').values({
    id, kind: issue.kind, label: issue.label, number, owner_type: issue.ownerType, owner_id: issue.ownerId, commitment_id: issue.commitmentId,
    // Names, numbers and telephones of people stand in a document: sealed at rest like every personal number. The hash is of the content.
    html: context.services.personal.seal(html), body: context.services.personal.seal(JSON.stringify(body)), sha256, issued_on: context.today, created_by: context.person?.id ?? null, created_at: context.now,
  }).execute()
  context.audit({ subjectType: 'document', subjectId: id, summary: `制发${issue.label} ${number}` })
  return { id, number }
}
export async function documentsOf(db: Reader, commitmentId: string): Promise<{ id: string; kind: string; label: string; number: string; issuedOn: string; prints: number }[]> {
  const rows = await db.selectFrom('documents').select(['id', 'kind', 'label', 'number', 'issued_on'])
    .select((eb) => eb.selectFrom('document_prints').select((s) => s.fn.coalesce(s.fn.sum<number>('copies'), s.lit(0)).as('n')).whereRef('document_id', '=', 'documents.id').as('prints'))
    .where('commitment_id', '=', commitmentId).orderBy('created_at').execute()
  return rows.map((row) => ({ id: row.id, kind: row.kind, label: row.label, number: row.number, issuedOn: row.issued_on, prints: row.prints ?? 0 }))
}
