// 窗口受理: one page from the party to the accepted commitment; half filled it is a draft by itself.
import { Button, Grid, Group, Kbd, Paper, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useHotkeys } from '@mantine/hooks'
import { useEffect, useState, type ReactElement } from 'react'
import { publicities } from '../../shared/ledger/ledger.items'
import type { Output } from '../api/client'
import { useCommand, useOperation } from '../api/hooks'
import { useMe } from '../session/me'
import { Loaded, Page } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'
import { useDraft, type Draft } from '../ui/useDraft'
import { Accepted } from './Accepted'
import { LetterPreview } from './LetterPreview'
import { PartyPicker } from './PartyPicker'
import { Verdict } from './Verdict'

interface Form {
  partyId: string | null
  itemId: string | null
  contact: string
  phone: string
  madeOn: string
  validUntil: string | null
  publicity: '1' | '2' | '3'
  remark: string
}
function Fields({ draft, onPreview }: { draft: Draft<Form>; onPreview: () => void }): ReactElement {
  const items = useOperation('catalog.items', {})
  const { value, change } = draft
  const options = (items.data?.rows ?? []).map((item) => ({ value: item.id, label: `${item.name}（${item.code}）` }))
  return (
    <Stack gap="xs">
      <Select label="事项" placeholder="输入名称查找" searchable data={options} value={value.itemId} onChange={(itemId) => change({ itemId })} nothingFoundMessage="没有这个事项" />
      <SimpleGrid cols={2} spacing="xs">
        <TextInput label="经办人" value={value.contact} onChange={(e) => change({ contact: e.currentTarget.value })} />
        <TextInput label="联系电话" value={value.phone} onChange={(e) => change({ phone: e.currentTarget.value })} />
        <DateInput label="承诺作出日期" valueFormat="YYYY-MM-DD" value={value.madeOn} onChange={(day) => change({ madeOn: day ?? '' })} />
        <DateInput label="承诺有效期至（可不填）" valueFormat="YYYY-MM-DD" clearable value={value.validUntil} onChange={(validUntil) => change({ validUntil })} />
      </SimpleGrid>
      <Select label="公开类型" allowDeselect={false} data={Object.entries(publicities).map(([key, label]) => ({ value: key, label }))} value={value.publicity} onChange={(publicity) => change({ publicity: (publicity ?? '1') as Form['publicity'] })} />
      <Textarea label="备注（可不填）" rows={1} value={value.remark} onChange={(e) => change({ remark: e.currentTarget.value })} />
      <Button variant="default" size="xs" style={{ alignSelf: 'flex-start' }} disabled={!value.partyId || !value.itemId} onClick={onPreview}>打印预览</Button>
    </Stack>
  )
}
function useIntake(view: string | undefined): { draft: Draft<Form>; party: Output<'parties.get'> | undefined; pick: (party: { id: string } | null) => void } {
  const { today } = useMe()
  const draft = useDraft<Form>('intake', { partyId: view ?? null, itemId: null, contact: '', phone: '', madeOn: today, validUntil: null, publicity: '1', remark: '' })
  const { partyId } = draft.value
  const party = useOperation('parties.get', { id: partyId ?? '' }, partyId !== null)
  const pick = (picked: { id: string } | null): void => draft.change({ partyId: picked?.id ?? null })
  useEffect(() => {
    if (draft.ready && view && draft.value.partyId !== view) draft.change({ partyId: view })
  }, [draft.ready, view])
  const contact = party.data?.contact ?? ''
  useEffect(() => {
    // What the file already knows need not be asked again.
    if (contact !== '' && draft.value.contact === '') draft.change({ contact })
  }, [contact])
  return { draft, party: partyId === null ? undefined : party.data, pick }
}
function Footer({ draft, busy, blocked, onAccept }: { draft: Draft<Form>; busy: boolean; blocked: boolean; onAccept: () => void }): ReactElement {
  const lacking = !draft.value.partyId ? '先选主体' : !draft.value.itemId ? '先选事项' : blocked ? '该主体不得使用信用承诺，见右侧理由' : ''
  return (
    <Paper withBorder p="xs" style={{ position: 'sticky', bottom: 0, zIndex: 5 }}>
      <Group justify="space-between">
        <Group gap="xs"><Text size="xs" c="dimmed">{draft.savedAt ? `草稿已自动保存 ${new Date(draft.savedAt).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai' })}` : '草稿自动保存'}</Text><Button size="compact-xs" variant="subtle" onClick={draft.clear}>清空重填</Button></Group>
        <Group gap="xs">{lacking !== '' && <Text size="sm">{lacking}</Text>}<Button disabled={lacking !== ''} loading={busy} onClick={onAccept} rightSection={<Kbd size="xs">Ctrl Enter</Kbd>}>受理</Button></Group>
      </Group>
    </Paper>
  )
}
export function IntakePage({ view }: { view: string | undefined }): ReactElement {
  const { draft, party, pick } = useIntake(view)
  const [previewing, setPreviewing] = useState(false)
  const [accepted, setAccepted] = useState<Output<'commitments.accept'> | null>(null)
  const { partyId, itemId, ...rest } = draft.value
  const eligibility = useOperation('commitments.eligibility', { partyId: partyId ?? '', itemId }, partyId !== null)
  const accept = useCommand('commitments.accept')
  const blocked = eligibility.data?.verdict.outcome === 'blocked'
  const submit = async (): Promise<void> => {
    if (!partyId || !itemId || blocked || accept.isPending) return
    const done = await accept.mutateAsync({ ...rest, partyId, itemId }).catch(() => undefined)
    if (!done) return
    setAccepted(done)
    draft.clear()
  }
  useHotkeys([['mod+Enter', () => void submit()], ['mod+P', () => setPreviewing(partyId !== null && itemId !== null)]], [])
  if (accepted) return <Accepted accepted={accepted} onNext={() => { setAccepted(null); accept.reset() }} />
  return (
    <Page title="窗口受理">
      <Grid gap="sm">
        <Grid.Col span={5}>
          <Paper withBorder p="sm"><Stack gap="xs"><PartyPicker party={party} onPick={pick} /><Fields draft={draft} onPreview={() => setPreviewing(true)} /></Stack></Paper>
        </Grid.Col>
        <Grid.Col span={7}>
          <Stack gap="xs">
            {partyId !== null && <Loaded query={eligibility}>{(data) => <Verdict data={data} />}</Loaded>}
            <LetterPreview input={partyId && itemId ? { ...rest, partyId, itemId } : null} enlarged={previewing} onClose={() => setPreviewing(false)} />
          </Stack>
        </Grid.Col>
      </Grid>
      <ProblemNotice error={accept.error} />
      <Footer draft={draft} busy={accept.isPending} blocked={blocked} onAccept={() => void submit()} />
    </Page>
  )
}
