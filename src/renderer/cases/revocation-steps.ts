// The forms of the due-process steps: what each asks for, and the operation it sends.
import { gradeLabels, grades } from '../../shared/credit/credit.contract'
import type { RevocationDetail } from '../../shared/revocation/revocation.contract'
import { grounds, serviceMethods } from '../../shared/revocation/revocation.workflow'
import { useCommand, useOperation } from '../api/hooks'
import { useMe } from '../session/me'
import { textOf, type Step, type Values } from '../ui/ActionDialog'
import type { Field } from '../ui/FieldInput'

const options = (labels: Record<string, string>): { value: string; label: string }[] => Object.entries(labels).map(([value, label]) => ({ value, label }))
const serviceFields = (today: string): Field[] => [
  { name: 'servedOn', label: '送达日期', kind: 'date', initial: today }, { name: 'method', label: '送达方式', kind: 'select', options: options(serviceMethods), initial: 'direct', hint: '民事诉讼法 §§87–95' },
  { name: 'receiver', label: '受送达人（签收人）', kind: 'text' }, { name: 'proof', label: '送达回证说明', kind: 'text', hint: '回证编号、份数，或拒收、留置的见证情况' },
]
const serviceOf = (values: Values) => ({ servedOn: textOf(values, 'servedOn'), method: textOf(values, 'method') as 'direct', receiver: textOf(values, 'receiver'), proof: textOf(values, 'proof') })

function useHandling(target: { id: string; version: number }): Record<string, Step> {
  const { today } = useMe()
  const people = useOperation('people.officers', {})
  const [ground, notice, defence, ask, hold, close] = [useCommand('revocation.setGround'), useCommand('revocation.serveNotice'), useCommand('revocation.recordDefence'), useCommand('revocation.requestHearing'), useCommand('revocation.holdHearing'), useCommand('revocation.closeDefence')]
  const chairs = (people.data?.rows ?? []).map((o) => ({ value: o.id, label: o.displayName }))
  return {
    setGround: {
      title: '填写撤销依据', submit: '保存', fields: [
        { name: 'ground', label: '撤销依据（行政许可法 §69）', kind: 'choice', options: options(grounds) }, { name: 'harmed', label: '撤销可能对公共利益造成重大损害（第三款：不予撤销）', kind: 'check' }, { name: 'publicInterest', label: '公共利益审查意见', kind: 'area' },
      ],
      send: (v) => ground.mutateAsync({ ...target, ground: textOf(v, 'ground') as 'para1', publicInterestHarmed: v.harmed === true, publicInterest: textOf(v, 'publicInterest') }),
    },
    serveNotice: { title: '送达事先告知书', submit: '登记送达', note: '保存后制发《撤销行政许可事先告知书》，自送达次日起计算 5 个工作日的陈述申辩期限。', fields: serviceFields(today), send: (v) => notice.mutateAsync({ ...target, service: serviceOf(v) }) },
    recordDefence: { title: '记录陈述申辩', submit: '保存', fields: [{ name: 'text', label: '陈述申辩内容', kind: 'area' }], send: (v) => defence.mutateAsync({ ...target, text: textOf(v, 'text') }) },
    requestHearing: {
      title: '登记听证申请', submit: '登记', note: '听证主持人不得是本案承办或核查人员（行政许可法 §48）。', fields: [
        { name: 'requestedOn', label: '申请日期', kind: 'date', initial: today }, { name: 'noticeServedOn', label: '听证通知送达日期', kind: 'date', initial: today }, { name: 'chairId', label: '听证主持人', kind: 'select', options: chairs },
      ],
      send: (v) => ask.mutateAsync({ ...target, requestedOn: textOf(v, 'requestedOn'), noticeServedOn: textOf(v, 'noticeServedOn'), chairId: textOf(v, 'chairId') }),
    },
    holdHearing: { title: '登记听证笔录', submit: '登记', fields: [{ name: 'heldOn', label: '听证日期', kind: 'date', initial: today }, { name: 'record', label: '听证笔录', kind: 'area' }], send: (v) => hold.mutateAsync({ ...target, heldOn: textOf(v, 'heldOn'), record: textOf(v, 'record') }) },
    closeDefence: { title: '结束陈述申辩', submit: '结束', note: '期限届满后办理；当事人的陈述申辩应先记录。', fields: [{ name: 'note', label: '说明（可不填）', kind: 'area' }], send: (v) => close.mutateAsync({ ...target, note: textOf(v, 'note') }) },
  }
}
function useDeciding(target: { id: string; version: number }): Record<string, Step> {
  const { today } = useMe()
  const [review, propose, decide, serve] = [useCommand('revocation.review'), useCommand('revocation.propose'), useCommand('revocation.decide'), useCommand('revocation.serveDecision')]
  const reviewing = (agree: boolean): Step => ({
    title: agree ? '法制审核通过' : '法制审核退回', submit: agree ? '通过' : '退回', fields: [{ name: 'opinion', label: '审核意见', kind: 'area', hint: '主体、事实、证据、依据、程序、裁量' }], send: (v) => review.mutateAsync({ ...target, agree, opinion: textOf(v, 'opinion') }),
  })
  const deciding = (decision: 'approve' | 'return' | 'refuse', title: string, note: string): Step => ({
    title, submit: title, note, fields: [{ name: 'reasons', label: '审批理由', kind: 'area' }], send: (v) => decide.mutateAsync({ ...target, decision, reasons: textOf(v, 'reasons') }),
  })
  return {
    review: reviewing(true), sendBack: reviewing(false),
    propose: {
      title: '提请审批', submit: '提请', note: '提出人不得审批；由审批负责人（另一人）决定。', fields: [
        { name: 'proposal', label: '处理建议', kind: 'area' }, { name: 'grade', label: '失信程度', kind: 'choice', initial: 'ordinary', options: grades.map((g) => ({ value: g, label: gradeLabels[g] })), hint: '国办发〔2025〕22号' },
      ],
      send: (v) => propose.mutateAsync({ ...target, proposal: textOf(v, 'proposal'), grade: textOf(v, 'grade') as 'minor' }),
    },
    approve: deciding('approve', '批准撤销', '批准后制发决定书；送达之日起许可撤销、记入信用记录。'), return: deciding('return', '退回补充', '退回承办人补充后重新提请。'), refuse: deciding('refuse', '不予撤销', '案件以不予撤销办结。'),
    serveDecision: { title: '送达撤销决定书', submit: '登记送达', note: '撤销决定书与信用修复告知书同时制发、同时送达（两书同达）。登记后效果自动生效：许可撤销、信用记录、惩戒措施、归集。', fields: serviceFields(today), send: (v) => serve.mutateAsync({ ...target, service: serviceOf(v) }) },
  }
}
export function useRevocationSteps(data: RevocationDetail | undefined, id: string): Record<string, Step> {
  const target = { id, version: data?.version ?? 1 }
  return { ...useHandling(target), ...useDeciding(target) }
}
