import { formatTime } from '../../i18n/index.ts'
import { LinkButton, Receipt, usePage } from '../../ui/index.ts'
import type { MyHandover } from './handover.ts'
import { unitPaths } from './noun.ts'
import { receiptTexts } from './receipt-texts.ts'
import type { UnitFunction } from './units.ts'

type Props = { func: Pick<UnitFunction, 'id'>; handover: MyHandover }

/** For ten minutes after a manager has handed a function over: who takes over, what happens now, and the way back. */
export function HandoverReceipt({ func, handover }: Props) {
  const { lang } = usePage()
  const t = receiptTexts(lang)
  const { id, leaver, successor, beginsAt, undoUntil, undone, obstacle } = handover
  const toUnit = (
    <LinkButton href={unitPaths.unit()} variant="secondary">
      {t.toUnit}
    </LinkButton>
  )
  if (undone)
    return (
      <Receipt says={leaver ? t.keeps(leaver) : t.neverBegan(successor ?? '')} next={toUnit}>
        <p>{t.undoneMore}</p>
      </Receipt>
    )
  const coming = beginsAt > new Date() ? beginsAt : undefined
  const undo = {
    action: unitPaths.undo(func.id, id),
    until: undoUntil,
    hint: (time: string) => t.until(time, successor),
  }
  return (
    <Receipt says={saysOf(handover, coming, t)} next={toUnit} undo={obstacle ? undefined : undo}>
      <p>
        {coming ? t.mailThen(leaver, successor) : t.mailNow(leaver, successor, formatTime(undoUntil, lang))}
      </p>
      {obstacle && obstacle !== 'late' && <p>{t[obstacle]}</p>}
    </Receipt>
  )
}

function saysOf(
  { leaver, successor }: MyHandover,
  coming: Date | undefined,
  t: ReturnType<typeof receiptTexts>,
) {
  if (!successor) return coming ? t.leaves(leaver ?? '', coming) : t.left(leaver ?? '')
  if (!leaver) return coming ? t.begins(successor, coming) : t.begun(successor)
  return coming ? t.takesOver(successor, leaver, coming) : t.tookOver(successor, leaver)
}
