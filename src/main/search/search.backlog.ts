// Brings rows that were stored before there was an index into it, a stretch at a time so that nobody waits for it.
import type { Store } from '../db'
import { indexCommitments, indexParties } from '../db/dialect'
import { partyEntry } from '../parties'

const stretch = 2000
type Kind = 'party' | 'commitment'

/** Indexes one stretch; false when the kind has nothing left. The mark moves in the same transaction. */
async function indexStretch(store: Store, kind: Kind, done: number): Promise<boolean> {
  return store.write(async (db) => {
    let last: number | undefined
    if (kind === 'party') {
      const rows = await db.selectFrom('parties').selectAll().where('seq', '>', done).where('merged_into', 'is', null).orderBy('seq').limit(stretch).execute()
      await indexParties(db, rows.map(partyEntry))
      last = rows.at(-1)?.seq
    } else {
      const rows = await db.selectFrom('commitments').select(['seq', 'id', 'code', 'subject']).where('seq', '>', done).orderBy('seq').limit(stretch).execute()
      await indexCommitments(db, rows)
      last = rows.at(-1)?.seq
    }
    if (last === undefined) await db.deleteFrom('search_backlog').where('kind', '=', kind).execute()
    else await db.updateTable('search_backlog').set({ done_seq: last }).where('kind', '=', kind).execute()
    return last !== undefined
  })
}
/** Resolves when nothing is left, or when `stopped` says so; a stop loses nothing. */
export async function indexBacklog(store: Store, stopped: () => boolean): Promise<void> {
  for (;;) {
    const waiting = await store.reader.selectFrom('search_backlog').selectAll().orderBy('kind', 'desc').limit(1).executeTakeFirst()
    if (!waiting || stopped()) return
    await indexStretch(store, waiting.kind, waiting.done_seq)
  }
}
