// Whether a party may use a commitment: every reason with its rule, basis, source and date (domain.md section 6). Pure.
import type { Verdict } from '../../shared/commitments/commitments.contract'

export interface EligibilityFacts {
  status: 'active' | 'cancelled' | 'revoked'
  riskLevel: 'blue' | 'green' | 'yellow' | 'red'
  openBreaches: readonly { document: string; establishedOn: string; until: string | null; grade: string }[]
  blockingMeasures: readonly { label: string; from: string; until: string | null; document: string }[]
}
type Reason = Verdict['reasons'][number]

export function eligibilityOf(facts: EligibilityFacts): Verdict {
  const reasons: Reason[] = []
  for (const record of facts.openBreaches) {
    reasons.push({
      rule: `存在未修复的${record.grade}违诺记录${record.until ? `，公示与惩戒至 ${record.until}` : ''}`, basis: '国办发〔2020〕42号', source: record.document, on: record.establishedOn, level: 'blocked',
    })
  }
  for (const measure of facts.blockingMeasures) {
    reasons.push({ rule: `惩戒措施：${measure.label}${measure.until ? `，至 ${measure.until}` : ''}`, basis: '国办发〔2020〕49号；奖惩措施', source: measure.document, on: measure.from, level: 'blocked' })
  }
  if (facts.status !== 'active') {
    reasons.push({ rule: facts.status === 'cancelled' ? '主体已注销' : '主体已被吊销', basis: '国办发〔2020〕42号', source: '主体档案', on: null, level: 'blocked' })
  }
  if (facts.riskLevel === 'red') reasons.push({ rule: '信用风险等级为高', basis: '衢州市信用承诺闭环监管办法', source: '主体档案', on: null, level: 'blocked' })
  if (facts.riskLevel === 'yellow') reasons.push({ rule: '信用风险等级为中，须在核查中重点关注', basis: '国办发〔2020〕42号', source: '主体档案', on: null, level: 'warn' })
  const outcome = reasons.some((reason) => reason.level === 'blocked') ? 'blocked' : reasons.length > 0 ? 'warn' : 'eligible'
  return { outcome, reasons }
}
