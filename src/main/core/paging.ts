// Keyset cursors: opaque to the outside, a JSON array of the last row's sort keys inside.
import { ProblemError } from '../../shared/problem'

export const encodeCursor = (keys: readonly string[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url')

export function decodeCursor(cursor: string | undefined, length: number): string[] | undefined {
  if (cursor === undefined) return undefined
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(keys) && keys.length === length && keys.every((key) => typeof key === 'string')) return keys as string[]
  } catch {
    // falls through to the one message below
  }
  throw new ProblemError('input.malformed', { field: 'cursor', message: '翻页位置无效，请刷新列表' })
}
export function pageFrom<T>(rows: readonly T[], limit: number, keys: (row: T) => readonly string[]): { rows: T[]; nextCursor: string | undefined } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keys(last)) : undefined }
}
