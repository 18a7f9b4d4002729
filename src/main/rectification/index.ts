// What others may use of rectification.
export { countOrders, rectificationListHandlers } from './rectification.list'
export { openOrder, rectificationHandlers } from './rectification.handlers'
export { stopOrder } from './rectification.stop'
