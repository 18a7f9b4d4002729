// One question, answered from every room the person may enter.
import { allows } from '../../shared/admin/permissions'
import type { searchContract } from '../../shared/search/search.contract'
import { findItems } from '../catalog'
import { actor, type Handlers } from '../core/context'
import { findByLookup, findParty } from '../parties'
import { findCases, findCommitments, findParties } from './search.repository'

export const searchHandlers: Handlers<typeof searchContract> = {
  'search.find': async (context, { q, limit }) => {
    const { db, services } = context
    const { roles } = actor(context)
    const items = allows('case.read', roles) || allows('catalog.read', roles) ? await services.store.remembered(`items ${q}`, (reader) => findItems(reader, q, limit)) : []
    const itemHits = items.map((found) => ({ kind: 'item' as const, id: found.item.code, title: found.item.name, detail: `${found.item.code} · ${found.item.kind} · ${found.item.department.name}` }))
    if (!allows('case.read', roles)) return { hits: itemHits }
    // A whole number may be a person's, which is in no index: it is found by its keyed hash.
    const known = /^[0-9a-z]{15,18}$/i.test(q) ? await findByLookup(db, services.personal.lookup(q)) : undefined
    const exact = known?.merged_into ? await findParty(db, known.merged_into) : known
    const parties = exact ? [exact] : await findParties(db, q, limit)
    const ids = parties.map((party) => party.id)
    return {
      hits: [
        ...parties.map((party) => ({ kind: 'party' as const, id: party.id, title: party.name, detail: party.code_masked })),
        ...(await findCommitments(db, q, ids, limit)), ...itemHits.slice(0, 5), ...(await findCases(db, q, ids, limit)),
      ],
    }
  },
}
