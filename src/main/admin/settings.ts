// The settings: values the law leaves open, each with its default, unit and source. Edited by the system administrator.
import type { Reader, Writer } from '../db'

interface Definition {
  label: string
  value: string
  unit: string
  source: string
}
export const settingDefinitions = {
  'office.name': { label: '单位名称', value: '', unit: '', source: '首次启动填写' },
  'office.uscc': { label: '单位统一社会信用代码', value: '', unit: '', source: '首次启动填写' },
  'office.division': { label: '受理地行政区划代码', value: '330802', unit: '', source: 'GB/T 2260' },
  'office.shortName': { label: '文号机关代字', value: '衢市监', unit: '', source: '党政机关公文处理工作条例' },
  'office.demonstration': { label: '演示目录', value: '0', unit: '', source: '首次启动' },
  'session.idleLockMinutes': { label: '空闲锁屏时间', value: '10', unit: '分钟', source: 'GB/T 22239-2019 8.1.4' },
  'session.failedLimit': { label: '连续登录失败锁定次数', value: '5', unit: '次', source: 'GB/T 22239-2019 8.1.4' },
  'verification.atRiskDays': { label: '期限预警提前量', value: '3', unit: '工作日', source: '单位设定' },
  'verification.defaultTermDays': { label: '核查期限（事项未设定时）', value: '60', unit: '工作日', source: '浙江省保障“最多跑一次”改革规定 §14' },
  'rectification.defaultTermDays': { label: '整改期限（事项未设定时）', value: '10', unit: '工作日', source: '单位设定' },
  'rectification.recheckDays': { label: '复查期限', value: '10', unit: '工作日', source: '单位设定（默认 10 个工作日）' },
  'revocation.defenceDays': { label: '陈述申辩期限', value: '5', unit: '工作日', source: '行政许可法 §47' },
  'revocation.hearingNoticeDays': { label: '听证通知提前', value: '7', unit: '工作日', source: '行政许可法 §48' },
  'revocation.serviceDays': { label: '决定书送达期限', value: '7', unit: '工作日', source: '行政处罚法 §61' },
  'credit.minorMonths': { label: '轻微失信公示期上限', value: '3', unit: '个月', source: '国办发〔2025〕22号' },
  'credit.ordinaryMonths': { label: '一般失信公示期上限', value: '12', unit: '个月', source: '国办发〔2025〕22号' },
  'credit.seriousMonths': { label: '严重失信公示期上限', value: '36', unit: '个月', source: '国办发〔2025〕22号' },
  'evidence.limitMb': { label: '单个证据文件上限', value: '50', unit: 'MB', source: '单位设定' },
  'publicity.letterMonths': { label: '承诺书公示期', value: '12', unit: '个月', source: '单位设定（国办发〔2020〕42号：公示期由承诺书载明）' },
  'publicity.folder': { label: '公示站点目录（空为数据目录下 publicity）', value: '', unit: '', source: '单位设定' },
  'publicity.generatedAt': { label: '上次生成公示站点', value: '', unit: '', source: '程序记录' },
  'publicity.generatedRows': { label: '上次公示份数', value: '0', unit: '', source: '程序记录' },
  'exchange.receiverName': { label: '归集平台名称', value: '市公共信用信息平台', unit: '', source: '单位设定' },
  'exchange.handoverFolder': { label: '交付目录（空为数据目录下 handover）', value: '', unit: '', source: '单位设定' },
  'exchange.inboxFolder': { label: '回执目录（空为数据目录下 inbox）', value: '', unit: '', source: '单位设定' },
  'exchange.dailyAt': { label: '每日自动归集时间', value: '18:00', unit: '', source: '单位设定' },
  'exchange.includeImported': { label: '导入的台账是否归集（1 归集，0 已另行报送不归集）', value: '1', unit: '', source: '单位设定' },
  'exchange.lastRunAt': { label: '上次自动归集', value: '', unit: '', source: '程序记录' },
} satisfies Record<string, Definition>
export type SettingKey = keyof typeof settingDefinitions
const internal = new Set<string>(['office.demonstration', 'exchange.lastRunAt', 'publicity.generatedAt', 'publicity.generatedRows'])

/** What a transaction has read: nobody else writes while it is open, so one look serves all its handlers and reactions. */
const readInTransaction = new WeakMap<Reader, Map<string, string>>()
async function allSettings(db: Reader): Promise<Map<string, string>> {
  const rows = await db.selectFrom('settings').select(['key', 'value']).execute()
  return new Map(rows.map((row) => [row.key, row.value]))
}
export async function readSetting(db: Reader, key: SettingKey): Promise<string> {
  if (!db.isTransaction) return (await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst())?.value ?? settingDefinitions[key].value
  const read = readInTransaction.get(db) ?? (await allSettings(db))
  readInTransaction.set(db, read)
  return read.get(key) ?? settingDefinitions[key].value
}
export async function readNumber(db: Reader, key: SettingKey): Promise<number> {
  const value = Number(await readSetting(db, key))
  return Number.isFinite(value) ? value : Number(settingDefinitions[key].value)
}
export async function writeSetting(db: Writer, key: SettingKey, value: string, at: string): Promise<void> {
  readInTransaction.delete(db)
  await db.insertInto('settings').values({ key, value, updated_at: at })
    .onConflict((c) => c.column('key').doUpdateSet({ value, updated_at: at })).execute()
}
export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(settingDefinitions, key)
export const isEditable = (key: string): boolean => isSettingKey(key) && !internal.has(key)

export async function listSettings(db: Reader): Promise<{ key: string; label: string; value: string; unit: string; source: string }[]> {
  const stored = new Map((await db.selectFrom('settings').select(['key', 'value']).execute()).map((row) => [row.key, row.value]))
  return Object.entries(settingDefinitions)
    .filter(([key]) => !internal.has(key))
    .map(([key, d]) => ({ key, label: d.label, value: stored.get(key) ?? d.value, unit: d.unit, source: d.source }))
}
