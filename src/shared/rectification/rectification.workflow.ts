// The rectification order (责令改正): issued, reported, re-checked, closed or escalated (domain.md section 8).
import { notSamePerson } from '../workflow/separation'
import { defineWorkflow } from '../workflow/workflow'

export const rectificationStates = { issued: '整改中', extensionRequested: '延期待审批', reported: '待复查', corrected: '整改合格', failed: '整改不合格', cancelled: '已终止' } as const
export type RectificationState = keyof typeof rectificationStates
export const rectificationStateNames = Object.keys(rectificationStates) as [RectificationState, ...RectificationState[]]
export interface RectificationFacts {
  today: string
  dueOn: string
  extended: boolean
  /** The party's own report has come in. */
  reported: boolean
  extensionRequestedBy: string | null
  registeredBy: string | null
}
export const rectificationWorkflow = defineWorkflow({
  name: '责令改正',
  states: rectificationStates as Record<RectificationState, string>,
  initial: 'issued',
  actions: {
    report: { label: '登记自查报告', from: ['issued'], to: 'reported', permission: 'rectification.carryOut' },
    requestExtension: {
      label: '申请延期', from: ['issued'], to: 'extensionRequested', permission: 'rectification.carryOut',
      refuse: (facts) =>
        facts.extended ? { rule: '每份责令改正通知书只能延期一次', basis: '行政处罚法 §28；责令改正规则', who: '请按原期限复查' }
          : facts.today > facts.dueOn ? { rule: '已过整改期限，不能再申请延期', basis: '行政处罚法 §28；责令改正规则', who: '请直接复查' } : undefined,
    },
    approveExtension: {
      label: '批准延期', from: ['extensionRequested'], to: 'issued', permission: 'verification.approve',
      refuse: (facts, actor) => notSamePerson(actor, [facts.extensionRequestedBy, facts.registeredBy], '申请延期的人不得批准延期', '由另一名审批负责人办理'),
    },
    refuseExtension: {
      label: '不予延期', from: ['extensionRequested'], to: 'issued', permission: 'verification.approve',
      refuse: (facts, actor) => notSamePerson(actor, [facts.extensionRequestedBy, facts.registeredBy], '申请延期的人不得审批延期', '由另一名审批负责人办理'),
    },
    recheckPassed: {
      label: '复查合格', from: ['reported'], to: 'corrected', permission: 'rectification.carryOut',
      refuse: (facts, actor) => notSamePerson(actor, [facts.registeredBy], '登记该承诺的人员不得复查', '由未参与登记的执法人员办理'),
    },
    recheckFailed: {
      label: '复查不合格', from: ['issued', 'reported'], to: 'failed', permission: 'rectification.carryOut',
      refuse: (facts, actor) =>
        notSamePerson(actor, [facts.registeredBy], '登记该承诺的人员不得复查', '由未参与登记的执法人员办理') ??
        (!facts.reported && facts.today <= facts.dueOn ? { rule: `整改期限至 ${facts.dueOn}，期满或收到自查报告前不能认定不合格`, basis: '行政处罚法 §28', who: '期满次日起或登记自查报告后由执法人员办理' } : undefined),
    },
    cancel: { label: '随承诺终止', from: ['issued', 'extensionRequested', 'reported'], to: 'cancelled', permission: 'rectification.carryOut', automatic: true },
  },
} satisfies Parameters<typeof defineWorkflow<RectificationState, string, RectificationFacts>>[0])
