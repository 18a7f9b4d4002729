// Plans a verification: method, day, officers; two with valid certificates for work on site.
import { Button, Group, Modal, MultiSelect, Radio, Stack, Text } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useState, type FormEvent, type ReactElement } from 'react'
import { useCommand, useOperation } from '../api/hooks'
import { useMe } from '../session/me'
import { ProblemNotice } from '../ui/ProblemNotice'
import { useDraft } from '../ui/useDraft'

interface Plan {
  method: 'onSite' | 'offSite'
  plannedOn: string
  officerIds: string[]
}
export function PlanDialog({ commitmentId, onClose, onPlanned }: { commitmentId: string; onClose: () => void; onPlanned: (id: string) => void }): ReactElement {
  const { today, person } = useMe()
  const officers = useOperation('people.officers', {})
  const plan = useCommand('verification.plan')
  const draft = useDraft<Plan>(`plan:${commitmentId}`, { method: 'onSite', plannedOn: today, officerIds: person.roles.includes('officer') ? [person.id] : [] })
  const [error, setError] = useState<unknown>(null)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    try {
      const planned = await plan.mutateAsync({ commitmentId, ...draft.value })
      draft.clear()
      onPlanned(planned.id)
    } catch (refused) {
      setError(refused)
    }
  }
  const options = (officers.data?.rows ?? []).map((o) => ({ value: o.id, label: `${o.displayName}（${o.certificateNo ? `证件 ${o.certificateNo}，至 ${o.certificateExpires ?? '—'}` : '无执法证件'}）` }))
  return (
    <Modal opened onClose={onClose} title="制定核查计划" size="lg" closeButtonProps={{ 'aria-label': '关闭' }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <Radio.Group label="核查方式" value={draft.value.method} onChange={(method) => draft.change({ method: method as Plan['method'] })}>
            <Group mt={4}><Radio value="onSite" label="现场核查（须经审批，两名以上持证人员）" /><Radio value="offSite" label="非现场核查" /></Group>
          </Radio.Group>
          <DateInput label="计划日期" valueFormat="YYYY-MM-DD" value={draft.value.plannedOn} onChange={(day) => draft.change({ plannedOn: day ?? '' })} w={180} />
          <MultiSelect label="执法人员" data={options} value={draft.value.officerIds} onChange={(officerIds) => draft.change({ officerIds })} searchable nothingFoundMessage="没有可选的执法人员" />
          <Text size="xs" c="dimmed">依据：国办发〔2024〕54号、行政处罚法 §42。登记该承诺的人员不得参与核查。</Text>
          <ProblemNotice error={error ?? officers.error} />
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>关闭（草稿保留）</Button><Button type="submit" loading={plan.isPending}>提交计划</Button></Group>
        </Stack>
      </form>
    </Modal>
  )
}
