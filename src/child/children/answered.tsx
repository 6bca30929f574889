import { defineTexts, formatDate, todaysDate } from '../../i18n/index.ts'
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
    <Tag tone="wait" icon="clock">
      {late ? t.late(answerBy) : t.by(answerBy)}
    </Tag>
  )
}

const texts = defineTexts({
  answered: { sv: 'Besvarad', en: 'Answered' },
  late: {
    sv: (day: string) => `Skulle ha svarats ${formatDate(day, 'sv')}`,
    en: (day: string) => `Was to be answered ${formatDate(day, 'en')}`,
  },
  by: {
    sv: (day: string) => `Svar senast ${formatDate(day, 'sv')}`,
    en: (day: string) => `Answer by ${formatDate(day, 'en')}`,
  },
})
