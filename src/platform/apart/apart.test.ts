import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { projectFolder } from '../config.ts'
import { tellLimit } from './index.ts'
import { tryTasks } from './try.ts'

describe('What somebody sends is read in a process of its own', () => {
  test('that answers with plain data', async () => {
    const given = { rows: [['å', 1]], bytes: new Uint8Array([1, 2]) }
    expect(await tryTasks.echo(given)).toEqual({ ok: true, value: given })
  })

  test('and is ended when it takes too long, while the server goes on', async () => {
    let turns = 0
    const turning = setInterval(() => turns++, 10)
    expect(await tryTasks.loop()).toEqual({ ok: false, limit: 'too-slow' })
    clearInterval(turning)
    expect(turns).toBeGreaterThan(1)
  })

  test('and when it needs too much memory or too deep a stack', async () => {
    expect(await tryTasks.grow()).toEqual({ ok: false, limit: 'too-heavy' })
    expect(await tryTasks.deep()).toEqual({ ok: false, limit: 'too-heavy' })
  })

  test('whatever limit the server itself was started with', () => {
    const script = `import { tryTasks } from './src/platform/apart/try.ts'
      const answer = await tryTasks.grow()
      console.log(JSON.stringify({ ...answer, megabytes: process.resourceUsage().maxRSS / 1024 }))`
    const flags = ['--max-old-space-size=1024', '--max-semi-space-size=32']
    const run = spawnSync(process.execPath, [...flags, '--input-type=module', '--eval', script], {
      cwd: projectFolder,
      encoding: 'utf8',
    })
    expect({ status: run.status, signal: run.signal, said: run.stderr }).toEqual({
      status: 0,
      signal: null,
      said: '',
    })
    const { megabytes, ...answer } = JSON.parse(run.stdout)
    expect(answer).toEqual({ ok: false, limit: 'too-heavy' })
    expect(megabytes).toBeLessThan(512)
  })

  test('what it throws is thrown on', async () => {
    await expect(tryTasks.throws()).rejects.toThrow('a bug')
    expect(await tryTasks.echo('next')).toEqual({ ok: true, value: 'next' })
  })

  test('a few at a time; more than can wait are told so at once', async () => {
    const many = await Promise.all(Array.from({ length: 12 }, () => tryTasks.sleeps(50)))
    expect(many.filter(each => each.ok)).toHaveLength(8)
    expect(many.filter(each => !each.ok && each.limit === 'busy')).toHaveLength(4)
    expect(await tryTasks.echo('next')).toEqual({ ok: true, value: 'next' })
  })

  test('without the settings and secrets of the server', async () => {
    expect(await tryTasks.environment()).toEqual({ ok: true, value: [] })
  })
})

test.each(['too-slow', 'too-heavy', 'busy'] as const)(
  '%s is told in a sentence that says what to do',
  limit => {
    for (const language of ['sv', 'en'] as const) expect(tellLimit(limit, language)).toMatch(/^[A-ZÅÄÖ].*\.$/)
  },
)
