import { existsSync, globSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Child as Content } from 'hono/jsx'
import { describe, expect, test } from 'vitest'
import { htmlMistakes } from '../../test/html.ts'
import { daysFromToday, formatDate } from '../i18n/index.ts'
import { asset } from './asset.ts'
import { exampleOf } from './gallery/example.ts'
import { renderGallery } from './gallery/render.tsx'
import {
  Button,
  DateField,
  Form,
  Hub,
  initials,
  Layout,
  PageContext,
  SharingPicture,
  TextArea,
  TextField,
  Wheel,
} from './index.ts'

const page = { lang: 'sv', actor: null, path: '/', demo: false, scheme: 'auto', nav: [] } as const
const draw = (child: Content, lang: 'sv' | 'en' = 'sv') =>
  String(<PageContext.Provider value={{ ...page, lang, nav: [] }}>{child}</PageContext.Provider>)

describe('the document', () => {
  test.each(['sv', 'en'] as const)('the gallery in %s is valid HTML', async lang => {
    expect(await htmlMistakes(renderGallery(lang))).toEqual([])
  })

  test('nothing inline, which the content policy would refuse', () => {
    const html = renderGallery('sv')
    expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+="|<script(?![^>]*\ssrc=)/)
  })

  test.runIf(existsSync('build/public/manifest.json'))(
    'a form page and its styles are within 14 KiB compressed',
    () => {
      const style = readFileSync(asset('main.css').replace('/assets/', 'build/public/'))
      const areas = exampleOf('sv').areas
      const html = draw(
        <Layout title="Något du har märkt" lead="Rektor Maria Lund får det här. Ingen annan.">
          <Form action="/worries" once unsaved>
            {areas.map(area => (
              <TextArea name={area.id} label={area.label} hint={area.label} maxLength={4000} />
            ))}
            <Button>Lämna till Maria</Button>
          </Form>
        </Layout>,
      )
      expect(gzipSync(html).length + gzipSync(style, { level: 9 }).length).toBeLessThan(14 * 1024)
    },
  )

  test('every address of a font in the styles leads to a file', () => {
    const [style] = globSync('build/public/main-*.css')
    const fonts = [...readFileSync(style as string, 'utf8').matchAll(/\/assets\/([\w-]+\.woff2)/g)]
    expect(new Set(fonts.map(([, name]) => name)).size).toBe(4)
    for (const [, name] of fonts) expect(existsSync(`build/public/${name}`)).toBe(true)
  })
})

describe('what someone wrote', () => {
  const hostile = `"><script>alert(1)</script>'; drop table x; -- 👩‍👧 مرحبا`

  test('comes back as they wrote it, and is never markup', () => {
    const html = draw(
      <Form
        action="/x"
        state={{ values: { a: hostile, b: `\n\n${hostile}`, c: hostile }, errors: { a: hostile } }}
      >
        <TextField name="a" label="A" />
        <TextArea name="b" label="B" />
        <DateField name="c" label="C" />
      </Form>,
    )
    expect(html).not.toContain('<script>')
    expect(html.match(/&lt;script&gt;/g)?.length).toBe(5)
    // a browser swallows the first line break of a textarea
    expect(html).toMatch(/<textarea[^>]*>\n\n\n/)
    // what is no day would be emptied by a field of dates
    expect(html).toMatch(/id="field-c"[^>]*type="text"/)
  })

  test('stands in a picture as text', () => {
    const areas = exampleOf('sv').now
    const html = draw(
      <>
        <Wheel name={hostile} areas={areas.map(area => ({ ...area, label: hostile }))} />
        <Hub name={hostile} people={[{ name: hostile, ring: 'near' }]} />
        <SharingPicture giver={hostile} areas={areas} receivers={[{ name: hostile, areas: 'all' }]} />
      </>,
    )
    expect(html).not.toContain('<script>')
  })
})

test('several things wrong with one field are a line each, and counted', () => {
  const html = draw(
    <Form action="/a" state={{ errors: { who: 'BUP: det går inte.\nSkolan: inget ja.' } }}>
      <TextField name="who" label="Vem" />
    </Form>,
  )
  expect(html).toContain('2 saker att rätta')
  expect(html.match(/<li><a href="#field-who"/g)).toHaveLength(2)
  expect(html).toMatch(/BUP: det går inte\.<br ?\/>Skolan: inget ja\./)
})

test('a field that wants a day to come gives one as its example', () => {
  const html = draw(<DateField name="day" label="Dag" coming />)
  expect(html).toContain(`Till exempel ${formatDate(daysFromToday(30), 'sv')}`)
})

test('two forms of a page keep their fields apart, and each its own mistakes', () => {
  const html = draw(
    <>
      <Form action="/a" id="one" state={{ errors: { name: 'Skriv ett namn.' } }}>
        <TextField name="name" label="Namn" />
      </Form>
      <Form action="/b" id="two">
        <TextField name="name" label="Namn" />
      </Form>
    </>,
  )
  expect(html).toContain('href="#one-field-name"')
  expect(html).toContain('id="one-field-name"')
  expect(html).toContain('id="two-field-name"')
  expect(html).not.toContain('two-field-name-error')
})

test('a creating form has another hidden UUID each time', () => {
  const once = () => /name="once" value="([0-9a-f-]{36})"/.exec(draw(<Form action="/x" once />))?.[1]
  expect(once()).toBeDefined()
  expect(once()).not.toBe(once())
})

test('a button that cannot be used says why, and sends nothing', () => {
  const html = draw(<Button disabledReason="Planen behöver ett nästa datum först.">Dela planen</Button>)
  expect(html).toContain('type="button"')
  expect(html).not.toContain('type="submit"')
  expect(html).toMatch(/aria-describedby="(why-\w+)".*id="\1"/s)
})

describe('the wheel', () => {
  const areas = exampleOf('sv').now
  test('says in words what it shows, without a figure', () => {
    const html = draw(<Wheel name="Amina" areas={areas} />)
    expect(html).toContain('Det som fungerar: Trygg, Utvecklas, Omvårdnad, Respekterad och Delaktig.')
    expect(html).toContain('Det som behövs: Må bra, Utvecklas, Aktiv och Delaktig.')
    expect(html.match(/class="wheel-works"/g)?.length).toBe(5)
    expect(html.match(/class="wheel-needed"/g)?.length).toBe(4)
    expect(html.replace(/<[^>]*>/g, '')).not.toMatch(/\d/)
  })

  test('cuts no label, however long', () => {
    const label = 'Donaudampfschifffahrtsgesellschaft och annat som tar plats'
    const html = draw(<Wheel name="Amina" areas={areas.map(area => ({ ...area, label }))} />)
    const first = html.slice(html.indexOf('wheel-safe-line0'), html.indexOf('wheel-healthy-line0'))
    for (const word of label.split(' ')) expect(first).toContain(word)
  })
})

test('the hub lists everyone it draws, and draws no dot on another', () => {
  const people = Array.from({ length: 16 }, (_, i) => ({
    name: `Person ${i} Efternamnsson`,
    ring: (['near', 'daily', 'around', 'around'] as const)[i % 4] ?? 'near',
  }))
  const html = draw(<Hub name="Amina" people={people} />)
  for (const { name } of people) expect(html).toContain(`<p>${name}</p>`)
  const dots = [...html.matchAll(/translate\((-?[\d.]+) (-?[\d.]+)\)/g)].map(
    ([, x, y]) => [Number(x), Number(y)] as const,
  )
  expect(dots.length).toBe(16)
  for (const [i, [x, y]] of dots.entries())
    for (const [u, v] of dots.slice(i + 1)) expect(Math.hypot(x - u, y - v)).toBeGreaterThan(38)
})

test.each([
  ['Siri Alm', 'SA'],
  ['Farah', 'F'],
  ['  Östen  von  Ålund ', 'ÖÅ'],
  ['👩‍👧', '👩'],
  ['', ''],
])('%j has the initials %j', (name, letters) => expect(initials(name)).toBe(letters))
