/** What a row of the survey sheet is, by the names that its type has had. */
export type RowType =
  | { as: 'begin' | 'end'; of: 'group' | 'repeat' | 'loop' }
  | { as: 'note' }
  /** Filled in by a telephone or reckoned: nobody is asked. */
  | { as: 'unseen' }
  | { as: 'select'; many: boolean; list: string; other: boolean; from: 'choices' | 'file' }
  | { as: 'rank'; list: string }
  | { as: 'ask'; kind: 'text' | 'integer' | 'decimal' | 'range' | 'percentage' | 'date' | 'acknowledge' }
  /** A question that is answered in words, since there is no such kind here. */
  | { as: 'words' }
  | { as: 'unknown' }

const unseen = new Set(
  (
    'start,end,today,deviceid,device_id,username,phonenumber,email,audit,simserial,subscriberid,subscriber_id,imei,sim_id,calculate,' +
    'hidden,start-geopoint,background-audio,csv-external,xml-external,entities,start_time,end_time,get_start_time,get_end_time,get_today,' +
    'get_device_id,get_phone_number,get_sim_id,get_subscriber_id,last-saved,uuid,xml_external,csv_external'
  ).split(','),
)
const plain: Record<string, RowType> = {
  text: { as: 'ask', kind: 'text' },
  string: { as: 'ask', kind: 'text' },
  q_string: { as: 'ask', kind: 'text' },
  integer: { as: 'ask', kind: 'integer' },
  int: { as: 'ask', kind: 'integer' },
  decimal: { as: 'ask', kind: 'decimal' },
  range: { as: 'ask', kind: 'range' },
  percentage: { as: 'ask', kind: 'percentage' },
  date: { as: 'ask', kind: 'date' },
  add_date_prompt: { as: 'ask', kind: 'date' },
  note: { as: 'note' },
  q_note: { as: 'note' },
  add_note_prompt: { as: 'note' },
  acknowledge: { as: 'ask', kind: 'acknowledge' },
  add_acknowledge_prompt: { as: 'ask', kind: 'acknowledge' },
  trigger: { as: 'ask', kind: 'acknowledge' },
  phone: { as: 'words' },
  phone_number: { as: 'words' },
  time: { as: 'words' },
  datetime: { as: 'words' },
  date_time: { as: 'words' },
  barcode: { as: 'words' },
  url: { as: 'words' },
}
/** The longest first: one begins another. */
const selects: readonly [string, { many: boolean; file?: true }][] = [
  ['add_select_multiple_prompt_using', { many: true }],
  ['add_select_one_prompt_using', { many: false }],
  ['select_multiple_from_file', { many: true, file: true }],
  ['select_one_from_file', { many: false, file: true }],
  ['select_all_that_apply_from', { many: true }],
  ['select_all_that_apply', { many: true }],
  ['select_one_external', { many: false, file: true }],
  ['select_multiple_from', { many: true }],
  ['select_multiple', { many: true }],
  ['select_one_from', { many: false }],
  ['select_one', { many: false }],
  ['select1', { many: false }],
  ['select', { many: true }],
]
const others = [' or specify other', ' or_other', ' or other']

export function typeOf(cell: string): RowType {
  const words = cell.trim().replace(/\s+/g, ' ')
  const small = words.toLowerCase()
  const name = small.replaceAll(' ', '_')
  const block = /^(begin|end)_(group|repeat|lgroup|looped_group|loop)(?:_over_.*)?$/.exec(name)
  if (block)
    return {
      as: block[1] as 'begin' | 'end',
      of: block[2] === 'group' || block[2] === 'loop' ? block[2] : 'repeat',
    }
  if (Object.hasOwn(plain, name)) return plain[name] as RowType
  if (unseen.has(name)) return { as: 'unseen' }
  for (const [start, { many, file }] of selects) {
    if (name !== start && !name.startsWith(`${start}_`)) continue
    const other = others.find(each => small.endsWith(each))
    const list = words.slice(start.length, other ? words.length - other.length : undefined).trim()
    // In the oldest forms `select` alone is several, and `select1` one.
    return { as: 'select', many, list, other: other !== undefined, from: file ? 'file' : 'choices' }
  }
  const [first, ...rest] = words.split(' ')
  if (first?.toLowerCase() === 'rank') return { as: 'rank', list: rest.join(' ') }
  return { as: 'unknown' }
}
