// The documents of rectification and revocation: order, notice, decision, notice of repair. Pure.
import { longDate } from '../../shared/primitives/local-date'
import { Draft, field, sentence, type Rendered } from './body.rules'
import { remedies } from './notices.rules'

const close = (page: Draft, data: { office: string; issuedOn: string }): Draft => page.sign([''], [field('机关名称', data.office), longDate(data.issuedOn)])

export interface OrderData {
  office: string
  partyName: string
  subject: string
  facts: string
  requirements: readonly { checkItem: string; requirement: string }[]
  dueOn: string
  issuedOn: string
}
/** 责令改正通知书 (行政处罚法 §28; domain.md section 8). */
export function renderOrder(number: string, data: OrderData): Rendered {
  const page = new Draft()
  page.addressee(field('当事人', data.partyName))
  page.paragraph(`经核查，你（单位）在“${data.subject}”事项中作出的信用承诺存在下列问题：`, field('事实', sentence(data.facts)))
  page.paragraph('依据《中华人民共和国行政处罚法》第二十八条的规定，责令你（单位）按下列要求改正：')
  page.list(data.requirements.map((r) => `${r.checkItem}：${r.requirement}`))
  page.paragraph(`请于 ${longDate(data.dueOn)} 前改正完毕，并提交自查整改报告。逾期不改正或者经复查仍不符合要求的，将依法认定为承诺失信，并按《中华人民共和国行政许可法》第六十九条办理。`)
  page.paragraph(remedies)
  close(page, data)
  return page.done('责令改正通知书', number)
}
export interface RevocationData {
  office: string
  partyName: string
  subject: string
  commitmentCode: string
  facts: string
  ground: string
  defenceDays: number
  reasons: string
  issuedOn: string
}
/** 撤销行政许可事先告知书 (行政许可法 §36, §47, §69). */
export function renderNotice(number: string, data: RevocationData): Rendered {
  const page = new Draft()
  page.addressee(field('当事人', data.partyName))
  page.paragraph(`你（单位）以信用承诺（编号 ${data.commitmentCode}）取得的“${data.subject}”，经查：`, field('事实', sentence(data.facts)))
  page.paragraph(`依据《中华人民共和国行政许可法》`, field('撤销依据', data.ground), `的规定，本机关拟作出撤销行政许可的决定。`)
  page.paragraph(`你（单位）自收到本告知书之日起 ${data.defenceDays} 个工作日内，有权陈述、申辩，并有权要求听证。逾期未提出的，视为放弃。本机关不因陈述、申辩、听证加重处理。`)
  close(page, data)
  return page.done('撤销行政许可事先告知书', number)
}
/** 撤销行政许可决定书 (行政许可法 §69; 行政诉讼法 §46). */
export function renderDecision(number: string, data: RevocationData): Rendered {
  const page = new Draft()
  page.addressee(field('当事人', data.partyName))
  page.paragraph(`经查：`, field('事实', sentence(data.facts))).paragraph(`上述事实有核查记录、责令改正通知书、复查记录、送达回证等证据证明。本机关已告知你（单位）陈述、申辩和要求听证的权利，并经法制审核。`)
  page.paragraph(`依据《中华人民共和国行政许可法》`, field('撤销依据', data.ground), `的规定，决定撤销你（单位）以信用承诺（编号 ${data.commitmentCode}）取得的“${data.subject}”。理由：`, field('理由', sentence(data.reasons)))
  page.paragraph(remedies)
  close(page, data)
  return page.done('撤销行政许可决定书', number)
}
/** 信用修复告知书, served together with the decision (两书同达). */
export function renderRepairNotice(number: string, data: { office: string; partyName: string; grade: string; until: string; issuedOn: string }): Rendered {
  const page = new Draft()
  page.addressee(field('当事人', data.partyName))
  page.paragraph(`你（单位）的承诺失信行为已认定为`, field('失信程度', data.grade), `，公示与惩戒措施至 ${longDate(data.until)} 届满。`)
  page.paragraph('最短公示期届满、已纠正失信行为并履行义务、公开作出信用承诺的，可以依据《信用修复管理办法》（国家发展改革委令第 36 号）申请信用修复。')
  close(page, data)
  return page.done('信用修复告知书', number)
}
