// The one window: sandboxed, isolated, shown when the page has painted; everything that leads elsewhere is denied.
import { join } from 'node:path'
import { app, BrowserWindow, ipcMain, session } from 'electron'
import { origin } from '../app/protocol'

export function lockDown(): void {
  // The camera reads enterprise codes at the window; sound is never asked for, and nothing else is granted.
  session.defaultSession.setPermissionRequestHandler((contents, permission, answer, details) =>
    answer(permission === 'media' && contents.getURL().startsWith(`${origin}/`) && 'mediaTypes' in details && details.mediaTypes?.every((type) => type === 'video') === true))
  session.defaultSession.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => permission === 'media' && requestingOrigin.startsWith(origin) && details.mediaType === 'video')
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.on('will-navigate', (event, url) => {
      if (!url.startsWith(`${origin}/`)) event.preventDefault()
    })
  })
}
export function openMainWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366, height: 768, minWidth: 1024, minHeight: 640, show: false, autoHideMenuBar: true, backgroundColor: '#f8f9fa', title: '信诺',
    webPreferences: { preload: join(__dirname, '../preload/index.js'), sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: false },
  })
  const show = (): void => {
    if (!window.isDestroyed() && !window.isVisible()) window.show()
  }
  ipcMain.on('xinnuo:painted', (event) => {
    if (event.sender === window.webContents) show()
  })
  // A page that never paints must not leave a user looking at nothing.
  setTimeout(show, 5000)
  void window.loadURL(`${origin}/`)
  return window
}
