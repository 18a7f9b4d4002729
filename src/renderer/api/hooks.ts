// Hooks made from the contract: queries by name and input, commands that make the right queries stale.
import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query'
import { contract, type OperationName } from '../../shared/contract'
import { callOperation, type Input, type Output } from './client'

export function useOperation<K extends OperationName>(name: K, input: Input<K>, enabled = true): UseQueryResult<Output<K>> {
  return useQuery<Output<K>>({ queryKey: [name, input], queryFn: () => callOperation(name, input), enabled })
}
export function useCommand<K extends OperationName>(name: K): UseMutationResult<Output<K>, Error, Input<K>> {
  const client = useQueryClient()
  return useMutation<Output<K>, Error, Input<K>>({
    // One key for each press of the button: a repeated delivery gives the same answer once.
    mutationFn: (input) => callOperation(name, input, crypto.randomUUID()),
    onSettled: async () => {
      const prefixes = contract[name].invalidates
      await client.invalidateQueries({ predicate: (query) => prefixes.some((prefix) => String(query.queryKey[0]).startsWith(`${prefix}.`)) })
    },
  })
}
