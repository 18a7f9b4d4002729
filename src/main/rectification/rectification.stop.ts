// An order ends with the commitment it belongs to.
import { rectificationWorkflow } from '../../shared/rectification/rectification.workflow'
import { actor, type CommandContext } from '../core/context'
import { nextState } from '../core/move'
import { closeDeadlines } from '../deadlines'

export async function stopOrder(context: CommandContext, event: { commitmentId: string; reason: string }): Promise<void> {
  const rows = await context.db.selectFrom('rectification_orders').selectAll().where('commitment_id', '=', event.commitmentId).where('state', 'in', ['issued', 'extensionRequested', 'reported']).execute()
  for (const row of rows) {
    const facts = { today: context.today, dueOn: row.due_on, extended: row.extended === 1, reported: row.report_on !== null, extensionRequestedBy: row.extension_requested_by, registeredBy: null }
    const state = nextState(rectificationWorkflow, 'cancel', row.state, actor(context), facts)
    await context.db.updateTable('rectification_orders').set({ state, version: row.version + 1 }).where('id', '=', row.id).execute()
    await closeDeadlines(context, 'rectification', row.id)
    context.audit({ subjectType: 'rectification', subjectId: row.id, summary: `${row.number} 随承诺终止：${event.reason}` })
  }
}
