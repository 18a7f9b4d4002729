// What others may use of parties.
export { partiesHandlers } from './parties.handlers'
export { findByLookup, findParty, toSummary, type PartyRow } from './parties.repository'
