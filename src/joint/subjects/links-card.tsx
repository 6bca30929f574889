import { Button, Card, Form, Lines, LinkButton, Tag, usePage } from '../../ui/index.ts'
import { stateName } from '../kinds/index.ts'
import type { Link } from './links.ts'
import { subjectPaths } from './noun.ts'
import type { Subject } from './subjects.ts'
import { texts } from './texts.ts'

type Props = { subject: Subject; links: readonly Link[] }

/** What it hangs together with, which way, and what waits for a yes. A forum that can lift nothing upwards is told so. */
export function LinksCard({ subject, links }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const goesUp = links.some(({ out, kind }) => out && kind === 'lifts_to')
  return (
    <Card heading={t.hangs}>
      {links.length === 0 && <p>{t.noLinks}</p>}
      {links.length > 0 && (
        <Lines
          label={t.hangs}
          items={links.map(link => ({
            title: link.otherTitle,
            ...(link.otherRead && { href: subjectPaths.subject(link.otherId) }),
            detail: `${t[`${link.out ? 'out' : 'in'}_${link.kind}`]}. ${stateName(link.otherKind, link.otherState, lang)}.`,
            beside: <Beside {...{ subject, link }} />,
          }))}
        />
      )}
      {subject.leads && !goesUp && subject.state !== 'ended' && <p class="hint">{t.noUpwards}</p>}
      {subject.leads && subject.state !== 'ended' && (
        <p>
          <LinkButton href={subjectPaths.newLink(subject.id)} variant="secondary" icon="plus">
            {t.addLink}
          </LinkButton>
        </p>
      )}
    </Card>
  )
}

function Beside({ subject, link }: { subject: Subject; link: Link }) {
  const t = texts(usePage().lang)
  const how = t[`${link.out ? 'out' : 'in'}_${link.kind}`]
  const wakes =
    link.kind === 'activates' && link.out && link.agreed && link.leads && link.otherState === 'asleep'
  return (
    <>
      {!link.agreed && <Tag tone="wait">{t.notAgreed}</Tag>}
      {wakes && <a href={subjectPaths.linkWaking(subject.id, link.id)}>{t.wakeIt}</a>}
      {link.mine && (
        <Form
          id={`agree-${link.id}`}
          action={subjectPaths.linkAgreement(subject.id, link.id)}
          label={`${t.agreeTo(link.otherTitle)}: ${how}`}
        >
          <Button variant="secondary">{t.agree}</Button>
        </Form>
      )}
      {link.leads && (
        <Form
          id={`end-${link.id}`}
          action={subjectPaths.linkEnd(subject.id, link.id)}
          label={`${t.endLinkTo(link.otherTitle)}: ${how}`}
        >
          <Button variant="quiet">{t.endLink}</Button>
        </Form>
      )}
    </>
  )
}
