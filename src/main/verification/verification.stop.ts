// A verification that is under way ends with the commitment it is of; what was found so far stays on file.
import type { CommandContext } from '../core/context'

export async function stopVerification(context: CommandContext, event: { commitmentId: string; reason: string }): Promise<void> {
  const rows = await context.db.selectFrom('verifications').selectAll().where('commitment_id', '=', event.commitmentId).where('state', 'in', ['planned', 'approved', 'inProgress']).execute()
  for (const row of rows) {
    await context.db.updateTable('verifications').set({ state: 'cancelled', reasons: `承诺终止：${event.reason}`, version: row.version + 1 }).where('id', '=', row.id).execute()
    context.audit({ subjectType: 'verification', subjectId: row.id, summary: `核查随承诺终止：${event.reason}` })
  }
}
