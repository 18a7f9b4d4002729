// The life of a commitment (domain.md section 3). Every later capability moves it only through these actions.
import { defineWorkflow } from '../workflow/workflow'

export const commitmentStates = {
  awaitingVerification: '待核查', verifying: '核查中', rectifying: '整改中', rechecking: '复查中',
  breach: '承诺失信', fulfilled: '已履行', revoked: '已撤销', notRevoked: '不予撤销', withdrawn: '已撤回', acceptanceRevoked: '已撤销受理', repaired: '已修复',
} as const
export type CommitmentState = keyof typeof commitmentStates
export const commitmentStateNames = Object.keys(commitmentStates) as [CommitmentState, ...CommitmentState[]]

export interface CommitmentFacts {
  registeredBy: string | null
  /** Deferred materials that are overdue, or still wrong on their last day. */
  lapsedMaterials: number
}

export const commitmentWorkflow = defineWorkflow({
  name: '信用承诺',
  states: commitmentStates as Record<CommitmentState, string>,
  initial: 'awaitingVerification',
  actions: {
    withdraw: {
      label: '撤回承诺', from: ['awaitingVerification', 'verifying', 'rectifying', 'rechecking'], to: 'withdrawn', permission: 'commitment.withdraw',
    },
    revokeAcceptance: {
      label: '撤销受理', from: ['awaitingVerification', 'verifying'], to: 'acceptanceRevoked', permission: 'commitment.register',
      refuse: (facts) => (facts.lapsedMaterials > 0 ? undefined : { rule: '没有逾期未补齐或者补交仍不符合要求的容缺材料', basis: '优化营商环境条例 §37；容缺受理承诺书', who: '材料到期后由窗口人员办理' }),
    },
    exempt: { label: '免于核查', from: ['awaitingVerification'], to: 'fulfilled', permission: 'verification.carryOut', automatic: true },
    beginVerification: { label: '开始核查', from: ['awaitingVerification'], to: 'verifying', permission: 'verification.carryOut', automatic: true },
    cancelVerification: { label: '取消核查', from: ['verifying'], to: 'awaitingVerification', permission: 'verification.carryOut', automatic: true },
    concludeNormal: { label: '核查正常', from: ['verifying', 'rechecking'], to: 'fulfilled', permission: 'verification.carryOut', automatic: true },
    concludeToRectify: { label: '责令整改', from: ['verifying'], to: 'rectifying', permission: 'verification.carryOut', automatic: true },
    beginRecheck: { label: '开始复查', from: ['rectifying'], to: 'rechecking', permission: 'rectification.carryOut', automatic: true },
    concludeBreach: {
      label: '认定失信', from: ['verifying', 'rectifying', 'rechecking'], to: 'breach', permission: 'verification.carryOut', automatic: true,
    },
    revoke: { label: '撤销许可', from: ['breach'], to: 'revoked', permission: 'revocation.decide', automatic: true },
    doNotRevoke: { label: '不予撤销', from: ['breach'], to: 'notRevoked', permission: 'revocation.decide', automatic: true },
    repair: { label: '信用修复', from: ['breach', 'revoked', 'notRevoked'], to: 'repaired', permission: 'revocation.decide', automatic: true },
  },
} satisfies Parameters<typeof defineWorkflow<CommitmentState, string, CommitmentFacts>>[0])
export type CommitmentAction = keyof typeof commitmentWorkflow.actions
