import {
  BackLink,
  Card,
  Layout,
  Lines,
  LinkButton,
  PersonLine,
  Tag,
  Timeline,
  usePage,
} from '../../ui/index.ts'
import { functionPaths } from '../functions/index.ts'
import type { MyHandover } from './handover.ts'
import { HandoverReceipt } from './handover-receipt.tsx'
import { unitPaths } from './noun.ts'
import { texts } from './texts.ts'
import { Loads } from './unit-page.tsx'
import type { Figures, UnitFunction } from './units.ts'

type Props = {
  func: UnitFunction
  managed: boolean
  figures: Map<string, Figures>
  /** What I have just handed over. */
  handover: MyHandover | undefined
}

/** A function: who holds it, who comes, who has held it. Its manager sees what belongs to it, as counts. */
export function FunctionPage({ func, managed, figures, handover }: Props) {
  const t = texts(usePage().lang)
  const back = managed ? (
    <BackLink href={unitPaths.unit()}>{func.unitName}</BackLink>
  ) : (
    <BackLink href={unitPaths.directory()}>{t.directory}</BackLink>
  )
  return (
    <Layout title={func.name} lead={`${func.unitName}, ${func.organisationName}.`} back={back} narrow>
      {handover && <HandoverReceipt {...{ func, handover }} />}
      <Card
        heading={t.held}
        beside={func.now.length === 0 && <Tag tone="wait">{func.closed ? t.closed : t.vacant}</Tag>}
      >
        {func.now.length === 0 && <p>{t.nobody}</p>}
        {func.now.map(({ name, startsAt, endsAt }) => (
          <PersonLine
            name={name}
            role={[t.since(new Date(startsAt)), endsAt && t.endsOn(new Date(endsAt))]
              .filter(Boolean)
              .join(', ')}
          />
        ))}
        {func.coming.map(({ name, startsAt }) => (
          <PersonLine name={name} role={t.beginsOn(new Date(startsAt))} />
        ))}
        {managed && (
          <p>
            <LinkButton href={unitPaths.handover(func.id)}>
              {func.now.length ? t.handOver : t.appoint}
            </LinkButton>
          </p>
        )}
        {managed && ['staff', 'named_person'].includes(func.kind) && (
          <p>
            <a href={functionPaths.edit(func.id)}>{t.editFunction}</a>
          </p>
        )}
      </Card>
      {managed && <Late figures={figures.get(func.id)} held={func.now.length > 0} />}
      {managed && (
        <Card heading={t.belongs}>
          <Loads functions={[func]} figures={figures} t={t} />
        </Card>
      )}
      <Card heading={t.history}>
        {func.ended.length === 0 ? (
          <p>{t.historyNone}</p>
        ) : (
          <Timeline
            items={func.ended.map(({ name, startsAt, endsAt }) => ({
              at: startsAt,
              when: t.fromTo(new Date(startsAt), new Date(endsAt as string)),
              what: name,
            }))}
          />
        )}
      </Card>
    </Layout>
  )
}

/** What its manager asks about: how much of each kind, never which child. */
function Late({ figures, held }: { figures: Figures | undefined; held: boolean }) {
  const t = texts(usePage().lang)
  if (!figures?.overdue) return null
  const { lateAnswers, lateReviews, lateActions } = figures
  return (
    <Card heading={t.overdue} id="late">
      <Lines
        items={[
          ...(lateAnswers > 0 ? [{ title: t.lateAnswers(lateAnswers) }] : []),
          ...(lateReviews > 0 ? [{ title: t.lateReviews(lateReviews) }] : []),
          ...(lateActions > 0 ? [{ title: t.lateActions(lateActions) }] : []),
        ]}
      />
      <p class="hint">{held ? t.lateAsk : t.lateVacant}</p>
    </Card>
  )
}
