// The home page.
export { workHandlers } from './work.handlers'
