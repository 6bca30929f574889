/** An attribute that Kring keeps of a user or a group. What a directory sends beside these is not stored. */
export type Attribute = {
  name: string
  type: 'string' | 'boolean' | 'dateTime' | 'reference' | 'complex'
  description: string
  multiValued?: true
  required?: true
  readOnly?: true
  caseExact?: true
  unique?: true
  canonicalValues?: readonly string[]
  referenceTypes?: readonly string[]
  subAttributes?: readonly Attribute[]
}

export type Kind = 'User' | 'Group'

export const urns = {
  User: 'urn:ietf:params:scim:schemas:core:2.0:User',
  Group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  patch: 'urn:ietf:params:scim:api:messages:2.0:PatchOp',
  list: 'urn:ietf:params:scim:api:messages:2.0:ListResponse',
} as const

const text = (name: string, description: string, more: Partial<Attribute> = {}): Attribute => ({
  name,
  type: 'string',
  description,
  ...more,
})

/** What both kinds have, by RFC 7643 §3.1; no schema lists it. */
const common: readonly Attribute[] = [
  { name: 'schemas', type: 'reference', description: '', multiValued: true, readOnly: true },
  text('id', '', { readOnly: true, caseExact: true }),
  text('externalId', '', { caseExact: true }),
  {
    name: 'meta',
    type: 'complex',
    description: '',
    readOnly: true,
    subAttributes: [
      text('resourceType', '', { readOnly: true }),
      { name: 'created', type: 'dateTime', description: '', readOnly: true },
      { name: 'lastModified', type: 'dateTime', description: '', readOnly: true },
      text('location', '', { readOnly: true }),
      text('version', '', { readOnly: true }),
    ],
  },
]

const own: Record<Kind, readonly Attribute[]> = {
  User: [
    text('userName', 'By what the directory knows the user. Unique in the organisation.', {
      required: true,
      unique: true,
    }),
    {
      name: 'name',
      type: 'complex',
      description: 'The names of the user.',
      subAttributes: [
        text('formatted', 'The full name.'),
        text('familyName', 'The family name.'),
        text('givenName', 'The given name.'),
      ],
    },
    text('displayName', 'What colleagues see. Without it the full name, else the names, else the user name.'),
    {
      name: 'active',
      type: 'boolean',
      description:
        'False ends all that groups have given, at once. The person and what they have written stay.',
    },
    {
      name: 'emails',
      type: 'complex',
      multiValued: true,
      description: 'Addresses at work, at most five. The primary one is used.',
      subAttributes: [
        text('value', 'The address.'),
        text('type', 'What kind of address it is.', { canonicalValues: ['work', 'home', 'other'] }),
        { name: 'primary', type: 'boolean', description: 'Whether it is the one that is used.' },
      ],
    },
    {
      name: 'groups',
      type: 'complex',
      multiValued: true,
      readOnly: true,
      description: 'The groups that the user is in. Changed by the groups.',
      subAttributes: [
        text('value', 'The id of the group.', { readOnly: true }),
        {
          name: '$ref',
          type: 'reference',
          description: 'Its address.',
          readOnly: true,
          referenceTypes: ['Group'],
        },
        text('display', 'Its name.', { readOnly: true }),
      ],
    },
  ],
  Group: [
    text('displayName', 'The name of the group.', { required: true }),
    {
      name: 'members',
      type: 'complex',
      multiValued: true,
      description: 'The users in the group, at most 5,000. No groups in groups.',
      subAttributes: [
        text('value', 'The id of the user.'),
        {
          name: '$ref',
          type: 'reference',
          description: 'Its address.',
          readOnly: true,
          referenceTypes: ['User'],
        },
        text('type', 'What it is.', { canonicalValues: ['User'] }),
        text('display', 'What the user is called.', { readOnly: true }),
      ],
    },
  ],
}

export const attributesOf = (kind: Kind) => [...common, ...own[kind]]

/** Attributes of RFC 7643 that directories send unless they are told not to. They are let through and not stored. */
const passedOver: Record<Kind, readonly string[]> = {
  User: [
    ...['nickname', 'profileurl', 'title', 'usertype', 'preferredlanguage', 'locale', 'timezone', 'password'],
    ...['phonenumbers', 'ims', 'photos', 'addresses', 'entitlements', 'roles', 'x509certificates'],
  ],
  Group: [],
}
const extension = 'urn:ietf:params:scim:schemas:extension:'

export const isPassedOver = (kind: Kind, name: string) =>
  passedOver[kind].includes(name.toLowerCase()) || name.toLowerCase().startsWith(extension)

/** Of a list by its name, in whatever case. */
export const findAttribute = (list: readonly Attribute[] | undefined, name: string) =>
  list?.find(each => each.name.toLowerCase() === name.toLowerCase())

/** The schema's own name may stand in front of an attribute (RFC 7644 §3.10). */
export function withoutUrn(kind: Kind, path: string) {
  const urn = `${urns[kind]}:`
  return path.toLowerCase().startsWith(urn.toLowerCase()) ? path.slice(urn.length) : path
}

export const mostOnPage = 100

const meta = (resourceType: string, location: string) => ({ resourceType, location })

const described = ({
  multiValued,
  required,
  readOnly,
  caseExact,
  unique,
  subAttributes,
  ...attribute
}: Attribute): object => ({
  ...attribute,
  multiValued: multiValued ?? false,
  required: required ?? false,
  caseExact: caseExact ?? false,
  mutability: readOnly ? 'readOnly' : 'readWrite',
  returned: 'default',
  uniqueness: unique ? 'server' : 'none',
  ...(subAttributes && { subAttributes: subAttributes.map(described) }),
})

export const schemaDocuments = (base: string) =>
  (['User', 'Group'] as const).map(kind => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id: urns[kind],
    name: kind,
    description: kind === 'User' ? 'Who works in the organisation' : 'A group that may hold a function',
    attributes: own[kind].map(described),
    meta: meta('Schema', `${base}/Schemas/${urns[kind]}`),
  }))

export const resourceTypeDocuments = (base: string) =>
  (['User', 'Group'] as const).map(kind => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: kind,
    name: kind,
    endpoint: `/${kind}s`,
    description: kind === 'User' ? 'Who works in the organisation' : 'A group that may hold a function',
    schema: urns[kind],
    meta: meta('ResourceType', `${base}/ResourceTypes/${kind}`),
  }))

export const configDocument = (base: string) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: mostOnPage },
  changePassword: { supported: false },
  sort: { supported: true },
  etag: { supported: true },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Bearer token',
      description: 'A token of one organisation, made by the administrator, in the Authorization header.',
      primary: true,
    },
  ],
  meta: meta('ServiceProviderConfig', `${base}/ServiceProviderConfig`),
})
