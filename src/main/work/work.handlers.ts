// The home page: what waits for this person, by role, each count opening exactly the list it counts.
import type { commitmentsContract } from '../../shared/commitments/commitments.contract'
import { queueViewLabels, type queueViews } from '../../shared/commitments/commitments.contract'
import { countSubmitted } from '../catalog'
import { countMaterials, countOverrides, countView } from '../commitments'
import { actor, type Handlers, type QueryContext } from '../core/context'
import { openDesk } from '../deadlines'
import { countOrders } from '../rectification'
import { countRevocations } from '../revocation'
import { countVerifications } from '../verification'

type Tone = 'normal' | 'warning' | 'danger'
interface Card {
  key: string
  label: string
  count: number
  room: string
  view: string
  tone: Tone
}
const card = (room: string, view: string, label: string, count: number, tone: Tone = 'normal'): Card => ({ key: `${room}-${view}`, label, count, room, view, tone: count > 0 ? tone : 'normal' })

/** What waits for this very person comes first. */
async function mine({ db, today }: QueryContext, person: { id: string; roles: readonly string[] }): Promise<Card[]> {
  const cards: Card[] = []
  if (person.roles.includes('supervisor')) {
    cards.push(card('verifications', 'planned', '待批检查', await countVerifications(db, 'planned', person.id)), card('rectifications', 'extensionRequested', '待批延期', await countOrders(db, 'extensionRequested', today)))
    cards.push(card('revocations', 'proposed', '待审批撤销', await countRevocations(db, 'proposed'), 'warning'))
  }
  if (person.roles.includes('supervisor') || person.roles.includes('sysadmin')) cards.push(card('changes', 'toSign', '待签发清单变更', await countSubmitted(db, person.id), 'warning'))
  if (person.roles.includes('supervisor')) cards.push(card('overrides', 'toDecide', '待批放行', await countOverrides(db, person.id), 'warning'))
  if (person.roles.includes('clerk')) cards.push(card('materials', 'pending', '待补容缺材料', await countMaterials(db, 'pending', today)), card('materials', 'overdue', '容缺逾期', await countMaterials(db, 'overdue', today), 'danger'))
  if (person.roles.includes('reviewer')) cards.push(card('revocations', 'heard', '待法制审核', await countRevocations(db, 'heard'), 'warning'))
  if (person.roles.includes('officer')) {
    cards.push(card('verifications', 'mine', '我的核查', await countVerifications(db, 'mine', person.id)), card('rectifications', 'reported', '待复查', await countOrders(db, 'reported', today)))
    cards.push(card('rectifications', 'overdue', '整改逾期', await countOrders(db, 'overdue', today), 'danger'), card('revocations', 'open', '撤销案件', await countRevocations(db, 'open'), 'warning'))
  }
  return cards
}
const queueCards: readonly { view: (typeof queueViews)[number]; tone: Tone }[] = [
  { view: 'overdue', tone: 'danger' }, { view: 'atRisk', tone: 'warning' }, { view: 'awaiting', tone: 'normal' }, { view: 'verifying', tone: 'normal' }, { view: 'rectifying', tone: 'normal' }, { view: 'breach', tone: 'warning' },
]
export const workHandlers: Handlers<Pick<typeof commitmentsContract, 'work.home'>> = {
  'work.home': async (context) => {
    const person = actor(context)
    const cards = await mine(context, person)
    if (!person.roles.some((role) => ['clerk', 'officer', 'reviewer', 'supervisor'].includes(role))) return { cards }
    const { riskUntil } = await openDesk(context.db, context.today)
    for (const { view, tone } of queueCards) cards.push(card('queue', view, queueViewLabels[view], await countView(context.db, view, context.today, riskUntil), tone))
    return { cards }
  },
}
