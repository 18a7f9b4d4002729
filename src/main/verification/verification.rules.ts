// The checklist generated from the clauses (一诺一核查) and the finding it proposes (domain.md section 7). Pure.
import type { CatalogItem } from '../../shared/catalog/catalog.schema'
import type { Row } from '../db'
import type { Finding } from '../../shared/verification/verification.workflow'

export interface ClauseCheck {
  clauseId: string
  text: string
  checkItem: string
  weight: '一般' | '重点'
  kind: 'performance' | 'truth'
  photos: number
  breachCriterion: string
  answer: 'pass' | 'fail' | 'notApplicable' | null
  note: string
  evidence: (Row<'evidence'> & { display_name: string })[]
}
/** A ledger's commitment has no item version: its whole content is the one thing to check. */
export function clauseChecks(item: CatalogItem | undefined, content: string, answers: readonly Row<'verification_answers'>[], files: ClauseCheck['evidence']): ClauseCheck[] {
  const clauses = item?.template.clauses ?? [
    { id: 'content', text: content, checkItem: '承诺内容是否履行', weight: '重点' as const, kind: 'performance' as const, evidenceRule: { photos: 0 }, breachCriterion: '承诺内容未履行' },
  ]
  return clauses.map((clause) => {
    const answer = answers.find((a) => a.clause_id === clause.id)
    return {
      clauseId: clause.id, text: clause.text, checkItem: clause.checkItem, weight: clause.weight, kind: clause.kind, photos: clause.evidenceRule.photos, breachCriterion: clause.breachCriterion,
      answer: answer?.answer ?? null, note: answer?.note ?? '', evidence: files.filter((file) => file.clause_id === clause.id),
    }
  })
}
/** A failed 重点 item of the truth kind proposes 承诺失信; other failures propose 待整改; the officer confirms with reasons. */
export function proposeFinding(checks: readonly ClauseCheck[]): { finding: Finding; why: string } | null {
  if (checks.some((check) => check.answer === null)) return null
  const failed = checks.filter((check) => check.answer === 'fail')
  if (failed.length === 0) return { finding: 'normal', why: '全部核查要点合格或不适用' }
  const names = failed.map((check) => check.checkItem).join('、')
  return failed.some((check) => check.weight === '重点' && check.kind === 'truth')
    ? { finding: 'breach', why: `重点要点不合格且属虚假承诺情形：${names}` }
    : { finding: 'toRectify', why: `不合格要点可以改正：${names}` }
}
