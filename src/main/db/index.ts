// What others may use of the store.
export type { Database, Reader, Row, Writer } from './schema'
export { openStore, type Store } from './store'
