// What a grade means: publicity at most so long (国办发〔2025〕22号), and which measures follow (domain.md section 8).
import type { Grade, MeasureKind } from '../../shared/credit/credit.contract'

const ordinary: readonly MeasureKind[] = ['noCommitments', 'moreInspection', 'closeReview', 'noConvenience']
export function measuresFor(grade: Grade): readonly MeasureKind[] {
  if (grade === 'minor') return ['noCommitments', 'moreInspection']
  return grade === 'serious' ? [...ordinary, 'noSubsidy'] : ordinary
}
/** Minor records are in principle not published. */
export const isPublished = (grade: Grade): boolean => grade !== 'minor'
