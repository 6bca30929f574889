// R6 as a lawyer would say it, written apart from the catalogue: who may give to whom on which ground.

export const domains = [
  'preschool',
  'school',
  'health',
  'social',
  'police',
  'migration',
  'guardians_office',
  'private_school',
  'private_care',
  'civil',
  'other',
] as const

const authorities = ['preschool', 'school', 'health', 'social', 'guardians_office'] as const
const everyone = domains
type Grounds = Record<string, readonly { from: readonly string[]; to: readonly string[] }[]>

/** Each ground that a form may offer: from which kinds of unit, to which. What is not here is refused. */
export const grounds: Grounds = {
  // OSL 10:1, 12:2: the custody holder may lift the secrecy towards anyone.
  consent: [{ from: everyone, to: everyone }],
  // OSL 23, 25, 26: nobody is harmed by it. To those who are themselves bound by secrecy.
  no_harm: [
    { from: [...authorities, 'migration', 'other'], to: [...authorities, 'private_school', 'private_care'] },
  ],
  // OSL 25:12, 26:9: health care and social services between and within themselves. Never school.
  care_social_under_18: [{ from: ['health', 'social'], to: ['health', 'social'] }],
  // OSL 10:27: from school to an authority; does not lift 25:1-8 (health) or 26:1-6 (social).
  balance: [{ from: ['preschool', 'school'], to: authorities }],
  // OSL 10:2: an authority's own work.
  own_work: [{ from: [...authorities, 'migration', 'police', 'other'], to: [...authorities, 'migration'] }],
  // OSL 10:28 with SoL: a duty in law, to the social services.
  duty: [{ from: everyone.filter(domain => domain !== 'civil'), to: ['social'] }],
  // OSL 10:14: with a reservation, to a private party.
  reservation: [{ from: ['preschool', 'school', 'health', 'social'], to: ['civil'] }],
  // FB 6:11: the child's own custody holder.
  guardian: [{ from: everyone, to: ['family'] }],
}

export const mayCarry = (ground: string, from: string, to: string) =>
  (grounds[ground] ?? []).some(each => each.from.includes(from) && each.to.includes(to))
