// Computes a deadline from the stored calendar, keeps it with its computation, and shows how it stands today.
import { sql } from 'kysely'
import type { DeadlineView } from '../../shared/commitments/commitments.contract'
import type { CommandContext } from '../core/context'
import type { Reader, Row } from '../db'
import { readNumber } from '../admin'
import { computeDeadline, describeDaysLeft, deadlineStatus, type Calendar, type Term } from './deadlines.rules'

export async function loadCalendar(db: Reader): Promise<Calendar> {
  const rows = await db.selectFrom('calendar_days').select(['day', sql<'rest' | 'work' | 'year'>`kind`.as('kind')])
    .unionAll((eb) => eb.selectFrom('calendar_years').select([sql<string>`cast(year as text)`.as('day'), sql<'rest' | 'work' | 'year'>`'year'`.as('kind')])).execute()
  const of = (kind: string): string[] => rows.filter((row) => row.kind === kind).map((row) => row.day)
  return { rest: new Set(of('rest')), work: new Set(of('work')), years: new Set(of('year').map(Number)) }
}
export interface DeadlineRequest {
  ownerType: string
  ownerId: string
  kind: string
  label: string
  from: string
  term: Term
  basis: string
}
export async function setDeadline(context: CommandContext, request: DeadlineRequest): Promise<{ id: string; due: string }> {
  const result = computeDeadline({ from: request.from, term: request.term, calendar: await loadCalendar(context.db) })
  const id = context.newId()
  await context.db.insertInto('deadlines').values({
    id, owner_type: request.ownerType, owner_id: request.ownerId, kind: request.kind, label: request.label, from_on: request.from, due_on: result.due,
    provisional: result.provisional ? 1 : 0, basis: request.basis, steps: JSON.stringify(result.steps), closed_on: null, created_at: context.now,
  }).execute()
  return { id, due: result.due }
}
/** Closed deadlines never move again. */
export async function closeDeadlines(context: CommandContext, ownerType: string, ownerId: string, kinds?: readonly string[]): Promise<void> {
  let query = context.db.updateTable('deadlines').set({ closed_on: context.today }).where('owner_type', '=', ownerType).where('owner_id', '=', ownerId).where('closed_on', 'is', null)
  if (kinds) query = query.where('kind', 'in', kinds)
  await query.execute()
}
export async function moveDeadline(context: CommandContext, ownerId: string, kind: string, due: string, step: string): Promise<void> {
  const row = await context.db.selectFrom('deadlines').selectAll().where('owner_id', '=', ownerId).where('kind', '=', kind).where('closed_on', 'is', null).executeTakeFirst()
  if (!row) return
  const steps = [...(JSON.parse(row.steps) as string[]), step]
  await context.db.updateTable('deadlines').set({ due_on: due, steps: JSON.stringify(steps) }).where('id', '=', row.id).execute()
}
export function viewDeadline(row: Row<'deadlines'>, today: string, calendar: Calendar, atRiskDays: number): DeadlineView {
  const open = row.closed_on === null
  return {
    id: row.id, kind: row.kind, label: row.label, fromOn: row.from_on, dueOn: row.due_on, provisional: row.provisional === 1,
    status: open ? deadlineStatus(today, row.due_on, calendar, atRiskDays) : 'closed', words: open ? describeDaysLeft(today, row.due_on, calendar) : '已办结',
    basis: row.basis, steps: JSON.parse(row.steps) as string[],
  }
}
export async function viewDeadlines(db: Reader, owners: readonly string[], today: string): Promise<DeadlineView[]> {
  if (owners.length === 0) return []
  const rows = await db.selectFrom('deadlines').selectAll().where('owner_id', 'in', owners).orderBy('created_at').execute()
  const [calendar, atRisk] = [await loadCalendar(db), await readNumber(db, 'verification.atRiskDays')]
  return rows.map((row) => viewDeadline(row, today, calendar, atRisk))
}
export interface DueView {
  dueOn: string | null
  dueStatus: 'inTime' | 'atRisk' | 'overdue' | 'none'
  dueWords: string
}
export interface Desk {
  /** How a list shows a due date: always the date, its standing today and the days left in words. */
  view: (due: string | null) => DueView
  /** The last due day that counts as at risk today. */
  riskUntil: string
}
/** The calendar as lists need it, read once for all their rows. */
export async function openDesk(db: Reader, today: string): Promise<Desk> {
  const [calendar, atRisk] = await Promise.all([loadCalendar(db), readNumber(db, 'verification.atRiskDays')])
  return {
    riskUntil: computeDeadline({ from: today, term: { value: atRisk, unit: 'workingDays' }, calendar }).due,
    view: (due) => (due === null ? { dueOn: null, dueStatus: 'none', dueWords: '' } : { dueOn: due, dueStatus: deadlineStatus(today, due, calendar, atRisk), dueWords: describeDaysLeft(today, due, calendar) }),
  }
}
