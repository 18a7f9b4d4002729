// The Electron entry: joins the core with window, channels and the operating system.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import { describeProblem, ProblemError } from '../shared/problem'
import { registerScheme, serve } from './app/protocol'
import { openGate, type Gate } from './core/gate'
import { registerChannels } from './ipc/channels'
import { FileHandles } from './platform/file-handles'
import { utilityJobHost } from './platform/job-host'
import { osStore } from './platform/os-store'
import { lockDown, openMainWindow } from './windows/main-window'
import { previewPdf, toPdf } from './windows/print-preview'

const dataDir = process.env.XINNUO_DATA_DIR ?? join(app.getPath('userData'), 'data')
const testing = process.env.XINNUO_TEST === '1' && !app.isPackaged
let window: BrowserWindow | undefined
let gate: Gate | undefined

// An exception in main would open a modal dialog that nobody may see; saying why and leaving is kinder.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`)
  app.exit(1)
})
function log(entry: { level: 'info' | 'error'; message: string; ref?: string; detail?: string }): void {
  process.stderr.write(`${JSON.stringify(entry)}\n`)
}
async function askWhere(name: string): Promise<string | undefined> {
  if (testing) return join(process.env.XINNUO_TEST_SAVE_TO ?? dataDir, name)
  const options = { title: '另存为', defaultPath: join(app.getPath('documents'), name) }
  return (window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options)).filePath || undefined
}
/** In tests the same page is printed, and kept beside the data instead of being shown by another program. */
async function printToFile(html: string, title: string): Promise<void> {
  await writeFile(join(process.env.XINNUO_TEST_SAVE_TO ?? dataDir, `${title}.pdf`), await toPdf(html))
}
const testClock = testing && process.env.XINNUO_TEST_NOW ? { now: (): Date => new Date(process.env.XINNUO_TEST_NOW ?? '') } : undefined

/** Again and again, but never beside itself: a slow turn is not overtaken by the next. */
function regularly(everyMs: number, work: () => Promise<unknown> | undefined): NodeJS.Timeout {
  let busy = false
  return setInterval(() => {
    if (busy) return
    busy = true
    void Promise.resolve(work()).catch((error: Error) => log({ level: 'error', message: error.message })).finally(() => { busy = false })
  }, everyMs)
}
/** The window and the store open side by side: the page asks its first question while it is still being drawn, and waits for the answer. */
async function start(): Promise<void> {
  lockDown()
  serve(join(__dirname, '../renderer'))
  const handles = new FileHandles()
  // Asked by the page at the earliest when it is drawn, and set below before anything is awaited.
  registerChannels({
    window: () => window, dispatch: async (message) => (await opening).dispatch(message), handles, askWhere, print: testing ? printToFile : previewPdf, toPdf,
  })
  window = openMainWindow()
  const opening = openGate({
    dataDir, resourcesDir: join(app.getAppPath(), 'resources'), passphrase: process.env.XINNUO_KEY_PASSPHRASE, osStore, files: handles, log, jobHost: utilityJobHost(join(__dirname, 'job-worker.js'), testing ? process.env.XINNUO_TEST_NOW : undefined), ...(testClock ? { clock: testClock } : {}),
  }, (core) => core.onEvent((event) => window?.webContents.send('xinnuo:event', event)))
  const opened = await opening
  gate = opened
  const timers = [regularly(60_000, () => opened.core()?.runSchedule()), regularly(5_000, () => opened.core()?.sweepInbox())]
  window.on('closed', () => timers.forEach((timer) => clearInterval(timer)))
}
function explain(error: unknown): void {
  const said = error instanceof ProblemError ? describeProblem(error.problem) : { title: '无法启动', text: String(error), remedy: '' }
  log({ level: 'error', message: said.text })
  if (!testing) dialog.showErrorBox(said.title, `${said.text}\n${said.remedy}`)
  app.exit(1)
}
registerScheme()
app.setPath('userData', join(dataDir, '..', 'window-state'))
if (!app.requestSingleInstanceLock({ dataDir })) app.quit()
else {
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    const closing = gate?.core()
    if (!closing) return
    event.preventDefault()
    gate = undefined
    void closing.close().finally(() => app.quit())
  })
  void app.whenReady().then(start).catch(explain)
}
