import { functionOption, holderOrPost, postLine } from '../../../people/holders/index.ts'
import { type AreaLabels, areas } from '../../../sharing/disclosures/index.ts'
import { type GroundChoice, GroundFields } from '../../../sharing/grounds/index.ts'
import {
  Card,
  CheckboxGroup,
  Chips,
  ChooseBySearch,
  Details,
  useFormValues,
  usePage,
} from '../../../ui/index.ts'
import { texts } from '../texts.ts'
import { callTexts } from './texts.ts'
import type { Invitable } from './who-can-be-invited.ts'

export type Around = Invitable & {
  team: { functionId: string; name: string; holders: string[] }[]
  guardians: { id: string; name: string; relation: string }[]
  grounds: GroundChoice[]
  labels: AreaLabels
  until: string
}

/** Who to invite: the own unit, the family, others; and the ground for the others. */
export function WhoFields({ team, guardians, known, chosen, found, more, grounds, labels, until }: Around) {
  const { lang } = usePage()
  const t = { ...texts(lang), ...callTexts(lang) }
  const { search } = useFormValues()
  return (
    <>
      {team.length > 0 && (
        <CheckboxGroup
          name="team"
          label={t.team}
          hint={t.teamHint}
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
            label: name,
            hint: relation || undefined,
          }))}
          optional
        />
      )}
      <Details summary={t.inviteOutside} open={known.length + chosen.length > 0 || Boolean(search)}>
        {known.length > 0 && (
          <CheckboxGroup
            name="known"
            label={t.othersKnown}
            hint={t.othersHint}
            options={known.map(one => functionOption(one, lang))}
            optional
          />
        )}
        <ChooseBySearch
          name="others"
          label={t.others}
          hint={t.othersHint}
          many
          optional
          near={chosen.map(one => functionOption(one, lang))}
          found={found.map(one => functionOption(one, lang))}
          more={more}
          searchLabel={t.othersSearch}
        />
        <div class="outside-ground">
          <Card heading={t.groundHeading} level={3}>
            <p>{t.groundLead}</p>
            <Chips
              name="areas"
              label={t.readAbout}
              hint={t.readAboutHint}
              options={areas.map(value => ({ value, label: labels[value] }))}
            />
            <GroundFields grounds={grounds} defaultUntil={until} />
          </Card>
        </div>
      </Details>
    </>
  )
}
