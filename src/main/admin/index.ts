// What others may use of administration.
export { adminHandlers } from './admin.handlers'
export { activeWithRole, hasUsers, nameOf, peopleByIds, personById } from './admin.repository'
export { demonstrationMarker, demonstrationPassword, isDemonstration } from './demonstration'
export { sessionHandlers } from './session.handlers'
export { readNumber, readSetting, writeSetting, type SettingKey } from './settings'
