// Pure rules of parties: search initials, masks, what changed.
import { pinyin } from 'pinyin-pro'

/** Pinyin initials for search, lower case; characters without a reading stay as they are. */
export const initialsOf = (name: string): string =>
  pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase().slice(0, 200)

export const maskPhone = (phone: string): string => (phone.length >= 7 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : phone === '' ? '' : '****')

/** The words of the history line; old and new values of personal numbers are never written. */
export function describeChange(before: Record<string, string>, after: Record<string, string>, labels: Record<string, string>): string {
  const changes = Object.keys(labels)
    .filter((key) => before[key] !== after[key])
    .map((key) => (key === 'phone' ? '联系电话已修改' : `${labels[key]}由“${before[key]}”改为“${after[key]}”`))
  return changes.join('；')
}
