// The disclosure site: one page that opens without a server, can be searched and printed, and says when it was made. Pure.
import type { PublicRow } from '../../shared/publicity/publicity.contract'
import { csvText } from '../../shared/primitives/csv'
import { escapeHtml } from '../../shared/primitives/html'

const style = `:root{color-scheme:light}body{font:15px/1.7 "Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;color:#1b1f24;max-width:1120px;margin:0 auto;padding:24px}
h1{font-size:24px;margin:0 0 4px}p{margin:4px 0}.meta{color:#57606a}table{border-collapse:collapse;width:100%;margin-top:12px;font-variant-numeric:tabular-nums}th,td{border:1px solid #d0d7de;padding:6px 8px;text-align:left;vertical-align:top}
th{background:#f3f6f9}td:nth-child(1),td:nth-child(3),td:nth-child(6){white-space:nowrap}tr{break-inside:avoid}input,button{font:inherit;padding:6px 10px;border:1px solid #6e7781;border-radius:6px;background:#fff}input{width:min(100%,420px)}.text{white-space:pre-wrap;color:#424a53;font-size:13px}[hidden]{display:none}
:focus-visible{outline:2px solid #1f5f99;outline-offset:2px}@media print{.screen{display:none}body{padding:0;font-size:11px}}`
const headings = ['承诺编码', '承诺人', '统一社会信用代码', '承诺事由', '受理单位', '作出日期', '公示期'] as const
/** The page holds its rows as data and draws the first two hundred that match: it stays quick with a hundred thousand. */
const script = `const rows=JSON.parse(document.getElementById('rows').textContent);const body=document.querySelector('tbody');const say=document.querySelector('[role=status]');const field=document.querySelector('input');const more=document.querySelector('button');let shown=200;
function draw(){const w=field.value.trim().toLowerCase();const hits=w?rows.filter((r)=>r.join(' ').toLowerCase().includes(w)):rows;body.textContent='';
for(const r of hits.slice(0,shown)){const tr=body.insertRow();r.slice(0,7).forEach((t,i)=>{const td=tr.insertCell();td.textContent=t;if(i===3){const p=document.createElement('div');p.className='text';p.textContent=r[7];td.append(p)}})}
say.textContent=hits.length===0?'没有符合条件的承诺书':'共 '+hits.length+' 份'+(hits.length>shown?'，显示前 '+shown+' 份':'');more.hidden=hits.length<=shown}
field.addEventListener('input',()=>{shown=200;draw()});more.addEventListener('click',()=>{shown+=200;draw()});addEventListener('beforeprint',()=>{shown=Infinity;draw()});draw()`

/** JSON that cannot end its script element. */
const embedded = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
const cells = (row: PublicRow): string[] => [row.code, row.party, row.partyCode, row.subject, row.department, row.madeOn, `${row.from} 至 ${row.until}`, row.content]

export function siteHtml(rows: readonly PublicRow[], office: string, day: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"><title>信用承诺公示</title><style>${style}</style></head><body>
<h1>信用承诺公示</h1><p class="meta">${escapeHtml(office)} · ${rows.length} 份 · 更新于 ${escapeHtml(day)}。个人信息已脱敏；公示期满自动撤下。</p>
<p class="screen"><label>查找 <input type="search" placeholder="名称、代码、编码、事由"></label> <span role="status"></span></p>
<table><thead><tr>${headings.map((h) => `<th scope="col">${h}</th>`).join('')}</tr></thead><tbody></tbody></table><p class="screen"><button type="button" hidden>继续显示</button></p>
<noscript><p>本页需要允许脚本才能显示列表；也可以下载 publicity.csv 查看。</p></noscript><script type="application/json" id="rows">${embedded(rows.map(cells))}</script><script>${script}</script></body></html>`
}
export const publicityCsv = (rows: readonly Pick<PublicRow, 'code' | 'party' | 'subject' | 'madeOn' | 'from' | 'until'>[]): string =>
  csvText([['承诺编码', '承诺人', '承诺事由', '承诺作出日期', '公示开始', '公示结束'], ...rows.map((row) => [row.code, row.party, row.subject, row.madeOn, row.from, row.until])])
