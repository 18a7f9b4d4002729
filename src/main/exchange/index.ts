// What others may use of the exchange.
export { exchangeHandlers } from './exchange.handlers'
export { exportBatch, type Exported } from './exchange.export'
export * from './exchange.queue'
export { sweepInbox } from './exchange.inbox'
export { receiveReceipt, type Received } from './exchange.receive'
export { isDue, nextRun } from './exchange.schedule'
