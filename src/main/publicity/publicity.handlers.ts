// Operations on publicity.
import { sql } from 'kysely'
import type { publicityContract } from '../../shared/publicity/publicity.contract'
import { maskName } from '../../shared/primitives/resident-id'
import { ProblemError } from '../../shared/problem'
import { readSetting } from '../admin'
import type { Handlers } from '../core/context'
import { decodeCursor, pageFrom } from '../core/paging'
import { siteFolder } from './publicity.job'
import { regenerate, stop } from './publicity.reactions'
import { findPublication, publicRows, setPublication } from './publicity.repository'
import { siteHtml } from './site.rules'

const previewRows = 200
export const publicityHandlers: Handlers<typeof publicityContract> = {
  'publicity.list': async ({ db, today }, { view, cursor, limit }) => {
    let query = db.selectFrom('publications as p').innerJoin('commitments as c', 'c.id', 'p.commitment_id').innerJoin('parties', 'parties.id', 'c.party_id')
      .select(['p.id', 'p.commitment_id', 'c.code', 'parties.name', 'parties.category', 'c.subject', 'p.from_on', 'p.until_on', 'p.stop_reason', 'p.stopped_on']).orderBy('p.from_on', 'desc').orderBy('p.id', 'desc').limit(limit + 1)
    if (view === 'stopped') query = query.where('p.state', '=', 'stopped')
    else query = query.where('p.state', '=', 'published').where('p.until_on', view === 'ended' ? '<' : '>=', today)
    const after = decodeCursor(cursor, 2)
    if (after) query = query.where((eb) => eb(eb.refTuple('p.from_on', 'p.id'), '<', eb.tuple(after[0] ?? '', after[1] ?? '')))
    const page = pageFrom(await query.execute(), limit, (row) => [row.from_on, row.id])
    return {
      rows: page.rows.map((row) => ({
        commitmentId: row.commitment_id, code: row.code, party: row.category === '2' ? maskName(row.name) : row.name, subject: row.subject, from: row.from_on, until: row.until_on, stopReason: row.stop_reason, stoppedOn: row.stopped_on,
      })), nextCursor: page.nextCursor,
    }
  },
  'publicity.preview': async ({ db, today }) => {
    const rows = await publicRows(db, today, previewRows)
    return { html: siteHtml(rows, await readSetting(db, 'office.name'), today), rows: rows.length }
  },
  'publicity.state': async ({ db, today, services }) => {
    const generatedAt = await readSetting(db, 'publicity.generatedAt')
    const published = await db.selectFrom('publications').select(sql<number>`count(*)`.as('n')).where('state', '=', 'published').where('until_on', '>=', today).executeTakeFirstOrThrow()
    return { folder: await siteFolder(db, services.dataDir), generatedAt: generatedAt || null, rows: Number(await readSetting(db, 'publicity.generatedRows')), published: published.n }
  },
  'publicity.generate': async (context) => ({ jobId: await regenerate(context) }),
  'publicity.stop': async (context, { commitmentId, reason }) => {
    if (!(await stop(context, commitmentId, reason))) throw new ProblemError('rule.violated', { rule: '这份承诺书没有在公示', remedy: '请刷新列表。' })
    return { jobId: await regenerate(context) }
  },
  'publicity.resume': async (context, { commitmentId, reason }) => {
    const publication = await findPublication(context.db, commitmentId)
    const commitment = await context.db.selectFrom('commitments').select('state').where('id', '=', commitmentId).executeTakeFirst()
    if (publication?.state !== 'stopped') throw new ProblemError('rule.violated', { rule: '这份承诺书没有停止公示', remedy: '请刷新列表。' })
    if (commitment?.state === 'withdrawn' || commitment?.state === 'acceptanceRevoked') throw new ProblemError('rule.violated', { rule: '承诺已撤回或者已撤销受理，不能恢复公示', remedy: '需要公示的，请重新受理。' })
    await setPublication(context.db, commitmentId, { state: 'published', stop_reason: '', stopped_on: null, stopped_by: null })
    context.audit({ subjectType: 'publication', subjectId: commitmentId, summary: `恢复公示：${reason}` })
    return { jobId: await regenerate(context) }
  },
}
