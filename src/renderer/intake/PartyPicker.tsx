// Who promises: a scanned or typed code, or a fragment of the name; Enter moves on.
import { ActionIcon, Button, Group, NavLink, Paper, Stack, Text, TextInput } from '@mantine/core'
import { IconCamera } from '@tabler/icons-react'
import { useState, type KeyboardEvent, type ReactElement } from 'react'
import { partyStatusLabels, type PartySummary } from '../../shared/parties/parties.schema'
import { callOperation } from '../api/client'
import { PartyForm } from '../parties/PartyForm'
import { CameraDialog } from './CameraDialog'
import { codeIn } from './scan'
import { digits } from '../ui/Due'
import { ProblemNotice } from '../ui/ProblemNotice'
import { Risk } from '../ui/Risk'

interface Answer {
  found: readonly PartySummary[]
  /** A code that is right but not on file: the party can be made. */
  unknownCode: string | null
  say: string
}
const nothing: Answer = { found: [], unknownCode: null, say: '' }
async function lookUp(text: string): Promise<Answer> {
  if (!/^[0-9A-Za-z]{15,18}$/.test(text)) {
    const { rows } = await callOperation('parties.list', { q: text, limit: 6 })
    return { found: rows, unknownCode: null, say: rows.length === 0 ? `没有找到“${text}”。请扫描或输入 18 位代码。` : '' }
  }
  const { party, codeProblem } = await callOperation('parties.findByCode', { code: text })
  if (party) return { ...nothing, found: [party] }
  return codeProblem ? { ...nothing, say: codeProblem } : { ...nothing, unknownCode: text.toUpperCase(), say: '代码校验通过，尚无此主体。' }
}
export function PartyPicker({ party, onPick }: { party: PartySummary | undefined; onPick: (party: { id: string } | null) => void }): ReactElement {
  const [text, setText] = useState('')
  const [answer, setAnswer] = useState(nothing)
  const [error, setError] = useState<unknown>(null)
  const [creating, setCreating] = useState(false)
  const [filming, setFilming] = useState(false)
  const search = async (given: string): Promise<void> => {
    const asked = codeIn(given)
    if (asked !== given) setText(asked)
    try {
      const result = await lookUp(asked)
      setAnswer(result)
      setError(null)
      if (result.found.length === 1 && result.found[0]) onPick(result.found[0])
    } catch (refused) {
      setError(refused)
    }
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || text.trim() === '') return
    event.preventDefault()
    if (answer.unknownCode === text.trim().toUpperCase()) setCreating(true)
    else void search(text.trim())
  }
  if (party) {
    return (
      <Paper withBorder p="xs">
        <Group justify="space-between" wrap="nowrap">
          <Stack gap={0}><Text fw={600}>{party.name}</Text><Group gap="md"><Text size="sm" style={digits}>{party.codeMasked}</Text><Text size="sm">{partyStatusLabels[party.status]}</Text><Risk level={party.riskLevel} /></Group></Stack>
          <Button size="compact-sm" variant="default" onClick={() => { setText(''); setAnswer(nothing); onPick(null) }}>换主体</Button>
        </Group>
      </Paper>
    )
  }
  return (
    <Stack gap={6}>
      <TextInput label="主体" placeholder="扫码或输入代码、名称、拼音首字母，回车" value={text} onChange={(e) => setText(e.currentTarget.value)} onKeyDown={onKey} autoFocus rightSection={<ActionIcon variant="subtle" aria-label="用摄像头扫描企业身份码" onClick={() => setFilming(true)}><IconCamera size={16} /></ActionIcon>} error={answer.say !== '' && answer.unknownCode === null ? answer.say : undefined} />
      {answer.unknownCode && <Group gap="xs"><Text size="sm">{answer.say}</Text><Button size="compact-sm" onClick={() => setCreating(true)}>新建主体（回车）</Button></Group>}
      {answer.found.length > 1 && answer.found.map((row) => <NavLink key={row.id} component="button" label={row.name} description={row.codeMasked} onClick={() => onPick(row)} />)}
      <ProblemNotice error={error} />
      {filming && <CameraDialog onClose={() => setFilming(false)} onRead={(read) => { setFilming(false); void search(read) }} />}
      {creating && <PartyForm initial={{ code: answer.unknownCode ?? '' }} onClose={() => setCreating(false)} onSaved={(id) => { setCreating(false); onPick({ id }) }} />}
    </Stack>
  )
}
