import { formatDateTime, formatShortDate } from '../../i18n/index.ts'
import { holderAndPost, nameAndPost } from '../../people/holders/index.ts'
import { Steps, usePage } from '../../ui/index.ts'
import { subjectPaths } from '../subjects/index.ts'
import type { Climb, Matter, Said } from './matters.ts'
import { texts } from './texts.ts'

type Props = { matter: Matter; climbs: readonly Climb[]; said: readonly Said[] }

/** The way of a matter up, and of its answer back, each step with its day: the picture is a list. */
export function Way({ matter, climbs, said }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const { owner, raiser, state } = matter
  const waits = state === 'open' || state === 'merged'
  const steps = climbs.map((climb, n) => ({
    label: climb.title ?? t.inUnread,
    ...(climb.title !== null && { href: subjectPaths.subject(climb.toId) }),
    state: waits && n === climbs.length - 1 ? ('here' as const) : ('done' as const),
    detail: (
      <>
        {t[`way_${climb.why}`]}
        <br />
        {formatDateTime(climb.at, lang)}
        {climb.why === 'lifted' && (
          <>
            , {nameAndPost(climb.who, climb.post)}: ”{climb.words}”
          </>
        )}
        {waits && n === climbs.length - 1 && <Waiting matter={matter} />}
      </>
    ),
  }))
  const turns = said.filter(({ kind }) => kind !== 'words')
  return (
    <Steps
      label={t.way}
      items={[
        {
          label: t.way_begin(holderAndPost({ ...raiser, past: true }, lang)),
          state: 'done',
          detail: formatDateTime(matter.raisedAt, lang),
        },
        ...(matter.forum === null && climbs.length === 0 && waits
          ? [
              {
                label: t.way_owner(holderAndPost(owner, lang)),
                state: 'here' as const,
                detail: t.way_waits(formatShortDate(matter.answerBy, lang)),
              },
            ]
          : []),
        ...steps,
        ...turns.map(turn => ({
          label: turn.kind === 'answer' ? t.way_answered(nameAndPost(turn.who, turn.post)) : t.way_not_enough,
          state: 'done' as const,
          detail: formatDateTime(turn.at, lang),
        })),
        // The answer goes back past each forum that had it, to who raised it.
        ...(state === 'answered'
          ? climbs
              .slice(0, -1)
              .toReversed()
              .map(climb => ({
                label: climb.title ?? t.inUnread,
                state: 'done' as const,
                detail: t.way_back,
              }))
          : []),
        {
          label: holderAndPost({ ...raiser, past: true }, lang),
          state: state === 'answered' ? ('done' as const) : ('later' as const),
          detail: state === 'answered' ? t.way_back : t.way_unanswered,
        },
      ]}
    />
  )
}

function Waiting({ matter }: { matter: Matter }) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <>
      <br />
      {t.way_owner(holderAndPost(matter.owner, lang))}
      <br />
      {(matter.late ? t.late : t.way_waits)(formatShortDate(matter.answerBy, lang))}
    </>
  )
}
