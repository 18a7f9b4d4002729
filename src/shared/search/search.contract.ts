// Ctrl+K: one question, every kind of thing it may mean.
import { z } from 'zod'
import { query } from '../contract/contract'

export const hitKinds = { party: '主体', commitment: '承诺', item: '事项', rectification: '责令改正', revocation: '撤销案件' } as const
export type HitKind = keyof typeof hitKinds
export const hitKindNames = Object.keys(hitKinds) as [HitKind, ...HitKind[]]
export const searchHit = z.object({
  kind: z.enum(hitKindNames),
  /** An item is known by its code, everything else by its id. */
  id: z.string(), title: z.string(), detail: z.string(),
})
export type SearchHit = z.infer<typeof searchHit>
export const searchContract = {
  'search.find': query({
    access: 'signedIn', summary: '查找：汉字、拼音、首字母、代码或编号的任意片段',
    input: z.object({ q: z.string().trim().min(1, { error: '请输入要查找的内容' }).max(100), limit: z.int().min(1).max(20).default(8) }),
    output: z.object({ hits: z.array(searchHit) }),
  }),
}
