// Reads a paper back: printed to PDF by the application, its text compared line by line with what was written.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { extractText } from 'unpdf'
import { root } from './workspace'

interface Reply {
  ok: boolean
  value: Record<string, unknown>
}
interface Bridge {
  xinnuo: { call: (operation: string, input: unknown) => Promise<Reply>; save: (operation: string, input: unknown) => Promise<Reply> }
}
/** Asks the core as the page does, in the name of whoever is signed in. */
export const bridge = (page: Page) => async (operation: string, input: unknown): Promise<Record<string, unknown>> => {
  const reply = await page.evaluate(([o, i]) => (window as unknown as Bridge).xinnuo.call(o as string, i), [operation, input] as const)
  expect(reply, operation).toMatchObject({ ok: true })
  return reply.value
}
const linesOf = (html: string): string[] =>
  html.replace(/<style>[\s\S]*?<\/style>|<title>[\s\S]*?<\/title>|<svg[\s\S]*?<\/svg>/g, '').replace(/<[^>]+>/g, '\n').replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .split('\n').map((line) => line.replace(/\s+/g, '')).filter((line) => line !== '')

/** The document's name; fails when a word is missing, a box stands for a character, or something was left to fill in. */
export async function readPaper(page: Page, dataDir: string, id: string): Promise<string> {
  const { html, label, number } = (await bridge(page)('documents.html', { id })) as { html: string; label: string; number: string }
  const saved = await page.evaluate((document) => (window as unknown as Bridge).xinnuo.save('documents.export', { id: document, format: 'pdf' }), id)
  expect(saved.ok).toBe(true)
  const bytes = readFileSync(join(dataDir, '..', saved.value.saved as string))
  // The page numbers stand between the lines of two pages.
  const text = (await extractText(new Uint8Array(bytes), { mergePages: true })).text.replace(/\s+/g, '').replace(/—\d+—/g, '')
  for (const line of linesOf(html)) expect(text, `${label} ${number}`).toContain(line)
  expect(text).not.toMatch(/\{\{|【|undefined|null|\uFFFD|□/)
  const folder = join(root, 'e2e/output/documents')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${label}-${number}.pdf`), bytes)
  return label
}
