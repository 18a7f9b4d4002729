// The catalogue for the disclosure column of a public site: one page that opens offline, can be searched and printed. Pure.
import type { ItemSource } from '../../shared/catalog/catalog.schema'
import { describeTerm } from '../../shared/deadlines/deadlines.schema'
import { escapeHtml } from '../../shared/primitives/html'

const style = `:root{color-scheme:light}body{font:15px/1.7 "Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;color:#1b1f24;max-width:1080px;margin:0 auto;padding:24px}
h1{font-size:24px;margin:0 0 4px}h2{font-size:18px;margin:28px 0 8px;border-bottom:2px solid #1f5f99;padding-bottom:4px}p{margin:4px 0}.meta{color:#57606a}
details{border:1px solid #d0d7de;border-radius:6px;padding:8px 12px;margin:8px 0;break-inside:avoid}summary{cursor:pointer;font-weight:600}dl{display:grid;grid-template-columns:8em 1fr;gap:2px 12px;margin:8px 0}dt{color:#57606a}dd{margin:0}
input{font:inherit;padding:6px 10px;width:min(100%,420px);border:1px solid #6e7781;border-radius:6px}ol{margin:4px 0;padding-left:1.6em}[hidden]{display:none}
@media print{input,.meta.screen{display:none}details{border:0;padding:0}details>*{display:block}body{padding:0;font-size:12px}}`
/** Works without a server: filters what is on the page. */
const script = `const q=document.querySelector('input');const say=document.querySelector('[role=status]');q.addEventListener('input',()=>{const w=q.value.trim().toLowerCase();let n=0;
for(const d of document.querySelectorAll('details')){const hit=d.textContent.toLowerCase().includes(w);d.hidden=!hit;if(hit)n++}
for(const s of document.querySelectorAll('section'))s.hidden=![...s.querySelectorAll('details')].some((d)=>!d.hidden);say.textContent=w?'找到 '+n+' 项':''});
addEventListener('beforeprint',()=>document.querySelectorAll('details').forEach((d)=>d.open=true))`

function item(source: ItemSource): string {
  const facts: [string, string][] = [
    ['事项编号', source.code], ['实施部门', source.department.name], ['领域', source.field], ['法律依据', source.legalBasis], ['办理条件', source.conditions.join('；')], ['核查方式', source.method], ['核查期限', describeTerm(source.verificationTerm)],
    ['可容缺材料', source.materials.map((m) => `${m.name}（${m.days} 个工作日内补齐）`).join('；')],
  ]
  const list = facts.filter(([, text]) => text !== '').map(([name, text]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(text)}</dd>`).join('')
  return `<details><summary>${escapeHtml(source.name)}</summary><dl>${list}</dl><p>承诺条款：</p><ol>${source.clauses.map((c) => `<li>${escapeHtml(c.text)}</li>`).join('')}</ol></details>`
}
export function publicListHtml(items: readonly ItemSource[], office: string, day: string): string {
  const kinds = [...new Set(items.map((one) => one.kind))]
  const sections = kinds.map((kind) => `<section><h2>${escapeHtml(kind)}</h2>${items.filter((one) => one.kind === kind).map(item).join('\n')}</section>`).join('\n')
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"><title>信用承诺事项清单</title><style>${style}</style></head><body>
<h1>信用承诺事项清单</h1><p class="meta">${escapeHtml(office)} · 共 ${items.length} 项 · 更新于 ${escapeHtml(day)}。选择信用承诺出于自愿，也可以按一般程序办理。</p>
<p><label>查找事项 <input type="search" placeholder="名称、部门、条款"></label> <span role="status"></span></p>${sections}<script>${script}</script></body></html>`
}
