// The client made from the contract: one call for every operation; a failure is a ProblemError with the user's words.
import type { z } from 'zod'
import type { AppContract, OperationName } from '../../shared/contract'
import type { Reply } from '../../shared/contract/contract'
import { describeProblem, ProblemError } from '../../shared/problem'

export interface Offered {
  handle: string
  name: string
  bytes: number
}
interface Bridge {
  call: (operation: string, input: unknown, idempotencyKey?: string) => Promise<Reply>
  onEvent: (listener: (event: { kind: string; prefixes?: string[]; jobId?: string }) => void) => () => void
  offerFile: (file: File) => Promise<Offered>
  save: (operation: OperationName, input: unknown) => Promise<Reply>
  print: (documentId: string) => Promise<Reply>
  painted: () => void
}
declare global {
  interface Window {
    xinnuo: Bridge
  }
}
export type Input<K extends OperationName> = z.input<AppContract[K]['input']>
export type Output<K extends OperationName> = z.output<AppContract[K]['output']>

export async function callOperation<K extends OperationName>(name: K, input: Input<K>, idempotencyKey?: string): Promise<Output<K>> {
  return valueOf(await window.xinnuo.call(name, input, idempotencyKey)) as Output<K>
}
/** Asks where, and saves; the name of the file, empty when the user thought better of it. */
export async function saveFile<K extends OperationName>(name: K, input: Input<K>): Promise<string> {
  return (valueOf(await window.xinnuo.save(name, input)) as { saved: string }).saved
}
export function valueOf(reply: Reply): unknown {
  if (reply.ok) return reply.value
  const error = new ProblemError(reply.problem.code, reply.problem.details)
  error.problem.ref = reply.problem.ref ?? ''
  throw error
}
export function wordsOf(error: unknown): { title: string; text: string; remedy: string } {
  if (error instanceof ProblemError) return describeProblem(error.problem)
  return { title: '程序出错', text: '发生了意外错误。', remedy: '请重试；仍然出错请联系系统管理员。' }
}
