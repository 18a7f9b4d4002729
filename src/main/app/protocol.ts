// Pages come from app://xinnuo/ alone: files of the built renderer, no path leaves its folder, a strict content policy.
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'

export const origin = 'app://xinnuo'
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2',
}
/** Mantine sets styles on elements; documents are previewed in a sandboxed srcdoc frame. */
const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
}
/** The file behind a URL, or undefined when it would leave the folder. */
export function fileFor(folder: string, url: string): string | undefined {
  const { host, pathname } = new URL(url)
  if (host !== 'xinnuo') return undefined
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  if (path.includes('\0') || path.includes('\\')) return undefined
  const file = normalize(join(folder, path === '/' ? 'index.html' : path))
  return file.startsWith(folder + sep) ? file : undefined
}
export function serve(folder: string): void {
  protocol.handle('app', async (request) => {
    const file = fileFor(folder, request.url)
    if (!file) return new Response('not found', { status: 404 })
    try {
      const body = new Uint8Array(await readFile(file))
      return new Response(body, { headers: { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'content-security-policy': policy, 'x-content-type-options': 'nosniff' } })
    } catch {
      return new Response('not found', { status: 404 })
    }
  })
}
