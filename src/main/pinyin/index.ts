// Pinyin initials of Chinese names, for search.
import { pinyin } from 'pinyin-pro'

/** Lower case; characters without a reading stay as they are. */
export const initialsOf = (name: string): string =>
  pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase().slice(0, 200)
