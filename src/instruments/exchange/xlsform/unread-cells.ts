import type { Notes } from '../notes.ts'
import type { NoteKind } from '../trouble.ts'
import { isNo, nameOf } from './columns.ts'
import type { Sheets } from './read-sheets.ts'

/** Tells of every cell that nobody has read, by its column, and of a sheet of which nothing was read as a whole. */
export function tellUnread({ sheets, watch }: Sheets, notes: Notes) {
  const survey = sheets.get('survey')
  for (const [name, sheet] of sheets) {
    if (!readSheets.has(name)) {
      if (sheet !== survey && sheet.rows.length > 0) notes.add('sheet', '', name)
      continue
    }
    for (const { at, cells } of sheet.rows) {
      if (name === 'settings') {
        const unread = [...watch.unread(watch.rawOf(cells))].map(each => each.name)
        if (unread.length > 0) notes.add('left-out', at, unread.join(', '))
        continue
      }
      for (const { name: heading, value } of watch.unread(watch.rawOf(cells))) {
        if (nameOf(heading) === 'read_only' && isNo(String(value).trim())) continue
        if (heading.startsWith('#')) notes.add('no-heading', at, heading.slice(1))
        else notes.add(unreadKind(name, heading), at, heading)
      }
    }
  }
}

const readSheets = new Set(['survey', 'choices', 'settings'])

const unread: Record<string, NoteKind> = {
  image: 'media',
  'big-image': 'media',
  audio: 'media',
  video: 'media',
  autoplay: 'media',
  constraint: 'no-limit',
  default: 'no-default',
  calculation: 'changeable',
  read_only: 'changeable',
  trigger: 'changeable',
  choice_filter: 'choice-filter',
  repeat_count: 'rows',
  required: 'not-required',
  appearance: 'look',
  rows: 'look',
  parameters: 'look',
  guidance_hint: 'look',
  constraint_message: 'look',
  required_message: 'look',
}

function unreadKind(sheet: string, heading: string): NoteKind {
  const name = nameOf(heading)
  if (name === 'label' || name === 'hint') return 'language'
  const kind = Object.hasOwn(unread, name) ? unread[name] : undefined
  return kind && (sheet === 'survey' || kind === 'media') ? kind : 'left-out'
}
