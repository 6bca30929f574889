import { Hono } from 'hono'
import { z } from 'zod'
import { languages } from '../../i18n/index.ts'
import { processLeaderOf } from '../../people/kinds/index.ts'
import { field, submit, type Values } from '../../platform/forms.ts'
import { type AppEnv, render } from '../../platform/page.tsx'
import { areas } from '../../sharing/disclosures/index.ts'
import { instrumentPaths } from '../noun.ts'
import {
  findWheelLabels,
  listOwnWords,
  listShippedScales,
  saveOwnWords,
  saveWheelLabels,
  wordKey,
} from './own-words.ts'
import { findSettings, saveSettings } from './settings.ts'
import { SettingsPage } from './settings-page.tsx'
import { texts } from './texts.ts'
import { WordsPage } from './words-page.tsx'

const whole = (least: number, most: number, message: string) =>
  z
    .string()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .refine(n => n >= least && n <= most, message)

/** The collaboration's own words, and its limits for small numbers. */
export const wordsRoutes = new Hono<AppEnv>()
  .get(instrumentPaths.words.pattern, async c => {
    processLeaderOf(c)
    const { tx } = c.var
    const own = await listOwnWords(tx)
    const wheel = await findWheelLabels(tx)
    const values: Values = Object.fromEntries([
      ...Object.entries(own).map(([key, label]) => [`scale.${key}`, label]),
      ...areas.flatMap(area =>
        languages.map(each => [`wheel.${area}.${each}`, wheel[each]?.[area] ?? ''] as const),
      ),
    ])
    return render(
      c,
      <WordsPage
        scales={await listShippedScales(tx)}
        state={{ values }}
        done={c.req.query('done') === 'saved'}
      />,
    )
  })
  .post(instrumentPaths.words.pattern, async c => {
    const actor = processLeaderOf(c)
    const { tx, language } = c.var
    const scales = await listShippedScales(tx)
    const wheelNames = areas.flatMap(area => languages.map(each => `wheel.${area}.${each}`))
    const keys = scales.flatMap(scale =>
      scale.options.flatMap(option => scale.languages.map(each => wordKey(scale.id, option.id, each))),
    )
    const names = [...wheelNames, ...keys.map(each => `scale.${each}`)]
    const schema = z.object(
      Object.fromEntries(names.map(name => [name, field.optionalText(name.startsWith('w') ? 40 : 200)])),
    )
    return submit(c, schema, {
      t: texts(language),
      again: state => <WordsPage scales={scales} state={state} />,
      run: async data => {
        const said = data as Record<string, string>
        const labels = languages.map(each => [
          each,
          Object.fromEntries(areas.map(area => [area, said[`wheel.${area}.${each}`] ?? ''])),
        ])
        await saveWheelLabels(tx, Object.fromEntries(labels))
        const own = Object.fromEntries(keys.map(each => [each, said[`scale.${each}`] ?? '']))
        await saveOwnWords(tx, actor, own)
        return instrumentPaths.words({ done: 'saved' })
      },
    })
  })
  .get(instrumentPaths.settings.pattern, async c => {
    processLeaderOf(c)
    const settings = await findSettings(c.var.tx)
    const values = Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)]))
    return render(c, <SettingsPage state={{ values }} done={c.req.query('done') === 'saved'} />)
  })
  .post(instrumentPaths.settings.pattern, async c => {
    const actor = processLeaderOf(c)
    const { tx, language } = c.var
    const t = texts(language)
    const schema = z.object({
      smallNumber: whole(5, 100, t.between(5, 100)),
      cautionN: whole(5, 10_000, t.between(5, 10_000)),
      cautionRate: whole(0, 100, t.between(0, 100)),
    })
    return submit(c, schema, {
      t,
      again: state => <SettingsPage state={state} />,
      run: async data => {
        await saveSettings(tx, actor, data)
        return instrumentPaths.settings({ done: 'saved' })
      },
    })
  })
