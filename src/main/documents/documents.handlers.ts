// Reading a document and keeping the reprint register.
import type { commitmentsContract } from '../../shared/commitments/commitments.contract'
import { ProblemError } from '../../shared/problem'
import { actor, type Handlers } from '../core/context'
import type { Reader, Row } from '../db'

type Documents = Pick<typeof commitmentsContract, 'documents.html' | 'documents.recordPrint'>
async function find(db: Reader, id: string): Promise<Row<'documents'>> {
  const row = await db.selectFrom('documents').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError('record.notFound', { what: '文书', id })
  return row
}
async function prints(db: Reader, id: string): Promise<number> {
  const rows = await db.selectFrom('document_prints').select('copies').where('document_id', '=', id).execute()
  return rows.reduce((sum, row) => sum + row.copies, 0)
}
export const documentsHandlers: Handlers<Documents> = {
  'documents.html': async ({ db, services }, { id }) => {
    const row = await find(db, id)
    return { id, label: row.label, number: row.number, html: services.personal.open(row.html), prints: await prints(db, id) }
  },
  'documents.recordPrint': async (context, { id, copies }) => {
    const row = await find(context.db, id)
    await context.db.insertInto('document_prints').values({ id: context.newId(), document_id: id, copies, printed_by: actor(context).id, at: context.now }).execute()
    context.audit({ subjectType: 'document', subjectId: id, summary: `打印${row.label} ${row.number} ${copies} 份` })
    return { prints: await prints(context.db, id) }
  },
}
