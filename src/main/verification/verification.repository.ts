// Reads and writes verifications, answers and evidence rows.
import { ProblemError } from '../../shared/problem'
import type { VerificationFacts } from '../../shared/verification/verification.workflow'
import { clauseChecks, type ClauseCheck } from './verification.rules'
import type { CatalogItem } from '../../shared/catalog/catalog.schema'
import type { Reader, Row, Writer } from '../db'

export type VerificationRow = Row<'verifications'>
export async function findVerification(db: Reader, id: string): Promise<VerificationRow> {
  const row = await db.selectFrom('verifications').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError('record.notFound', { what: '核查任务', id })
  return row
}
export async function officerIds(db: Reader, id: string): Promise<string[]> {
  const rows = await db.selectFrom('verification_officers').select('user_id').where('verification_id', '=', id).orderBy('user_id').execute()
  return rows.map((row) => row.user_id)
}
export const answersOf = (db: Reader, id: string): Promise<Row<'verification_answers'>[]> => db.selectFrom('verification_answers').selectAll().where('verification_id', '=', id).execute()
export const evidenceOf = (db: Reader, id: string): Promise<(Row<'evidence'> & { display_name: string })[]> =>
  db.selectFrom('evidence').innerJoin('users', 'users.id', 'evidence.captured_by').selectAll('evidence').select('display_name').where('verification_id', '=', id).orderBy('captured_at').execute()

export interface Loaded {
  row: VerificationRow
  facts: VerificationFacts
  checks: ClauseCheck[]
}
/** The verification with everything its workflow asks about. */
export async function loadVerification(db: Reader, id: string, item: CatalogItem | undefined, registeredBy: string | null, content: string, today: string): Promise<Loaded> {
  const row = await findVerification(db, id)
  const officers = await officerIds(db, id)
  const certificates = officers.length === 0 ? [] : await db.selectFrom('users').select('certificate_expires').where('id', 'in', officers).where('certificate_no', 'is not', null).execute()
  const checks = clauseChecks(item, content, await answersOf(db, id), await evidenceOf(db, id))
  return {
    row, checks,
    facts: {
      registeredBy, officers, approvedBy: row.approved_by, method: row.method, validCertificates: certificates.filter((c) => c.certificate_expires !== null && c.certificate_expires >= today).length,
      unanswered: checks.filter((check) => check.answer === null).length, evidenceGaps: checks.filter((check) => check.answer !== null && check.answer !== 'notApplicable' && check.evidence.length < check.photos).map((check) => check.checkItem),
    },
  }
}
export const moveVerification = (db: Writer, row: VerificationRow, version: number, set: Partial<VerificationRow>): Promise<{ numUpdatedRows: bigint }> =>
  db.updateTable('verifications').set({ ...set, version: version + 1 }).where('id', '=', row.id).where('version', '=', version).executeTakeFirstOrThrow()
