// Operations on documents: reading, printing, files, and checking a paper by its code.
import { z } from 'zod'
import { command, query } from '../contract/contract'
import { id, instant, legalDate } from '../contract/fields'

export const documentsContract = {
  'documents.html': query({
    access: 'case.read', summary: '文书正文（HTML）', input: z.object({ id }),
    output: z.object({
      id, label: z.string(), number: z.string(), html: z.string(), prints: z.int(), editable: z.boolean(),
      register: z.array(z.object({ at: instant, by: z.string(), copies: z.int() })),
    }),
  }),
  'documents.recordPrint': command({
    access: 'case.read', summary: '登记一次打印', input: z.object({ id, copies: z.int().min(1).max(20).default(2) }), output: z.object({ prints: z.int() }),
    invalidates: ['documents', 'commitments'],
  }),
  'documents.export': command({
    access: 'case.read', summary: '导出文书（.docx 或 PDF）', input: z.object({ id, format: z.enum(['docx', 'pdf']) }),
    /** For PDF the page is given, and whoever has a browser engine prints it. */
    output: z.object({ file: z.string(), name: z.string(), html: z.string() }),
  }),
  'documents.checkCode': query({
    access: 'case.read', summary: '扫码核对文书', input: z.object({ text: z.string().trim().min(1).max(400) }),
    output: z.object({ verdict: z.enum(['genuine', 'altered', 'unknown']), explanation: z.string(), document: z.object({ id, label: z.string(), number: z.string(), issuedOn: legalDate, commitmentId: id.nullable() }).nullable() }),
  }),
}
