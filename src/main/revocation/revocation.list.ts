// Lists of revocation cases; the home page counts with the same condition a list is read with.
import { sql } from 'kysely'
import type { revocationContract, RevocationView } from '../../shared/revocation/revocation.contract'
import { revocationStates, type RevocationState } from '../../shared/revocation/revocation.workflow'
import type { Handlers } from '../core/context'
import { decodeCursor, pageFrom } from '../core/paging'
import type { Reader } from '../db'
import { openDesk } from '../deadlines'

const states: Record<RevocationView, readonly RevocationState[]> = {
  open: ['opened', 'noticed', 'hearing', 'heard', 'reviewed', 'proposed', 'approved'], defending: ['noticed', 'hearing'], heard: ['heard'], proposed: ['proposed'], approved: ['approved'], closed: ['revoked', 'notRevoked'],
}
/** How many cases the list of this view would show. */
export async function countRevocations(db: Reader, view: RevocationView): Promise<number> {
  const row = await db.selectFrom('revocations').select(sql<number>`count(*)`.as('n')).where('state', 'in', states[view]).executeTakeFirstOrThrow()
  return row.n
}
export const revocationListHandlers: Handlers<Pick<typeof revocationContract, 'revocation.list'>> = {
  'revocation.list': async ({ db, today }, { view, cursor, limit }) => {
    const after = decodeCursor(cursor, 2)
    let query = db.selectFrom('revocations').innerJoin('commitments', 'commitments.id', 'commitment_id').innerJoin('parties', 'parties.id', 'party_id')
      .select(['revocations.id', 'revocations.number', 'revocations.state', 'opened_on', 'defence_due_on', 'commitments.subject', 'parties.name'])
      .where('revocations.state', 'in', states[view]).orderBy('opened_on').orderBy('revocations.id').limit(limit + 1)
    if (after) query = query.where((eb) => eb(eb.refTuple('opened_on', 'revocations.id'), '>', eb.tuple(after[0] ?? '', after[1] ?? '')))
    const page = pageFrom(await query.execute(), limit, (row) => [row.opened_on, row.id])
    const { view: due } = await openDesk(db, today)
    return {
      rows: page.rows.map((row) => ({
        id: row.id, number: row.number, partyName: row.name, subject: row.subject, state: row.state, stateLabel: revocationStates[row.state], openedOn: row.opened_on, ...due(row.state === 'noticed' || row.state === 'hearing' ? row.defence_due_on : null),
      })),
      nextCursor: page.nextCursor,
    }
  },
}
