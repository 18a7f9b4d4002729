// Every expected failure of the product, once: stable code, title, text and remedy as users read them.
interface Entry {
  title: string
  text: string
  remedy: string
}
const entries = {
  'input.malformed': { title: '填写有误', text: '{field}：{message}', remedy: '请按提示修改后重试。' },
  'operation.unknown': { title: '没有这项操作', text: '操作 {operation} 不存在。', remedy: '用 operations 查看全部操作。' },
  'session.required': { title: '请先登录', text: '登录状态已失效。', remedy: '请重新登录后继续，草稿已自动保存。' },
  'session.locked': { title: '已锁屏', text: '长时间未操作，工作台已锁定。', remedy: '输入密码解锁。' },
  'session.badCredentials': { title: '登录失败', text: '用户名或密码不正确。', remedy: '连续失败 {limit} 次账号将被锁定，可联系安全管理员。' },
  'session.accountLocked': { title: '账号已锁定', text: '账号 {username} 连续登录失败，已被锁定。', remedy: '请联系安全管理员解锁。' },
  'session.accountDisabled': { title: '账号已停用', text: '账号 {username} 已停用。', remedy: '请联系安全管理员。' },
  'permission.denied': { title: '没有权限', text: '“{operation}”需要权限 {permission}，您当前的角色没有此权限。', remedy: '可由以下角色办理：{roles}。' },
  'separation.samePerson': { title: '职责分离', text: '{rule}', remedy: '依据：{basis}。请由{who}办理。' },
  'workflow.notAllowed': { title: '现在不能办理', text: '“{action}”不能在“{state}”状态下办理。', remedy: '{remedy}' },
  'workflow.refused': { title: '条件不满足', text: '{rule}', remedy: '依据：{basis}。{who}' },
  'record.notFound': { title: '找不到记录', text: '{what} {id} 不存在或已删除。', remedy: '请刷新列表后重试。' },
  'record.changedElsewhere': { title: '记录已被他人修改', text: '{what}在您打开之后已被修改。', remedy: '请刷新后查看最新内容再办理。' },
  'record.duplicate': { title: '已存在', text: '{field}“{value}”已存在。', remedy: '请使用已有记录，或核对后重新填写。' },
  'office.alreadyInitialised': { title: '已完成初始化', text: '这个数据目录已有账号。', remedy: '请直接登录。' },
  'office.notEmpty': { title: '数据目录不是空的', text: '只能在空目录中建立演示单位。', remedy: '换一个空目录。' },
  'office.threeAdmins': { title: '三员分立', text: '系统、安全、审计管理员必须是三个不同的人。', remedy: '请填写三个不同的账号。' },
  'office.demoOnly': { title: '仅限演示', text: '演示账号只能在演示目录中使用。', remedy: '请用正式账号登录。' },
  'password.weak': { title: '密码太弱', text: '密码至少 10 位，且至少含字母、数字。', remedy: '请换一个密码。' },
  'party.codeInvalid': { title: '代码不正确', text: '{field}：{message}', remedy: '请与证照核对后重新输入。' },
  'commitment.notEligible': { title: '不得使用信用承诺', text: '{reasons}', remedy: '可改用一般程序办理，或由审批负责人（另一人）说明理由后放行一次。' },
  'commitment.letterIncomplete': { title: '承诺书有空项', text: '以下内容未填写：{missing}', remedy: '补齐后再受理。' },
  'evidence.missing': { title: '证据不足', text: '“{item}”要求 {required} 份照片证据，现有 {present} 份。', remedy: '请补充证据后再作结论。' },
  'evidence.tooLarge': { title: '证据文件过大', text: '{name} 超过 {limit} MB。', remedy: '请压缩后再上传。' },
  'evidence.wrongType': { title: '证据文件类型不支持', text: '{name} 不是 JPG、PNG 或 PDF 文件。', remedy: '请换一个文件。' },
  'checklist.incomplete': { title: '核查清单未填完', text: '还有 {count} 项未填：{items}', remedy: '逐项填写后再作结论。' },
  'rule.violated': { title: '不符合规定', text: '{rule}', remedy: '{remedy}' },
  'file.handleUnknown': { title: '文件已失效', text: '选择的文件已失效。', remedy: '请重新选择文件。' },
  'file.unreadable': { title: '文件读不出来', text: '{name}：{message}', remedy: '请确认文件没有被其他程序占用后重试。' },
  'ledger.unreadable': { title: '台账文件不能导入', text: '{name}：{message}。没有写入任何数据。', remedy: '{remedy}' },
  'import.alreadyDone': { title: '已经导入', text: '批次 {batch} 当前状态为“{state}”，不能再次执行。', remedy: '查看该批次的结果。' },
  'import.undoBlocked': { title: '不能撤销导入', text: '本批有 {count} 条承诺已被后续办理引用，不能整批撤销。', remedy: '请在案件中逐条处理。' },
  'exchange.nothingToSend': { title: '没有待归集的数据', text: '当前没有待发送的记录。', remedy: '有新的变化后会自动归集。' },
  'exchange.receiptUnknown': { title: '回执对不上', text: '回执所指批次 {serial} 不是本单位发出的。', remedy: '核对回执文件名与批次号。' },
  'exchange.receiptInvalid': { title: '回执格式不对', text: '{message}', remedy: '请向归集平台索取正确的回执。' },
  'exchange.folderMissing': { title: '交换目录不可用', text: '目录不可写：{message}', remedy: '在“归集交换 → 设置”中检查目录。' },
  'job.notFound': { title: '任务不存在', text: '任务 {id} 不存在。', remedy: '请刷新。' },
  'job.cancelled': { title: '任务已取消', text: '任务已按要求取消，已完成的批次保留。', remedy: '可继续或撤销。' },
  'job.interrupted': { title: '任务中断', text: '上次运行中途停止。', remedy: '可继续执行，或撤销该批次。' },
  'storage.full': { title: '磁盘空间不足', text: '磁盘已满，操作没有保存。', remedy: '清理磁盘空间后重试；此前的数据完好。' },
  'storage.damaged': { title: '数据文件损坏', text: '完整性检查失败：{message}', remedy: '不要继续录入。请保留原文件并从备份恢复。' },
  'storage.newer': { title: '数据文件版本较新', text: '数据由更新的版本（{found}）写入，本程序只认识到 {known}。', remedy: '请升级程序后再打开。' },
  'key.wrongPassphrase': { title: '密钥口令不正确', text: '无法打开数据密钥。', remedy: '请核对密钥口令（首次启动时设定）。' },
  'key.passphraseRequired': { title: '需要密钥口令', text: '本机没有可用的系统密钥库。', remedy: '请提供密钥口令（环境变量 XINNUO_KEY_PASSPHRASE 或启动页）。' },
  'fault.unexpected': { title: '程序出错', text: '发生了意外错误，参考号 {ref}。操作没有保存。', remedy: '请重试；仍然出错请把参考号告诉系统管理员。' },
} satisfies Record<string, Entry>

export type ProblemCode = keyof typeof entries
export const catalogue: Record<ProblemCode, Entry> = entries
