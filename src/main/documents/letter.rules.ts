// 信用承诺书: notice, promise, clauses, liability, deferred materials, signature (domain.md section 5; 国办发〔2020〕42号). Pure.
import { longDate } from '../../shared/primitives/local-date'
import type { CatalogItem } from '../../shared/catalog/catalog.schema'
import { describeTerm } from '../../shared/deadlines/deadlines.schema'
import { Draft, field, type Rendered } from './body.rules'

export interface LetterData {
  number: string
  item: CatalogItem
  itemVersion: number
  partyName: string
  partyCode: string
  contact: string
  phone: string
  madeOn: string
  validUntil: string | null
  office: string
  publicity: string
  /** Documents that come later, each with its day. */
  materials: readonly { name: string; dueOn: string }[]
}
export const publicityWords: Record<string, string> = { '1': '同意向社会公开', '2': '同意在特定范围内公开', '3': '不公开' }
const lastDay = (materials: LetterData['materials']): string => materials.map((m) => m.dueOn).sort().at(-1) ?? ''

/** What the template's placeholders stand for. Without deferred materials their term is the longest the item allows. */
export function placeholderValues(data: LetterData): Record<string, string> {
  const { item } = data
  const longest = Math.max(0, ...item.materials.map((m) => m.days))
  return {
    事项名称: item.name, 法律依据: item.legalBasis, 实施部门: item.department.name, 核查期限: describeTerm(item.verificationTerm), 整改期限: `${item.rectificationDays} 个工作日`, 承诺人名称: data.partyName,
    公示方式: publicityWords[data.publicity] ?? '', 容缺期限: data.materials.length > 0 ? `规定期限（最迟至${longDate(lastDay(data.materials))}）` : `${longest} 个工作日`,
  }
}
export function renderLetter(data: LetterData): Rendered {
  const { item } = data
  const page = new Draft(placeholderValues(data))
  page.table([
    ['承诺人', field('承诺人名称', data.partyName), '代码', field('承诺人代码', data.partyCode)], ['经办人', field('经办人', data.contact), '联系电话', field('联系电话', data.phone)],
    ['承诺事项', `${item.name}（${item.code} 第 ${data.itemVersion} 版，${item.department.name}）`],
  ])
  page.heading('一、告知').list(item.template.notice)
  if (item.conditions.length > 0) page.paragraph(`应当具备的条件（${item.readiness === 'byDate' ? '限期具备' : '作出承诺时已经具备'}）：${item.conditions.join('；')}。`)
  page.heading('二、承诺').list(item.template.promise)
  page.heading('三、承诺条款').list(item.template.clauses.map((clause) => `${clause.text}（${clause.legalBasis}）`))
  page.heading('四、违诺责任').paragraph(item.template.liability)
  if (data.materials.length > 0) page.heading('五、容缺材料').table([['材料名称', '补齐期限'], ...data.materials.map((m) => [m.name, longDate(m.dueOn)])], true)
  page.paragraph(`本承诺书${publicityWords[data.publicity] ?? ''}${data.validUntil ? `，有效期至 ${longDate(data.validUntil)}` : ''}。本承诺书一式两份，承诺人与受理单位各执一份。`)
  page.sign(['承诺人（签章）：', '　', longDate(data.madeOn)], ['受理单位（印章）：', field('受理单位', data.office), longDate(data.madeOn)])
  return page.done(item.template.name.includes('承诺书') ? item.template.name : '信用承诺书', data.number)
}
