// What others may use of revocation.
export { countRevocations, revocationListHandlers } from './revocation.list'
export { openFromRectification, openFromVerification, revocationHandlers } from './revocation.handlers'
