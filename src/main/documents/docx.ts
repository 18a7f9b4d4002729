// A document as .docx for Word, WPS and LibreOffice: A4, 公文 margins, Chinese fonts named for both scripts.
import { AlignmentType, BorderStyle, Document, Footer, ImageRun, LevelFormat, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType, convertMillimetersToTwip, type IRunOptions } from 'docx'
import { codePng } from './code-image'
import { codeText, type Block, type Body, type Run } from './body.rules'

const fangSong = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋', cs: 'Times New Roman' }
const heiTi = { ...fangSong, eastAsia: '黑体' }
const songTi = { ...fangSong, eastAsia: '宋体' }
/** Half points: 三号 16 pt, 二号 22 pt. */
const size = { body: 32, title: 44, table: 24, note: 18 }
const line = { line: 560, lineRule: 'exact' } as const
const text = (r: Run, more: IRunOptions = {}): TextRun => new TextRun({ text: r.text, font: fangSong, size: size.body, ...(r.blank ? { highlight: 'yellow' as const } : {}), ...more })
const noBorder = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' }
const borderless = { top: noBorder, bottom: noBorder, left: noBorder, right: noBorder }

/** Labels are narrow beside what they label; the columns of a list are alike. */
function share(cells: readonly { head: boolean }[], i: number): number {
  const labels = cells.filter((cell) => cell.head).length
  if (labels === 0 || labels === cells.length) return Math.floor(100 / cells.length)
  return cells[i]?.head ? 16 : Math.floor((100 - 16 * labels) / (cells.length - labels))
}
function table(block: Extract<Block, { kind: 'table' }>): Table {
  const width = Math.max(...block.rows.map((row) => row.length))
  const rows = block.rows.map((cells) => new TableRow({
    cantSplit: true,
    children: cells.map((cell, i) => new TableCell({
      width: { size: share(cells, i), type: WidthType.PERCENTAGE }, columnSpan: i === cells.length - 1 ? width - cells.length + 1 : 1, margins: { top: 60, bottom: 60, left: 100, right: 100 },
      children: [new Paragraph({ children: cell.runs.map((r) => text(r, { size: size.table, bold: cell.head })) })],
    })),
  }))
  return new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows })
}
function signature(block: Extract<Block, { kind: 'sign' }>): Table {
  const side = (lines: readonly Run[][]): TableCell => new TableCell({ borders: borderless, width: { size: 50, type: WidthType.PERCENTAGE }, children: lines.map((runs) => new Paragraph({ spacing: line, keepNext: true, children: runs.map((r) => text(r)) })) })
  return new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, borders: { ...borderless, insideHorizontal: noBorder, insideVertical: noBorder }, rows: [new TableRow({ cantSplit: true, children: [side(block.left), side(block.right)] })] })
}
function children(block: Block, list: number): (Paragraph | Table)[] {
  if (block.kind === 'heading') return [new Paragraph({ spacing: line, keepNext: true, children: [text({ text: block.text }, { font: heiTi })] })]
  if (block.kind === 'list') return block.items.map((item) => new Paragraph({ spacing: line, numbering: { reference: 'items', level: 0, instance: list }, children: [text({ text: item })] }))
  if (block.kind === 'table') return [table(block), new Paragraph({})]
  if (block.kind === 'sign') return [new Paragraph({ spacing: line }), signature(block)]
  return [new Paragraph({ spacing: line, ...(block.kind === 'paragraph' ? { indent: { firstLine: 640 } } : {}), children: block.runs.map((r) => text(r)) })]
}
export interface DocxCode {
  number: string
  sha256: string
}
export async function renderDocx(body: Body, code: DocxCode): Promise<Uint8Array> {
  const image = new ImageRun({ type: 'png', data: await codePng(codeText(code.number, code.sha256)), transformation: { width: 90, height: 90 } })
  const document = new Document({
    title: body.title, creator: '信诺', styles: { default: { document: { run: { font: fangSong, size: size.body, language: { eastAsia: 'zh-CN', value: 'zh-CN' } } } } },
    numbering: { config: [{ reference: 'items', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START, style: { paragraph: { indent: { left: 640, hanging: 480 } }, run: { font: fangSong, size: size.body } } }] }] },
    sections: [{
      properties: { page: { size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) }, margin: { top: convertMillimetersToTwip(37), right: convertMillimetersToTwip(26), bottom: convertMillimetersToTwip(35), left: convertMillimetersToTwip(28) } } },
      footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: songTi, size: 28 })] })] }) },
      children: [
        new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 120 }, children: [text({ text: body.title }, { font: songTi, size: size.title, bold: true })] }),
        new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 240 }, children: [text({ text: body.number }, { size: 28 })] }),
        ...body.blocks.flatMap((block, i) => children(block, i)),
        new Paragraph({ spacing: { before: 240 }, keepNext: true, children: [image] }),
        new Paragraph({ children: [text({ text: `文号 ${code.number}　内容摘要（SHA-256）${code.sha256}` }, { size: size.note })] }),
      ],
    }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
