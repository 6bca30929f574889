import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { noticeKinds } from './notice-kinds.ts'

const read = (folder: string, end: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => end.test(path) && !/\.(test|e2e)\.tsx?$/.test(path))
    .map(path => readFileSync(`${folder}/${path}`, 'utf8'))

/** What stands between the parentheses of a call. */
const calls = (text: string, name: RegExp) =>
  [...text.matchAll(name)].map(({ index, 0: found }) => {
    let depth = 1
    let end = index + found.length
    while (depth > 0 && end < text.length) depth += { '(': 1, ')': -1 }[text[end++] as string] ?? 0
    return text.slice(index, end)
  })

const quoted = (text: string) => [...text.matchAll(/'([a-z]+_[a-z_]+)'/g)].map(([, word]) => word as string)

/** `kind: 'x'`, and both of `kind: a ? 'x' : 'y'`; the comparison in it is no kind. */
const kindsIn = (call: string) => quoted(/kind:\s([^,}]*)/.exec(call)?.[1]?.replace(/===\s*'\w+'/g, '') ?? '')

test('The inbox has words for every kind of notice that is sent', () => {
  const source = read('src', /\.tsx?$/)
  const sql = read('db/migrations', /\.sql$/)
  const sent = new Set([
    ...source.flatMap(text => calls(text, /\bnotify\(tx, /g)).flatMap(kindsIn),
    ...source.flatMap(text => calls(text, /\b(?:tellFunctions|tell)\(\s*tx,/g)).flatMap(quoted),
    ...sql.flatMap(text => text.match(/insert into child\.notices [\s\S]*?;/g) ?? []).flatMap(quoted),
  ])
  for (const column of ['child_id', 'item_kind', 'item_id', 'collaboration_id', 'to_function_id'])
    sent.delete(column)
  for (const word of sent)
    if (!/^(worry|request|plan|action|meeting|consent|emergency)_/.test(word)) sent.delete(word)
  expect([...sent].sort()).toEqual([...noticeKinds].sort())
})
