// The channels of the window: sender checked, envelope parsed, session kept here and never sent to the page.
import { dialog, ipcMain, type BrowserWindow, type IpcMainInvokeEvent, type OpenDialogOptions } from 'electron'
import { z } from 'zod'
import type { Message, Reply } from '../../shared/contract/contract'
import { origin } from '../app/protocol'
import type { FileHandles } from '../platform/file-handles'

const envelope = z.object({ operation: z.string().max(100), input: z.unknown(), idempotencyKey: z.string().max(100).optional() })
const signedIn = z.object({ sessionId: z.string() }).loose()
const kinds: Record<string, OpenDialogOptions> = {
  ledger: { title: '选择台账', filters: [{ name: '台账', extensions: ['xlsx', 'csv'] }] },
  evidence: { title: '选择证据', filters: [{ name: '照片或 PDF', extensions: ['jpg', 'jpeg', 'png', 'pdf'] }] },
  receipt: { title: '选择回执', filters: [{ name: '回执', extensions: ['json'] }] },
}
export interface Channels {
  window: () => BrowserWindow | undefined
  dispatch: (message: Message) => Promise<Reply>
  handles: FileHandles
  /** Paths that stand in for the dialog in tests of an unpackaged application. */
  testPicks: string[] | undefined
  print: (html: string, title: string) => Promise<void>
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
  handle('xinnuo:pick', async (kind) => {
    const window = channels.window()
    const options = kinds[z.string().parse(kind)]
    if (!window || !options) return null
    const picked = channels.testPicks ? channels.testPicks.shift() : (await dialog.showOpenDialog(window, { ...options, properties: ['openFile'] })).filePaths[0]
    return picked ? channels.handles.offer(picked) : null
  })
  handle('xinnuo:offer', async (path) => channels.handles.offer(z.string().min(1).max(4096).parse(path)))
  handle('xinnuo:print', async (id) => {
    const reply = await call({ operation: 'documents.html', input: { id } })
    if (!reply.ok) return reply
    const { html, label } = z.object({ html: z.string(), label: z.string() }).parse(reply.value)
    await channels.print(html, label)
    return call({ operation: 'documents.recordPrint', input: { id, copies: 2 } })
  })
}
