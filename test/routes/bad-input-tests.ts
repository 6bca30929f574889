import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { uploadLimit } from '../../src/overview/nouns.ts'
import { htmlMistakes } from '../html.ts'
import { ask } from './asking.ts'
import { encode, escaped, type FormRoute, formsOf, type Sent, sender, type Values } from './sending.ts'
import { type Shard, shardOf } from './shards.ts'
import { whoMay } from './who-may.ts'
import { child, openWorld } from './world.ts'

/** What may come of a form that is wrong: never a failure, and never as if it had been right. */
const refusals = [400, 404, 409, 422]
const long = 'å'.repeat(60_000)
/** Short enough for every field. */
const nasty = `<script>alert('x')</script> "'; drop table x; -- &amp; 👩‍👧 \u202eمر\u202c é\u0323 ö`
const withoutText = '\u0000\u0007\ud800 slut'

/** What does not apply to a form is no test, rather than one that is skipped. */
const testIf = (applies: unknown) => (applies ? test : () => {})

/** Every form of a shard, with all that can be wrong with it. */
export async function tryBadInput(shard: Shard) {
  const world = await openWorld()
  afterAll(() => world.house.close())
  const table = whoMay(world.items)
  const forms = formsOf(table).filter(({ route }) => shardOf(route) === shard)
  const { tryOut, tryRaw, send } = sender(world)

  test('there are forms to try', () => expect(forms.length).toBeGreaterThan(5))

  describe.each(forms.map(form => [form.route, form] as const))('%s', (_, form) => {
    const { fields, good, taken } = form
    const names = Object.keys(fields)
    const of = (...kinds: string[]) => names.filter(name => kinds.includes(fields[name]?.kind as string))
    const texts = of('text')
    const without = (name: string): Values =>
      Object.fromEntries(Object.entries(good).filter(([each]) => each !== name))
    const failures: string[] = []
    const { lenient, earlier = [], gone = [] } = form.about
    const note = (what: string, answer: Sent, allowed: readonly number[], typed?: Values) => {
      const wanted = lenient ? [...allowed, taken, ...refusals] : allowed
      if (!wanted.includes(answer.status))
        failures.push(`${what}: ${say(answer)}, not ${wanted.join(' or ')}`)
      else if (answer.status === 422 && typed && !lenient)
        failures.push(...pageMistakes(answer.text, texts, typed).map(mistake => `${what}: ${mistake}`))
    }
    /** What stays on the page when that field was wrong; nothing is asked of one that no reader can have typed in. */
    const seen = (wrong: string, typed: Values) =>
      fields[wrong]?.kind === 'hidden' || earlier.includes(wrong) ? undefined : typed
    const done = () => expect(failures.splice(0)).toEqual([])

    test('is taken as it should be, also in another encoding', async () => {
      note('as it should be', await tryOut(form, good), [taken])
      const body = new FormData()
      for (const [name, value] of Object.entries({ once: randomUUID(), ...good }))
        for (const each of [value].flat()) body.append(name, each)
      note('multipart', await tryRaw(form, { body }), [taken])
      done()
    })

    test('is told what to correct when something is missing, and keeps the rest', async () => {
      const empty = await tryRaw(form, {
        body: '',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      const needsNothing = !names.some(name => fields[name]?.required)
      note(
        'empty',
        empty,
        needsNothing ? [taken, ...refusals] : refusals,
        earlier.length || of('hidden').length ? undefined : {},
      )
      for (const name of names) {
        const { required, kind } = fields[name] as FormRoute['fields'][string]
        const wanted = required
          ? [422, ...(['text', 'date', 'time'].includes(kind) ? [] : [404])]
          : [taken, 422]
        note(
          `without ${name}`,
          await tryOut(form, without(name)),
          kind === 'hidden' ? [...wanted, 409] : wanted,
          seen(name, without(name)),
        )
      }
      done()
    })

    testIf(texts.length && !form.about.lenient)(
      'says how long a text may be, and takes one of just that length',
      async () => {
        for (const name of texts) {
          const tooLong = { ...good, [name]: long }
          const answer = await tryOut(form, tooLong)
          note(`${name} of ${long.length}`, answer, [422], tooLong)
          const limit = Number(/Skriv högst (\d+) tecken/.exec(answer.text)?.[1])
          if (!limit) {
            failures.push(`${name}: the page does not say how long it may be`)
            continue
          }
          note(
            `${name} of ${limit + 1}`,
            await tryOut(form, { ...good, [name]: long.slice(0, limit + 1) }),
            [422],
          )
          const most = await tryOut(form, { ...good, [name]: long.slice(0, limit) })
          if (most.status !== taken && most.text.includes(`Skriv högst ${limit}`))
            failures.push(`${name} of ${limit}: ${say(most)}`)
          if (most.status >= 500) failures.push(`${name} of ${limit}: ${say(most)}`)
        }
        done()
      },
    )

    testIf(of('date', 'time', 'id', 'choice', 'many', 'hidden').length)(
      'refuses days that do not exist, choices that nobody gave and ids of others',
      async () => {
        const wrong: Record<string, readonly string[]> = {
          date: [
            '2026-02-30',
            'igår',
            'infinity',
            '2026-1-1',
            '0000-00-00',
            '999999-01-01',
            '-0001-01-01',
            '2026-11-22T00:00',
          ],
          time: ['25:99', 'igår', long],
          id: ['x', randomUUID(), child.moa, "' or true --", long],
          choice: ['nonsense', randomUUID(), long],
          many: ['nonsense', randomUUID(), child.moa],
          hidden: ['nonsense', '-1', '99999999999999999999', '1e9', long],
        }
        for (const name of names) {
          const { kind } = fields[name] as FormRoute['fields'][string]
          for (const value of wrong[kind] ?? []) {
            const sent = { ...good, [name]: value }
            const passedOver = kind === 'time' || kind === 'hidden' || gone.includes(name)
            note(
              `${name}=${value.slice(0, 20)}`,
              await tryOut(form, sent),
              passedOver ? [taken, 303, ...refusals] : refusals,
              seen(name, sent),
            )
          }
        }
        done()
      },
    )

    testIf(texts.length)('keeps script, SQL and every script of the world as text', async () => {
      const all = Object.fromEntries(texts.map(name => [name, nasty]))
      note('all as text', await tryOut(form, { ...good, ...all }), [taken, 422], { ...good, ...all })
      const required =
        names.find(
          name =>
            fields[name]?.required &&
            !['id', 'hidden'].includes(fields[name]?.kind as string) &&
            !texts.includes(name) &&
            !earlier.includes(name),
        ) ?? texts.find(name => fields[name]?.required)
      if (required && !lenient) {
        const typed = { ...good, ...all, [required]: '' }
        const answer = await tryOut(form, typed)
        note(`shown again without ${required}`, answer, [422], typed)
        if (answer.text.includes('<script>alert')) failures.push('script stands in the page as it was typed')
        failures.push(...(await htmlMistakes(answer.text)))
      }
      note(
        'what no text can hold',
        await tryOut(form, { ...good, ...Object.fromEntries(texts.map(name => [name, withoutText])) }),
        [taken, 422],
      )
      done()
    })

    test('answers other bodies, other sizes and other sites without failing', async () => {
      const fine = [taken, 303, ...refusals]
      note(
        'JSON',
        await tryRaw(form, { body: JSON.stringify(good), headers: { 'content-type': 'application/json' } }),
        [204, ...fine],
      )
      note(
        'broken JSON',
        await tryRaw(form, { body: '{"', headers: { 'content-type': 'application/json' } }),
        fine,
      )
      note(
        'broken multipart',
        await tryRaw(form, { body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=y' } }),
        fine,
      )
      note(
        'multipart without boundary',
        await tryRaw(form, { body: 'x', headers: { 'content-type': 'multipart/form-data' } }),
        fine,
      )
      note('no content-type', await tryRaw(form, { body: new TextEncoder().encode(encode(good)) }), fine)
      note(
        'broken encoding',
        await tryRaw(form, {
          body: 'words=%E0%A4%A&%=%',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
        fine,
      )
      const file = new FormData()
      for (const name of ['once', ...names]) file.append(name, new File(['x'], 'x.txt'))
      note('files for texts', await tryRaw(form, { body: file }), fine)

      const most = uploadLimit(form.route.split(' ')[1]?.replace(':id', 'x') ?? '') ?? 1_000_000
      const large = await tryOut(form, { ...good, [texts[0] ?? 'more']: `början ${'x'.repeat(most)}` })
      note('too much', large, [413])
      if (large.status === 413 && !large.text.includes('början xxx'))
        failures.push('too much: what was typed is lost')
      const sites: Record<string, string>[] = [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': '', origin: 'https://elsewhere.example' },
      ]
      for (const headers of sites) {
        const answer = await tryRaw(form, {
          body: encode(good),
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        })
        note(JSON.stringify(headers), answer, [403])
      }
      done()
    })

    testIf(form.about.stale)('shows both when somebody else was first', async () => {
      const typed = { ...good, ...form.about.stale }
      const answer = await tryOut(form, typed)
      note('stale', answer, [409])
      for (const name of texts)
        if (!answer.text.includes(escaped(String(typed[name])))) failures.push(`${name} is lost`)
      failures.push(...(await htmlMistakes(answer.text)))
      done()
    })
  })

  testIf(shard === 'child')(
    'five megabytes are refused with all of them still there, seven without',
    async () => {
      const form = forms.find(({ route }) => route === 'POST /worries') as FormRoute
      const five = await tryOut(form, { ...form.good, 'q.noticed': `${'x'.repeat(5_000_000)} till slutet` })
      expect(five.status).toBe(413)
      expect(five.text).toContain('x till slutet</textarea>')
      expect((await tryOut(form, { ...form.good, 'q.noticed': 'x'.repeat(7_000_000) })).status).toBe(413)
    },
  )

  const pages = Object.entries(table).filter(
    ([route, cases]) =>
      shardOf(route) === shard &&
      route.startsWith('GET') &&
      cases.some(({ may, gets = 200 }) => may.length && gets === 200),
  )
  test.each(pages)('%s is valid HTML', async (route, cases) => {
    for (const about of cases) {
      const viewer = about.may.find(each => !about.but?.[each])
      if (!viewer || (about.gets ?? 200) !== 200) continue
      const { text, headers } = await ask(world, viewer, route, about, randomUUID())
      if (headers['content-type']?.startsWith('text/html')) expect(await htmlMistakes(text)).toEqual([])
    }
  })

  // From here on it is not undone. What ends something comes last.
  const when = ({ about, route }: FormRoute) =>
    route.startsWith('POST /functions/') ? 2 : about.ends ? 1 : 0
  const doubles = [...forms]
    .sort((one, other) => when(one) - when(other))
    .filter(({ route }) => !/^POST \/(sign-out|appointments|language|appearance|drafts$)/.test(route))

  describe('sent twice it counts once', () => {
    const landing = ({ status, location }: Sent) => [status, location.replace(/[?#].*/, '')]
    /**
     * All that the app keeps, the mail that waits to be sent included; but not the jobs of a survey and of a link, which send what is left to
     * send and so may be asked for twice.
     */
    const countAll = async () => {
      const { rows } = await world.house.database.admin.query(`
      select (select -count(*)::int from graphile_worker.jobs where task_identifier in ('survey-send', 'survey-remind', 'county-link-mail')) + sum((xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I.%I', schemaname, tablename), false, true, '')))[1]::text::int)::int as n
      from pg_tables where schemaname in ('child', 'sharing', 'people', 'joint', 'learning', 'graphile_worker') and tablename <> 'sessions'`)
      return rows[0].n as number
    }

    test.each(doubles.map(form => [form.route, form] as const))('%s', async (_, form) => {
      const texts = Object.keys(form.fields).filter(
        name =>
          form.fields[name]?.kind === 'text' &&
          ![...(form.about.earlier ?? []), ...(form.about.unique ?? [])].includes(name),
      )
      const values = { ...form.good, ...Object.fromEntries(texts.map(name => [name, nasty])) }
      const once = randomUUID()
      const before = await countAll()
      const first = await send(form, { ...values, once })
      expect(first.status, say(first)).toBe(form.taken)
      const after = await countAll()
      const second = await send(form, { ...values, once })
      expect(landing(second), say(second)).toEqual(
        form.about.ends && second.status === 404 ? [404, ''] : landing(first),
      )
      expect(await countAll()).toBe(after)

      if (form.about.makes) {
        expect(after).toBeGreaterThan(before)
        const other = randomUUID()
        const both = await Promise.all([
          send(form, { ...values, once: other }),
          send(form, { ...values, once: other }),
        ])
        expect(
          both.map(({ status }) => status),
          both.map(say).join('; '),
        ).toEqual([form.taken, form.taken])
        expect(both.map(landing)).toEqual([landing(both[0]), landing(both[0])])
        const more = (await countAll()) - after
        expect(more).toBeGreaterThan(0)
        expect(more).toBeLessThanOrEqual(after - before)
      } else {
        const both = await Promise.all([send(form, { ...values, once }), send(form, { ...values, once })])
        expect(both.filter(({ status }) => status >= 500).map(say)).toEqual([])
        expect(await countAll()).toBe(after)
      }

      if (first.status !== 303) return
      const page = await world.browsers[form.by].get(first.location)
      if (page.status === 303) return
      expect(page.status).toBe(200)
      expect(page.text).not.toContain('<script>alert')
      expect(await htmlMistakes(page.text), form.route).toEqual([])
    })
  })

  const broken = () =>
    JSON.stringify(world.house.logged.filter(([, message]) => message === 'request failed').at(-1)?.[0].error)
  const say = ({ status, location, text }: Sent) =>
    status >= 500
      ? `${status} ${broken()}`
      : `${status} ${location || (/<ul>[\s\S]*?<\/ul>/.exec(/<div class="ds-error-summary[\s\S]*/.exec(text)?.[0] ?? '')?.[0] ?? '').replace(/<[^>]*>|\s+/g, ' ').trim()}`
}

/** A page of 422: a summary of links to fields that are there, and all that was typed. */
function pageMistakes(html: string, texts: readonly string[], typed: Values): string[] {
  const summary = /<div class="ds-error-summary[\s\S]*?<\/ul>/.exec(html)?.[0]
  const links = [...(summary ?? '').matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id)
  return [
    // A form that only another program sends wrong gets the general page, with what was written.
    ...(summary || html.includes('Det du skrev är inte sparat') ? [] : ['no error summary']),
    ...links
      .filter(id => !html.includes(`id="${id}"`))
      .map(id => `the summary leads to #${id}, which is not there`),
    ...texts
      .filter(name => typed[name] && !html.includes(escaped(String(typed[name]))))
      .map(name => `${name} is lost`),
  ]
}
