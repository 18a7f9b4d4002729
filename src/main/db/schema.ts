// The tables as Kysely sees them; follows the migrations (schema.sql beside this file is the database's own word).
import type { Generated, Kysely, Selectable, Transaction } from 'kysely'
import type { WindowTables } from './schema.window'

export interface SettingsTable {
  key: string
  value: string
  updated_at: string
}
export interface UsersTable {
  id: string
  username: string
  display_name: string
  password_hash: string
  certificate_no: string | null
  certificate_expires: string | null
  status: 'active' | 'locked' | 'disabled'
  failed_attempts: Generated<number>
  last_sign_in_at: string | null
  version: Generated<number>
  created_at: string
}
export interface UserRolesTable {
  user_id: string
  role: 'clerk' | 'officer' | 'reviewer' | 'supervisor' | 'sysadmin' | 'secadmin' | 'auditor'
}
export interface AuditEntriesTable {
  seq: number
  at: string
  actor_id: string | null
  actor: string
  operation: string
  subject_type: string
  subject_id: string
  summary: string
  previous_hash: string
  hash: string
}
export interface AuditHeadTable {
  one: number
  seq: number
  hash: string
  seal: string
}
export interface IdempotencyTable {
  key: string
  user_id: string
  operation: string
  reply: string
  at: string
}
export interface DraftsTable {
  user_id: string
  key: string
  value: string
  saved_at: string
}
export interface CalendarDaysTable {
  day: string
  kind: 'rest' | 'work'
}
export interface CalendarYearsTable {
  year: number
  source: string
}
export interface DeadlinesTable {
  id: string
  owner_type: string
  owner_id: string
  kind: string
  label: string
  from_on: string
  due_on: string
  provisional: number
  basis: string
  steps: string
  closed_on: string | null
  created_at: string
}
export interface NumberRegistersTable {
  kind: string
  department: string
  year: number
  last: number
}
export interface DocumentsTable {
  id: string
  kind: string
  label: string
  number: string
  owner_type: string
  owner_id: string
  commitment_id: string | null
  html: string
  /** The document's structure, sealed; absent in documents of the first version. */
  body: string | null
  sha256: string
  issued_on: string
  created_by: string | null
  created_at: string
}
export interface DocumentPrintsTable {
  id: string
  document_id: string
  copies: number
  printed_by: string
  at: string
}
export interface PartiesTable {
  /** Stable number of the row in the search index; copies of the file keep it. */
  seq: Generated<number>
  id: string
  category: '1' | '2' | '4'
  name: string
  initials: string
  code: string | null
  code_sealed: string | null
  code_lookup: string
  code_masked: string
  status: 'active' | 'cancelled' | 'revoked'
  risk_level: 'blue' | 'green' | 'yellow' | 'red'
  contact: string
  phone_sealed: string | null
  phone_masked: string
  address: string
  licence_until: string | null
  merged_into: string | null
  batch_id: string | null
  version: Generated<number>
  created_at: string
  updated_at: string
}
export interface PartyHistoryTable {
  id: string
  party_id: string
  at: string
  by_id: string | null
  change: string
}
export interface CatalogItemsTable {
  id: string
  code: string
  current_version_id: string | null
}
export interface CatalogVersionsTable {
  id: string
  item_id: string
  version: number
  name: string
  initials: string
  kind: string
  field: string
  department: string
  department_uscc: string
  content: string
  valid_from: string
  valid_to: string | null
  reason: Generated<string>
  change_id: string | null
  created_at: string
}
export interface ImportBatchesTable {
  id: string
  file_name: string
  file_sha256: string
  stored_file: string
  state: 'checking' | 'checked' | 'importing' | 'imported' | 'interrupted' | 'cancelled' | 'undone' | 'failed'
  read_count: Generated<number>
  valid_count: Generated<number>
  imported_count: Generated<number>
  rejected_count: Generated<number>
  cleaned_count: Generated<number>
  errors: Generated<string>
  preview: Generated<string>
  last_row: Generated<number>
  job_id: string | null
  problem: string | null
  created_by: string
  created_at: string
}
export interface ImportErrorsTable {
  batch_id: string
  row_no: number
  item: number
  code: string
  message: string
  value: string
}
export interface CommitmentsTable {
  seq: Generated<number>
  id: string
  code: string
  party_id: string
  item_version_id: string | null
  state: 'awaitingVerification' | 'verifying' | 'rectifying' | 'rechecking' | 'breach' | 'fulfilled' | 'revoked' | 'notRevoked' | 'withdrawn' | 'acceptanceRevoked' | 'repaired'
  type: string
  type_text: string
  subject: string
  content: string
  liability: string
  made_on: string
  valid_until: string | null
  performance: string | null
  unperformed: Generated<string>
  consequence: Generated<string>
  established_on: string | null
  established_by: string | null
  established_by_code: string | null
  accepted_by: string
  accepted_by_code: string
  publicity: string
  remark: Generated<string>
  contact: Generated<string>
  phone_sealed: string | null
  due_on: string | null
  eligibility: Generated<string>
  origin: 'window' | 'import'
  batch_id: string | null
  registered_by: string | null
  version: Generated<number>
  created_at: string
  updated_at: string
}
export interface CommitmentSerialsTable {
  division: string
  day: string
  last: number
}
export interface CaseEventsTable {
  id: string
  commitment_id: string
  at: string
  who: string
  what: string
}
export interface VerificationsTable {
  id: string
  commitment_id: string
  state: 'planned' | 'approved' | 'inProgress' | 'concluded' | 'cancelled'
  method: 'onSite' | 'offSite' | 'random' | 'exempt'
  planned_on: string
  planned_by: string
  approved_by: string | null
  finding: 'normal' | 'toRectify' | 'breach' | null
  false_commitment: Generated<number>
  reasons: Generated<string>
  concluded_at: string | null
  concluded_by: string | null
  version: Generated<number>
  created_at: string
}
export interface VerificationOfficersTable {
  verification_id: string
  user_id: string
}
export interface VerificationAnswersTable {
  verification_id: string
  clause_id: string
  answer: 'pass' | 'fail' | 'notApplicable'
  note: string
  answered_by: string
  at: string
}
export interface EvidenceTable {
  id: string
  verification_id: string
  clause_id: string
  file_name: string
  stored_as: string
  bytes: number
  sm3: string
  sha256: string
  captured_at: string
  captured_by: string
}
export interface RectificationOrdersTable {
  id: string
  number: string
  commitment_id: string
  verification_id: string
  state: 'issued' | 'extensionRequested' | 'reported' | 'corrected' | 'failed' | 'cancelled'
  issued_on: string
  due_on: string
  requirements: string
  document_id: string
  extended: Generated<number>
  extension_until: string | null
  extension_reason: string | null
  extension_requested_by: string | null
  extension_decided_by: string | null
  extension_decision: string | null
  report_on: string | null
  report_text: string | null
  recheck_at: string | null
  recheck_by: string | null
  recheck_outcome: 'passed' | 'failed' | null
  recheck_notes: string | null
  version: Generated<number>
  created_at: string
}
export interface RevocationsTable {
  id: string
  number: string
  commitment_id: string
  state: 'opened' | 'noticed' | 'hearing' | 'heard' | 'reviewed' | 'proposed' | 'approved' | 'revoked' | 'notRevoked'
  opened_on: string
  source_type: string
  source_id: string
  false_commitment: number
  ground: 'para1' | 'para2' | null
  public_interest_harmed: Generated<number>
  public_interest: Generated<string>
  defence: Generated<string>
  defence_due_on: string | null
  hearing_requested_on: string | null
  hearing_notice_on: string | null
  hearing_earliest_on: string | null
  chair_id: string | null
  opinion: Generated<string>
  review_agreed: Generated<number>
  reviewed_by: string | null
  proposal: Generated<string>
  grade: 'minor' | 'ordinary' | 'serious' | null
  proposed_by: string | null
  decided_by: string | null
  decision: Generated<string>
  decided_on: string | null
  version: Generated<number>
  created_at: string
}
export interface RevocationStepsTable {
  id: string
  revocation_id: string
  step: string
  done_by: string
  at: string
  on_day: string
  document_id: string | null
  service_method: string | null
  served_on: string | null
  receiver: string | null
  proof: string | null
  note: Generated<string>
}
export interface CreditRecordsTable {
  id: string
  party_id: string
  commitment_id: string
  kind: 'breach' | 'corrected'
  grade: 'minor' | 'ordinary' | 'serious' | null
  facts: string
  established_on: string
  public_from: string | null
  public_until: string | null
  state: 'open' | 'expired' | 'repaired'
  document: string
  created_at: string
}
export interface MeasuresTable {
  id: string
  party_id: string
  kind: string
  favourable: number
  from_on: string
  until_on: string | null
  record_id: string | null
  ended_on: string | null
  created_at: string
}
export interface ExchangeRowsTable {
  id: string
  kind: string
  subject_id: string
  subject: string
  version: number
  occurred_on: string
  data: string
  state: 'prepared' | 'signed' | 'handedOver' | 'accepted' | 'rejected' | 'corrected' | 'withdrawn'
  batch_id: string | null
  file_name: string | null
  row_no: number | null
  message: Generated<string>
  updated_at: string
}
export interface ExchangeBatchesTable {
  id: string
  serial: number
  file: string
  folder: string
  row_count: number
  manifest_sm3: string
  state: string
  created_at: string
  created_by: string
}
export interface ExchangeReceiptsTable {
  id: string
  sha256: string
  batch_id: string
  outcome: string
  at: string
}
export interface JobsTable {
  id: string
  kind: string
  label: string
  state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'interrupted'
  input: string
  done_count: Generated<number>
  total_count: number | null
  cancel_asked: Generated<number>
  result: Generated<string>
  problem: string | null
  created_by: string | null
  created_at: string
  started_at: string | null
  ended_at: string | null
}

export interface Database extends WindowTables {
  settings: SettingsTable
  users: UsersTable
  user_roles: UserRolesTable
  audit_entries: AuditEntriesTable
  audit_head: AuditHeadTable
  idempotency: IdempotencyTable
  drafts: DraftsTable
  calendar_days: CalendarDaysTable
  calendar_years: CalendarYearsTable
  deadlines: DeadlinesTable
  number_registers: NumberRegistersTable
  documents: DocumentsTable
  document_prints: DocumentPrintsTable
  parties: PartiesTable
  party_history: PartyHistoryTable
  catalog_items: CatalogItemsTable
  catalog_versions: CatalogVersionsTable
  import_batches: ImportBatchesTable
  import_errors: ImportErrorsTable
  commitments: CommitmentsTable
  commitment_serials: CommitmentSerialsTable
  case_events: CaseEventsTable
  verifications: VerificationsTable
  verification_officers: VerificationOfficersTable
  verification_answers: VerificationAnswersTable
  evidence: EvidenceTable
  rectification_orders: RectificationOrdersTable
  revocations: RevocationsTable
  revocation_steps: RevocationStepsTable
  credit_records: CreditRecordsTable
  measures: MeasuresTable
  exchange_rows: ExchangeRowsTable
  exchange_batches: ExchangeBatchesTable
  exchange_receipts: ExchangeReceiptsTable
  jobs: JobsTable
}

/** A read function takes a Reader, a write function a Writer: a write outside a transaction does not compile. */
export type Reader = Kysely<Database>
export type Writer = Transaction<Database>
export type Row<T extends keyof Database> = Selectable<Database[T]>
