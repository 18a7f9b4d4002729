// What others may use of rectification.
export { openOrder, rectificationHandlers } from './rectification.handlers'
