// Migration 20: the window. Parties and commitments get a stable number for the search index; catalogue parts and changes, deferred
// materials, signatures, rejections, overrides, feedback, publicity, relations and merges. Frozen once landed.
import { sql, type Kysely } from 'kysely'

/** Rebuilt because SQLite can neither widen a check nor add a primary key in place (sqlite.org/lang_altertable.html, section 7). */
const rebuilt = `
create table parties_new (seq integer primary key, id text not null unique, category text not null check (category in ('1','2','4')), name text not null, initials text not null,
  code text, code_sealed text, code_lookup text not null unique, code_masked text not null, status text not null check (status in ('active','cancelled','revoked')),
  risk_level text not null check (risk_level in ('blue','green','yellow','red')), contact text not null, phone_sealed text, phone_masked text not null, address text not null, licence_until text,
  merged_into text references parties(id), batch_id text references import_batches(id), version integer not null default 1, created_at text not null, updated_at text not null) strict;
insert into parties_new (id, category, name, initials, code, code_sealed, code_lookup, code_masked, status, risk_level, contact, phone_sealed, phone_masked, address, batch_id, version, created_at, updated_at)
  select id, category, name, initials, code, code_sealed, code_lookup, code_masked, status, risk_level, contact, phone_sealed, phone_masked, address, batch_id, version, created_at, updated_at from parties order by rowid;
drop table parties;
alter table parties_new rename to parties;
create index parties_name on parties (name, id);
create index parties_code on parties (code);
create index parties_batch on parties (batch_id);
create index parties_merged on parties (merged_into) where merged_into is not null;
create table commitments_new (seq integer primary key, id text not null unique, code text not null unique, party_id text not null references parties(id), item_version_id text references catalog_versions(id),
  state text not null check (state in ('awaitingVerification','verifying','rectifying','rechecking','breach','fulfilled','revoked','notRevoked','withdrawn','acceptanceRevoked','repaired')),
  type text not null, type_text text not null, subject text not null, content text not null, liability text not null, made_on text not null, valid_until text,
  performance text, unperformed text not null default '', consequence text not null default '', established_on text, established_by text, established_by_code text,
  accepted_by text not null, accepted_by_code text not null, publicity text not null, remark text not null default '', contact text not null default '', phone_sealed text, due_on text,
  eligibility text not null default '{}', origin text not null check (origin in ('window','import')), batch_id text references import_batches(id), registered_by text references users(id),
  version integer not null default 1, created_at text not null, updated_at text not null) strict;
insert into commitments_new (id, code, party_id, item_version_id, state, type, type_text, subject, content, liability, made_on, valid_until, performance, unperformed, consequence, established_on, established_by,
  established_by_code, accepted_by, accepted_by_code, publicity, remark, contact, phone_sealed, due_on, eligibility, origin, batch_id, registered_by, version, created_at, updated_at)
  select id, code, party_id, item_version_id, state, type, type_text, subject, content, liability, made_on, valid_until, performance, unperformed, consequence, established_on, established_by,
  established_by_code, accepted_by, accepted_by_code, publicity, remark, contact, phone_sealed, due_on, eligibility, origin, batch_id, registered_by, version, created_at, updated_at from commitments order by rowid;
drop table commitments;
alter table commitments_new rename to commitments;
create index commitments_queue on commitments (made_on desc, id desc);
create index commitments_state_queue on commitments (state, made_on desc, id desc);
create index commitments_due on commitments (state, due_on);
create index commitments_party on commitments (party_id, made_on desc);
create index commitments_item on commitments (item_version_id);
create index commitments_batch on commitments (batch_id);
create index commitments_registrar on commitments (registered_by);
create table rectification_orders_new (id text primary key, number text not null unique, commitment_id text not null references commitments(id), verification_id text not null references verifications(id),
  state text not null check (state in ('issued','extensionRequested','reported','corrected','failed','cancelled')), issued_on text not null, due_on text not null, requirements text not null, document_id text not null references documents(id),
  extended integer not null default 0, extension_until text, extension_reason text, extension_requested_by text references users(id), extension_decided_by text references users(id), extension_decision text,
  report_on text, report_text text, recheck_at text, recheck_by text references users(id), recheck_outcome text check (recheck_outcome in ('passed','failed')), recheck_notes text, version integer not null default 1, created_at text not null) strict;
insert into rectification_orders_new (id, number, commitment_id, verification_id, state, issued_on, due_on, requirements, document_id, extended, extension_until, extension_reason, extension_requested_by, extension_decided_by, extension_decision, report_on, report_text, recheck_at, recheck_by, recheck_outcome, recheck_notes, version, created_at)
  select id, number, commitment_id, verification_id, state, issued_on, due_on, requirements, document_id, extended, extension_until, extension_reason, extension_requested_by, extension_decided_by, extension_decision, report_on, report_text, recheck_at, recheck_by, recheck_outcome, recheck_notes, version, created_at from rectification_orders order by rowid;
drop table rectification_orders;
alter table rectification_orders_new rename to rectification_orders;
create index rectification_orders_commitment on rectification_orders (commitment_id);
create index rectification_orders_verification on rectification_orders (verification_id);
create index rectification_orders_document on rectification_orders (document_id);
create index rectification_orders_state on rectification_orders (state, due_on);
create index rectification_orders_requested_by on rectification_orders (extension_requested_by);
create index rectification_orders_decided_by on rectification_orders (extension_decided_by);
create index rectification_orders_recheck_by on rectification_orders (recheck_by);
`
const added = `
create virtual table party_index using fts5(words, letters, spell, codes, content='', contentless_delete=1, prefix='1 2 3', tokenize='unicode61');
create virtual table commitment_index using fts5(words, codes, content='', contentless_delete=1, prefix='1 2 3', tokenize='unicode61');
create table search_backlog (kind text primary key check (kind in ('party','commitment')), done_seq integer not null) strict;
insert into search_backlog (kind, done_seq) select 'party', 0 where exists (select 1 from parties);
insert into search_backlog (kind, done_seq) select 'commitment', 0 where exists (select 1 from commitments);
alter table catalog_versions add column reason text not null default '';
alter table catalog_versions add column change_id text references catalog_changes(id);
create table catalog_parts (id text primary key, kind text not null check (kind in ('letter','standard','rule')), code text not null, current_version_id text, unique (kind, code)) strict;
create table catalog_part_versions (id text primary key, part_id text not null references catalog_parts(id), version integer not null, name text not null, content text not null, valid_from text not null,
  reason text not null, change_id text references catalog_changes(id), created_at text not null, unique (part_id, version)) strict;
create index catalog_part_versions_change on catalog_part_versions (change_id);
create index catalog_versions_change on catalog_versions (change_id);
create table catalog_changes (id text primary key, kind text not null check (kind in ('item','letter','standard','rule')), code text not null, name text not null, base_version integer not null, content text not null, reason text not null,
  state text not null check (state in ('draft','submitted','signedOff','returned','discarded')), proposed_by text not null references users(id), decided_by text references users(id), decision text not null default '',
  source text not null default '', version integer not null default 1, created_at text not null, updated_at text not null) strict;
create index catalog_changes_state on catalog_changes (state, updated_at);
create index catalog_changes_proposer on catalog_changes (proposed_by);
create index catalog_changes_decider on catalog_changes (decided_by);
create unique index catalog_changes_open on catalog_changes (kind, code) where state in ('draft','submitted','returned');
alter table documents add column body text;
create index documents_number on documents (number);
create table deferred_materials (id text primary key, commitment_id text not null references commitments(id), name text not null, due_on text not null, state text not null check (state in ('pending','received','wrong','lapsed')),
  received_on text, received_by text references users(id), note text not null default '', reminded_at text, version integer not null default 1, created_at text not null) strict;
create index deferred_materials_commitment on deferred_materials (commitment_id);
create index deferred_materials_due on deferred_materials (state, due_on);
create index deferred_materials_receiver on deferred_materials (received_by);
create table material_events (id text primary key, material_id text not null references deferred_materials(id), at text not null, by_id text references users(id), kind text not null check (kind in ('deferred','reminded','received','wrong','lapsed')), note text not null) strict;
create index material_events_material on material_events (material_id, at);
create index material_events_by on material_events (by_id);
create table signatures (id text primary key, commitment_id text not null references commitments(id), kind text not null check (kind in ('drawn','scanned')), file_name text not null, stored_as text not null, bytes integer not null,
  sm3 text not null, sha256 text not null, captured_by text not null references users(id), captured_at text not null) strict;
create index signatures_commitment on signatures (commitment_id);
create index signatures_by on signatures (captured_by);
create table rejections (id text primary key, party_id text not null references parties(id), item_version_id text not null references catalog_versions(id), verdict text not null, reasons text not null, document_id text not null references documents(id),
  rejected_by text not null references users(id), rejected_on text not null, created_at text not null) strict;
create index rejections_party on rejections (party_id, rejected_on);
create index rejections_item on rejections (item_version_id);
create index rejections_document on rejections (document_id);
create index rejections_by on rejections (rejected_by);
create table eligibility_overrides (id text primary key, party_id text not null references parties(id), item_id text not null references catalog_items(id), verdict text not null, reason text not null,
  state text not null check (state in ('requested','granted','refused','used')), requested_by text not null references users(id), decided_by text references users(id), decision text not null default '',
  commitment_id text references commitments(id), version integer not null default 1, created_at text not null, updated_at text not null) strict;
create index eligibility_overrides_party on eligibility_overrides (party_id, item_id, state);
create index eligibility_overrides_item on eligibility_overrides (item_id);
create index eligibility_overrides_state on eligibility_overrides (state, created_at);
create index eligibility_overrides_requester on eligibility_overrides (requested_by);
create index eligibility_overrides_decider on eligibility_overrides (decided_by);
create index eligibility_overrides_commitment on eligibility_overrides (commitment_id);
create table measure_feedback (id text primary key, measure_id text not null references measures(id), party_id text not null references parties(id), note text not null, by_id text not null references users(id), at text not null) strict;
create index measure_feedback_measure on measure_feedback (measure_id);
create index measure_feedback_party on measure_feedback (party_id, at);
create index measure_feedback_by on measure_feedback (by_id);
create table publications (id text primary key, commitment_id text not null unique references commitments(id), from_on text not null, until_on text not null, state text not null check (state in ('published','stopped')),
  stop_reason text not null default '', stopped_on text, stopped_by text references users(id), created_at text not null) strict;
create index publications_state on publications (state, from_on desc);
create index publications_stopper on publications (stopped_by);
create table party_relations (id text primary key, party_id text not null references parties(id), related_id text not null references parties(id), kind text not null check (kind in ('legalPerson','shareholder','branch','sameAddress','other')),
  note text not null, ended_on text, by_id text not null references users(id), created_at text not null) strict;
create index party_relations_party on party_relations (party_id);
create index party_relations_related on party_relations (related_id);
create index party_relations_by on party_relations (by_id);
create table party_merges (id text primary key, kept_id text not null references parties(id), dropped_id text not null references parties(id), moved text not null, reason text not null, by_id text not null references users(id), at text not null,
  undone_by text references users(id), undone_at text) strict;
create index party_merges_kept on party_merges (kept_id);
create index party_merges_dropped on party_merges (dropped_id);
create index party_merges_by on party_merges (by_id);
create index party_merges_undone_by on party_merges (undone_by);
`

/** Statements end with `;` at a line's end. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of `${rebuilt}${added}`.split(/;\n/).map((s) => s.trim()).filter(Boolean)) await sql.raw(statement).execute(db)
}
