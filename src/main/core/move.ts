// Moves one case by its workflow, or refuses in words: the only place where a decision becomes a Problem.
import { ProblemError } from '../../shared/problem'
import { decide, type Actor, type Workflow } from '../../shared/workflow/workflow'

/** The state an allowed action leads to. Throws workflow.notAllowed, workflow.refused or separation.samePerson. */
export function nextState<S extends string, A extends string, F>(workflow: Workflow<S, A, F>, action: A, state: S, actor: Actor, facts: F): S {
  const decision = decide(workflow, action, state, actor, facts)
  if (decision.ok) return decision.to
  const { rule, basis, who } = decision.refusal
  if (decision.kind === 'state') {
    throw new ProblemError('workflow.notAllowed', { action: workflow.actions[action].label, state: workflow.states[state], remedy: who })
  }
  if (decision.kind === 'refused' && basis.includes('职责分离规则')) throw new ProblemError('separation.samePerson', { rule, basis, who })
  throw new ProblemError('workflow.refused', { rule, basis, who })
}
/** An optimistic update touched exactly one row, or the record has changed since it was read. */
export function expectOne(changed: { numUpdatedRows: bigint }, what: string): void {
  if (changed.numUpdatedRows !== 1n) throw new ProblemError('record.changedElsewhere', { what })
}
