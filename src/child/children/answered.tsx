import { defineTexts, formatLongDate, todaysDate } from '../../i18n/index.ts'
import { Tag, usePage } from '../../ui/index.ts'

/** Whether something that asks for an answer has got it, or until when it waits. */
export function Answered({ answeredAt, answerBy }: { answeredAt: string | null; answerBy: string }) {
  const t = texts(usePage().lang)
  if (answeredAt) {
    return (
      <Tag tone="good" icon="check">
        {t.answered}
      </Tag>
    )
  }
  const late = answerBy < todaysDate()
  return (
    <Tag tone={late ? 'late' : 'wait'} icon="clock">
      {late ? t.late(answerBy) : t.by(answerBy)}
    </Tag>
  )
}

const texts = defineTexts({
  answered: { sv: 'Besvarad', en: 'Answered' },
  late: {
    sv: (day: string) => `Försenad, skulle ha besvarats ${formatLongDate(day, 'sv')}`,
    en: (day: string) => `Overdue, was to be answered by ${formatLongDate(day, 'en')}`,
  },
  by: {
    sv: (day: string) => `Svar senast ${formatLongDate(day, 'sv')}`,
    en: (day: string) => `Answer by ${formatLongDate(day, 'en')}`,
  },
})
