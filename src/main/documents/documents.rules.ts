// Legal documents as self-contained A4 pages in 公文 layout. Pure: every value escaped, every blank reported.
import { longDate } from '../../shared/primitives/local-date'
import type { CatalogItem } from '../../shared/catalog/catalog.schema'

export interface Rendered {
  html: string
  /** Names of the fields that are still blank. */
  missing: string[]
}
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

class Page {
  readonly missing: string[] = []
  readonly #parts: string[] = []
  field(name: string, value: string): string {
    if (value.trim() !== '') return escapeHtml(value)
    this.missing.push(name)
    return `<mark>【${escapeHtml(name)}】</mark>`
  }
  add(html: string): this {
    this.#parts.push(html)
    return this
  }
  paragraph(text: string): this {
    return this.add(`<p>${text}</p>`)
  }
  heading(text: string): this {
    return this.add(`<h2>${escapeHtml(text)}</h2>`)
  }
  list(items: readonly string[]): this {
    return this.add(`<ol>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ol>`)
  }
  render(title: string, number: string): Rendered {
    return { html: frame(title, number, this.#parts.join('\n')), missing: this.missing }
  }
}
const style = `@page{size:A4;margin:37mm 26mm 35mm 28mm}
body{font:16pt/28pt "FangSong","仿宋","Noto Serif CJK SC","SimSun",serif;color:#000;margin:0 auto;max-width:156mm}
h1{font:bold 22pt/36pt "Noto Serif CJK SC","SimSun",serif;text-align:center;margin:0 0 6pt}
h2{font:bold 16pt/28pt "SimHei","Noto Sans CJK SC",sans-serif;margin:10pt 0 0;break-after:avoid}
.number{text-align:center;margin:0 0 12pt} p{margin:0;text-indent:2em;text-align:start} .addressee{text-indent:0} ol{margin:0;padding-left:2em}
table{border-collapse:collapse;width:100%;font-size:12pt;line-height:18pt} td,th{border:1px solid #000;padding:3pt 5pt;vertical-align:top}
.sign{margin-top:24pt;display:flex;justify-content:space-between;break-inside:avoid} .sign div{min-width:60mm} mark{background:#ffe08a}
@media screen{body{padding:16mm;font-size:12pt;line-height:21pt}h1{font-size:17pt}}`
function frame(title: string, number: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(title)} ${escapeHtml(number)}</title><style>${style}</style></head><body>
<h1>${escapeHtml(title)}</h1><div class="number">${escapeHtml(number)}</div>${body}</body></html>`
}
const signature = (left: string, right: string): string => `<div class="sign"><div>${left}</div><div>${right}</div></div>`
const office = (page: Page, name: string, date: string): string => signature('', `${page.field('机关名称', name)}<br>${longDate(date)}`)
export const remedies = '如不服本决定，可以自收到之日起 60 日内依法申请行政复议，或者 6 个月内依法提起行政诉讼。'

/** What people type ends as a sentence does; blank stays blank, so that it is still found missing. */
const sentence = (text: string): string => (text.trim() === '' || /[。！？]$/.test(text.trim()) ? text : `${text.trim()}。`)

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
}
/** 信用承诺书: notice, promise, clauses, liability, signature (domain.md section 5; 国办发〔2020〕42号). */
export function renderLetter(data: LetterData): Rendered {
  const { item } = data
  const page = new Page()
  page.add(`<table><tr><th>承诺人</th><td>${page.field('承诺人名称', data.partyName)}</td><th>代码</th><td>${page.field('承诺人代码', data.partyCode)}</td></tr>
<tr><th>经办人</th><td>${page.field('经办人', data.contact)}</td><th>联系电话</th><td>${page.field('联系电话', data.phone)}</td></tr>
<tr><th>承诺事项</th><td colspan="3">${escapeHtml(item.name)}（第 ${data.itemVersion} 版，${escapeHtml(item.department.name)}）</td></tr></table>`)
  page.heading('一、告知').paragraph(`法律依据：${escapeHtml(item.legalBasis)}。`).list(item.template.notice)
  page.heading('二、承诺').list(item.template.promise)
  page.heading('三、承诺条款').list(item.template.clauses.map((clause) => `${clause.text}（${clause.legalBasis}）`))
  page.heading('四、违诺责任').paragraph(escapeHtml(item.template.liability))
  const public_ = data.publicity === '1' ? '同意向社会公开' : data.publicity === '2' ? '同意在特定范围内公开' : '不公开'
  page.paragraph(`本承诺书${public_}${data.validUntil ? `，有效期至 ${longDate(data.validUntil)}` : ''}。本承诺书一式两份，承诺人与受理单位各执一份。选择告知承诺制出于自愿，可以改用一般程序办理。`)
  page.add(signature(`承诺人（签章）：<br><br>${longDate(data.madeOn)}`, `受理单位（印章）：<br>${page.field('受理单位', data.office)}<br>${longDate(data.madeOn)}`))
  return page.render('信用承诺书', `编号：${data.number}`)
}
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
  const page = new Page()
  page.add(`<p class="addressee">${page.field('当事人', data.partyName)}：</p>`)
  page.paragraph(`经核查，你（单位）在“${escapeHtml(data.subject)}”事项中作出的信用承诺存在下列问题：${page.field('事实', sentence(data.facts))}`)
  page.paragraph('依据《中华人民共和国行政处罚法》第二十八条的规定，责令你（单位）按下列要求改正：')
  page.list(data.requirements.map((r) => `${r.checkItem}：${r.requirement}`))
  page.paragraph(`请于 ${longDate(data.dueOn)} 前改正完毕，并提交自查整改报告。逾期不改正或者经复查仍不符合要求的，将依法认定为承诺失信，并按《中华人民共和国行政许可法》第六十九条办理。`)
  page.paragraph(remedies).add(office(page, data.office, data.issuedOn))
  return page.render('责令改正通知书', number)
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
  const page = new Page()
  page.add(`<p class="addressee">${page.field('当事人', data.partyName)}：</p>`)
  page.paragraph(`你（单位）以信用承诺（编号 ${escapeHtml(data.commitmentCode)}）取得的“${escapeHtml(data.subject)}”，经查：${page.field('事实', sentence(data.facts))}`)
  page.paragraph(`依据《中华人民共和国行政许可法》${page.field('撤销依据', data.ground)}的规定，本机关拟作出撤销行政许可的决定。`)
  page.paragraph(`你（单位）自收到本告知书之日起 ${data.defenceDays} 个工作日内，有权陈述、申辩，并有权要求听证。逾期未提出的，视为放弃。本机关不因陈述、申辩、听证加重处理。`)
  page.add(office(page, data.office, data.issuedOn))
  return page.render('撤销行政许可事先告知书', number)
}
/** 撤销行政许可决定书 (行政许可法 §69; 行政诉讼法 §46). */
export function renderDecision(number: string, data: RevocationData): Rendered {
  const page = new Page()
  page.add(`<p class="addressee">${page.field('当事人', data.partyName)}：</p>`)
  page.paragraph(`经查：${page.field('事实', sentence(data.facts))}`).paragraph(`上述事实有核查记录、责令改正通知书、复查记录、送达回证等证据证明。本机关已告知你（单位）陈述、申辩和要求听证的权利，并经法制审核。`)
  page.paragraph(`依据《中华人民共和国行政许可法》${page.field('撤销依据', data.ground)}的规定，决定撤销你（单位）以信用承诺（编号 ${escapeHtml(data.commitmentCode)}）取得的“${escapeHtml(data.subject)}”。理由：${page.field('理由', sentence(data.reasons))}`)
  page.paragraph(remedies).add(office(page, data.office, data.issuedOn))
  return page.render('撤销行政许可决定书', number)
}
/** 信用修复告知书, served together with the decision (两书同达). */
export function renderRepairNotice(number: string, data: { office: string; partyName: string; grade: string; until: string; issuedOn: string }): Rendered {
  const page = new Page()
  page.add(`<p class="addressee">${page.field('当事人', data.partyName)}：</p>`)
  page.paragraph(`你（单位）的承诺失信行为已认定为${page.field('失信程度', data.grade)}，公示与惩戒措施至 ${longDate(data.until)} 届满。`)
  page.paragraph('最短公示期届满、已纠正失信行为并履行义务、公开作出信用承诺的，可以依据《信用修复管理办法》（国家发展改革委令第 36 号）申请信用修复。')
  page.add(office(page, data.office, data.issuedOn))
  return page.render('信用修复告知书', number)
}
