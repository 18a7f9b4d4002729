// Unified social credit code, GB 32100-2015: 18 characters, the last one a check character.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
export type CodeCheck = { ok: true } | { ok: false; reason: string; position?: number; expected?: string }

/** Check character of the first 17 positions; undefined when one of them is not of the alphabet. */
export function usccCheckCharacter(first17: string): string | undefined {
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const value = alphabet.indexOf(first17[i] ?? '')
    if (value < 0) return undefined
    sum += value * (weights[i] ?? 0)
  }
  return alphabet[(31 - (sum % 31)) % 31]
}
/** Says which position is wrong. Abolished divisions stay valid inside old codes, so positions 3–8 are not looked up. */
export function checkUscc(code: string): CodeCheck {
  if (code.length !== 18) return { ok: false, reason: `统一社会信用代码应为 18 位，现为 ${code.length} 位` }
  for (let i = 0; i < 18; i++) {
    const character = code[i] ?? ''
    if (!alphabet.includes(character)) return { ok: false, reason: `第 ${i + 1} 位“${character}”不是统一社会信用代码可用的字符`, position: i + 1 }
  }
  const letter = code.slice(2, 8).search(/\D/)
  if (letter >= 0) return { ok: false, reason: `第 3–8 位应为 6 位数字的行政区划，第 ${letter + 3} 位现为“${code[letter + 2]}”`, position: letter + 3 }
  const expected = usccCheckCharacter(code.slice(0, 17))
  if (expected !== code[17]) return { ok: false, reason: `第 18 位校验码不符：应为“${expected}”，现为“${code[17]}”，请核对全部各位`, position: 18, expected }
  return { ok: true }
}
