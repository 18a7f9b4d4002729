// The due-process case (撤销案件): no step without its document, its proof of service and its elapsed term (domain.md section 8).
import { notSamePerson } from '../workflow/separation'
import { defineWorkflow, type Actor, type Refusal } from '../workflow/workflow'

export const revocationStates = {
  opened: '已立案', noticed: '已告知', hearing: '听证中', heard: '陈述申辩已结束', reviewed: '法制审核已通过', proposed: '待审批', approved: '已批准待送达', revoked: '已撤销', notRevoked: '不予撤销',
} as const
export type RevocationState = keyof typeof revocationStates
export const revocationStateNames = Object.keys(revocationStates) as [RevocationState, ...RevocationState[]]

export interface RevocationFacts {
  today: string
  /** Step 1: a breach finding, or the failed order with its re-check, is on file. */
  factsOnFile: boolean
  /** Step 2: ground chosen and the public-interest question answered. */
  groundGiven: boolean
  publicInterestHarmed: boolean
  /** Step 3: the term for the party's defence ends at the close of this day. */
  defenceDueOn: string | null
  noticeServed: boolean
  /** Step 4: an open request for a hearing. */
  hearingRequested: boolean
  hearingNoticeOn: string | null
  hearingEarliestOn: string | null
  chairId: string | null
  reviewAgreed: boolean
  registeredBy: string | null
  verifiedBy: readonly string[]
  handlerIds: readonly string[]
  proposedBy: string | null
  reviewedBy: string | null
}
const decider = (facts: RevocationFacts, actor: Actor): Refusal | undefined =>
  notSamePerson(actor, [facts.proposedBy, ...facts.handlerIds], '提出撤销的人不得审批该撤销', '由另一名审批负责人办理', '行政许可法 §69；行政处罚法 §57；职责分离规则') ??
  notSamePerson(actor, [facts.reviewedBy], '法制审核人不得审批该撤销', '由另一名审批负责人办理', '行政处罚法 §58；职责分离规则') ??
  notSamePerson(actor, [facts.registeredBy, ...facts.verifiedBy, facts.chairId], '参与登记、核查或主持听证的人不得审批该撤销', '由另一名审批负责人办理')
const notRegistrar = (facts: RevocationFacts, actor: Actor): Refusal | undefined =>
  notSamePerson(actor, [facts.registeredBy], '登记该承诺的人员不得办理其撤销案件', '由未参与登记的执法人员办理')

export const revocationWorkflow = defineWorkflow({
  name: '撤销案件',
  states: revocationStates as Record<RevocationState, string>,
  initial: 'opened',
  actions: {
    serveNotice: {
      label: '送达事先告知书', from: ['opened'], to: 'noticed', permission: 'revocation.handle',
      refuse: (facts, actor) =>
        notRegistrar(facts, actor) ??
        (!facts.factsOnFile ? { rule: '尚无失信认定或逾期整改的核查事实', basis: '行政许可法 §69', who: '先完成核查或复查' } : undefined) ??
        (!facts.groundGiven ? { rule: '尚未填写撤销依据和公共利益审查', basis: '行政许可法 §69 第一至三款', who: '执法人员填写“撤销依据”' } : undefined) ??
        (facts.publicInterestHarmed ? { rule: '撤销可能对公共利益造成重大损害的，不予撤销', basis: '行政许可法 §69 第三款', who: '由执法人员报请不予撤销' } : undefined),
    },
    requestHearing: {
      label: '登记听证申请', from: ['noticed'], to: 'hearing', permission: 'revocation.handle',
      refuse: (facts, actor) =>
        notRegistrar(facts, actor) ??
        (facts.defenceDueOn !== null && facts.today > facts.defenceDueOn
          ? { rule: '听证申请期限（5 个工作日）已过', basis: '行政许可法 §47', who: '可记录当事人的陈述申辩' } : undefined),
    },
    holdHearing: {
      label: '登记听证笔录', from: ['hearing'], to: 'heard', permission: 'revocation.handle',
      refuse: (facts, actor) =>
        notRegistrar(facts, actor) ??
        (facts.hearingNoticeOn === null ? { rule: '尚未送达听证通知', basis: '行政许可法 §48 第一项', who: '先登记听证通知' } : undefined) ??
        (facts.hearingEarliestOn !== null && facts.today < facts.hearingEarliestOn
          ? { rule: `听证须在通知送达 7 个工作日后举行，最早 ${facts.hearingEarliestOn}`, basis: '行政许可法 §48 第一项', who: '到期后即可登记' } : undefined),
    },
    closeDefence: {
      label: '结束陈述申辩', from: ['noticed'], to: 'heard', permission: 'revocation.handle',
      refuse: (facts, actor) =>
        notRegistrar(facts, actor) ??
        (!facts.noticeServed || facts.defenceDueOn === null ? { rule: '事先告知书尚无送达回证', basis: '行政许可法 §36、§47', who: '先登记送达' } : undefined) ??
        (facts.defenceDueOn !== null && facts.today <= facts.defenceDueOn
          ? { rule: `陈述申辩期限至 ${facts.defenceDueOn} 届满，期满前不得结束`, basis: '行政许可法 §36、§47；期限按 §82 以工作日计', who: '期满次日起即可办理' } : undefined),
    },
    review: {
      label: '法制审核通过', from: ['heard'], to: 'reviewed', permission: 'revocation.review',
      refuse: (facts, actor) => notSamePerson(actor, [facts.registeredBy, ...facts.verifiedBy, ...facts.handlerIds, facts.chairId], '参与登记、核查、办案或主持听证的人不得作法制审核', '由其他法制审核员办理', '行政处罚法 §58'),
    },
    sendBack: {
      label: '法制审核退回', from: ['heard'], to: 'opened', permission: 'revocation.review',
      refuse: (facts, actor) => notSamePerson(actor, [facts.registeredBy, ...facts.verifiedBy, ...facts.handlerIds, facts.chairId], '参与登记、核查、办案或主持听证的人不得作法制审核', '由其他法制审核员办理', '行政处罚法 §58'),
    },
    propose: {
      label: '提请审批', from: ['reviewed'], to: 'proposed', permission: 'revocation.handle',
      refuse: (facts, actor) => notRegistrar(facts, actor) ?? notSamePerson(actor, [facts.reviewedBy], '法制审核人不得提出撤销', '由承办执法人员办理'),
    },
    approve: { label: '批准撤销', from: ['proposed'], to: 'approved', permission: 'revocation.decide', refuse: decider },
    return: { label: '退回补充', from: ['proposed'], to: 'reviewed', permission: 'revocation.decide', refuse: decider },
    refuse: { label: '不予撤销', from: ['proposed'], to: 'notRevoked', permission: 'revocation.decide', refuse: decider },
    serveDecision: {
      label: '送达撤销决定书', from: ['approved'], to: 'revoked', permission: 'revocation.handle', refuse: notRegistrar,
    },
  },
} satisfies Parameters<typeof defineWorkflow<RevocationState, string, RevocationFacts>>[0])

export const serviceMethods = {
  direct: '直接送达', post: '邮寄送达', electronic: '电子送达', leave: '留置送达', entrusted: '委托送达', forwarded: '转交送达', announcement: '公告送达',
} as const
export const grounds = { para1: '可以撤销（§69 第一款）', para2: '以欺骗等不正当手段取得，应当撤销（§69 第二款）' } as const
/** As documents cite it (行政许可法). */
export const groundArticles = { para1: '第六十九条第一款', para2: '第六十九条第二款' } as const
