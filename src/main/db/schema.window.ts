// The tables of the window (migration 20) as Kysely sees them.
import type { Generated } from 'kysely'

export interface SearchBacklogTable {
  kind: 'party' | 'commitment'
  done_seq: number
}
export interface CatalogPartsTable {
  id: string
  kind: 'letter' | 'standard' | 'rule'
  code: string
  current_version_id: string | null
}
export interface CatalogPartVersionsTable {
  id: string
  part_id: string
  version: number
  name: string
  content: string
  valid_from: string
  reason: string
  change_id: string | null
  created_at: string
}
export interface CatalogChangesTable {
  id: string
  kind: 'item' | 'letter' | 'standard' | 'rule'
  code: string
  name: string
  base_version: number
  content: string
  reason: string
  state: 'draft' | 'submitted' | 'signedOff' | 'returned' | 'discarded'
  proposed_by: string
  decided_by: string | null
  decision: Generated<string>
  source: Generated<string>
  version: Generated<number>
  created_at: string
  updated_at: string
}
export interface DeferredMaterialsTable {
  id: string
  commitment_id: string
  name: string
  due_on: string
  state: 'pending' | 'received' | 'wrong' | 'lapsed'
  received_on: string | null
  received_by: string | null
  note: Generated<string>
  reminded_at: string | null
  version: Generated<number>
  created_at: string
}
export interface MaterialEventsTable {
  id: string
  material_id: string
  at: string
  by_id: string | null
  kind: 'deferred' | 'reminded' | 'received' | 'wrong' | 'lapsed'
  note: string
}
export interface SignaturesTable {
  id: string
  commitment_id: string
  kind: 'drawn' | 'scanned'
  file_name: string
  stored_as: string
  bytes: number
  sm3: string
  sha256: string
  captured_by: string
  captured_at: string
}
export interface RejectionsTable {
  id: string
  party_id: string
  item_version_id: string
  verdict: string
  reasons: string
  document_id: string
  rejected_by: string
  rejected_on: string
  created_at: string
}
export interface EligibilityOverridesTable {
  id: string
  party_id: string
  item_id: string
  verdict: string
  reason: string
  state: 'requested' | 'granted' | 'refused' | 'used'
  requested_by: string
  decided_by: string | null
  decision: Generated<string>
  commitment_id: string | null
  version: Generated<number>
  created_at: string
  updated_at: string
}
export interface MeasureFeedbackTable {
  id: string
  measure_id: string
  party_id: string
  note: string
  by_id: string
  at: string
}
export interface PublicationsTable {
  id: string
  commitment_id: string
  from_on: string
  until_on: string
  state: 'published' | 'stopped'
  stop_reason: Generated<string>
  stopped_on: string | null
  stopped_by: string | null
  created_at: string
}
export interface PartyRelationsTable {
  id: string
  party_id: string
  related_id: string
  kind: 'legalPerson' | 'shareholder' | 'branch' | 'sameAddress' | 'other'
  note: string
  ended_on: string | null
  by_id: string
  created_at: string
}
export interface PartyMergesTable {
  id: string
  kept_id: string
  dropped_id: string
  moved: string
  reason: string
  by_id: string
  at: string
  undone_by: string | null
  undone_at: string | null
}
export interface WindowTables {
  search_backlog: SearchBacklogTable
  catalog_parts: CatalogPartsTable
  catalog_part_versions: CatalogPartVersionsTable
  catalog_changes: CatalogChangesTable
  deferred_materials: DeferredMaterialsTable
  material_events: MaterialEventsTable
  signatures: SignaturesTable
  rejections: RejectionsTable
  eligibility_overrides: EligibilityOverridesTable
  measure_feedback: MeasureFeedbackTable
  publications: PublicationsTable
  party_relations: PartyRelationsTable
  party_merges: PartyMergesTable
}
