// Operations on parties.
import { z } from 'zod'
import { command, query } from '../contract/contract'
import { done, id, optionalText, pageInput, pageOf, text, version } from '../contract/fields'
import { partyCategory, partyChange, partyDetail, partyInput, partySummary, relationKindNames } from './parties.schema'

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
    output: done, invalidates: ['parties', 'commitments', 'search'],
  }),
  'parties.reveal': command({
    access: 'case.read', summary: '查看完整证件号码和电话（登记在审计中）', input: z.object({ id, reason: text('查看原因', 200) }), output: z.object({ code: z.string(), phone: z.string() }),
  }),
  'parties.contactFor': query({ access: 'party.write', summary: '窗口受理用：该主体的经办人与电话', input: z.object({ id }), output: z.object({ contact: z.string(), phone: z.string() }) }),
  'parties.duplicates': query({
    access: 'case.read', summary: '疑似重复的主体', input: z.object({ id }), output: z.object({ rows: z.array(partySummary.extend({ why: z.string() })) }),
  }),
  'parties.mergePreview': query({
    access: 'party.write', summary: '合并前对照', input: z.object({ keepId: id, dropId: id }),
    output: z.object({
      rows: z.array(z.object({ label: z.string(), keep: z.string(), drop: z.string(), same: z.boolean() })), moves: z.array(z.object({ label: z.string(), count: z.int() })), refusal: z.string().nullable(),
    }),
  }),
  'parties.merge': command({
    access: 'party.write', summary: '合并重复主体', input: z.object({ keepId: id, keepVersion: version, dropId: id, dropVersion: version, reason: text('合并理由', 500) }), output: done, invalidates: ['parties', 'commitments', 'search', 'credit'],
  }),
  'parties.undoMerge': command({ access: 'party.write', summary: '撤销合并', input: z.object({ mergeId: id, reason: text('撤销理由', 500) }), output: done, invalidates: ['parties', 'commitments', 'search', 'credit'] }),
  'parties.relate': command({
    access: 'party.write', summary: '登记关联关系', input: z.object({ id, relatedId: id, kind: z.enum(relationKindNames), note: optionalText('说明', 200) }), output: done, invalidates: ['parties'],
  }),
  'parties.unrelate': command({ access: 'party.write', summary: '解除关联关系', input: z.object({ relationId: id }), output: done, invalidates: ['parties'] }),
}
