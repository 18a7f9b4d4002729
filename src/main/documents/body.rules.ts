// A legal document as structure: what HTML, PDF and .docx are all made from, and what its hash is of. Pure.
import { createHash } from 'node:crypto'
import { fillPlaceholders } from '../../shared/catalog/catalog.schema'

/** A stretch of text; `blank` is the name of a field that has not been filled in. */
export interface Run {
  text: string
  blank?: true
}
export type Block =
  | { kind: 'addressee' | 'paragraph'; runs: Run[] }
  | { kind: 'heading'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; rows: { head: boolean; runs: Run[] }[][] }
  | { kind: 'sign'; left: Run[][]; right: Run[][] }
export interface Body {
  title: string
  number: string
  blocks: Block[]
}
export interface Rendered {
  body: Body
  /** Names of the fields that are still blank. */
  missing: string[]
}
/** What goes between plain words: a field by name, blank or not. */
export const field = (name: string, value: string): Run => (value.trim() === '' ? { text: `【${name}】`, blank: true } : { text: value })
const run = (part: Run | string): Run => (typeof part === 'string' ? { text: part } : part)
const anyPlaceholder = /\{\{\s*([^{}]*?)\s*\}\}/

export class Draft {
  readonly #blocks: Block[] = []
  readonly #values: Partial<Record<string, string>>
  constructor(values: Partial<Record<string, string>> = {}) {
    this.#values = values
  }
  #filled(text: string): string {
    return fillPlaceholders(text, this.#values)
  }
  addressee(name: Run): this {
    this.#blocks.push({ kind: 'addressee', runs: [name, { text: '：' }] })
    return this
  }
  paragraph(...parts: (Run | string)[]): this {
    this.#blocks.push({ kind: 'paragraph', runs: parts.map(run).map((r) => ({ ...r, text: this.#filled(r.text) })) })
    return this
  }
  heading(text: string): this {
    this.#blocks.push({ kind: 'heading', text })
    return this
  }
  list(items: readonly string[]): this {
    this.#blocks.push({ kind: 'list', items: items.map((item) => this.#filled(item)) })
    return this
  }
  /** Each row alternates label and value, or is a head row. */
  table(rows: readonly (readonly (Run | string)[])[], head = false): this {
    this.#blocks.push({ kind: 'table', rows: rows.map((row, r) => row.map((cell, i) => ({ head: head ? r === 0 : i % 2 === 0, runs: [run(cell)] }))) })
    return this
  }
  sign(left: readonly (Run | string)[], right: readonly (Run | string)[]): this {
    this.#blocks.push({ kind: 'sign', left: left.map((line) => [run(line)]), right: right.map((line) => [run(line)]) })
    return this
  }
  done(title: string, number: string): Rendered {
    const body: Body = { title, number, blocks: this.#blocks }
    return { body, missing: missingIn(body) }
  }
}
function runsOf(block: Block): Run[] {
  if (block.kind === 'heading') return [{ text: block.text }]
  if (block.kind === 'list') return block.items.map((text) => ({ text }))
  if (block.kind === 'table') return block.rows.flat().flatMap((cell) => cell.runs)
  if (block.kind === 'sign') return [...block.left, ...block.right].flat()
  return block.runs
}
/** Blank fields, and placeholders that nothing filled. */
export function missingIn(body: Body): string[] {
  const runs = body.blocks.flatMap(runsOf)
  const blanks = runs.filter((r) => r.blank).map((r) => r.text.replace(/[【】]/g, ''))
  const unfilled = runs.flatMap((r) => anyPlaceholder.exec(r.text)?.[1] ?? [])
  return [...new Set([...blanks, ...unfilled])]
}
/** What people type ends as a sentence does; blank stays blank, so that it is still found missing. */
export const sentence = (text: string): string => (text.trim() === '' || /[。！？]$/.test(text.trim()) ? text : `${text.trim()}。`)

/** Hex SHA-256 of the document's content; the paper carries it in its code, so that a changed page can be told. */
export const hashOf = (body: Body): string => createHash('sha256').update(JSON.stringify(body)).digest('hex')
export const codeText = (number: string, sha256: string): string => `XINNUO1|${number}|${sha256}`
export function parseCodeText(text: string): { number: string; sha256: string } | undefined {
  const [mark, number, sha256, ...rest] = text.trim().split('|')
  return mark === 'XINNUO1' && number && sha256 && /^[0-9a-f]{64}$/.test(sha256) && rest.length === 0 ? { number, sha256 } : undefined
}
