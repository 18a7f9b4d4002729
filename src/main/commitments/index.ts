// What others may use of commitments.
export { commitmentsHandlers } from './commitments.handlers'
export * from './commitments.reactions'
export { addEvent, countView, findCommitment, type CommitmentRow } from './commitments.repository'
export { countOverrides, eligibilityHandlers } from './eligibility.handlers'
export { intakeHandlers } from './intake'
export { countMaterials, materialsHandlers } from './materials.handlers'
