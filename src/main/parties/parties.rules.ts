// Pure rules of parties: masks, what changed.

export const maskPhone = (phone: string): string => (phone.length >= 7 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : phone === '' ? '' : '****')

/** The words of the history line; old and new values of personal numbers are never written. */
export function describeChange(before: Record<string, string>, after: Record<string, string>, labels: Record<string, string>): string {
  const changes = Object.keys(labels)
    .filter((key) => before[key] !== after[key])
    .map((key) => (key === 'phone' ? '联系电话已修改' : `${labels[key]}由“${before[key]}”改为“${after[key]}”`))
  return changes.join('；')
}
