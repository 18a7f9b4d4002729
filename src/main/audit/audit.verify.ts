// Walks the whole chain and says whether it is intact, altered, truncated or broken, and where.
import type { Reader } from '../db/schema'
import { chunkAfter, readHead } from './audit.repository'
import { entryHash, genesisHash, headSeal } from './audit.rules'

export type Verdict = 'intact' | 'altered' | 'truncated' | 'brokenChain'
export interface Verification {
  ok: boolean
  entries: number
  head: { seq: number; hash: string }
  verdict: Verdict
  /** Sequence number of the first entry that is wrong or missing. */
  at: number | null
  explanation: string
}
const explanations: Record<Verdict, string> = {
  intact: '审计链完整。', altered: '有记录的内容被改动。', truncated: '链首或链尾的记录被删除。', brokenChain: '记录之间的链接断开，中间有记录被删除或替换。',
}
const chunk = 2000

interface Walk {
  entries: number
  seq: number
  hash: string
  fault: { verdict: Verdict; at: number } | undefined
}

async function walk(db: Reader): Promise<Walk> {
  let [entries, seq, hash] = [0, 0, genesisHash]
  for (;;) {
    const rows = await chunkAfter(db, seq, chunk)
    for (const row of rows) {
      entries += 1
      const expected = entries === 1 && seq === 0 ? 1 : seq + 1
      if (row.seq !== expected) return { entries, seq, hash, fault: { verdict: seq === 0 ? 'truncated' : 'brokenChain', at: expected } }
      if (entryHash(row) !== row.hash) return { entries, seq, hash, fault: { verdict: 'altered', at: row.seq } }
      if (row.previous_hash !== hash) return { entries, seq, hash, fault: { verdict: 'brokenChain', at: row.seq } }
      seq = row.seq
      hash = row.hash
    }
    if (rows.length < chunk) return { entries, seq, hash, fault: undefined }
  }
}

export async function verifyChain(db: Reader, key: Uint8Array): Promise<Verification> {
  const head = await readHead(db)
  const result = await walk(db)
  const say = (verdict: Verdict, at: number | null): Verification => ({
    ok: verdict === 'intact', entries: result.entries, head: { seq: result.seq, hash: result.hash }, verdict, at, explanation: explanations[verdict],
  })
  if (result.fault) return say(result.fault.verdict, result.fault.at)
  if (!head) return say(result.entries === 0 ? 'intact' : 'truncated', result.entries === 0 ? null : result.seq)
  if (headSeal(key, head.seq, head.hash) !== head.seal) return say('altered', head.seq)
  if (head.seq > result.seq) return say('truncated', result.seq + 1)
  if (head.seq !== result.seq || head.hash !== result.hash) return say('brokenChain', head.seq)
  return say('intact', null)
}
