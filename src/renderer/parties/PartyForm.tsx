// A new party, or a change to one. The rules are the shared schema's: the same words here and on the command line.
import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent, type ReactElement } from 'react'
import { checkPartyCode, partyCategories, partyCategoryLabels, partyInput, type PartyCategory } from '../../shared/parties/parties.schema'
import { useCommand } from '../api/hooks'
import { ProblemNotice } from '../ui/ProblemNotice'
import { useDraft } from '../ui/useDraft'

/** The category a code speaks of: 92… is a household, 18 digits that pass as a resident ID a natural person. */
export function categoryOf(code: string): PartyCategory {
  if (checkPartyCode('2', code) === undefined) return '2'
  return code.startsWith('92') ? '4' : '1'
}
export interface PartyFormProps {
  initial: { code: string }
  onClose: () => void
  onSaved: (id: string) => void
}
export function PartyForm({ initial, onClose, onSaved }: PartyFormProps): ReactElement {
  const draft = useDraft('party:new', { category: categoryOf(initial.code), name: '', code: initial.code, contact: '', phone: '', address: '' })
  const create = useCommand('parties.create')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const { value, change } = draft
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const checked = partyInput.safeParse(value)
    setErrors(checked.success ? {} : Object.fromEntries(checked.error.issues.toReversed().map((issue) => [String(issue.path[0]), issue.message])))
    if (!checked.success) return
    const made = await create.mutateAsync(value).catch(() => undefined)
    if (!made) return
    draft.clear()
    onSaved(made.id)
  }
  const field = (name: 'name' | 'code' | 'contact' | 'phone' | 'address', label: string, more: object = {}): ReactElement => (
    <TextInput label={label} value={value[name]} error={errors[name]} onChange={(e) => change({ [name]: name === 'code' ? e.currentTarget.value.trim().toUpperCase() : e.currentTarget.value })} {...more} />
  )
  return (
    <Modal opened onClose={onClose} title="新建主体" size="lg" closeButtonProps={{ 'aria-label': '关闭' }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          {field('code', '统一社会信用代码或公民身份号码', { 'data-autofocus': true, onBlur: () => value.code.length === 18 && change({ category: categoryOf(value.code) }) })}
          <Select label="类别" allowDeselect={false} value={value.category} onChange={(category) => change({ category: (category ?? '1') as PartyCategory })} data={partyCategories.map((c) => ({ value: c, label: partyCategoryLabels[c] }))} />
          {field('name', '名称')}
          <Group grow align="flex-start">{field('contact', '经办人')}{field('phone', '联系电话')}</Group>
          {field('address', '地址')}
          <ProblemNotice error={create.error} />
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>关闭（草稿保留）</Button><Button type="submit" loading={create.isPending}>建立</Button></Group>
        </Stack>
      </form>
    </Modal>
  )
}
