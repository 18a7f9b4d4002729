// One declaration of an operation drives handler types, dispatcher, client, hooks, forms, command line and tests.
import type { z } from 'zod'
import type { Access } from '../admin/permissions'
import type { Problem } from '../problem'

export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  kind: 'query' | 'command'
  access: Access
  summary: string
  input: I
  output: O
  /** Prefixes of query names whose cached answers a command makes stale. */
  invalidates: readonly string[]
  /** A half-filled form is no act: saving one leaves no audit entry. Every other command leaves at least one. */
  unaudited?: boolean
}
export type Contract = Record<string, Operation>

type Declared<I extends z.ZodType, O extends z.ZodType> = {
  access: Access
  summary: string
  input: I
  output: O
}
export const query = <I extends z.ZodType, O extends z.ZodType>(o: Declared<I, O>): Operation<I, O> & { kind: 'query' } => ({
  ...o, kind: 'query', invalidates: [],
})
export const command = <I extends z.ZodType, O extends z.ZodType>(
  o: Declared<I, O> & { invalidates?: readonly string[]; unaudited?: boolean },
): Operation<I, O> & { kind: 'command' } => ({ ...o, kind: 'command', invalidates: o.invalidates ?? [] })

export type InputOf<C extends Contract, K extends keyof C> = z.output<C[K]['input']>
export type OutputOf<C extends Contract, K extends keyof C> = z.input<C[K]['output']>

export type Reply<T = unknown> = { ok: true; value: T } | { ok: false; problem: Problem }

export interface Message {
  operation: string
  input: unknown
  idempotencyKey?: string | undefined
  sessionId?: string | undefined
}
