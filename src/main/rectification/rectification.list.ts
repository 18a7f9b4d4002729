// Lists of rectification orders; the home page counts with the same condition a list is read with.
import { sql } from 'kysely'
import type { rectificationContract, RectificationView } from '../../shared/rectification/rectification.contract'
import { rectificationStates, type RectificationState } from '../../shared/rectification/rectification.workflow'
import type { Handlers } from '../core/context'
import { decodeCursor, pageFrom } from '../core/paging'
import type { Reader } from '../db'
import { openDesk } from '../deadlines'

const open: readonly RectificationState[] = ['issued', 'extensionRequested', 'reported']
const states: Record<RectificationView, readonly RectificationState[]> = { open, extensionRequested: ['extensionRequested'], reported: ['reported'], overdue: ['issued', 'extensionRequested'], closed: ['corrected', 'failed'] }

/** How many orders the list of this view would show today. */
export async function countOrders(db: Reader, view: RectificationView, today: string): Promise<number> {
  let query = db.selectFrom('rectification_orders').select(sql<number>`count(*)`.as('n')).where('state', 'in', states[view])
  if (view === 'overdue') query = query.where('due_on', '<', today)
  return (await query.executeTakeFirstOrThrow()).n
}
export const rectificationListHandlers: Handlers<Pick<typeof rectificationContract, 'rectification.list'>> = {
  'rectification.list': async ({ db, today }, { view, cursor, limit }) => {
    const after = decodeCursor(cursor, 2)
    let query = db.selectFrom('rectification_orders').innerJoin('commitments', 'commitments.id', 'commitment_id').innerJoin('parties', 'parties.id', 'party_id')
      .select(['rectification_orders.id', 'rectification_orders.number', 'rectification_orders.state', 'issued_on', 'rectification_orders.due_on', 'commitments.subject', 'parties.name'])
      .where('rectification_orders.state', 'in', states[view]).orderBy('rectification_orders.due_on').orderBy('rectification_orders.id').limit(limit + 1)
    if (view === 'overdue') query = query.where('rectification_orders.due_on', '<', today)
    if (after) query = query.where((eb) => eb(eb.refTuple('rectification_orders.due_on', 'rectification_orders.id'), '>', eb.tuple(after[0] ?? '', after[1] ?? '')))
    const page = pageFrom(await query.execute(), limit, (row) => [row.due_on, row.id])
    const { view: due } = await openDesk(db, today)
    return {
      rows: page.rows.map((row) => {
        const standing = due(open.includes(row.state) ? row.due_on : null)
        return { id: row.id, number: row.number, partyName: row.name, subject: row.subject, state: row.state, stateLabel: rectificationStates[row.state], issuedOn: row.issued_on, dueOn: row.due_on, dueStatus: standing.dueStatus, dueWords: standing.dueWords }
      }),
      nextCursor: page.nextCursor,
    }
  },
}
