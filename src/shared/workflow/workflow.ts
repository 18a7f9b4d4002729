// The one workflow engine: a case kind is plain data, a transition is one pure function.
import { allows, permissionRoles, roleLabels, type Permission, type Role } from '../admin/permissions'

export interface Refusal {
  /** The rule in the user's words. */
  rule: string
  /** Law and article, or the design's section. */
  basis: string
  /** Who can do it instead, or what must happen first. */
  who: string
}
export interface Actor {
  id: string
  roles: readonly Role[]
}
export interface Action<State extends string, Facts> {
  label: string
  from: readonly State[]
  to: State
  permission: Permission
  /** Undefined when the action may go ahead. Pure: facts in, reason out. */
  refuse?: (facts: Facts, actor: Actor) => Refusal | undefined
  /** Done by the loop itself, never offered as a button. */
  automatic?: boolean
}
export interface Workflow<State extends string, ActionId extends string, Facts> {
  name: string
  states: Record<State, string>
  initial: State
  actions: Record<ActionId, Action<State, Facts>>
}

export const defineWorkflow = <State extends string, ActionId extends string, Facts>(
  w: Workflow<State, ActionId, Facts>,
): Workflow<State, ActionId, Facts> => w

export type Decision<State extends string> =
  | { ok: true; to: State }
  | { ok: false; kind: 'state' | 'permission' | 'refused'; refusal: Refusal }

/** Decides one action; the caller performs it inside its transaction. */
export function decide<S extends string, A extends string, F>(
  w: Workflow<S, A, F>, actionId: A, state: S, actor: Actor, facts: F,
): Decision<S> {
  const action = w.actions[actionId]
  if (!action.from.includes(state)) {
    const when = action.from.map((s) => `“${w.states[s]}”`).join('、')
    return {
      ok: false, kind: 'state',
      refusal: { rule: `“${action.label}”不能在“${w.states[state]}”状态下办理`, basis: `${w.name}流程`, who: `须处于${when}状态` },
    }
  }
  if (!action.automatic && !allows(action.permission, actor.roles)) {
    const who = permissionRoles[action.permission].map((role) => roleLabels[role]).join('、')
    return { ok: false, kind: 'permission', refusal: { rule: `“${action.label}”不属于您的职责`, basis: '岗位职责分工', who: `${who}可以办理` } }
  }
  const refusal = action.refuse?.(facts, actor)
  return refusal ? { ok: false, kind: 'refused', refusal } : { ok: true, to: action.to }
}

export interface OfferedAction {
  id: string
  label: string
  enabled: boolean
  refusal?: Refusal
}
/** What the action bar shows: every action of this state, those refused with their reason. */
export function actionsFor<S extends string, A extends string, F>(
  w: Workflow<S, A, F>, state: S, actor: Actor, facts: F,
): OfferedAction[] {
  const ids = Object.keys(w.actions) as A[]
  return ids
    .filter((id) => !w.actions[id].automatic && w.actions[id].from.includes(state))
    .map((id) => {
      const decision = decide(w, id, state, actor, facts)
      const label = w.actions[id].label
      return decision.ok ? { id, label, enabled: true } : { id, label, enabled: false, refusal: decision.refusal }
    })
}
