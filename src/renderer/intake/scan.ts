// What a scanner or camera gave: a bare code, or a text that carries one (the enterprise code 企业身份码 is a link or a few fields).
import { checkResidentId } from '../../shared/primitives/resident-id'
import { checkUscc } from '../../shared/primitives/uscc'

/** The first valid code in the text, else the text itself. Look-alikes inside longer runs count only when their check character holds. */
export function codeIn(text: string): string {
  const upper = text.trim().toUpperCase()
  if (/^[0-9A-Z]{1,18}$/.test(upper)) return upper
  const runs = decoded(upper).match(/[0-9A-Z]{18,}/g) ?? []
  for (const run of runs) {
    for (let i = 0; i + 18 <= run.length; i++) {
      const part = run.slice(i, i + 18)
      if (checkUscc(part).ok || checkResidentId(part).ok) return part
    }
  }
  return text.trim()
}
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
