// The operating system's secret store through Electron's safeStorage.
import { safeStorage } from 'electron'

export const osStore = {
  // "basic_text" is a fixed key in the program, no protection: then a passphrase is asked for instead.
  available: (): boolean => safeStorage.isEncryptionAvailable() && (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'),
  encrypt: (text: string): Buffer => safeStorage.encryptString(text),
  decrypt: (sealed: Buffer): string => safeStorage.decryptString(sealed),
}
