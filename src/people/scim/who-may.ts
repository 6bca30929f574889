import { ids } from '../../../demo/ids.ts'
import { sends } from '../../../test/routes/sends.ts'
import { everybody, type Table } from '../../../test/routes/table.ts'
import type { Items } from '../../../test/routes/world.ts'
import { mappingSchema, reasonSchema, takeoverSchema, tokenSchema } from './noun.ts'

/** What a directory asks is answered to a token: no session is one, whoever's it is. */
const noSession = {
  may: [],
  frameless: true,
  but: Object.fromEntries(everybody.map(viewer => [viewer, 401])),
} as const

/** The directory of an organisation: by who administers this collaboration, and by nobody in another. */
export const whoMay = ({ place, directory }: Items): Table => {
  const here = {
    of: 'Ekdala',
    at: { id: directory.organisation },
    may: ['nils-kvist', 'gunilla-frost'],
  } as const
  const there = { of: 'in another county', at: { id: place.otherOrganisation }, may: [] } as const
  const group = {
    of: 'Ekdala',
    at: { id: directory.organisation, item: directory.group },
    may: ['nils-kvist', 'gunilla-frost'],
  } as const
  const otherGroup = {
    of: 'in another county',
    at: { id: place.otherOrganisation, item: directory.otherGroup },
    may: [],
  } as const
  const token = {
    of: 'Ekdala',
    at: { id: directory.organisation, item: directory.token },
    may: ['nils-kvist', 'gunilla-frost'],
  } as const
  const otherToken = {
    of: 'in another county',
    at: { id: place.otherOrganisation, item: directory.otherToken },
    may: [],
  } as const
  const resource = { ...noSession, at: { id: directory.group } } as const
  return {
    'GET /organisations/:id/scim': [here, there],
    'GET /organisations/:id/scim/tokens/new': [here, there],
    'POST /organisations/:id/scim/tokens': [
      {
        ...here,
        gets: 200,
        sends: {
          ...sends(tokenSchema, { name: 'Entra', signIn: 'user_name' }),
          provider: { kind: 'hidden', value: '', required: false },
        },
      },
      there,
    ],
    'POST /organisations/:id/scim/tokens/:item/revocation': [token, otherToken],
    'GET /organisations/:id/scim/tokens/:item/takeover': [token, otherToken],
    'POST /organisations/:id/scim/tokens/:item/takeover': [
      { ...token, at: { ...token.at, item: directory.taken }, gets: 200, sends: sends(takeoverSchema) },
      otherToken,
    ],
    'GET /organisations/:id/scim/groups/:item': [group, otherGroup],
    'POST /organisations/:id/scim/groups/:item/function': [
      {
        ...group,
        sends: sends(mappingSchema, { function: ids.functions.stodsamordnare }),
      },
      otherGroup,
    ],
    'GET /organisations/:id/scim/groups/:item/removal': [group, otherGroup],
    'POST /organisations/:id/scim/groups/:item/removal': [
      { ...group, sends: sends(reasonSchema) },
      otherGroup,
    ],
    'GET /organisations/:id/scim/ending': [here, there],
    'POST /organisations/:id/scim/ending': [{ ...here, ends: true, sends: sends(reasonSchema) }, there],

    'GET /scim/v2/ServiceProviderConfig': [noSession],
    'GET /scim/v2/ResourceTypes': [noSession],
    'GET /scim/v2/ResourceTypes/:id': [resource],
    'GET /scim/v2/Schemas': [noSession],
    'GET /scim/v2/Schemas/:id': [resource],
    'GET /scim/v2/Users': [noSession],
    'POST /scim/v2/Users': [noSession],
    'GET /scim/v2/Users/:id': [resource],
    'PUT /scim/v2/Users/:id': [resource],
    'PATCH /scim/v2/Users/:id': [resource],
    'DELETE /scim/v2/Users/:id': [resource],
    'GET /scim/v2/Groups': [noSession],
    'POST /scim/v2/Groups': [noSession],
    'GET /scim/v2/Groups/:id': [resource],
    'PUT /scim/v2/Groups/:id': [resource],
    'PATCH /scim/v2/Groups/:id': [resource],
    'DELETE /scim/v2/Groups/:id': [resource],
  }
}
