// What others may use of the catalogue.
export { catalogHandlers } from './catalog.handlers'
export { loadPacks } from './catalog.pack'
export { currentItem, findItems, versionById, type ItemVersion } from './catalog.repository'
