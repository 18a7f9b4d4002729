// What others may use of parties.
export { partiesHandlers } from './parties.handlers'
export { mergeHandlers } from './merge.handlers'
export { partyEntry } from './party-index'
export { findByLookup, findParty, toSummary, type PartyRow } from './parties.repository'
