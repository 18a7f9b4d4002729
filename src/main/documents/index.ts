// What others may use of documents.
export { documentsHandlers } from './documents.handlers'
export { documentsOf, issueDocument, nextNumber } from './documents.service'
export { renderHtml } from './html.rules'
export { renderLetter, type LetterData } from './letter.rules'
export * from './notices.rules'
export { missingIn, type Body, type Rendered } from './body.rules'
export * from './procedure.rules'
