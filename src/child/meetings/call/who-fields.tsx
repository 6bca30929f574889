import { functionOption, holderOrPost, postLine } from '../../../people/holders/index.ts'
import { type AreaLabels, areas } from '../../../sharing/disclosures/index.ts'
import { type GroundChoice, GroundFields, InformedFields } from '../../../sharing/grounds/index.ts'
import {
  Card,
  Checkbox,
  CheckboxGroup,
  Chips,
  ChooseBySearch,
  Details,
  Hidden,
  useFormErrors,
  useFormValues,
  usePage,
} from '../../../ui/index.ts'
import { type ShutOut, WhoIsShutOut } from '../../children/index.ts'
import { type Lost, lostWords } from '../../consents/index.ts'
import { aboutWords } from '../meeting-words.ts'
import { texts } from '../texts.ts'
import { asShown, type Standing } from './standing.ts'
import { callTexts } from './texts.ts'
import type { Invitable } from './who-can-be-invited.ts'

export type Around = Invitable & {
  team: { functionId: string; name: string; holders: string[] }[]
  guardians: { id: string; name: string; relation: string }[]
  /** custody holders who can be given nothing (R10b) */
  shutOut: ShutOut[]
  grounds: GroundChoice[]
  labels: AreaLabels
  until: string
  standing: Standing[]
  /** By unit: a consent to it that was withdrawn or has run out, and no other has taken its place. */
  lost: ReadonlyMap<string, Lost>
}

/** Who to invite: the family, the own unit and others around the child, anybody else by a search; and the ground for those of other units. */
export function WhoFields({
  team,
  guardians,
  shutOut,
  known,
  chosen,
  found,
  more,
  grounds,
  labels,
  until,
  standing,
  lost,
}: Around) {
  const { lang } = usePage()
  const t = { ...texts(lang), ...callTexts(lang) }
  const { search } = useFormValues()
  const { others } = useFormErrors()
  return (
    <>
      {team.length > 0 && (
        <CheckboxGroup
          name="team"
          label={t.team}
          options={team.map(({ functionId, name, holders }) => ({
            value: functionId,
            label: holderOrPost({ holders, functionName: name }),
            hint: postLine({ holders, functionName: name }, lang),
          }))}
          optional
        />
      )}
      {guardians.length > 0 && (
        <CheckboxGroup
          name="guardians"
          label={t.guardians}
          options={guardians.map(({ id, name, relation }) => ({
            value: id,
            label: relation ? `${name}, ${relation}` : name,
          }))}
          optional
        />
      )}
      <WhoIsShutOut guardians={shutOut} />
      {known.length > 0 && (
        <CheckboxGroup
          name="known"
          label={t.othersKnown}
          hint={t.othersHint}
          options={known.map(one => {
            const option = functionOption(one, lang)
            const stands = standing.find(each => each.functionId === one.functionId)
            const gone = lost.get(one.unitId)
            return {
              ...option,
              hint: (
                <>
                  {option.hint}
                  {gone && gone.how !== 'changed' && (
                    <strong>
                      <br />
                      {t.consentGone(lostWords(gone, lang))}
                    </strong>
                  )}
                  {stands ? (
                    <span class="stands">
                      <br />
                      {t.stands(
                        stands.kind === 'plan' ? t.asInPlan : t.asInMeeting,
                        aboutWords(stands.areas, labels, lang),
                        stands.basisName,
                        stands.until,
                        stands.purpose,
                      )}
                    </span>
                  ) : (
                    <span class="asks-ground" />
                  )}
                </>
              ),
            }
          })}
          optional
        />
      )}
      <Hidden name="stands" value={standing.map(asShown).join(';')} />
      {standing.length > 0 && (
        <div class="outside-anew">
          <Checkbox name="anew" label={t.anew} hint={t.anewHint} />
        </div>
      )}
      <Details summary={t.inviteOther} open={chosen.length > 0 || Boolean(search || others)}>
        <ChooseBySearch
          name="others"
          label={t.others}
          hint={known.length ? undefined : t.othersHint}
          many
          optional
          near={chosen.map(one => functionOption(one, lang))}
          found={found.map(one => functionOption(one, lang))}
          more={more}
          searchLabel={t.othersSearch}
        />
      </Details>
      <div class="outside-ground">
        <Card heading={t.groundHeading} level={3}>
          <p>{t.groundLead}</p>
          <Chips
            name="areas"
            label={t.readAbout}
            hint={t.readAboutHint}
            options={areas.map(value => ({ value, label: labels[value] }))}
          />
          <GroundFields grounds={grounds} defaultUntil={until} informedApart />
        </Card>
      </div>
      <div class="outside-informed">
        <InformedFields />
      </div>
    </>
  )
}
