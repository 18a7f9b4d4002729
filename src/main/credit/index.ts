// What others may use of credit.
export { creditHandlers, toMeasure } from './credit.handlers'
export { recordBreach, recordCorrection } from './credit.reactions'
export { measuresOf, recordsOf } from './credit.repository'
