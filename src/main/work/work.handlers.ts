// The home page: what waits for this person, by role, each count opening exactly the list it counts.
import { sql } from 'kysely'
import type { commitmentsContract } from '../../shared/commitments/commitments.contract'
import type { Role } from '../../shared/admin/permissions'
import { readNumber } from '../admin'
import { countView } from '../commitments'
import { actor, type Handlers, type QueryContext } from '../core/context'
import { computeDeadline, loadCalendar } from '../deadlines'

interface Card {
  key: string
  label: string
  count: number
  room: string
  view: string
  tone: 'normal' | 'warning' | 'danger'
}
type View = 'awaiting' | 'verifying' | 'rectifying' | 'breach' | 'overdue' | 'atRisk' | 'all'
const queueCards: readonly { view: View; label: string; tone: Card['tone'] }[] = [
  { view: 'overdue', label: '已逾期', tone: 'danger' }, { view: 'atRisk', label: '临近到期', tone: 'warning' }, { view: 'awaiting', label: '待核查', tone: 'normal' },
  { view: 'verifying', label: '核查中', tone: 'normal' }, { view: 'rectifying', label: '整改与复查', tone: 'normal' }, { view: 'breach', label: '失信待处理', tone: 'warning' },
]
const count = sql<number>`count(*)`.as('n')
async function waiting(context: QueryContext, roles: readonly Role[]): Promise<Card[]> {
  const cards: Card[] = []
  if (roles.includes('supervisor')) {
    const plans = await context.db.selectFrom('verifications').select(count).where('state', '=', 'planned').executeTakeFirstOrThrow()
    const cases = await context.db.selectFrom('revocations').select(count).where('state', '=', 'proposed').executeTakeFirstOrThrow()
    cards.push({ key: 'plans', label: '待批检查', count: plans.n, room: 'queue', view: 'verifying', tone: 'normal' }, { key: 'decisions', label: '待审批撤销', count: cases.n, room: 'queue', view: 'breach', tone: 'warning' })
  }
  if (roles.includes('reviewer')) {
    const cases = await context.db.selectFrom('revocations').select(count).where('state', '=', 'heard').executeTakeFirstOrThrow()
    cards.push({ key: 'reviews', label: '待法制审核', count: cases.n, room: 'queue', view: 'breach', tone: 'warning' })
  }
  return cards
}
export const workHandlers: Handlers<Pick<typeof commitmentsContract, 'work.home'>> = {
  'work.home': async (context) => {
    const { roles } = actor(context)
    if (!roles.some((role) => ['clerk', 'officer', 'reviewer', 'supervisor'].includes(role))) return { cards: [] }
    const atRisk = await readNumber(context.db, 'verification.atRiskDays')
    const riskUntil = computeDeadline({ from: context.today, term: { value: atRisk, unit: 'workingDays' }, calendar: await loadCalendar(context.db) }).due
    const cards: Card[] = await waiting(context, roles)
    for (const { view, label, tone } of queueCards) {
      const n = await countView(context.db, view, context.today, riskUntil)
      cards.push({ key: view, label, count: n, room: 'queue', view, tone: n > 0 ? tone : 'normal' })
    }
    return { cards }
  },
}
