// What others may use of documents.
export { documentsHandlers } from './documents.handlers'
export * from './documents.rules'
export { documentsOf, issueDocument, nextNumber } from './documents.service'
