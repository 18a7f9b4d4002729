// What of a party can be searched for.
import type { PartyEntry } from '../db/dialect'
import { spellOf } from '../pinyin'

export const partyEntry = (row: { id: string; name: string; initials: string; code: string | null }): PartyEntry => ({ id: row.id, name: row.name, initials: row.initials, spell: spellOf(row.name), code: row.code ?? '' })
