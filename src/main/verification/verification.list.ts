// Lists of verification tasks; the home page counts with the same condition a list is read with.
import { sql, type ExpressionBuilder } from 'kysely'
import type { verificationContract, VerificationView } from '../../shared/verification/verification.contract'
import { methods, verificationStates, type VerificationState } from '../../shared/verification/verification.workflow'
import { actor, type Handlers } from '../core/context'
import { decodeCursor, pageFrom } from '../core/paging'
import type { Database, Reader } from '../db'

const states: Record<VerificationView, readonly VerificationState[]> = { open: ['planned', 'approved', 'inProgress'], mine: ['planned', 'approved', 'inProgress'], planned: ['planned'], approved: ['approved'], inProgress: ['inProgress'], closed: ['concluded', 'cancelled'] }
const assigned = (userId: string) => (eb: ExpressionBuilder<Database, 'verifications'>) =>
  eb.exists(eb.selectFrom('verification_officers').select('user_id').whereRef('verification_id', '=', 'verifications.id').where('user_id', '=', userId))

/** How many tasks the list of this view would show this person. */
export async function countVerifications(db: Reader, view: VerificationView, userId: string): Promise<number> {
  let query = db.selectFrom('verifications').select(sql<number>`count(*)`.as('n')).where('state', 'in', states[view])
  if (view === 'mine') query = query.where(assigned(userId))
  return (await query.executeTakeFirstOrThrow()).n
}
async function officerNames(db: Reader, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = ids.length === 0 ? [] : await db.selectFrom('verification_officers').innerJoin('users', 'users.id', 'user_id').select(['verification_id', 'display_name']).where('verification_id', 'in', ids).orderBy('user_id').execute()
  const names = new Map<string, string[]>()
  for (const row of rows) names.set(row.verification_id, [...(names.get(row.verification_id) ?? []), row.display_name])
  return names
}
export const verificationListHandlers: Handlers<Pick<typeof verificationContract, 'verification.list'>> = {
  'verification.list': async (context, { view, cursor, limit }) => {
    const after = decodeCursor(cursor, 2)
    let query = context.db.selectFrom('verifications').innerJoin('commitments', 'commitments.id', 'commitment_id').innerJoin('parties', 'parties.id', 'party_id')
      .select(['verifications.id', 'verifications.state', 'method', 'planned_on', 'commitments.code', 'commitments.subject', 'parties.name'])
      .where('verifications.state', 'in', states[view]).orderBy('planned_on').orderBy('verifications.id').limit(limit + 1)
    if (view === 'mine') query = query.where((eb) => assigned(actor(context).id)(eb as unknown as ExpressionBuilder<Database, 'verifications'>))
    if (after) query = query.where((eb) => eb(eb.refTuple('planned_on', 'verifications.id'), '>', eb.tuple(after[0] ?? '', after[1] ?? '')))
    const page = pageFrom(await query.execute(), limit, (row) => [row.planned_on, row.id])
    const names = await officerNames(context.db, page.rows.map((row) => row.id))
    return {
      rows: page.rows.map((row) => ({
        id: row.id, commitmentCode: row.code, partyName: row.name, subject: row.subject, state: row.state, stateLabel: verificationStates[row.state], methodLabel: methods[row.method], plannedOn: row.planned_on, officers: names.get(row.id) ?? [],
      })),
      nextCursor: page.nextCursor,
    }
  },
}
