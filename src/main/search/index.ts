// What others may use of search.
export { indexBacklog } from './search.backlog'
export { searchHandlers } from './search.handlers'
