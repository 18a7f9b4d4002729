// A document as PDF in a window of its own: rendered without scripts, written to a temporary file, shown by the system's viewer.
import { mkdtempSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BrowserWindow, shell } from 'electron'
import { withCharacters } from './radicals'

/** Page numbers as 公文 has them (GB/T 9704-2012, 7.5). Templates know nothing of the page's language and fonts, so both are named. */
const footerTemplate = '<div lang="zh-CN" style="width:100%;text-align:center;font:14pt SimSun,\'Noto Serif CJK SC\',serif">— <span class="pageNumber"></span> —</div>'

/** The same pages, whose text can be searched and copied as it reads. */
async function searchable(pdf: Buffer): Promise<Buffer> {
  const { PDFDocument, PDFRawStream, decodePDFRawStream } = await import('@cantoo/pdf-lib')
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  for (const [ref, object] of document.context.enumerateIndirectObjects()) {
    // Maps are small; pictures and fonts need not be unpacked to see that they are none.
    if (!(object instanceof PDFRawStream) || object.contents.length > mapLimit || object.dict.keys().length > 2) continue
    const text = Buffer.from(decodePDFRawStream(object).decode()).toString('latin1')
    if (!text.includes('begincmap')) continue
    const mended = withCharacters(text)
    if (mended !== text) document.context.assign(ref, document.context.flateStream(mended))
  }
  return Buffer.from(await document.save({ useObjectStreams: false }))
}
/** Bytes, packed. */
const mapLimit = 64 * 1024

export async function toPdf(html: string): Promise<Buffer> {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, contextIsolation: true, javascript: false, nodeIntegration: false } })
  try {
    await window.loadURL(`data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`)
    // The page's own @page rule sets A4 and the margins of 公文.
    return await searchable(await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate }))
  } finally {
    window.destroy()
  }
}
export async function previewPdf(html: string, title: string): Promise<void> {
  const file = join(mkdtempSync(join(tmpdir(), 'xinnuo-print-')), `${title}.pdf`)
  await writeFile(file, await toPdf(html), { mode: 0o600 })
  await shell.openPath(file)
}
