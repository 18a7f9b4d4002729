// Types of the layer rule for its test.
export function faultsOf(file: string, text: string): string[]
export function diagram(): string
