// What others may use of verification.
export { evidenceDir, hashesOf } from './evidence-store'
export { verificationHandlers } from './verification.handlers'
