import { formatDateTime } from '../../i18n/index.ts'
import { ReadAnswers } from '../../instruments/index.ts'
import { type AreaLabels, areas } from '../../sharing/disclosures/index.ts'
import {
  Alert,
  BackLink,
  Buttons,
  Card,
  Halves,
  Layout,
  Lines,
  LinkButton,
  Quote,
  usePage,
  Voice,
  Wheel,
  WheelLegend,
  WheelList,
} from '../../ui/index.ts'
import { type Child, childName, childPaths } from '../children/index.ts'
import { requestPaths } from '../requests/index.ts'
import { assessmentPaths } from './noun.ts'
import { OwnFace, Said, useVoices } from './said.tsx'
import { texts } from './texts.ts'
import { faceOf, isWritten, voices } from './voices.ts'
import type { WheelVersion } from './wheels.ts'
import { toPicture, WheelsSideBySide } from './wheels-side-by-side.tsx'

type Props = { child: Child; wheel: WheelVersion; labels: AreaLabels; hasBefore: boolean; staff: boolean }

/** The wheel as a picture and, with the same content, as a list; each voice separately. */
export function WheelPage({ child, wheel, labels, hasBefore, staff }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const latest = wheel.versions[0]?.version ?? 0
  const name = child.givenName
  const chosen = areas.filter(area => faceOf(wheel, area))
  return (
    <Layout
      title={t.heading(name)}
      about={child}
      lead={child.own ? t.lead(wheel.heldOn) : t.from(wheel.heldOn, child.unitName)}
      back={staff && <BackLink href={childPaths.child(child.id)}>{childName(child)}</BackLink>}
    >
      {wheel.version === 0 && <Alert>{t.notSaved}</Alert>}
      {wheel.version < latest && (
        <Alert>
          {t.oldVersion(wheel.version)} <a href={assessmentPaths.wheel(wheel.id)}>{t.toLatest}</a>
        </Alert>
      )}
      <Card heading={t.picture}>
        <Halves>
          <Wheel name={name} areas={toPicture(wheel.answers, labels)} />
          <div class="flow">
            {wheel.childWords && <Quote by={name}>{wheel.childWords}</Quote>}
            <WheelLegend />
            {hasBefore && (
              <p>
                <a href={assessmentPaths.beside(wheel.id)}>{t.beside}</a>
              </p>
            )}
          </div>
        </Halves>
      </Card>
      {child.own && staff && (
        <Buttons>
          <LinkButton href={assessmentPaths.edit(wheel.id)}>{t.edit}</LinkButton>
          {wheel.version > 0 && (
            <LinkButton href={requestPaths.newRequest(child.id)} variant="secondary">
              {t.ask}
            </LinkButton>
          )}
          {wheel.version > 0 && <a href={assessmentPaths.newWheel(child.id)}>{t.newWheel}</a>}
        </Buttons>
      )}
      <Card heading={t.inWords}>
        <WheelList
          areas={areas.map(area => ({
            id: area,
            label: labels[area],
            works: isWritten(wheel.answers, area, 'strengths') && (
              <Said answers={wheel.answers} area={area} part="strengths" name={name} />
            ),
            needed: isWritten(wheel.answers, area, 'needs') && (
              <Said answers={wheel.answers} area={area} part="needs" name={name} />
            ),
          }))}
        />
      </Card>
      {chosen.length > 0 && (
        <Card heading={t.faces(name)}>
          <p class="hint">{t.facesLead}</p>
          <ul class="own-faces">
            {chosen.map(area => (
              <li>
                {labels[area]} <OwnFace wheel={wheel} area={area} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <SaidBesides wheel={wheel} labels={labels} name={name} />
      {wheel.versions.length > 1 && (
        <Card heading={t.versions}>
          <Lines
            items={wheel.versions.map(({ version, writtenAt, writtenBy }) => ({
              title: t.versionOf(version),
              href: version === wheel.version ? undefined : assessmentPaths.wheel(wheel.id, { version }),
              detail: t.savedBy(writtenBy, formatDateTime(new Date(writtenAt), lang)),
            }))}
          />
        </Card>
      )}
    </Layout>
  )
}

/** What the instruments ask besides strengths, needs and faces: each voice separately. */
function SaidBesides({ wheel, labels, name }: { wheel: WheelVersion; labels: AreaLabels; name: string }) {
  const { lang } = usePage()
  const who = useVoices(name)
  const said = voices.filter(voice =>
    Object.keys(wheel.answers[voice] ?? {}).some(id => !saidAbove.includes(id)),
  )
  if (said.length === 0) return null
  return (
    <Card heading={texts(lang).besides}>
      {said.map(voice => (
        <Voice who={who[voice]}>
          <ReadAnswers
            definition={wheel.asked[voice].definition}
            answers={wheel.answers[voice] ?? {}}
            language={lang}
            areaLabels={labels}
            without={saidAbove}
            onlyAnswered
          />
        </Voice>
      ))}
    </Card>
  )
}

const saidAbove = ['child_words', ...areas.flatMap(area => [area, `${area}-face`])]

type BesideProps = { child: Child; before: WheelVersion | undefined; after: WheelVersion; labels: AreaLabels }

/** The wheel and the one before it, for a follow-up. */
export function WheelsPage({ child, before, after, labels }: BesideProps) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={t.besideHeading(child.givenName)}
      about={child}
      lead={t.besideLead}
      back={<BackLink href={assessmentPaths.wheel(after.id)}>{t.back}</BackLink>}
    >
      {before ? (
        <Card heading={t.picture}>
          <WheelsSideBySide before={before} after={after} name={child.givenName} labels={labels} />
        </Card>
      ) : (
        <Alert>{t.noBefore}</Alert>
      )}
    </Layout>
  )
}
