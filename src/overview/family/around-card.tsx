import type { MyChild } from '../../child/children/index.ts'
import {
  byReceiver,
  endWords,
  fromToWords,
  lastDay,
  mostSharings,
  receiverName,
  type Sharing,
  whatWords,
} from '../../child/who-sees-what/index.ts'
import { formatDate } from '../../i18n/index.ts'
import { type AreaLabels, areas } from '../../sharing/disclosures/index.ts'
import { AtMost, Card, Details, Lines, SharingPicture, usePage } from '../../ui/index.ts'
import { texts } from './texts.ts'

/** Who is around the child and what each may see. What the family was not told of does not stand here (R5, R7). */
export function AroundCard({
  child,
  sharings,
  labels,
}: {
  child: MyChild
  sharings: Sharing[]
  labels: AreaLabels
}) {
  const { lang } = usePage()
  const t = texts(lang)
  const toUnits = sharings.filter(sharing => sharing.decision === 'given' && 'functionId' in sharing.to)
  const live = toUnits.filter(sharing => sharing.live)
  const past = toUnits.filter(sharing => !sharing.live && sharing.endReason !== 'replaced')
  return (
    <Card heading={t.around(child.givenName)} id="around">
      <p>{t.holds(child.unitName)}</p>
      <AtMost most={mostSharings} shown={sharings.length} />
      {live.length === 0 ? (
        <p>{t.nobodyElse}</p>
      ) : (
        <SharingPicture
          giver={child.unitName}
          areas={areas.map(id => ({ id, label: labels[id] }))}
          receivers={byReceiver(live).map(({ whole, parts }) => ({
            name: receiverName(whole, lang),
            areas: whole.areas.length === areas.length ? 'all' : whole.areas,
            until: formatDate(lastDay(whole.validUntil), lang),
            note: [
              `${t.hasGot(whatWords(whole, lang))}`,
              ...new Set(parts.map(sharing => t.purpose(sentence(sharing.purpose)))),
              ...new Set(parts.map(sharing => restsOn(sharing, t))),
            ].join(' '),
          }))}
        />
      )}
      {past.length > 0 && (
        <Details summary={t.before}>
          <Lines
            items={past.map(sharing => ({
              title: receiverName(sharing, lang),
              detail: `${whatWords(sharing, lang)}. ${fromToWords(sharing, lang)} ${endWords(sharing, lang)}.`,
            }))}
          />
        </Details>
      )}
    </Card>
  )
}

const restsOn = (sharing: Sharing, t: ReturnType<typeof texts>) =>
  sharing.consentBy.length ? t.restsOnYes : t.restsOnLaw(sharing.ground, sharing.paragraph)

export const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`)
