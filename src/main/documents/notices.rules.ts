// The window's notices: 容缺受理通知书, 撤销受理决定书, 不予适用告知承诺通知书, 材料补正通知书, 撤回确认书. Pure.
import { longDate } from '../../shared/primitives/local-date'
import { Draft, field, sentence, type Rendered } from './body.rules'

export const remedies = '如不服本决定，可以自收到之日起 60 日内依法申请行政复议，或者 6 个月内依法提起行政诉讼。'
interface Common {
  office: string
  partyName: string
  item: string
  commitmentCode: string
  issuedOn: string
}
export type NoticeData = Common
const close = (page: Draft, data: { office: string; issuedOn: string }): Draft => page.sign([''], [field('机关名称', data.office), longDate(data.issuedOn)])

/** 容缺受理通知书: what may come later and by when (优化营商环境条例 §37). */
export function renderDeferral(number: string, data: Common & { materials: readonly { name: string; dueOn: string }[] }): Rendered {
  const page = new Draft().addressee(field('申请人', data.partyName))
  page.paragraph(`你（单位）申请办理的“${data.item}”（承诺编码 ${data.commitmentCode}）主要材料齐全、符合法定形式，本机关决定容缺受理。下列材料应当在规定日期前补齐：`)
  page.table([['材料名称', '补齐期限'], ...data.materials.map((m) => [m.name, longDate(m.dueOn)])], true)
  page.paragraph('材料可以到窗口提交，也可以通过原申请渠道提交。逾期未补齐，或者补交的材料仍不符合要求的，本机关将撤销受理并书面说明理由。')
  return close(page, data).done('容缺受理通知书', number)
}
/** 撤销受理决定书, with written reasons. */
export function renderAcceptanceRevoked(number: string, data: Common & { materials: readonly { name: string; dueOn: string; fault: string }[]; reasons: string }): Rendered {
  const page = new Draft().addressee(field('申请人', data.partyName))
  page.paragraph(`你（单位）以容缺方式申请办理的“${data.item}”（承诺编码 ${data.commitmentCode}），下列材料至规定日期仍未补齐或者不符合要求：`)
  page.table([['材料名称', '补齐期限', '情况'], ...data.materials.map((m) => [m.name, longDate(m.dueOn), m.fault])], true)
  page.paragraph('理由：', field('理由', sentence(data.reasons))).paragraph('依据容缺受理承诺书的约定和《优化营商环境条例》第三十七条，本机关决定撤销受理。你（单位）备齐材料后，可以按一般程序重新申请。')
  return close(page.paragraph(remedies), data).done('撤销受理决定书', number)
}
/** 不予适用告知承诺通知书: every reason, and the ordinary procedure offered (国办发〔2020〕42号). */
export function renderRejection(number: string, data: Omit<Common, 'commitmentCode'> & { reasons: readonly string[]; conditions: readonly string[] }): Rendered {
  const page = new Draft().addressee(field('申请人', data.partyName))
  page.paragraph(`你（单位）申请以信用承诺方式办理“${data.item}”，经核验，因下列原因不能适用告知承诺制：`).list(data.reasons.map(sentence))
  page.paragraph(`这不影响你（单位）依法提出申请。你（单位）可以按一般程序办理，一次性提交${data.conditions.length > 0 ? `能够证明符合下列条件的材料：${data.conditions.join('；')}` : '该事项办事指南规定的全部材料'}，本机关将在法定期限内作出决定。`)
  return close(page.paragraph(remedies), data).done('不予适用告知承诺通知书', number)
}
/** 材料补正提醒: before the day, in writing. */
export function renderReminder(number: string, data: Common & { materials: readonly { name: string; dueOn: string }[] }): Rendered {
  const page = new Draft().addressee(field('申请人', data.partyName))
  page.paragraph(`你（单位）容缺受理的“${data.item}”（承诺编码 ${data.commitmentCode}）尚有下列材料未补齐，请在规定日期前提交：`)
  page.table([['材料名称', '补齐期限'], ...data.materials.map((m) => [m.name, longDate(m.dueOn)])], true).paragraph('逾期未补齐的，将依照承诺书的约定撤销受理。')
  return close(page, data).done('容缺材料补正提醒函', number)
}
/** 撤回承诺确认书: the party withdraws until the matter is closed. */
export function renderWithdrawal(number: string, data: Common & { reason: string }): Rendered {
  const page = new Draft().addressee(field('申请人', data.partyName))
  page.paragraph(`你（单位）就“${data.item}”作出的信用承诺（编码 ${data.commitmentCode}），已于 ${longDate(data.issuedOn)} 申请撤回，撤回原因：`, field('撤回原因', sentence(data.reason)))
  page.paragraph('本机关确认撤回，承诺不再作为办理依据，尚未完成的核查、整改同时终止。已经取得的许可、证明按一般程序另行办理；撤回前已经发生的违法行为，依法处理。')
  return close(page, data).done('撤回信用承诺确认书', number)
}
