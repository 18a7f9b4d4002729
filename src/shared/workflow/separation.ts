// Separation of duties is by person (domain.md section 2): small pure checks shared by the workflows.
import type { Actor, Refusal } from './workflow'

/** Refuses when the actor is one of the people who did the incompatible part. */
export function notSamePerson(
  actor: Actor, others: readonly (string | null | undefined)[], rule: string, who: string,
  basis = '行政处罚法 §57、许可法 §5；职责分离规则',
): Refusal | undefined {
  return others.includes(actor.id) ? { rule, basis, who } : undefined
}
