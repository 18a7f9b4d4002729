// The catalogue as a workbook: one sheet for each kind of line, the same columns out and in.
import { clauseKinds, type ItemSource, type LetterTemplate, type Standard } from '../../shared/catalog/catalog.schema'

export type Cell = string | number | null
export interface Sheet {
  name: string
  header: readonly string[]
}
const lines = (text: readonly string[]): string => text.join('\n')
export const sheets = {
  items: { name: '事项', header: ['事项编号', '事项名称', '类型', '领域', '层级', '实施部门', '部门代码', '法律依据', '办理条件', '具备方式', '排除免于核查', '核查方式', '核查期限', '核查期限单位', '整改期限', '最高风险', '可直接撤销', '公开类型', '归集类型', '模板编号', '标准编号', '有效期起', '有效期止', '状态'] },
  clauses: { name: '条款', header: ['事项编号', '条款编号', '承诺条款', '核查要点', '权重', '违诺种类', '照片数', '违诺判定', '依据'] },
  materials: { name: '容缺材料', header: ['事项编号', '材料名称', '补正工作日'] },
  letters: { name: '承诺书模板', header: ['模板编号', '模板名称', '告知', '承诺', '违诺责任'] },
  standards: { name: '监管标准', header: ['标准编号', '标准名称', '适用范围', '依据', '频次与方式', '轻微情形', '轻微措施', '一般情形', '一般措施', '严重情形', '严重措施'] },
} as const satisfies Record<string, Sheet>
export type SheetKey = keyof typeof sheets
export const termUnitLabels = { workingDays: '工作日', naturalDays: '日', months: '月', years: '年' } as const

const itemRow = (i: ItemSource): Cell[] => [
  i.code, i.name, i.kind, i.field, i.level, i.department.name, i.department.uscc, i.legalBasis, lines(i.conditions), i.readiness === 'byDate' ? '限期具备' : '已具备', i.safety ? '是' : '否', i.method, i.verificationTerm.value,
  termUnitLabels[i.verificationTerm.unit], i.rectificationDays, i.maxRisk === 'yellow' ? '中' : '低', i.allowsSkipRectification ? '是' : '否', i.publicity, i.type, i.letter, i.standard, i.validFrom ?? '', i.validTo ?? '', i.status === 'suspended' ? '暂停' : '有效',
]
export interface CatalogueContent {
  items: readonly ItemSource[]
  letters: readonly LetterTemplate[]
  standards: readonly Standard[]
}
export function rowsOf({ items, letters, standards }: CatalogueContent): Record<SheetKey, Cell[][]> {
  return {
    items: items.map(itemRow),
    clauses: items.flatMap((i) => i.clauses.map((c) => [i.code, c.id, c.text, c.checkItem, c.weight, clauseKinds[c.kind], c.evidenceRule.photos, c.breachCriterion, c.legalBasis])),
    materials: items.flatMap((i) => i.materials.map((m) => [i.code, m.name, m.days])),
    letters: letters.map((l) => [l.code, l.name, lines(l.notice), lines(l.promise), l.liability]),
    standards: standards.map((s) => [s.code, s.name, s.scope, s.basis, s.frequency, ...s.discipline.flatMap((d) => [d.criterion, d.measures])]),
  }
}

export interface SheetError {
  sheet: string
  row: number
  column: string
  message: string
}
/** A workbook's cell as text; dates as days. */
function cellText(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value).trim() : ''
}
type Row = { at: number; cell: (column: string) => string }
const split = (text: string): string[] => text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean)
const number = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : Number.NaN)
const choice = (options: Record<string, unknown>, text: string): unknown => (Object.hasOwn(options, text) ? options[text] : text)

/** The sheets' rows by their headers; a missing sheet or column is named. */
function readRows(workbook: Record<string, unknown[][] | undefined>, key: SheetKey, errors: SheetError[]): Row[] {
  const { name, header } = sheets[key]
  const [head, ...body] = workbook[name] ?? []
  if (!head) {
    if (key !== 'materials') errors.push({ sheet: name, row: 1, column: '', message: `缺少工作表“${name}”` })
    return []
  }
  const at = new Map(head.map((title, i) => [cellText(title), i]))
  const missing = header.filter((title) => !at.has(title))
  for (const title of missing) errors.push({ sheet: name, row: 1, column: title, message: `缺少列“${title}”` })
  if (missing.length > 0) return []
  const text = (row: unknown[], title: string): string => cellText(row[at.get(title) ?? -1])
  return body.map((row, i) => ({ at: i + 2, cell: (title: string) => text(row, title) })).filter((row) => header.some((title) => row.cell(title) !== ''))
}
export interface ReadEntry {
  kind: 'item' | 'letter' | 'standard'
  code: string
  content: Record<string, unknown>
  sheet: string
  row: number
}
function readItem(row: Row, clauses: readonly Row[], materials: readonly Row[]): Record<string, unknown> {
  const { cell } = row
  const unit = Object.fromEntries(Object.entries(termUnitLabels).map(([key, label]) => [label, key]))
  const kinds = Object.fromEntries(Object.entries(clauseKinds).map(([key, label]) => [label, key]))
  return {
    code: cell('事项编号'), name: cell('事项名称'), kind: cell('类型'), field: cell('领域'), level: cell('层级'), department: { name: cell('实施部门'), uscc: cell('部门代码') }, legalBasis: cell('法律依据'), conditions: split(cell('办理条件')),
    readiness: choice({ 已具备: 'now', 限期具备: 'byDate' }, cell('具备方式')), safety: choice({ 是: true, 否: false }, cell('排除免于核查')), method: cell('核查方式'),
    verificationTerm: { value: number(cell('核查期限')), unit: choice(unit, cell('核查期限单位')) }, rectificationDays: number(cell('整改期限')), maxRisk: choice({ 低: 'green', 中: 'yellow' }, cell('最高风险')),
    allowsSkipRectification: choice({ 是: true, 否: false }, cell('可直接撤销')), publicity: cell('公开类型'), type: cell('归集类型'), letter: cell('模板编号'), standard: cell('标准编号'), validFrom: cell('有效期起') || null, validTo: cell('有效期止') || null,
    status: choice({ 有效: 'active', 暂停: 'suspended' }, cell('状态')),
    clauses: clauses.map((c) => ({
      id: c.cell('条款编号'), text: c.cell('承诺条款'), checkItem: c.cell('核查要点'), weight: c.cell('权重'), kind: choice(kinds, c.cell('违诺种类')), evidenceRule: { photos: number(c.cell('照片数')) }, breachCriterion: c.cell('违诺判定'), legalBasis: c.cell('依据'),
    })),
    materials: materials.map((m) => ({ name: m.cell('材料名称'), days: number(m.cell('补正工作日')) })),
  }
}
const readLetter = ({ cell }: Row): Record<string, unknown> => ({ code: cell('模板编号'), name: cell('模板名称'), notice: split(cell('告知')), promise: split(cell('承诺')), liability: cell('违诺责任') })
const readStandard = ({ cell }: Row): Record<string, unknown> => ({
  code: cell('标准编号'), name: cell('标准名称'), scope: cell('适用范围'), basis: cell('依据'), frequency: cell('频次与方式'),
  discipline: ['轻微', '一般', '严重'].map((grade) => ({ grade, criterion: cell(`${grade}情形`), measures: cell(`${grade}措施`) })),
})
/** Everything the workbook says, and everything that keeps it from being read. */
export function readCatalogue(workbook: Record<string, unknown[][] | undefined>): { entries: ReadEntry[]; errors: SheetError[] } {
  const errors: SheetError[] = []
  const [items, clauses, materials, letters, standards] = (['items', 'clauses', 'materials', 'letters', 'standards'] as const).map((key) => readRows(workbook, key, errors)) as [Row[], Row[], Row[], Row[], Row[]]
  const entries: ReadEntry[] = []
  const seen = new Set<string>()
  const add = (kind: ReadEntry['kind'], key: SheetKey, column: string, row: Row, content: Record<string, unknown>): void => {
    const code = row.cell(column)
    if (seen.has(`${kind} ${code}`)) errors.push({ sheet: sheets[key].name, row: row.at, column, message: `“${code}”在本表中重复` })
    seen.add(`${kind} ${code}`)
    entries.push({ kind, code, content, sheet: sheets[key].name, row: row.at })
  }
  for (const row of letters) add('letter', 'letters', '模板编号', row, readLetter(row))
  for (const row of standards) add('standard', 'standards', '标准编号', row, readStandard(row))
  const of = (rows: readonly Row[], code: string): Row[] => rows.filter((row) => row.cell('事项编号') === code)
  for (const row of items) add('item', 'items', '事项编号', row, readItem(row, of(clauses, row.cell('事项编号')), of(materials, row.cell('事项编号'))))
  const codes = new Set(items.map((row) => row.cell('事项编号')))
  for (const [key, rows] of [['clauses', clauses], ['materials', materials]] as const) {
    for (const row of rows) if (!codes.has(row.cell('事项编号'))) errors.push({ sheet: sheets[key].name, row: row.at, column: '事项编号', message: `“事项”表中没有编号“${row.cell('事项编号')}”` })
  }
  return { entries, errors }
}
