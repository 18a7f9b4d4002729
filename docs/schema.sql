-- Made from the migrations; see src/main/db/schema.test.ts.
CREATE TRIGGER audit_entries_no_delete before delete on audit_entries begin select raise(abort, 'audit entries are append-only'); end;
CREATE TRIGGER audit_entries_no_update before update on audit_entries begin select raise(abort, 'audit entries are append-only'); end;
CREATE TABLE audit_entries (seq integer primary key, at text not null, actor_id text, actor text not null, operation text not null,
  subject_type text not null, subject_id text not null, summary text not null, previous_hash text not null, hash text not null) strict;
CREATE TABLE audit_head (one integer primary key check (one = 1), seq integer not null, hash text not null, seal text not null) strict;
CREATE TABLE calendar_days (day text primary key, kind text not null check (kind in ('rest','work'))) strict;
CREATE TABLE calendar_years (year integer primary key, source text not null) strict;
CREATE TABLE case_events (id text primary key, commitment_id text not null references commitments(id), at text not null, who text not null, what text not null) strict;
CREATE TABLE catalog_changes (id text primary key, kind text not null check (kind in ('item','letter','standard','rule')), code text not null, name text not null, base_version integer not null, content text not null, reason text not null,
  state text not null check (state in ('draft','submitted','signedOff','returned','discarded')), proposed_by text not null references users(id), decided_by text references users(id), decision text not null default '',
  source text not null default '', version integer not null default 1, created_at text not null, updated_at text not null) strict;
CREATE TABLE catalog_items (id text primary key, code text not null unique, current_version_id text) strict;
CREATE TABLE catalog_part_versions (id text primary key, part_id text not null references catalog_parts(id), version integer not null, name text not null, content text not null, valid_from text not null,
  reason text not null, change_id text references catalog_changes(id), created_at text not null, unique (part_id, version)) strict;
CREATE TABLE catalog_parts (id text primary key, kind text not null check (kind in ('letter','standard','rule')), code text not null, current_version_id text, unique (kind, code)) strict;
CREATE TABLE catalog_versions (id text primary key, item_id text not null references catalog_items(id), version integer not null, name text not null, initials text not null, kind text not null, field text not null,
  department text not null, department_uscc text not null, content text not null, valid_from text not null, valid_to text, created_at text not null, reason text not null default '', change_id text references catalog_changes(id), unique (item_id, version)) strict;
CREATE VIRTUAL TABLE commitment_index using fts5(words, codes, content='', contentless_delete=1, prefix='1 2 3', tokenize='unicode61');
CREATE TABLE 'commitment_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'commitment_index_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'commitment_index_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
CREATE TABLE 'commitment_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE commitment_serials (division text not null, day text not null, last integer not null, primary key (division, day)) strict;
CREATE TABLE "commitments" (seq integer primary key, id text not null unique, code text not null unique, party_id text not null references parties(id), item_version_id text references catalog_versions(id),
  state text not null check (state in ('awaitingVerification','verifying','rectifying','rechecking','breach','fulfilled','revoked','notRevoked','withdrawn','acceptanceRevoked','repaired')),
  type text not null, type_text text not null, subject text not null, content text not null, liability text not null, made_on text not null, valid_until text,
  performance text, unperformed text not null default '', consequence text not null default '', established_on text, established_by text, established_by_code text,
  accepted_by text not null, accepted_by_code text not null, publicity text not null, remark text not null default '', contact text not null default '', phone_sealed text, due_on text,
  eligibility text not null default '{}', origin text not null check (origin in ('window','import')), batch_id text references import_batches(id), registered_by text references users(id),
  version integer not null default 1, created_at text not null, updated_at text not null) strict;
CREATE TABLE credit_records (id text primary key, party_id text not null references parties(id), commitment_id text not null references commitments(id), kind text not null check (kind in ('breach','corrected')),
  grade text check (grade in ('minor','ordinary','serious')), facts text not null, established_on text not null, public_from text, public_until text, state text not null check (state in ('open','expired','repaired')), document text not null, created_at text not null) strict;
CREATE TABLE deadlines (id text primary key, owner_type text not null, owner_id text not null, kind text not null, label text not null, from_on text not null,
  due_on text not null, provisional integer not null, basis text not null, steps text not null, closed_on text, created_at text not null) strict;
CREATE TABLE deferred_materials (id text primary key, commitment_id text not null references commitments(id), name text not null, due_on text not null, state text not null check (state in ('pending','received','wrong','lapsed')),
  received_on text, received_by text references users(id), note text not null default '', reminded_at text, version integer not null default 1, created_at text not null) strict;
CREATE TABLE document_prints (id text primary key, document_id text not null references documents(id), copies integer not null, printed_by text not null references users(id), at text not null) strict;
CREATE TABLE documents (id text primary key, kind text not null, label text not null, number text not null, owner_type text not null, owner_id text not null,
  commitment_id text references commitments(id), html text not null, sha256 text not null, issued_on text not null, created_by text references users(id), created_at text not null, body text) strict;
CREATE TABLE drafts (user_id text not null references users(id), key text not null, value text not null, saved_at text not null, primary key (user_id, key)) strict;
CREATE TABLE eligibility_overrides (id text primary key, party_id text not null references parties(id), item_id text not null references catalog_items(id), verdict text not null, reason text not null,
  state text not null check (state in ('requested','granted','refused','used')), requested_by text not null references users(id), decided_by text references users(id), decision text not null default '',
  commitment_id text references commitments(id), version integer not null default 1, created_at text not null, updated_at text not null) strict;
CREATE TABLE evidence (id text primary key, verification_id text not null references verifications(id), clause_id text not null, file_name text not null, stored_as text not null, bytes integer not null,
  sm3 text not null, sha256 text not null, captured_at text not null, captured_by text not null references users(id)) strict;
CREATE TABLE exchange_batches (id text primary key, serial integer not null unique, file text not null, folder text not null, row_count integer not null, manifest_sm3 text not null, state text not null, created_at text not null, created_by text not null) strict;
CREATE TABLE exchange_receipts (id text primary key, sha256 text not null unique, batch_id text not null references exchange_batches(id), outcome text not null, at text not null) strict;
CREATE TABLE exchange_rows (id text primary key, kind text not null, subject_id text not null, subject text not null, version integer not null, occurred_on text not null, data text not null, state text not null
  check (state in ('prepared','signed','handedOver','accepted','rejected','corrected','withdrawn')), batch_id text references exchange_batches(id), file_name text, row_no integer, message text not null default '', updated_at text not null,
  unique (kind, subject_id, version)) strict;
CREATE TABLE idempotency (key text primary key, user_id text not null, operation text not null, reply text not null, at text not null) strict;
CREATE TABLE import_batches (id text primary key, file_name text not null, file_sha256 text not null, stored_file text not null, state text not null
  check (state in ('checking','checked','importing','imported','interrupted','cancelled','undone','failed')), read_count integer not null default 0, valid_count integer not null default 0,
  imported_count integer not null default 0, rejected_count integer not null default 0, cleaned_count integer not null default 0, errors text not null default '{}', preview text not null default '{}',
  last_row integer not null default 0, job_id text, problem text, created_by text not null references users(id), created_at text not null) strict;
CREATE TABLE import_errors (batch_id text not null references import_batches(id), row_no integer not null, item integer not null, code text not null, message text not null, value text not null,
  primary key (batch_id, row_no, item, code)) strict, without rowid;
CREATE TABLE jobs (id text primary key, kind text not null, label text not null, state text not null check (state in ('queued','running','succeeded','failed','cancelled','interrupted')), input text not null, done_count integer not null default 0,
  total_count integer, cancel_asked integer not null default 0, result text not null default 'null', problem text, created_by text references users(id), created_at text not null, started_at text, ended_at text) strict;
CREATE TABLE material_events (id text primary key, material_id text not null references deferred_materials(id), at text not null, by_id text references users(id), kind text not null check (kind in ('deferred','reminded','received','wrong','lapsed')), note text not null) strict;
CREATE TABLE measure_feedback (id text primary key, measure_id text not null references measures(id), party_id text not null references parties(id), note text not null, by_id text not null references users(id), at text not null) strict;
CREATE TABLE measures (id text primary key, party_id text not null references parties(id), kind text not null, favourable integer not null, from_on text not null, until_on text, record_id text references credit_records(id), ended_on text, created_at text not null) strict;
CREATE TABLE number_registers (kind text not null, department text not null, year integer not null, last integer not null, primary key (kind, department, year)) strict;
CREATE TABLE "parties" (seq integer primary key, id text not null unique, category text not null check (category in ('1','2','4')), name text not null, initials text not null,
  code text, code_sealed text, code_lookup text not null unique, code_masked text not null, status text not null check (status in ('active','cancelled','revoked')),
  risk_level text not null check (risk_level in ('blue','green','yellow','red')), contact text not null, phone_sealed text, phone_masked text not null, address text not null, licence_until text,
  merged_into text references parties(id), batch_id text references import_batches(id), version integer not null default 1, created_at text not null, updated_at text not null) strict;
CREATE TABLE party_history (id text primary key, party_id text not null references parties(id), at text not null, by_id text references users(id), change text not null) strict;
CREATE VIRTUAL TABLE party_index using fts5(words, letters, spell, codes, content='', contentless_delete=1, prefix='1 2 3', tokenize='unicode61');
CREATE TABLE 'party_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'party_index_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'party_index_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
CREATE TABLE 'party_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE party_merges (id text primary key, kept_id text not null references parties(id), dropped_id text not null references parties(id), moved text not null, reason text not null, by_id text not null references users(id), at text not null,
  undone_by text references users(id), undone_at text) strict;
CREATE TABLE party_relations (id text primary key, party_id text not null references parties(id), related_id text not null references parties(id), kind text not null check (kind in ('legalPerson','shareholder','branch','sameAddress','other')),
  note text not null, ended_on text, by_id text not null references users(id), created_at text not null) strict;
CREATE TABLE publications (id text primary key, commitment_id text not null unique references commitments(id), from_on text not null, until_on text not null, state text not null check (state in ('published','stopped')),
  stop_reason text not null default '', stopped_on text, stopped_by text references users(id), created_at text not null) strict;
CREATE TABLE "rectification_orders" (id text primary key, number text not null unique, commitment_id text not null references commitments(id), verification_id text not null references verifications(id),
  state text not null check (state in ('issued','extensionRequested','reported','corrected','failed','cancelled')), issued_on text not null, due_on text not null, requirements text not null, document_id text not null references documents(id),
  extended integer not null default 0, extension_until text, extension_reason text, extension_requested_by text references users(id), extension_decided_by text references users(id), extension_decision text,
  report_on text, report_text text, recheck_at text, recheck_by text references users(id), recheck_outcome text check (recheck_outcome in ('passed','failed')), recheck_notes text, version integer not null default 1, created_at text not null) strict;
CREATE TABLE rejections (id text primary key, party_id text not null references parties(id), item_version_id text not null references catalog_versions(id), verdict text not null, reasons text not null, document_id text not null references documents(id),
  rejected_by text not null references users(id), rejected_on text not null, created_at text not null) strict;
CREATE TABLE revocation_steps (id text primary key, revocation_id text not null references revocations(id), step text not null, done_by text not null references users(id), at text not null, on_day text not null,
  document_id text references documents(id), service_method text, served_on text, receiver text, proof text, note text not null default '') strict;
CREATE TABLE revocations (id text primary key, number text not null unique, commitment_id text not null references commitments(id), state text not null
  check (state in ('opened','noticed','hearing','heard','reviewed','proposed','approved','revoked','notRevoked')), opened_on text not null, source_type text not null, source_id text not null, false_commitment integer not null,
  ground text check (ground in ('para1','para2')), public_interest_harmed integer not null default 0, public_interest text not null default '', defence text not null default '', defence_due_on text,
  hearing_requested_on text, hearing_notice_on text, hearing_earliest_on text, chair_id text references users(id), opinion text not null default '', review_agreed integer not null default 0, reviewed_by text references users(id),
  proposal text not null default '', grade text check (grade in ('minor','ordinary','serious')), proposed_by text references users(id), decided_by text references users(id), decision text not null default '', decided_on text,
  version integer not null default 1, created_at text not null) strict;
CREATE TABLE search_backlog (kind text primary key check (kind in ('party','commitment')), done_seq integer not null) strict;
CREATE TABLE settings (key text primary key, value text not null, updated_at text not null) strict;
CREATE TABLE signatures (id text primary key, commitment_id text not null references commitments(id), kind text not null check (kind in ('drawn','scanned')), file_name text not null, stored_as text not null, bytes integer not null,
  sm3 text not null, sha256 text not null, captured_by text not null references users(id), captured_at text not null) strict;
CREATE TABLE user_roles (user_id text not null references users(id), role text not null
  check (role in ('clerk','officer','reviewer','supervisor','sysadmin','secadmin','auditor')), primary key (user_id, role)) strict;
CREATE TABLE users (id text primary key, username text not null unique, display_name text not null, password_hash text not null,
  certificate_no text, certificate_expires text, status text not null check (status in ('active','locked','disabled')),
  failed_attempts integer not null default 0, last_sign_in_at text, version integer not null default 1, created_at text not null) strict;
CREATE TABLE verification_answers (verification_id text not null references verifications(id), clause_id text not null, answer text not null check (answer in ('pass','fail','notApplicable')),
  note text not null, answered_by text not null references users(id), at text not null, primary key (verification_id, clause_id)) strict;
CREATE TABLE verification_officers (verification_id text not null references verifications(id), user_id text not null references users(id), primary key (verification_id, user_id)) strict;
CREATE TABLE verifications (id text primary key, commitment_id text not null references commitments(id), state text not null check (state in ('planned','approved','inProgress','concluded','cancelled')),
  method text not null check (method in ('onSite','offSite','random','exempt')), planned_on text not null, planned_by text not null references users(id), approved_by text references users(id),
  finding text check (finding in ('normal','toRectify','breach')), false_commitment integer not null default 0, reasons text not null default '', concluded_at text, concluded_by text references users(id),
  version integer not null default 1, created_at text not null) strict;
CREATE INDEX audit_entries_operation on audit_entries (operation, seq);
CREATE INDEX case_events_commitment on case_events (commitment_id, at);
CREATE INDEX catalog_changes_decider on catalog_changes (decided_by);
CREATE UNIQUE INDEX catalog_changes_open on catalog_changes (kind, code) where state in ('draft','submitted','returned');
CREATE INDEX catalog_changes_proposer on catalog_changes (proposed_by);
CREATE INDEX catalog_changes_state on catalog_changes (state, updated_at);
CREATE INDEX catalog_part_versions_change on catalog_part_versions (change_id);
CREATE INDEX catalog_versions_change on catalog_versions (change_id);
CREATE INDEX commitments_batch on commitments (batch_id);
CREATE INDEX commitments_due on commitments (state, due_on);
CREATE INDEX commitments_item on commitments (item_version_id);
CREATE INDEX commitments_party on commitments (party_id, made_on desc);
CREATE INDEX commitments_queue on commitments (made_on desc, id desc);
CREATE INDEX commitments_registrar on commitments (registered_by);
CREATE INDEX commitments_state_queue on commitments (state, made_on desc, id desc);
CREATE INDEX credit_records_commitment on credit_records (commitment_id);
CREATE INDEX credit_records_party on credit_records (party_id, state);
CREATE INDEX deadlines_open on deadlines (due_on) where closed_on is null;
CREATE INDEX deadlines_owner on deadlines (owner_type, owner_id);
CREATE INDEX deferred_materials_commitment on deferred_materials (commitment_id);
CREATE INDEX deferred_materials_due on deferred_materials (state, due_on);
CREATE INDEX deferred_materials_receiver on deferred_materials (received_by);
CREATE INDEX document_prints_by on document_prints (printed_by);
CREATE INDEX document_prints_document on document_prints (document_id);
CREATE INDEX documents_commitment on documents (commitment_id);
CREATE INDEX documents_created_by on documents (created_by);
CREATE INDEX documents_number on documents (number);
CREATE INDEX documents_owner on documents (owner_type, owner_id);
CREATE INDEX eligibility_overrides_commitment on eligibility_overrides (commitment_id);
CREATE INDEX eligibility_overrides_decider on eligibility_overrides (decided_by);
CREATE INDEX eligibility_overrides_item on eligibility_overrides (item_id);
CREATE INDEX eligibility_overrides_party on eligibility_overrides (party_id, item_id, state);
CREATE INDEX eligibility_overrides_requester on eligibility_overrides (requested_by);
CREATE INDEX eligibility_overrides_state on eligibility_overrides (state, created_at);
CREATE INDEX evidence_by on evidence (captured_by);
CREATE INDEX evidence_verification on evidence (verification_id);
CREATE INDEX exchange_receipts_batch on exchange_receipts (batch_id);
CREATE INDEX exchange_rows_batch on exchange_rows (batch_id, row_no);
CREATE INDEX exchange_rows_state on exchange_rows (state, updated_at desc, id desc);
CREATE INDEX exchange_rows_updated on exchange_rows (updated_at desc, id desc);
CREATE INDEX idempotency_at on idempotency (at);
CREATE INDEX import_batches_by on import_batches (created_by);
CREATE INDEX jobs_by on jobs (created_by);
CREATE INDEX jobs_state on jobs (state);
CREATE INDEX material_events_by on material_events (by_id);
CREATE INDEX material_events_material on material_events (material_id, at);
CREATE INDEX measure_feedback_by on measure_feedback (by_id);
CREATE INDEX measure_feedback_measure on measure_feedback (measure_id);
CREATE INDEX measure_feedback_party on measure_feedback (party_id, at);
CREATE INDEX measures_party on measures (party_id, ended_on);
CREATE INDEX measures_record on measures (record_id);
CREATE INDEX parties_batch on parties (batch_id);
CREATE INDEX parties_code on parties (code);
CREATE INDEX parties_merged on parties (merged_into) where merged_into is not null;
CREATE INDEX parties_name on parties (name, id);
CREATE INDEX party_history_by on party_history (by_id);
CREATE INDEX party_history_party on party_history (party_id, at);
CREATE INDEX party_merges_by on party_merges (by_id);
CREATE INDEX party_merges_dropped on party_merges (dropped_id);
CREATE INDEX party_merges_kept on party_merges (kept_id);
CREATE INDEX party_merges_undone_by on party_merges (undone_by);
CREATE INDEX party_relations_by on party_relations (by_id);
CREATE INDEX party_relations_party on party_relations (party_id);
CREATE INDEX party_relations_related on party_relations (related_id);
CREATE INDEX publications_state on publications (state, from_on desc);
CREATE INDEX publications_stopper on publications (stopped_by);
CREATE INDEX rectification_orders_commitment on rectification_orders (commitment_id);
CREATE INDEX rectification_orders_decided_by on rectification_orders (extension_decided_by);
CREATE INDEX rectification_orders_document on rectification_orders (document_id);
CREATE INDEX rectification_orders_recheck_by on rectification_orders (recheck_by);
CREATE INDEX rectification_orders_requested_by on rectification_orders (extension_requested_by);
CREATE INDEX rectification_orders_state on rectification_orders (state, due_on);
CREATE INDEX rectification_orders_verification on rectification_orders (verification_id);
CREATE INDEX rejections_by on rejections (rejected_by);
CREATE INDEX rejections_document on rejections (document_id);
CREATE INDEX rejections_item on rejections (item_version_id);
CREATE INDEX rejections_party on rejections (party_id, rejected_on);
CREATE INDEX revocation_steps_by on revocation_steps (done_by);
CREATE INDEX revocation_steps_case on revocation_steps (revocation_id, at);
CREATE INDEX revocation_steps_document on revocation_steps (document_id);
CREATE INDEX revocations_chair on revocations (chair_id);
CREATE INDEX revocations_commitment on revocations (commitment_id);
CREATE INDEX revocations_decided_by on revocations (decided_by);
CREATE INDEX revocations_proposed_by on revocations (proposed_by);
CREATE INDEX revocations_reviewed_by on revocations (reviewed_by);
CREATE INDEX revocations_state on revocations (state, opened_on);
CREATE INDEX signatures_by on signatures (captured_by);
CREATE INDEX signatures_commitment on signatures (commitment_id);
CREATE INDEX verification_answers_by on verification_answers (answered_by);
CREATE INDEX verification_officers_user on verification_officers (user_id);
CREATE INDEX verifications_approved_by on verifications (approved_by);
CREATE INDEX verifications_commitment on verifications (commitment_id);
CREATE INDEX verifications_concluded_by on verifications (concluded_by);
CREATE INDEX verifications_planned_by on verifications (planned_by);
CREATE INDEX verifications_state on verifications (state, planned_on);
