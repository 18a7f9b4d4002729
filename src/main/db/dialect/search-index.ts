// Full-text search of Chinese names, pinyin and code fragments over SQLite's FTS5 (sqlite.org/fts5.html); a PostgreSQL twin follows.
// FTS5's own tokenizers find no fragment of one or two characters, so each text is stored as overlapping grams: a query shorter than a
// gram is a prefix query, one as long is one word, a longer one is a phrase. Rows are numbered by the table's stable `seq`.
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Database } from '../schema'

/** Grams of n characters, the last ones shorter: 北京公司 → "北京 京公 公司 司". Only letters, digits and ideographs count. */
export function grams(text: string, n: number): string {
  const chars = [...text.toLowerCase()].filter((c) => /[\p{L}\p{N}]/u.test(c))
  return chars.map((_, i) => chars.slice(i, i + n).join('')).join(' ')
}
export type SearchColumn = 'words' | 'letters' | 'spell' | 'codes'
const gramSize: Record<SearchColumn, number> = { words: 2, letters: 3, spell: 3, codes: 4 }

/** One column's condition, or undefined when nothing of the text can be looked for. Quoted, so that no user text is syntax. */
function condition(column: SearchColumn, text: string): string | undefined {
  const n = gramSize[column]
  const chars = [...text.toLowerCase()].filter((c) => /[\p{L}\p{N}]/u.test(c))
  if (chars.length === 0) return undefined
  if (chars.length < n) return `${column} : "${chars.join('')}" *`
  const phrase = chars.slice(0, chars.length - n + 1).map((_, i) => chars.slice(i, i + n).join('')).join(' ')
  return `${column} : "${phrase}"`
}
const anyOf = (columns: readonly SearchColumn[], text: string): string | undefined =>
  columns.map((column) => condition(column, text)).filter((part) => part !== undefined).join(' OR ') || undefined

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text)
/** Letters may be initials, whole syllables or part of a code; digits are part of a code or of a name. */
const partyColumns = (text: string): readonly SearchColumn[] => (isChinese(text) ? ['words'] : /^[a-z\s]+$/i.test(text) ? ['letters', 'spell', 'words', 'codes'] : ['codes', 'words'])
const commitmentColumns = (text: string): readonly SearchColumn[] => (isChinese(text) ? ['words'] : ['codes', 'words'])

export interface PartyEntry {
  id: string
  name: string
  initials: string
  /** Full pinyin without tones. */
  spell: string
  /** Empty for natural persons: their number is found by its keyed hash only. */
  code: string
}
export interface CommitmentEntry {
  id: string
  code: string
  subject: string
}
/** Puts parties into the index, or their new names in place of the old. The cross join keeps the few entries outermost (sqlite.org/optoverview.html, 7.2). */
export async function indexParties(db: Kysely<Database>, entries: readonly PartyEntry[]): Promise<void> {
  const rows = entries.map((e) => [e.id, grams(e.name, gramSize.words), grams(e.initials, gramSize.letters), grams(e.spell, gramSize.spell), grams(e.code, gramSize.codes)])
  await sql`insert or replace into party_index (rowid, words, letters, spell, codes)
    select p.seq, value ->> 1, value ->> 2, value ->> 3, value ->> 4 from json_each(${JSON.stringify(rows)}) cross join parties p on p.id = value ->> 0`.execute(db)
}
export async function indexCommitments(db: Kysely<Database>, entries: readonly CommitmentEntry[]): Promise<void> {
  const rows = entries.map((e) => [e.id, grams(e.subject, gramSize.words), grams(e.code, gramSize.codes)])
  await sql`insert or replace into commitment_index (rowid, words, codes)
    select c.seq, value ->> 1, value ->> 2 from json_each(${JSON.stringify(rows)}) cross join commitments c on c.id = value ->> 0`.execute(db)
}
/** Before the rows themselves go. */
export async function unindexBatch(db: Kysely<Database>, batchId: string): Promise<void> {
  await sql`delete from commitment_index where rowid in (select seq from commitments where batch_id = ${batchId})`.execute(db)
}
export async function unindexParties(db: Kysely<Database>, ids: readonly string[]): Promise<void> {
  await sql`delete from party_index where rowid in (select seq from parties where id in (select value from json_each(${JSON.stringify(ids)})))`.execute(db)
}
/** A condition for a query over parties or commitments: its rows are those the text matches. Newest first comes cheapest. */
export function matchingParties(text: string): RawBuilder<boolean> {
  const match = anyOf(partyColumns(text), text)
  return match === undefined ? sql<boolean>`0` : sql<boolean>`parties.id in (select p.id from party_index join parties p on p.seq = party_index.rowid where party_index match ${match})`
}
export function matchingCommitments(text: string): RawBuilder<boolean> {
  const match = anyOf(commitmentColumns(text), text)
  return match === undefined ? sql<boolean>`0` : sql<boolean>`commitments.seq in (select rowid from commitment_index where commitment_index match ${match})`
}
/** The numbers of the first rows that match, newest first. */
export async function findSeqs(db: Kysely<Database>, table: 'party_index' | 'commitment_index', text: string, limit: number): Promise<number[]> {
  const match = anyOf(table === 'party_index' ? partyColumns(text) : commitmentColumns(text), text)
  if (match === undefined) return []
  const { rows } = await sql<{ rowid: number }>`select rowid from ${sql.table(table)} where ${sql.table(table)} match ${match} order by rowid desc limit ${limit}`.execute(db)
  return rows.map((row) => row.rowid)
}
