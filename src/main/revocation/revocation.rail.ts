// The due-process rail as the screen shows it: for each step what is done, what it still lacks, and its term. Pure.
import type { RevocationDetail } from '../../shared/revocation/revocation.contract'
import { grounds, serviceMethods, type RevocationState } from '../../shared/revocation/revocation.workflow'
import type { LoadedCase, Step } from './revocation.facts'

type Rail = RevocationDetail['rail']
type Key = Rail[number]['key']
const order: readonly RevocationState[] = ['opened', 'noticed', 'hearing', 'heard', 'reviewed', 'proposed', 'approved', 'revoked', 'notRevoked']
const reached = (state: RevocationState, target: RevocationState): boolean => order.indexOf(state) >= order.indexOf(target)

export interface RailWords {
  nameOf: (id: string) => string
  wordsFor: (due: string) => string
}
interface Draft {
  key: Key
  label: string
  basis: string
  complete: boolean
  lacks: (string | false)[]
  done: (string | false)[]
  step?: Step | undefined
  dueOn?: string | null
}
const proofOf = (step: Step | undefined): string | false =>
  step?.served_on ? `${serviceMethods[step.service_method as keyof typeof serviceMethods]} ${step.served_on}，${step.receiver} 签收（${step.proof}）` : false

function drafts({ row, steps, facts }: LoadedCase): Draft[] {
  const last = (key: string): Step | undefined => steps.findLast((step) => step.step === key)
  const [notice, service] = [last('notice'), last('service')]
  const past = (state: RevocationState): boolean => reached(row.state, state)
  const defenceLacks = facts.hearingRequested
    ? [!past('heard') && `听证笔录（最早 ${facts.hearingEarliestOn} 举行）`]
    : [!notice && '事先告知书送达后才起算陈述申辩期限', !!notice && !past('heard') && facts.today <= (row.defence_due_on ?? '') && `陈述申辩期限至 ${row.defence_due_on} 届满`, !!notice && !past('heard') && '执法人员办理“结束陈述申辩”']
  return [
    { key: 'facts', label: '违诺事实', basis: '行政许可法 §69', complete: facts.factsOnFile, lacks: [!facts.factsOnFile && '核查记录或复查记录'], done: [row.source_type === 'rectification' ? '逾期或复查不合格的责令改正通知书及复查记录' : '虚假承诺的核查记录'] },
    { key: 'ground', label: '撤销依据', basis: '行政许可法 §69 第一至三款', complete: facts.groundGiven, lacks: [row.ground === null && '撤销依据（第一款或第二款）', row.public_interest === '' && '公共利益审查意见'], done: [row.ground !== null && grounds[row.ground], row.public_interest !== '' && row.public_interest], step: last('ground') },
    { key: 'notice', label: '事先告知', basis: '行政许可法 §36、§47', complete: facts.noticeServed && past('noticed'), lacks: [!past('noticed') && '撤销行政许可事先告知书', !past('noticed') && '送达回证'], done: [proofOf(notice)], step: notice },
    { key: 'defence', label: '陈述申辩与听证', basis: '行政许可法 §36、§47、§48', complete: past('heard'), lacks: defenceLacks, done: [row.defence !== '' && `陈述申辩：${row.defence}`, facts.hearingRequested && `已申请听证 ${row.hearing_requested_on}`], step: last('defence'), dueOn: row.defence_due_on },
    { key: 'review', label: '法制审核', basis: '行政处罚法 §58', complete: past('reviewed') && facts.reviewAgreed, lacks: [!facts.reviewAgreed && '法制审核员（另一人）的书面审核意见'], done: [row.opinion !== '' && row.opinion], step: last('review') },
    { key: 'decision', label: '审批决定', basis: '行政许可法 §69；行政处罚法 §57', complete: past('approved'), lacks: [!past('proposed') && '执法人员提请审批', !past('approved') && '审批负责人（另一人）的审批意见'], done: [row.proposal !== '' && `处理建议：${row.proposal}`, row.decision !== '' && row.decision], step: last('decision') },
    { key: 'service', label: '送达', basis: '民事诉讼法 §§87–95；行政许可法 §44', complete: row.state === 'revoked', lacks: [row.state !== 'revoked' && '撤销决定书与信用修复告知书的送达回证'], done: [proofOf(service)], step: service },
    { key: 'effects', label: '执行效果', basis: '行政许可法 §69；国办发〔2025〕22号', complete: row.state === 'revoked', lacks: [row.state !== 'revoked' && '送达后自动生效：许可撤销、信用记录、惩戒措施、归集'], done: [row.state === 'revoked' && '许可已撤销，信用记录与惩戒措施已生效，待归集'] },
  ]
}
export function railOf(loaded: LoadedCase, words: RailWords): Rail {
  let currentSeen = false
  const ended = loaded.row.state === 'notRevoked'
  return drafts(loaded).map((draft) => {
    const current = !draft.complete && !currentSeen && !ended
    if (current) currentSeen = true
    const skipped = ended && (draft.key === 'service' || draft.key === 'effects')
    const lacks = skipped || (ended && draft.complete) ? [] : draft.lacks.filter((text) => text !== false)
    return {
      key: draft.key, label: draft.label, basis: draft.basis, status: skipped ? 'skipped' : draft.complete ? 'done' : current ? 'current' : 'todo', lacks: draft.complete ? [] : lacks,
      done: draft.complete || draft.key !== 'facts' ? draft.done.filter((text) => text !== false) : [], documentId: draft.step?.document_id ?? null,
      by: draft.step ? words.nameOf(draft.step.done_by) : null, at: draft.step?.at ?? null, dueOn: draft.dueOn ?? null, dueWords: draft.dueOn && !draft.complete ? words.wordsFor(draft.dueOn) : '',
    }
  })
}
