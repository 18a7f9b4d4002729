// What others may use of publicity.
export { publicityHandlers } from './publicity.handlers'
export { publicityJob } from './publicity.job'
export { publish, stopPublication } from './publicity.reactions'
export { publicityCsv } from './site.rules'
