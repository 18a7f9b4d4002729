// A document as one self-contained A4 page in 公文 layout (GB/T 9704-2012: margins 37/26/35/28 mm, 仿宋 three, 28 pt lines). Every value escaped.
import { escapeHtml } from '../../shared/primitives/html'
import type { Block, Body, Run } from './body.rules'

const style = `@page{size:A4;margin:37mm 26mm 35mm 28mm}
body{font:16pt/28pt "FangSong","仿宋","Noto Serif CJK SC","SimSun",serif;color:#000;margin:0 auto;max-width:156mm}
h1{font:bold 22pt/36pt "Noto Serif CJK SC","SimSun",serif;text-align:center;margin:0 0 6pt}
h2{font:bold 16pt/28pt "SimHei","Noto Sans CJK SC",sans-serif;margin:10pt 0 0;break-after:avoid}
.number{text-align:center;margin:0 0 12pt;font-size:14pt} p{margin:0;text-indent:2em;text-align:start} .addressee{text-indent:0} ol{margin:0;padding-left:2em}
table{border-collapse:collapse;width:100%;font-size:12pt;line-height:18pt;margin:4pt 0} td,th{border:1px solid #000;padding:3pt 5pt;vertical-align:top;text-align:left} th{white-space:nowrap} tr{break-inside:avoid}
.sign{margin-top:24pt;display:flex;justify-content:space-between;break-inside:avoid} .sign div{min-width:60mm} mark{background:#ffe08a}
.code{margin-top:10pt;display:flex;gap:8pt;align-items:center;break-inside:avoid;font-size:9pt;line-height:13pt} .code svg{width:24mm;height:24mm;flex:none} .code div{word-break:break-all}
@media screen{body{padding:16mm;font-size:12pt;line-height:21pt}h1{font-size:17pt}h2{font-size:12.5pt;line-height:21pt}}`

const inline = (runs: readonly Run[]): string => runs.map((r) => (r.blank ? `<mark>${escapeHtml(r.text)}</mark>` : escapeHtml(r.text))).join('')
function block(b: Block): string {
  if (b.kind === 'heading') return `<h2>${escapeHtml(b.text)}</h2>`
  if (b.kind === 'list') return `<ol>${b.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ol>`
  if (b.kind === 'table') return `<table>${b.rows.map(row).join('')}</table>`
  if (b.kind === 'sign') return `<div class="sign"><div>${b.left.map(inline).join('<br>')}</div><div>${b.right.map(inline).join('<br>')}</div></div>`
  return `<p${b.kind === 'addressee' ? ' class="addressee"' : ''}>${inline(b.runs)}</p>`
}
/** A short row fills the width with its last cell. */
function row(cells: { head: boolean; runs: Run[] }[], _: number, rows: unknown[][]): string {
  const width = Math.max(...rows.map((r) => r.length))
  return `<tr>${cells.map((cell, i) => {
    const tag = cell.head ? 'th' : 'td'
    const span = i === cells.length - 1 && cells.length < width ? ` colspan="${width - cells.length + 1}"` : ''
    return `<${tag}${span}>${inline(cell.runs)}</${tag}>`
  }).join('')}</tr>`
}
export interface Coded {
  /** The code as SVG. */
  svg: string
  number: string
  sha256: string
}
export function renderHtml(body: Body, code?: Coded): string {
  const seal = code ? `<div class="code">${code.svg}<div>文号 ${escapeHtml(code.number)}<br>扫码核对文号与内容摘要（SHA-256）<br>${code.sha256}</div></div>` : ''
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(body.title)} ${escapeHtml(body.number)}</title><style>${style}</style></head><body>
<h1>${escapeHtml(body.title)}</h1><div class="number">${escapeHtml(body.number)}</div>${body.blocks.map(block).join('\n')}${seal}</body></html>`
}
