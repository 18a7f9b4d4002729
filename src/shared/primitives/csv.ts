// Tables that leave the house as CSV: cells that are no formulas.

/** A leading = + - @ would run as a formula when the file is opened in a spreadsheet. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
/** UTF-8 with BOM, so that a spreadsheet opens Chinese as it is. */
export const csvText = (lines: readonly (readonly string[])[]): string => `\ufeff${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`
