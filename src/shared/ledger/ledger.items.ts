// The 20 items of the reporting format, one row per commitment (domain.md section 9), and the codes of row errors.
export const ledgerItems = [
  { n: 1, header: '承诺编码', field: 'code', max: 20, required: true },
  { n: 2, header: '承诺人名称', field: 'partyName', max: 200, required: true },
  { n: 3, header: '承诺人类别', field: 'partyCategory', max: 20, required: true },
  { n: 4, header: '承诺人代码', field: 'partyCode', max: 18, required: true },
  { n: 5, header: '承诺类型', field: 'type', max: 80, required: true },
  { n: 6, header: '承诺事由', field: 'subject', max: 512, required: true },
  { n: 7, header: '承诺内容', field: 'content', max: 4000, required: true },
  { n: 8, header: '违诺责任', field: 'liability', max: 4000, required: true },
  { n: 9, header: '承诺作出日期', field: 'madeOn', max: 20, required: true },
  { n: 10, header: '承诺有效期', field: 'validUntil', max: 20, required: false },
  { n: 11, header: '承诺履行状态', field: 'performance', max: 20, required: false },
  { n: 12, header: '未履行的承诺内容', field: 'unperformed', max: 4000, required: false },
  { n: 13, header: '违诺责任追究内容', field: 'consequence', max: 4000, required: false },
  { n: 14, header: '承诺履行状态认定日期', field: 'establishedOn', max: 20, required: false },
  { n: 15, header: '承诺履行状态认定单位', field: 'establishedBy', max: 200, required: false },
  { n: 16, header: '承诺履行状态认定单位代码', field: 'establishedByCode', max: 18, required: false },
  { n: 17, header: '承诺受理单位', field: 'acceptedBy', max: 200, required: true },
  { n: 18, header: '承诺受理单位代码', field: 'acceptedByCode', max: 18, required: true },
  { n: 19, header: '公开类型', field: 'publicity', max: 20, required: true },
  { n: 20, header: '备注', field: 'remark', max: 512, required: false },
] as const
export type LedgerField = (typeof ledgerItems)[number]['field']
export type LedgerCells = Record<LedgerField, string>

export const commitmentTypes: Record<string, string> = {
  '1': '审批替代型', '2': '容缺受理型', '3': '证明事项型', '4': '信用修复型', '5': '行业自律型', '6': '主动型', '0': '其他',
}
export const performances: Record<string, string> = { '1': '全部履行', '2': '部分履行', '3': '全部未履行' }
export const publicities: Record<string, string> = { '1': '可向社会公开', '2': '特定范围内公开', '3': '不可公开' }
export const categories: Record<string, string> = { '1': '法人及非法人组织', '2': '自然人', '4': '个体工商户' }

/** What each row error means and what to do about it (exchange.md, ledger import). */
export const ledgerErrors = {
  REQUIRED: '必填项为空，请补填', TOO_LONG: '超过允许长度，请缩短', ENUM: '不是代码表中的值，请改为代码表的名称或代码', DATE: '不是有效日期，请写成 2026-03-01 的形式',
  USCC_INVALID: '统一社会信用代码校验不通过，请与证照核对', ID_INVALID: '公民身份号码校验不通过，请与证件核对', CODE_FORMAT: '承诺编码应为 20 位数字：行政区划 6 位、日期 8 位、流水号 6 位',
  CODE_DATE_MISMATCH: '承诺编码第 7–14 位应与承诺作出日期一致', DATE_ORDER: '承诺有效期早于承诺作出日期，请核对两个日期', COND_REQUIRED: '履行状态为部分履行或全部未履行时必填',
  COND_EMPTY: '全部履行或尚未核查时应为空，请清空', CATEGORY_MISMATCH: '承诺人类别与代码不符：92 开头为个体工商户（4），身份证号为自然人（2）',
  DUP_IN_FILE: '本文件中前面已有同一承诺编码，请删除重复行', DUP_IN_DB: '系统中已有同一承诺编码，无需重复导入',
} as const
export type LedgerErrorCode = keyof typeof ledgerErrors

/** A cleaned, valid row, codes instead of labels, dates as YYYY-MM-DD, empty where the item is empty. */
export type LedgerRecord = LedgerCells & { typeText: string }
export interface LedgerError {
  row: number
  item: number
  code: LedgerErrorCode
  message: string
  value: string
}
export const cleaningKinds = { blanks: '去除首尾空白', width: '全角转半角', case: '小写转大写', table: '名称转代码', date: '统一日期写法' } as const
export type CleaningKind = keyof typeof cleaningKinds
export interface Cleaning {
  row: number
  item: number
  before: string
  after: string
  kind: CleaningKind
}
