/**
 * The county that does not exist: who is in it, unit by unit, and which functions stand where.
 * A unit's id is a slug; a function's is `unit/slug`. Phone numbers are of the series kept for fiction.
 */
export type UnitOf = {
  id: string
  name: string
  kind: string
  domain: string
  functions: FunctionOf[]
}

type FunctionOf = {
  /** Within its unit. */
  id: string
  name: string
  kind?:
    | 'staff'
    | 'named_person'
    | 'manager'
    | 'process_leader'
    | 'log_reviewer'
    | 'organisation_administrator'
    | 'administrator'
  /** Other units may send it requests for support. */
  receives?: true
  /** R9: may open what is needed at once, with a written reason that the owners are told of. */
  emergency?: true
  /** R13: is the named person of the unit's children from one age to another. */
  namedPersonOf?: [fromAge: number, toAge: number]
}

export type OrganisationOf = { id: string; name: string; kind: string; mail: string; units: UnitOf[] }

export const collaboration = {
  name: 'Kring barnen i Ekdala',
  contact:
    'Ring Tomas Åberg, processledare i Ekdala kommun, 0980-31 92 00, så hjälper han dig att komma rätt.',
}

export const organisations: OrganisationOf[] = [
  {
    id: 'ekdala',
    name: 'Ekdala kommun',
    kind: 'municipality',
    mail: 'ekdala.example.se',
    units: [
      {
        id: 'bjorkbacken',
        name: 'Björkbackens förskola',
        kind: 'preschool',
        domain: 'preschool',
        functions: [
          { id: 'blasippan', name: 'Förskollärare, avdelning Blåsippan' },
          { id: 'vitsippan', name: 'Förskollärare, avdelning Vitsippan' },
          {
            id: 'rektor',
            name: 'Rektor och barnets kontakt',
            kind: 'named_person',
            receives: true,
            namedPersonOf: [0, 6],
          },
          { id: 'stodsamordnare', name: 'Stödsamordnare' },
          { id: 'verksamhetschef', name: 'Verksamhetschef', kind: 'manager' },
        ],
      },
      {
        id: 'smultronet',
        name: 'Smultronets förskola',
        kind: 'preschool',
        domain: 'preschool',
        functions: [
          { id: 'forskollarare', name: 'Förskollärare, avdelning Myran' },
          {
            id: 'rektor',
            name: 'Rektor och barnets kontakt',
            kind: 'named_person',
            receives: true,
            namedPersonOf: [0, 6],
          },
          { id: 'stodsamordnare', name: 'Stödsamordnare' },
        ],
      },
      {
        id: 'talltoppen',
        name: 'Talltoppens förskola',
        kind: 'preschool',
        domain: 'preschool',
        functions: [
          { id: 'specialpedagog', name: 'Specialpedagog' },
          {
            id: 'rektor',
            name: 'Rektor och barnets kontakt',
            kind: 'named_person',
            receives: true,
            namedPersonOf: [0, 6],
          },
        ],
      },
      {
        id: 'ekskolan',
        name: 'Ekskolan',
        kind: 'school',
        domain: 'school',
        functions: [
          { id: 'larare', name: 'Lärare, årskurs 3' },
          {
            id: 'rektor',
            name: 'Rektor och barnets kontakt',
            kind: 'named_person',
            receives: true,
            namedPersonOf: [6, 13],
          },
          { id: 'specialpedagog', name: 'Specialpedagog och stödsamordnare' },
          { id: 'verksamhetschef', name: 'Verksamhetschef', kind: 'manager' },
        ],
      },
      {
        id: 'strandskolan',
        name: 'Strandskolan',
        kind: 'school',
        domain: 'school',
        functions: [
          { id: 'mentor', name: 'Mentor, årskurs 7' },
          {
            id: 'rektor',
            name: 'Rektor och barnets kontakt',
            kind: 'named_person',
            receives: true,
            namedPersonOf: [12, 16],
          },
          { id: 'specialpedagog', name: 'Specialpedagog och stödsamordnare' },
        ],
      },
      {
        id: 'aspskolan',
        name: 'Aspskolan',
        kind: 'school',
        domain: 'school',
        functions: [
          { id: 'larare', name: 'Lärare, årskurs 2' },
          {
            id: 'rektor',
            name: 'Rektor och barnets kontakt',
            kind: 'named_person',
            receives: true,
            namedPersonOf: [6, 13],
          },
        ],
      },
      {
        id: 'elevhalsan',
        name: 'Centrala barn- och elevhälsan',
        kind: 'school_health',
        domain: 'school',
        functions: [
          { id: 'samordnare', name: 'Samordnare', receives: true },
          { id: 'psykolog', name: 'Skolpsykolog', receives: true },
          { id: 'skolskoterska', name: 'Skolsköterska', receives: true },
          { id: 'enhetschef', name: 'Enhetschef', kind: 'manager' },
        ],
      },
      {
        id: 'barn-och-familj',
        name: 'Socialtjänsten, barn och familj',
        kind: 'social_services',
        domain: 'social',
        functions: [
          { id: 'socialsekreterare', name: 'Socialsekreterare', receives: true },
          { id: 'familjebehandlare', name: 'Familjebehandlare', receives: true },
          { id: 'enhetschef', name: 'Enhetschef', kind: 'manager' },
        ],
      },
      {
        id: 'mottagningen',
        name: 'Socialtjänsten, mottagningen',
        kind: 'social_services',
        domain: 'social',
        functions: [
          { id: 'mottagningssekreterare', name: 'Mottagningssekreterare', receives: true, emergency: true },
        ],
      },
      {
        id: 'familjehemsvarden',
        name: 'Familjehemsvården',
        kind: 'social_services',
        domain: 'social',
        functions: [{ id: 'familjehemssekreterare', name: 'Familjehemssekreterare' }],
      },
      {
        id: 'funktionsstod',
        name: 'Stöd till barn med funktionsnedsättning',
        kind: 'social_services',
        domain: 'social',
        functions: [{ id: 'handlaggare', name: 'Handläggare' }],
      },
      {
        id: 'familjecentralen',
        name: 'Familjecentralen Ekdala',
        kind: 'family_centre',
        domain: 'social',
        functions: [{ id: 'foraldrastodjare', name: 'Föräldrastödjare', receives: true }],
      },
      {
        id: 'navet',
        name: 'Fritidsgården Navet',
        kind: 'leisure_centre',
        domain: 'other',
        functions: [{ id: 'fritidsledare', name: 'Fritidsledare', receives: true }],
      },
      {
        id: 'larkan',
        name: 'Boendet Lärkan',
        kind: 'residential_home',
        domain: 'social',
        functions: [{ id: 'kontaktperson', name: 'Kontaktperson och samordnare', receives: true }],
      },
      {
        id: 'overformyndaren',
        name: 'Överförmyndarens kansli',
        kind: 'guardians_office',
        domain: 'guardians_office',
        functions: [{ id: 'handlaggare', name: 'Handläggare', receives: true }],
      },
      {
        id: 'kansliet',
        name: 'Kommunledningskontoret',
        kind: 'office',
        domain: 'other',
        functions: [
          { id: 'processledare', name: 'Processledare', kind: 'process_leader' },
          { id: 'logggranskare', name: 'Loggranskare', kind: 'log_reviewer' },
          { id: 'administrator', name: 'Systemförvaltare', kind: 'administrator' },
          { id: 'forvaltare', name: 'Organisationsförvaltare', kind: 'organisation_administrator' },
        ],
      },
    ],
  },
  {
    id: 'lundvika',
    name: 'Lundvika kommun',
    kind: 'municipality',
    mail: 'lundvika.example.se',
    units: [
      {
        id: 'lyckan',
        name: 'Lyckans förskola',
        kind: 'preschool',
        domain: 'preschool',
        functions: [
          {
            id: 'rektor',
            name: 'Rektor och barnets kontakt',
            kind: 'named_person',
            receives: true,
            namedPersonOf: [0, 6],
          },
        ],
      },
      {
        id: 'lundvika-skola',
        name: 'Lundvika skola',
        kind: 'school',
        domain: 'school',
        functions: [
          { id: 'larare', name: 'Lärare, årskurs 2' },
          {
            id: 'rektor',
            name: 'Rektor och barnets kontakt',
            kind: 'named_person',
            receives: true,
            namedPersonOf: [6, 16],
          },
        ],
      },
      {
        id: 'lundvika-elevhalsa',
        name: 'Elevhälsan i Lundvika',
        kind: 'school_health',
        domain: 'school',
        functions: [{ id: 'samordnare', name: 'Samordnare', receives: true }],
      },
      {
        id: 'lundvika-social',
        name: 'Individ- och familjeomsorgen',
        kind: 'social_services',
        domain: 'social',
        functions: [{ id: 'socialsekreterare', name: 'Socialsekreterare', receives: true, emergency: true }],
      },
      {
        id: 'dungen',
        name: 'Öppna förskolan Dungen',
        kind: 'family_centre',
        domain: 'social',
        functions: [
          {
            id: 'forskollarare',
            name: 'Förskollärare och barnets kontakt',
            kind: 'named_person',
            receives: true,
            namedPersonOf: [0, 6],
          },
        ],
      },
      {
        id: 'ungdomens-hus',
        name: 'Ungdomens hus i Lundvika',
        kind: 'leisure_centre',
        domain: 'other',
        functions: [{ id: 'fritidsledare', name: 'Fritidsledare' }],
      },
    ],
  },
  {
    id: 'region',
    name: 'Region Ekdala',
    kind: 'region',
    mail: 'regionekdala.example.se',
    units: [
      {
        id: 'solrosen',
        name: 'BVC Solrosen',
        kind: 'child_health_centre',
        domain: 'health',
        functions: [
          {
            id: 'bvc-skoterska',
            name: 'BVC-sjuksköterska och barnets kontakt',
            kind: 'named_person',
            receives: true,
            namedPersonOf: [0, 5],
          },
          { id: 'verksamhetschef', name: 'Verksamhetschef', kind: 'manager' },
        ],
      },
      {
        id: 'linden',
        name: 'BVC Linden',
        kind: 'child_health_centre',
        domain: 'health',
        functions: [
          {
            id: 'bvc-skoterska',
            name: 'BVC-sjuksköterska och barnets kontakt',
            kind: 'named_person',
            namedPersonOf: [0, 5],
          },
        ],
      },
      {
        id: 'barnmorskorna',
        name: 'Barnmorskemottagningen',
        kind: 'maternity_clinic',
        domain: 'health',
        functions: [{ id: 'barnmorska', name: 'Barnmorska' }],
      },
      {
        id: 'vardcentralen',
        name: 'Vårdcentralen Ekdala',
        kind: 'primary_care',
        domain: 'health',
        functions: [{ id: 'lakare', name: 'Läkare', receives: true }],
      },
      {
        id: 'bup',
        name: 'BUP Ekdala',
        kind: 'child_psychiatry',
        domain: 'health',
        functions: [
          { id: 'samordnare', name: 'Vårdsamordnare', receives: true },
          { id: 'psykolog', name: 'Psykolog, jourteamet', emergency: true },
        ],
      },
      {
        id: 'habiliteringen',
        name: 'Barn- och ungdomshabiliteringen',
        kind: 'habilitation',
        domain: 'health',
        functions: [{ id: 'logoped', name: 'Logoped', receives: true }],
      },
      {
        id: 'barn-och-unga',
        name: 'Mottagningen för barn och unga',
        kind: 'primary_care',
        domain: 'health',
        functions: [{ id: 'kurator', name: 'Kurator' }],
      },
      {
        id: 'ungdomsmottagningen',
        name: 'Ungdomsmottagningen',
        kind: 'youth_clinic',
        domain: 'health',
        functions: [{ id: 'kurator', name: 'Kurator' }],
      },
    ],
  },
  {
    id: 'polisen',
    name: 'Polisen i Ekdala',
    kind: 'state_agency',
    mail: 'polisen.example.se',
    units: [
      {
        id: 'omradespolisen',
        name: 'Områdespolisen',
        kind: 'police',
        domain: 'police',
        functions: [{ id: 'ungdomspolis', name: 'Ungdomspolis', receives: true }],
      },
    ],
  },
  {
    id: 'migration',
    name: 'Migrationskontoret i Ekdala',
    kind: 'state_agency',
    mail: 'migration.example.se',
    units: [
      {
        id: 'mottagningsenheten',
        name: 'Mottagningsenheten',
        kind: 'migration_agency',
        domain: 'migration',
        functions: [{ id: 'barnhandlaggare', name: 'Barnhandläggare', receives: true }],
      },
    ],
  },
  {
    id: 'lansstyrelsen',
    name: 'Länsstyrelsen i Ekdala län',
    kind: 'state_agency',
    mail: 'lansstyrelsen.example.se',
    units: [
      {
        id: 'social-hallbarhet',
        name: 'Enheten för social hållbarhet',
        kind: 'county_board',
        domain: 'other',
        functions: [{ id: 'utvecklingsledare', name: 'Utvecklingsledare' }],
      },
    ],
  },
  {
    id: 'kastanjen',
    name: 'Friskolan Kastanjen',
    kind: 'independent_school',
    mail: 'kastanjen.example.se',
    units: [
      {
        id: 'kastanjen-skola',
        name: 'Kastanjens skola',
        kind: 'school',
        domain: 'private_school',
        functions: [
          { id: 'larare', name: 'Lärare, årskurs 1' },
          {
            id: 'rektor',
            name: 'Rektor och barnets kontakt',
            kind: 'named_person',
            receives: true,
            namedPersonOf: [6, 16],
          },
        ],
      },
      {
        id: 'kastanjen-forskola',
        name: 'Kastanjens förskola',
        kind: 'preschool',
        domain: 'private_school',
        functions: [{ id: 'forskollarare', name: 'Förskollärare' }],
      },
    ],
  },
  {
    id: 'oppet-hus',
    name: 'Öppet hus i Ekdala',
    kind: 'association',
    mail: 'oppethus.example.org',
    units: [
      {
        id: 'oppet-hus',
        name: 'Öppet hus',
        kind: 'association',
        domain: 'civil',
        functions: [{ id: 'aktivitetsledare', name: 'Aktivitetsledare', receives: true }],
      },
    ],
  },
  {
    id: 'ekdala-if',
    name: 'Ekdala IF',
    kind: 'association',
    mail: 'ekdalaif.example.org',
    units: [
      {
        id: 'ekdala-if',
        name: 'Ekdala IF, barn och ungdom',
        kind: 'association',
        domain: 'civil',
        functions: [{ id: 'ledare', name: 'Ungdomsledare', receives: true }],
      },
    ],
  },
  {
    id: 'barnens-rost',
    name: 'Barnens röst i Ekdala',
    kind: 'association',
    mail: 'barnensrost.example.org',
    units: [
      {
        id: 'barnens-rost',
        name: 'Barnens röst',
        kind: 'association',
        domain: 'civil',
        functions: [{ id: 'barnombud', name: 'Barnombud', receives: true }],
      },
    ],
  },
  {
    id: 'forsamlingen',
    name: 'Ekdala församling',
    kind: 'congregation',
    mail: 'ekdalaforsamling.example.org',
    units: [
      {
        id: 'forsamlingen',
        name: 'Församlingens barnverksamhet',
        kind: 'congregation',
        domain: 'civil',
        functions: [{ id: 'diakon', name: 'Diakon', receives: true }],
      },
    ],
  },
  {
    id: 'fyrbaken',
    name: 'Stiftelsen Fyrbåken',
    kind: 'foundation',
    mail: 'fyrbaken.example.org',
    units: [
      {
        id: 'fyrbaken',
        name: 'Fyrbåkens läxstuga',
        kind: 'association',
        domain: 'civil',
        functions: [{ id: 'samordnare', name: 'Samordnare för läxstugan' }],
      },
    ],
  },
]

export const units = organisations.flatMap(organisation =>
  organisation.units.map(unit => ({ ...unit, organisation })),
)

export const functions = units.flatMap(unit =>
  unit.functions.map(each => ({ ...each, slug: `${unit.id}/${each.id}`, unit })),
)
