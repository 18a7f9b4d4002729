// The health of a data folder: database integrity, foreign keys, evidence hashes.
import { integrityProblems } from '../db/dialect'
import { hashesOf } from '../verification'
import type { Services } from './context'

export interface Health {
  ok: boolean
  database: string[]
  evidence: { checked: number; problems: { id: string; fileName: string; fault: 'missing' | 'altered' }[] }
}
export async function checkStore(services: Services): Promise<Health> {
  const database = await integrityProblems(services.store.reader)
  const files = await services.store.reader.selectFrom('evidence').select(['id', 'file_name', 'stored_as', 'sm3', 'sha256']).execute()
  const problems: Health['evidence']['problems'] = []
  for (const file of files) {
    const now = await hashesOf(services.dataDir, file.stored_as)
    if (!now) problems.push({ id: file.id, fileName: file.file_name, fault: 'missing' })
    else if (now.sm3 !== file.sm3 || now.sha256 !== file.sha256) problems.push({ id: file.id, fileName: file.file_name, fault: 'altered' })
  }
  return { ok: database.length === 0 && problems.length === 0, database, evidence: { checked: files.length, problems } }
}
