// Gathers the waiting rows, builds the package, hands it over, and moves the rows: all in one transaction, file first renamed last.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { LedgerCells } from '../../shared/ledger/ledger.items'
import { maskName } from '../../shared/primitives/resident-id'
import { ProblemError } from '../../shared/problem'
import { readSetting, writeSetting } from '../admin'
import { readHead } from '../audit'
import type { CommandContext } from '../core/context'
import type { Row } from '../db'
import { PersonalData } from '../crypto/personal-data'
import { generateSm2Pair, type Sm2Pair } from '../crypto/sm2'
import { buildPackage, writePackage, type Package, type PackageInput, type PackageRecord } from './package-writer'

const batchLimit = 20_000
const pairSchema = z.object({ privateKey: z.string(), publicKey: z.string() })

/** The office's signing key: made once, sealed with a key that the database does not hold. */
async function signerOf(context: CommandContext): Promise<Sm2Pair> {
  const vault = new PersonalData(context.services.signerKey, context.services.signerKey)
  const stored = await context.db.selectFrom('settings').select('value').where('key', '=', 'exchange.signer').executeTakeFirst()
  if (stored) return pairSchema.parse(JSON.parse(vault.open(stored.value)))
  const pair = generateSm2Pair()
  await context.db.insertInto('settings').values({ key: 'exchange.signer', value: vault.seal(JSON.stringify(pair)), updated_at: context.now }).execute()
  return pair
}
type Subject = Row<'commitments'> & { name: string; category: string; party_code: string | null; code_sealed: string | null; publication: string | null; from_on: string | null; until_on: string | null }
async function subjectsOf(context: CommandContext, rows: readonly Row<'exchange_rows'>[]): Promise<Map<string, Subject>> {
  const codes = [...new Set(rows.map((row) => row.subject))]
  const found = new Map<string, Subject>()
  for (let i = 0; i < codes.length; i += 500) {
    const part = await context.db.selectFrom('commitments').innerJoin('parties', 'parties.id', 'commitments.party_id').leftJoin('publications', 'publications.commitment_id', 'commitments.id').selectAll('commitments')
      .select(['publications.state as publication', 'publications.from_on', 'publications.until_on', 'parties.name', 'parties.category', 'parties.code as party_code', 'parties.code_sealed']).where('commitments.code', 'in', codes.slice(i, i + 500)).execute()
    for (const row of part) found.set(row.code, row)
  }
  return found
}
const partyCode = (context: CommandContext, row: Subject): string => row.party_code ?? (row.code_sealed ? context.services.personal.open(row.code_sealed) : '')

function toCells(context: CommandContext, row: Subject): LedgerCells {
  // 承诺失信 is reported as 2 or 3 only once an issued decision fills item 13; until then performance is not reported.
  const reported = row.performance !== null
  return {
    code: row.code, partyName: row.name, partyCategory: row.category, partyCode: partyCode(context, row), type: row.type === '0' ? `其他（${row.type_text}）` : row.type, subject: row.subject, content: row.content,
    liability: row.liability, madeOn: row.made_on, validUntil: row.valid_until ?? '', performance: row.performance ?? '', unperformed: row.unperformed, consequence: row.consequence,
    establishedOn: reported ? (row.established_on ?? '') : '', establishedBy: reported ? (row.established_by ?? '') : '', establishedByCode: reported ? (row.established_by_code ?? '') : '',
    acceptedBy: row.accepted_by, acceptedByCode: row.accepted_by_code, publicity: row.publicity, remark: row.remark,
  }
}
async function gather(context: CommandContext, rows: readonly Row<'exchange_rows'>[], batch: { id: string; serial: number }): Promise<PackageInput> {
  const subjects = await subjectsOf(context, rows)
  const subject = (row: Row<'exchange_rows'>): Subject => {
    const found = subjects.get(row.subject)
    if (!found) throw new Error(`row ${row.id} has no commitment`)
    return found
  }
  const commitments = rows.filter((row) => row.kind === 'commitment')
  const previous = await context.db.selectFrom('exchange_batches').select('manifest_sm3').orderBy('serial', 'desc').limit(1).executeTakeFirst()
  const head = await readHead(context.db)
  const days = rows.map((row) => row.occurred_on).sort()
  return {
    sender: { name: await readSetting(context.db, 'office.name'), uscc: await readSetting(context.db, 'office.uscc') }, receiver: await readSetting(context.db, 'exchange.receiverName'), batchId: batch.id, serial: batch.serial,
    createdAt: context.now, localDate: context.today, period: { from: days[0] ?? context.today, to: days.at(-1) ?? context.today }, previousManifestSm3: previous?.manifest_sm3 ?? null,
    auditHead: { seq: head?.seq ?? 0, hash: head?.hash ?? '' }, commitments: commitments.map((row) => toCells(context, subject(row))),
    records: rows.filter((row) => row.kind !== 'commitment').map((row): PackageRecord => ({
      kind: row.kind, id: row.subject_id, version: row.version, occurredOn: row.occurred_on, party: { name: subject(row).name, code: partyCode(context, subject(row)) },
      data: { commitment: row.subject, ...(JSON.parse(row.data) as object) },
    })),
    publicity: commitments.map(subject).filter((row) => row.publicity === '1' && row.publication !== 'stopped').map((row) => ({
      code: row.code, party: row.category === '2' ? maskName(row.name) : row.name, subject: row.subject, madeOn: row.made_on, from: row.from_on ?? row.made_on, until: row.until_on ?? row.valid_until ?? '',
    })),
  }
}
async function settle(context: CommandContext, rows: readonly Row<'exchange_rows'>[], batchId: string, pack: Package): Promise<void> {
  let [commitment, record] = [0, 0]
  for (const row of rows) {
    const place = row.kind === 'commitment' ? pack.placed[commitment++] : { file: 'records.jsonl', row: ++record }
    await context.db.updateTable('exchange_rows').set({ state: 'handedOver', batch_id: batchId, file_name: place?.file ?? null, row_no: place?.row ?? null, updated_at: context.now }).where('id', '=', row.id).execute()
  }
}
export const handoverFolder = async (context: { db: CommandContext['db'] | Parameters<typeof readSetting>[0]; services: { dataDir: string } }): Promise<string> =>
  (await readSetting(context.db, 'exchange.handoverFolder')) || join(context.services.dataDir, 'handover')

export interface Exported {
  batch: string
  file: string
  rows: number
}
/** Throws exchange.nothingToSend, exchange.folderMissing, storage.full; then nothing has changed. */
export async function exportBatch(context: CommandContext, out: string | undefined): Promise<Exported> {
  const rows = await context.db.selectFrom('exchange_rows').selectAll().where('state', '=', 'prepared').orderBy('occurred_on').orderBy('id').limit(batchLimit).execute()
  if (rows.length === 0) throw new ProblemError('exchange.nothingToSend')
  const folder = out ?? (await handoverFolder(context))
  mkdirSync(folder, { recursive: true })
  const last = await context.db.selectFrom('exchange_batches').select('serial').orderBy('serial', 'desc').limit(1).executeTakeFirst()
  const batch = { id: context.newId(), serial: (last?.serial ?? 0) + 1 }
  const pack = await buildPackage(await gather(context, rows, batch), await signerOf(context))
  await context.db.insertInto('exchange_batches').values({
    id: batch.id, serial: batch.serial, file: pack.name, folder, row_count: rows.length, manifest_sm3: pack.manifestSm3, state: 'handedOver', created_at: context.now, created_by: context.person?.id ?? 'schedule',
  }).execute()
  await settle(context, rows, batch.id, pack)
  await writeSetting(context.db, 'exchange.lastRunAt', context.now, context.now)
  context.audit({ subjectType: 'exchangeBatch', subjectId: batch.id, summary: `归集批次 ${batch.serial}：${rows.length} 行，${pack.name}` })
  const file = writePackage(pack, folder)
  return { batch: String(batch.serial).padStart(6, '0'), file, rows: rows.length }
}
