// An expected failure: a stable code from the catalogue plus the details its text needs. Bugs are ordinary errors.
import { catalogue, type ProblemCode } from './catalogue'

export interface Problem {
  code: ProblemCode
  /** Values for the placeholders of the text; never personal numbers. */
  details: Record<string, unknown>
  /** Short reference under which the log knows this failure. */
  ref?: string
}

export class ProblemError extends Error {
  readonly problem: Problem
  constructor(code: ProblemCode, details: Record<string, unknown> = {}) {
    super(code)
    this.name = 'ProblemError'
    this.problem = { code, details }
  }
}

const fill = (text: string, details: Record<string, unknown>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = details[name]
    if (value === undefined || value === null) return ''
    return typeof value === 'string' ? value : JSON.stringify(value)
  })

/** The words a user reads: what happened and what to do about it. */
export function describeProblem(problem: Problem): { title: string; text: string; remedy: string } {
  const entry = catalogue[problem.code]
  return {
    title: entry.title,
    text: fill(entry.text, problem.details),
    remedy: fill(entry.remedy, problem.details),
  }
}
