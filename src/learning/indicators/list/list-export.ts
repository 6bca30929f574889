import type { Context } from 'hono'
import { formatDate, todaysDate } from '../../../i18n/index.ts'
import type { AppEnv } from '../../../platform/page.tsx'
import { exportTable, type TableFormat } from '../../insight/exports/index.ts'
import type { Indicator } from '../indicators.ts'
import type { Reading } from '../readings/reading.ts'
import { sayGround, sayHowFar, sayOwner, sayTarget, sayValue } from '../sentences.ts'
import { sourceTexts } from '../sources/source-texts.ts'
import { texts } from '../texts.ts'

type Row = { indicator: Indicator; latest: Reading | undefined }

/** Every indicator in use as a table: goals first, then effects, each with what its figure rests on. */
export function exportList(c: Context<AppEnv>, format: TableFormat, rows: readonly Row[]) {
  const { language } = c.var
  const t = texts(language)
  const own = sourceTexts(language)
  const today = todaysDate()
  const toRow = ({ indicator, latest }: Row) => {
    const { kind, name, definition, unit, target, source } = indicator
    return [
      kind === 'goal' ? t.goal : t.effect,
      name,
      definition,
      latest ? (latest.bound ? sayValue(latest, unit, language) : (latest.value ?? own.tooFew)) : t.noValue,
      t[unit],
      latest?.on ?? '',
      target ? sayTarget(target, unit, language) : t.noTarget,
      latest ? sayHowFar(indicator, latest, today, language) : '',
      latest
        ? [sayGround(latest, language), latest.invented ? own.invented : ''].filter(Boolean).join('. ')
        : '',
      own[source],
      sayOwner(indicator, language),
    ]
  }
  const ofKind = (kind: Indicator['kind']) => rows.filter(({ indicator }) => indicator.kind === kind)
  return exportTable(c, format, {
    name: t.heading,
    table: {
      title: t.heading,
      columns: [
        t.kindShort,
        t.indicator,
        t.what,
        t.value,
        t.unitShort,
        t.day,
        t.target,
        t.soFar,
        t.restsOnWhat,
        t.sourceIs,
        t.owner,
      ].map(heading => ({ heading, ...(heading === t.value && { numeric: true }) })),
      rows: [...ofKind('goal'), ...ofKind('effect')].map(toRow),
      notes: [`${t.heading}, ${formatDate(today, language)}`, t.effectsLead],
    },
  })
}
