// What others may use of verification.
export { evidenceDir, hashesOf } from './evidence-store'
export { countVerifications, verificationListHandlers } from './verification.list'
export { verificationHandlers } from './verification.handlers'
export { stopVerification } from './verification.stop'
