import { commandGroup } from '../src/command/command.ts'
import { retract, restore, revert } from './mod/change.ts'
import { add, amend, edit, resume } from './mod/form.ts'
import { history, log } from './mod/history.ts'
import { role } from './mod/role.ts'
import { approve, confirm, discard, reject, review } from './mod/settle.ts'
import { status } from './mod/status.ts'
import { unanswered } from './mod/unanswered.ts'

export const mod = commandGroup({
  name: { en: 'mod', de: 'mod' },
  description: { en: 'Keep the records: add, change, review', de: 'Die Einträge pflegen: anlegen, ändern, prüfen' },
  subcommands: [add, edit, retract, restore, revert, history, log, review, approve, amend, reject, confirm, resume, discard, unanswered, status, role],
})
