// Pinyin of Chinese names, for search.
import { pinyin } from 'pinyin-pro'

/** Lower case; characters without a reading stay as they are. */
export const initialsOf = (name: string): string =>
  pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase().slice(0, 200)
/** All syllables in a row, without tones: 食品 → shipin. */
export const spellOf = (name: string): string => pinyin(name, { toneType: 'none', type: 'array', v: true }).join('').toLowerCase().slice(0, 600)
