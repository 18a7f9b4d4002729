// A ledger of any length: valid rows of the 20 items, every fifth commitment a new party, codes that no other file has.
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { ledgerItems } from '../src/shared/ledger/ledger.items'
import { usccCheckCharacter } from '../src/shared/primitives/uscc'

function rowOf(i: number, turn: number): string {
  const first17 = `91330802MA${String(turn)}${String(Math.floor(i / 5)).padStart(6, '0')}`
  const party = first17 + (usccCheckCharacter(first17) ?? '0')
  const day = new Date(Date.UTC(2024, 0, 1 + (i % 400))).toISOString().slice(0, 10)
  const code = `33080${turn}${day.replaceAll('-', '')}${String(Math.floor(i / 400) + 1).padStart(6, '0')}`
  const waiting = i % 3 === 0
  return [
    code, `衢州${Math.floor(i / 5)}号食品有限公司`, '法人及非法人组织', party, '审批替代型', '申请办理食品经营许可', '承诺所提交材料真实有效，已符合规定条件，并接受监督检查。', '如有不实承诺，自愿承担相应法律责任。', day.replaceAll('-', '/'), '',
    waiting ? '' : '全部履行', '', '', waiting ? '' : day, waiting ? '' : '衢州市市场监督管理局', waiting ? '' : '11330800004256011R', '衢州市市场监督管理局', '11330800004256011R', '可向社会公开', '',
  ].join(',')
}
export async function writeLedger(file: string, rows: number, turn: number): Promise<void> {
  const out = createWriteStream(file)
  out.write(`${ledgerItems.map((item) => item.header).join(',')}\n`)
  for (let i = 0; i < rows; i++) if (!out.write(`${rowOf(i, turn)}\n`)) await once(out, 'drain')
  out.end()
  await once(out, 'finish')
}
