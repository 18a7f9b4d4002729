// What others may use of the ledger import.
export { checkJob, importJob } from './ledger.job'
export { ledgerHandlers } from './ledger.handlers'
