// 窗口受理: one page from the party to the accepted commitment; half filled it is a draft by itself.
import { Button, Grid, Group, Kbd, Paper, Stack, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useEffect, useState, type ReactElement } from 'react'
import { callOperation, type Input, type Output } from '../api/client'
import { useCommand, useOperation } from '../api/hooks'
import { useMe } from '../session/me'
import { Loaded, Page } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'
import { useDraft, type Draft } from '../ui/useDraft'
import { Accepted } from './Accepted'
import { ItemFields, type Form } from './ItemFields'
import { LetterPreview } from './LetterPreview'
import { PartyPicker } from './PartyPicker'
import { Signature, type SignatureValue } from './Signature'
import { Verdict } from './Verdict'

function useIntake(view: string | undefined): { draft: Draft<Form>; party: Output<'parties.get'> | undefined; pick: (party: { id: string } | null) => void } {
  const { today } = useMe()
  const draft = useDraft<Form>('intake', { partyId: view ?? null, itemId: null, contact: '', phone: '', madeOn: today, validUntil: null, publicity: '1', remark: '', materials: [] })
  const { partyId } = draft.value
  const party = useOperation('parties.get', { id: partyId ?? '' }, partyId !== null)
  const pick = (picked: { id: string } | null): void => draft.change({ partyId: picked?.id ?? null })
  useEffect(() => {
    if (draft.ready && view && draft.value.partyId !== view) draft.change({ partyId: view })
  }, [draft.ready, view])
  const known = party.data?.id
  useEffect(() => {
    // What the file already knows need not be asked again.
    if (!known || draft.value.contact !== '' || draft.value.phone !== '') return
    void callOperation('parties.contactFor', { id: known }).then((contact) => draft.change(contact)).catch(() => undefined)
  }, [known])
  return { draft, party: partyId === null ? undefined : party.data, pick }
}
function Footer({ draft, busy, blocked, onAccept, onPreview }: { draft: Draft<Form>; busy: boolean; blocked: boolean; onAccept: () => void; onPreview: () => void }): ReactElement {
  const lacking = !draft.value.partyId ? '先选主体' : !draft.value.itemId ? '先选事项' : blocked ? '该主体不得使用信用承诺，见右侧理由' : ''
  return (
    <Paper withBorder p="xs" style={{ position: 'sticky', bottom: 0, zIndex: 5 }}>
      <Group justify="space-between">
        <Group gap="xs"><Text size="xs" c="dimmed">{draft.savedAt ? `草稿已自动保存 ${new Date(draft.savedAt).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai' })}` : '草稿自动保存'}</Text><Button size="compact-xs" variant="subtle" onClick={draft.clear}>清空重填</Button></Group>
        <Group gap="xs">{lacking !== '' && <Text size="sm">{lacking}</Text>}<Button variant="default" disabled={!draft.value.partyId || !draft.value.itemId} onClick={onPreview} rightSection={<Kbd size="xs">Ctrl P</Kbd>}>打印预览</Button><Button disabled={lacking !== ''} loading={busy} onClick={onAccept} rightSection={<Kbd size="xs">Ctrl Enter</Kbd>}>受理</Button></Group>
      </Group>
    </Paper>
  )
}
/** What the core is sent of a signature; its label is for the screen. */
function signed(value: SignatureValue | null): Input<'commitments.accept'>['signature'] {
  if (value === null) return null
  return value.kind === 'drawn' ? { kind: 'drawn', png: value.png } : { kind: 'scanned', file: value.file }
}
export function IntakePage({ view }: { view: string | undefined }): ReactElement {
  const { draft, party, pick } = useIntake(view)
  const [previewing, setPreviewing] = useState(false)
  const [accepted, setAccepted] = useState<Output<'commitments.accept'> | null>(null)
  const [signature, setSignature] = useState<SignatureValue | null>(null)
  const { partyId, itemId, ...rest } = draft.value
  const item = useOperation('catalog.item', { id: itemId ?? '' }, itemId !== null)
  const eligibility = useOperation('commitments.eligibility', { partyId: partyId ?? '', itemId }, partyId !== null)
  const accept = useCommand('commitments.accept')
  const blocked = eligibility.data?.verdict.outcome === 'blocked' && eligibility.data.override?.state !== 'granted'
  const submit = async (): Promise<void> => {
    if (!partyId || !itemId || blocked || accept.isPending) return
    const done = await accept.mutateAsync({ ...rest, partyId, itemId, signature: signed(signature) }).catch(() => undefined)
    if (!done) return
    setAccepted(done)
    setSignature(null)
    draft.clear()
  }
  useHotkeys([['mod+Enter', () => void submit()], ['mod+P', () => setPreviewing(partyId !== null && itemId !== null)]], [])
  if (accepted) return <Accepted accepted={accepted} onNext={() => { setAccepted(null); accept.reset() }} />
  return (
    <Page title="窗口受理">
      <Grid gap="sm">
        <Grid.Col span={5}>
          <Paper withBorder p="sm"><Stack gap="xs"><PartyPicker party={party} onPick={pick} /><ItemFields draft={draft} item={itemId === null ? undefined : item.data} /><Signature key={accepted === null ? 'open' : 'done'} value={signature} onChange={setSignature} /></Stack></Paper>
        </Grid.Col>
        <Grid.Col span={7}>
          <Stack gap="xs">
            {partyId !== null && <Loaded query={eligibility}>{(data) => <Verdict data={data} partyId={partyId} itemId={itemId} />}</Loaded>}
            <LetterPreview input={partyId && itemId ? { ...rest, partyId, itemId } : null} enlarged={previewing} onClose={() => setPreviewing(false)} />
          </Stack>
        </Grid.Col>
      </Grid>
      <ProblemNotice error={accept.error} />
      <Footer draft={draft} busy={accept.isPending} blocked={blocked} onAccept={() => void submit()} onPreview={() => setPreviewing(true)} />
    </Page>
  )
}
