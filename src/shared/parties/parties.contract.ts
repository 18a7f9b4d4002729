// Operations on parties.
import { z } from 'zod'
import { command, query } from '../contract/contract'
import { done, id, pageInput, pageOf, version } from '../contract/fields'
import { partyCategory, partyChange, partyDetail, partyInput, partySummary } from './parties.schema'

export const partiesContract = {
  'parties.list': query({
    access: 'case.read', summary: '主体列表，可按名称片段、拼音首字母或代码片段查找',
    input: z.object({ ...pageInput, q: z.string().trim().max(100).default(''), category: partyCategory.optional() }),
    output: pageOf(partySummary),
  }),
  'parties.get': query({ access: 'case.read', summary: '主体档案', input: z.object({ id }), output: partyDetail }),
  'parties.findByCode': query({
    access: 'case.read', summary: '按代码精确查找主体',
    input: z.object({ code: z.string().trim().toUpperCase().min(1).max(18) }),
    output: z.object({ party: partySummary.nullable(), codeProblem: z.string().nullable() }),
  }),
  'parties.create': command({
    access: 'party.write', summary: '新建主体', input: partyInput, output: done, invalidates: ['parties', 'work'],
  }),
  'parties.update': command({
    access: 'party.write', summary: '修改主体（代码不可改）',
    input: partyChange.extend({ id, version }),
    output: done, invalidates: ['parties', 'commitments'],
  }),
}
