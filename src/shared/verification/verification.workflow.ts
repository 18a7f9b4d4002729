// The verification task (践诺核查): plan, approval for on-site work, checklist, conclusion (domain.md section 7).
import { defineWorkflow, type Actor, type Refusal } from '../workflow/workflow'
import { notSamePerson } from '../workflow/separation'

export const verificationStates = { planned: '待审批', approved: '待实施', inProgress: '实施中', concluded: '已结论', cancelled: '已取消' } as const
export type VerificationState = keyof typeof verificationStates
export const verificationStateNames = Object.keys(verificationStates) as [VerificationState, ...VerificationState[]]
export const methods = { onSite: '现场核查', offSite: '非现场核查', random: '双随机抽查', exempt: '免于核查' } as const
export type Method = keyof typeof methods
export const findings = { normal: '正常', toRectify: '待整改', breach: '承诺失信' } as const
export type Finding = keyof typeof findings

export interface VerificationFacts {
  registeredBy: string | null
  officers: readonly string[]
  approvedBy: string | null
  method: Method
  validCertificates: number
  unanswered: number
  evidenceGaps: readonly string[]
}

const notRegistrar = (facts: VerificationFacts, actor: Actor): Refusal | undefined =>
  notSamePerson(actor, [facts.registeredBy], '登记该承诺的人员不得办理该承诺的核查', '由未参与登记的执法人员办理')
const assigned = (facts: VerificationFacts, actor: Actor): Refusal | undefined =>
  facts.officers.includes(actor.id)
    ? undefined
    : { rule: '您不是本次核查的承办执法人员', basis: '行政处罚法 §42、国办发〔2024〕54号', who: '由计划中的执法人员办理' }
/** On-site inspection takes two or more officers with valid certificates (国办发〔2024〕54号; 行政处罚法 §42). */
const twoCertified = (facts: VerificationFacts): Refusal | undefined =>
  facts.method === 'onSite' && facts.validCertificates < 2
    ? { rule: '现场核查须有两名以上持有效证件的执法人员', basis: '国办发〔2024〕54号；行政处罚法 §42', who: '请补充执法人员或改用非现场核查' }
    : undefined

export const verificationWorkflow = defineWorkflow({
  name: '践诺核查',
  states: verificationStates as Record<VerificationState, string>,
  initial: 'planned',
  actions: {
    approve: {
      label: '批准检查', from: ['planned'], to: 'approved', permission: 'verification.approve',
      refuse: (facts, actor) =>
        notSamePerson(actor, [...facts.officers, facts.registeredBy], '参与登记或核查的人员不得审批该次检查', '由另一名审批负责人办理') ?? twoCertified(facts),
    },
    start: {
      label: '开始核查', from: ['approved'], to: 'inProgress', permission: 'verification.carryOut',
      refuse: (facts, actor) => notRegistrar(facts, actor) ?? assigned(facts, actor) ?? twoCertified(facts),
    },
    conclude: {
      label: '作出结论', from: ['inProgress'], to: 'concluded', permission: 'verification.carryOut',
      refuse: (facts, actor) => {
        const who = notRegistrar(facts, actor) ?? assigned(facts, actor)
        if (who) return who
        if (facts.unanswered > 0) {
          return { rule: `核查清单还有 ${facts.unanswered} 项未填`, basis: '一诺一核查', who: '逐项填写后即可作出结论' }
        }
        return facts.evidenceGaps.length > 0
          ? { rule: `证据不足：${facts.evidenceGaps.join('、')}`, basis: '条款证据规则', who: '补充证据后即可作出结论' }
          : undefined
      },
    },
    cancel: {
      label: '取消计划', from: ['planned', 'approved'], to: 'cancelled', permission: 'verification.carryOut', refuse: assigned,
    },
  },
} satisfies Parameters<typeof defineWorkflow<VerificationState, string, VerificationFacts>>[0])
