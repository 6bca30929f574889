import { expect, test } from 'vitest'
import { createLog, logRequest } from './log.ts'

function written(work: (log: ReturnType<typeof createLog>) => void) {
  const lines: string[] = []
  work(createLog('info', { write: line => void lines.push(line) }))
  return lines.join('')
}

test('A request is logged by its pattern', () => {
  const line = written(log =>
    logRequest(log, { method: 'GET', pattern: '/children/:id', status: 200, milliseconds: 3.4 }),
  )
  expect(JSON.parse(line)).toMatchObject({ method: 'GET', pattern: '/children/:id', status: 200, ms: 3 })
})

test('No value of a database error reaches the log', () => {
  const error = Object.assign(new Error('invalid input syntax for type uuid: "Alva"'), {
    severity: 'ERROR',
    code: '23505',
    table: 'children',
    detail: 'Key (name)=(Alva) already exists.',
    where: 'Alva',
    parameters: ['Alva'],
  })
  const line = written(log => log.error({ error }, 'request failed'))
  expect(line).toContain('23505')
  expect(line).not.toContain('Alva')
})

test('No text that another error quotes reaches the log', () => {
  expect(
    written(log => {
      try {
        JSON.parse('{"name": Alva}')
      } catch (error) {
        log.error({ error }, 'request failed')
      }
    }),
  ).toMatch(/SyntaxError/)
  expect(
    written(log => {
      try {
        JSON.parse('{"name": Alva}')
      } catch (error) {
        log.error({ error }, 'request failed')
      }
    }),
  ).not.toContain('Alva')
})

test.each([
  ['said "a "b" c" here', 'said … here'],
  ["no 'a' but 'b", "no … but 'b"],
  ['“a“ and ” b `c', '… b `c'],
  ['"'.repeat(400_000), '…'],
  ['“'.repeat(400_000), '“'.repeat(300)],
])('What is quoted is left out of a message, and time is linear: %.20s', (message, said) => {
  const line = written(log => log.error({ error: new Error(message) }, 'request failed'))
  expect(JSON.parse(line).error.message).toBe(said)
})
