import type { DemoPerson } from '../src/platform/oidc/index.ts'
import { units } from './county.ts'
import { otherGuardians, otherStaff, storyPeople } from './people.ts'

/** Everyone who can sign in, for the demo's provider: the people of the story first, then the others where they work. */
export function listDemoPersons(): DemoPerson[] {
  return [
    ...storyPeople.map(person => listed(person, 'Berättelsen om Amina')),
    ...otherGuardians.map(person => listed(person, 'Vårdnadshavare')),
    ...otherStaff.map(person =>
      listed(person, placeOf(person).organisation.name, `${person.role}, ${placeOf(person).name}`),
    ),
  ]
}

type Listed = (typeof storyPeople)[number]

const listed = ({ id, name, role, sees }: Listed, group: string, longerRole = role): DemoPerson => ({
  id,
  name,
  role: longerRole,
  group,
  ...(sees && { sees }),
})

function placeOf({ id, holds }: Listed) {
  const unit = units.find(each => holds[0]?.startsWith(`${each.id}/`))
  if (!unit) throw new Error(`${id} holds no function`)
  return unit
}
