// The whole bridge between page and core: one call, one event, files as opaque handles. Never changes for a feature.
import { contextBridge, ipcRenderer, webUtils } from 'electron'

const bridge = {
  call: (operation: string, input: unknown, idempotencyKey?: string): Promise<unknown> => ipcRenderer.invoke('xinnuo:call', { operation, input, idempotencyKey }),
  onEvent: (listener: (event: unknown) => void): (() => void) => {
    const forward = (_: unknown, event: unknown): void => listener(event)
    ipcRenderer.on('xinnuo:event', forward)
    return () => ipcRenderer.removeListener('xinnuo:event', forward)
  },
  offerFile: (file: File): Promise<unknown> => ipcRenderer.invoke('xinnuo:offer', webUtils.getPathForFile(file)),
  save: (operation: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('xinnuo:save', { operation, input }),
  print: (documentId: string): Promise<unknown> => ipcRenderer.invoke('xinnuo:print', documentId),
  painted: (): void => ipcRenderer.send('xinnuo:painted'),
}
contextBridge.exposeInMainWorld('xinnuo', bridge)
