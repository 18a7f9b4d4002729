// The channels of the window: sender checked, envelope parsed, session kept here and never sent to the page.
import { copyFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { z } from 'zod'
import type { Message, Reply } from '../../shared/contract/contract'
import { origin } from '../app/protocol'
import type { FileHandles } from '../platform/file-handles'

const envelope = z.object({ operation: z.string().max(100), input: z.unknown(), idempotencyKey: z.string().max(100).optional() })
const signedIn = z.object({ sessionId: z.string() }).loose()
/** Operations that give a file, or a page to be made one; the path never reaches the page. */
const fileOperations = ['ledger.failureFile', 'catalog.export', 'catalog.publicList', 'documents.export'] as const
export interface Channels {
  window: () => BrowserWindow | undefined
  dispatch: (message: Message) => Promise<Reply>
  handles: FileHandles
  /** Where a file is to be saved: the system's dialog, or a folder in tests of an unpackaged application. */
  askWhere: (name: string) => Promise<string | undefined>
  print: (html: string, title: string) => Promise<void>
  toPdf: (html: string) => Promise<Uint8Array>
}
export function registerChannels(channels: Channels): void {
  let sessionId: string | undefined
  const trusted = (event: IpcMainInvokeEvent): boolean => {
    const contents = channels.window()?.webContents
    return event.sender === contents && event.senderFrame === contents?.mainFrame && (event.senderFrame?.url.startsWith(`${origin}/`) ?? false)
  }
  const handle = (name: string, work: (argument: unknown) => Promise<unknown>): void => {
    ipcMain.handle(name, (event, argument: unknown) => {
      if (!trusted(event)) throw new Error('refused')
      return work(argument)
    })
  }
  const call = async (message: { operation: string; input?: unknown; idempotencyKey?: string | undefined }): Promise<Reply> => {
    const reply = await channels.dispatch({ operation: message.operation, input: message.input, idempotencyKey: message.idempotencyKey, sessionId })
    if (message.operation !== 'session.signIn' || !reply.ok) return reply
    const { sessionId: opened, ...value } = signedIn.parse(reply.value)
    sessionId = opened
    return { ok: true, value: { ...value, sessionId: '' } }
  }
  handle('xinnuo:call', async (argument) => {
    const message = envelope.safeParse(argument)
    if (!message.success) return { ok: false, problem: { code: 'input.malformed', details: { field: '', message: '消息格式不正确' } } }
    return call(message.data)
  })
  handle('xinnuo:offer', async (path) => channels.handles.offer(z.string().min(1).max(4096).parse(path)))
  handle('xinnuo:save', async (argument) => {
    const { operation, input } = z.object({ operation: z.enum(fileOperations), input: z.unknown() }).parse(argument)
    const reply = await call({ operation, input })
    if (!reply.ok) return reply
    const { file, name, html } = z.object({ file: z.string(), name: z.string(), html: z.string().default('') }).parse(reply.value)
    const target = await channels.askWhere(name)
    if (target !== undefined) await (html === '' ? copyFile(file, target) : channels.toPdf(html).then((pdf) => writeFile(target, pdf)))
    return { ok: true, value: { saved: target === undefined ? '' : basename(target) } }
  })
  handle('xinnuo:print', async (id) => {
    const reply = await call({ operation: 'documents.html', input: { id } })
    if (!reply.ok) return reply
    const { html, label } = z.object({ html: z.string(), label: z.string() }).parse(reply.value)
    await channels.print(html, label)
    return call({ operation: 'documents.recordPrint', input: { id, copies: 2 } })
  })
}
