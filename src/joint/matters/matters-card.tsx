import { formatShortDate } from '../../i18n/index.ts'
import { holderOrPost } from '../../people/holders/index.ts'
import { Card, Lines, LinkButton, Tag, usePage } from '../../ui/index.ts'
import type { ListedMatter } from './matters.ts'
import { matterPaths } from './noun.ts'
import { texts } from './texts.ts'

type Props = { subjectId: string; ended: boolean; waiting: readonly ListedMatter[] }

/** On a forum's page: what waits in it, late first. */
export function MattersCard({ subjectId, ended, waiting }: Props) {
  const t = texts(usePage().lang)
  return (
    <Card heading={t.cardHeading}>
      {waiting.length === 0 && <p>{t.cardNone}</p>}
      <MatterLines matters={waiting} label={t.cardHeading} />
      {!ended && (
        <p>
          <LinkButton href={matterPaths.newMatter({ forum: subjectId })} variant="secondary" icon="plus">
            {t.raise}
          </LinkButton>
        </p>
      )}
    </Card>
  )
}

/** Matters one under another, with who is to answer and when. */
export function MatterLines({
  matters,
  label,
}: {
  matters: readonly (ListedMatter & { forum: string | null })[]
  label: string
}) {
  const { lang } = usePage()
  const t = texts(lang)
  if (matters.length === 0) return null
  return (
    <Lines
      label={label}
      items={matters.map(one => ({
        title: one.words,
        href: matterPaths.matter(one.id),
        detail: [t[`sort_${one.sort}`], one.forum, one.unowned ? t.unowned : holderOrPost(one.owner)]
          .filter(Boolean)
          .join(' · '),
        beside:
          one.state !== 'open' ? (
            <Tag tone={one.state === 'answered' ? 'good' : 'neutral'}>{t[`state_${one.state}`]}</Tag>
          ) : (
            <Tag tone={one.late ? 'late' : 'wait'} icon="clock">
              {(one.late ? t.late : t.by)(formatShortDate(one.answerBy, lang))}
            </Tag>
          ),
      }))}
    />
  )
}
