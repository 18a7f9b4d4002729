// Operations on the catalogue.
import type { catalogContract } from '../../shared/catalog/catalog.contract'
import { describeTerm } from '../../shared/deadlines/deadlines.schema'
import type { Handlers } from '../core/context'
import { currentItem, listItems, type ItemVersion } from './catalog.repository'

const summary = ({ itemId, version, item }: ItemVersion) => ({
  id: itemId, code: item.code, name: item.name, kind: item.kind, field: item.field, department: item.department.name, version, legalBasis: item.legalBasis,
})
export const catalogHandlers: Handlers<typeof catalogContract> = {
  'catalog.items': async ({ db }, { q }) => {
    const wanted = q.toLowerCase()
    const rows = (await listItems(db)).filter(({ item, initials }) => item.name.includes(q) || initials.includes(wanted) || item.code.toLowerCase().includes(wanted))
    return { rows: rows.map(summary) }
  },
  'catalog.item': async ({ db }, { id }) => {
    const found = await currentItem(db, id)
    const { item } = found
    return {
      ...summary(found), liability: item.template.liability, verificationTerm: describeTerm(item.verificationTerm), rectificationTerm: `${item.rectificationDays} 个工作日`,
      clauses: item.template.clauses.map((c) => ({
        id: c.id, text: c.text, checkItem: c.checkItem, weight: c.weight, photos: c.evidenceRule.photos, breachCriterion: c.breachCriterion, legalBasis: c.legalBasis,
      })),
    }
  },
}
