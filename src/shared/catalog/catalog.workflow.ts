// How the catalogue changes: proposed by one person, signed off by another (动态调整 with sign-off; domain.md section 4).
import { notSamePerson } from '../workflow/separation'
import { defineWorkflow } from '../workflow/workflow'

export const changeStates = { draft: '草稿', submitted: '待签发', signedOff: '已签发', returned: '已退回', discarded: '已作废' } as const
export type ChangeState = keyof typeof changeStates
export const changeStateNames = Object.keys(changeStates) as [ChangeState, ...ChangeState[]]
export interface ChangeFacts {
  proposedBy: string
  /** What keeps it from being signed off, in words. */
  problems: readonly string[]
  /** A newer version has been signed off since this change was begun. */
  outdated: boolean
}
const complete = (facts: ChangeFacts) =>
  facts.problems.length > 0 ? { rule: `内容有 ${facts.problems.length} 处不符合要求：${facts.problems.slice(0, 3).join('；')}`, basis: '事项清单编制规则', who: '先按提示修改' }
    : facts.outdated ? { rule: '在您编制期间已签发了新版本', basis: '事项清单版本管理', who: '请在最新版本上重新编制' } : undefined
export const catalogChangeWorkflow = defineWorkflow({
  name: '事项清单变更',
  states: changeStates as Record<ChangeState, string>,
  initial: 'draft',
  actions: {
    submit: { label: '提交签发', from: ['draft', 'returned'], to: 'submitted', permission: 'catalog.write', refuse: complete },
    signOff: {
      label: '签发', from: ['submitted'], to: 'signedOff', permission: 'catalog.signOff',
      refuse: (facts, person) => notSamePerson(person, [facts.proposedBy], '编制人不得签发自己的变更', '另一名系统管理员或审批负责人签发', '事项清单动态调整；职责分离规则') ?? complete(facts),
    },
    sendBack: {
      label: '退回', from: ['submitted'], to: 'returned', permission: 'catalog.signOff',
      refuse: (facts, person) => notSamePerson(person, [facts.proposedBy], '编制人不得退回自己的变更', '另一名系统管理员或审批负责人办理', '事项清单动态调整；职责分离规则'),
    },
    discard: { label: '作废', from: ['draft', 'returned', 'submitted'], to: 'discarded', permission: 'catalog.write' },
  },
} satisfies Parameters<typeof defineWorkflow<ChangeState, string, ChangeFacts>>[0])
export type ChangeAction = keyof typeof catalogChangeWorkflow.actions
