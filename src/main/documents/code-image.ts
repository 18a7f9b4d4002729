// The square code on paper that carries a document's number and hash (ISO/IEC 18004).
import { toBuffer, toString } from 'qrcode'

const options = { errorCorrectionLevel: 'M', margin: 0 } as const
export const codeSvg = (text: string): Promise<string> => toString(text, { ...options, type: 'svg' })
export const codePng = (text: string): Promise<Buffer> => toBuffer(text, { ...options, type: 'png', width: 240 })
