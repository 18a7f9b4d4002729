// What others may use of revocation.
export { openFromRectification, openFromVerification, revocationHandlers } from './revocation.handlers'
