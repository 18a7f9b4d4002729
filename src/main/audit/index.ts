// What others may use of the audit trail.
export { append, count as countEntries, listBefore, readHead, type AuditEntry } from './audit.repository'
export { verifyChain, type Verification } from './audit.verify'
