/** Each has its word in `texts.ts`, by the same name. */
export const unitKinds = [
  'preschool',
  'school',
  'school_health',
  'child_health_centre',
  'maternity_clinic',
  'primary_care',
  'child_psychiatry',
  'habilitation',
  'youth_clinic',
  'social_services',
  'family_centre',
  'leisure_centre',
  'residential_home',
  'guardians_office',
  'police',
  'migration_agency',
  'county_board',
  'association',
  'congregation',
  'office',
] as const
export type UnitKind = (typeof unitKinds)[number]
export const isUnitKind = (kind: string): kind is UnitKind => unitKinds.some(each => each === kind)
