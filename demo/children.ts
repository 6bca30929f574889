/**
 * The children, each as one unit knows them: the row, the guardians, which functions of the unit are involved.
 * What has happened since is in `commands/`. Person numbers are of the tax agency's official test series, so the
 * birth dates are fixed and the children grow older; a child without a number has none yet.
 */
export type ChildOf = {
  id: string
  given: string
  family: string
  unit: string
  number?: string
  /** Only where there is no number to read it from. */
  born?: string
  language?: string
  interpreter?: true
  /** R8. */
  protection?: 'protected_registration'
  guardians: GuardianOf[]
  /** Functions of the unit that know the child; the first is the named person. */
  known: string[]
  /** R13: set by hand where no rule finds one. */
  byHand?: true
}

type GuardianOf = { id: string; name: string; relation: string; custody?: false; signsIn?: true }

const mother = (id: string, name: string) => ({ id, name, relation: 'mamma' })
const father = (id: string, name: string) => ({ id, name, relation: 'pappa' })

export const children: ChildOf[] = [
  // ── Björkbackens förskola ────────────────────────────────────────────────────────────────────────────────────
  // The child of the story: known, and nothing more. It begins with her.
  {
    id: 'amina',
    given: 'Amina',
    family: 'Haddad',
    unit: 'bjorkbacken',
    number: '20210424-2389',
    language: 'arabiska',
    guardians: [
      { ...mother('farah-haddad', 'Farah Haddad'), signsIn: true },
      { ...father('omar-haddad', 'Omar Haddad'), signsIn: true },
    ],
    known: ['rektor', 'blasippan'],
  },
  {
    id: 'vilgot',
    given: 'Vilgot',
    family: 'Sandin',
    unit: 'bjorkbacken',
    number: '20220107-2390',
    guardians: [mother('jenny-sandin', 'Jenny Sandin'), father('ola-sandin', 'Ola Sandin')],
    known: ['rektor', 'blasippan'],
  },
  {
    id: 'elsie',
    given: 'Elsie',
    family: 'Norén',
    unit: 'bjorkbacken',
    number: '20220205-2383',
    guardians: [mother('ida-noren', 'Ida Norén')],
    known: ['rektor', 'blasippan'],
  },
  {
    id: 'noel',
    given: 'Noel',
    family: 'Rask',
    unit: 'bjorkbacken',
    number: '20210807-2394',
    guardians: [father('jesper-rask', 'Jesper Rask'), mother('lovisa-rask', 'Lovisa Rask')],
    known: ['rektor', 'blasippan'],
  },
  {
    id: 'tuva',
    given: 'Tuva',
    family: 'Lindroos',
    unit: 'bjorkbacken',
    number: '20211219-2386',
    language: 'finska',
    guardians: [mother('marja-lindroos', 'Marja Lindroos')],
    known: ['rektor', 'vitsippan'],
  },
  {
    id: 'ali',
    given: 'Ali',
    family: 'Rahimi',
    unit: 'bjorkbacken',
    number: '20220306-2399',
    language: 'dari',
    interpreter: true,
    guardians: [mother('zahra-rahimi', 'Zahra Rahimi'), father('reza-rahimi', 'Reza Rahimi')],
    known: ['rektor', 'vitsippan', 'stodsamordnare'],
  },
  {
    id: 'signe',
    given: 'Signe',
    family: 'Boman',
    unit: 'bjorkbacken',
    number: '20210617-2386',
    guardians: [mother('klara-boman', 'Klara Boman'), father('erik-boman', 'Erik Boman')],
    known: ['rektor', 'blasippan', 'stodsamordnare'],
  },
  // The fullest example: two versions of a plan, partners in three organisations, both parents sign in.
  {
    id: 'leo',
    given: 'Leo',
    family: 'Marklund',
    unit: 'bjorkbacken',
    number: '20210929-2397',
    guardians: [
      { ...mother('johanna-marklund', 'Johanna Marklund'), signsIn: true },
      { ...father('fredrik-marklund', 'Fredrik Marklund'), signsIn: true },
    ],
    known: ['rektor', 'blasippan', 'stodsamordnare'],
  },
  {
    id: 'maja',
    given: 'Maja',
    family: 'Österberg',
    unit: 'bjorkbacken',
    number: '20220404-2382',
    guardians: [mother('linn-osterberg', 'Linn Österberg'), mother('sara-osterberg', 'Sara Österberg')],
    known: ['rektor', 'vitsippan', 'stodsamordnare'],
  },
  {
    id: 'hugo',
    given: 'Hugo',
    family: 'Wallin',
    unit: 'bjorkbacken',
    number: '20210328-2394',
    guardians: [father('patrik-wallin', 'Patrik Wallin')],
    known: ['rektor', 'blasippan', 'stodsamordnare'],
  },

  // ── Smultronets förskola ─────────────────────────────────────────────────────────────────────────────────────
  {
    id: 'selma',
    given: 'Selma',
    family: 'Åkesson',
    unit: 'smultronet',
    number: '20221124-2389',
    guardians: [
      mother('malin-akesson', 'Malin Åkesson'),
      { ...father('jonas-fagerlund', 'Jonas Fagerlund'), custody: false },
    ],
    known: ['rektor', 'forskollarare', 'stodsamordnare'],
  },
  {
    id: 'idris',
    given: 'Idris',
    family: 'Warsame',
    unit: 'smultronet',
    number: '20230107-2399',
    language: 'somaliska',
    interpreter: true,
    guardians: [mother('hodan-warsame', 'Hodan Warsame')],
    known: ['rektor', 'forskollarare'],
  },

  // ── Ekskolan ─────────────────────────────────────────────────────────────────────────────────────────────────
  // Her mother works at Fritidsgården Navet: a colleague who is a guardian here.
  {
    id: 'moa',
    given: 'Moa',
    family: 'Wik',
    unit: 'ekskolan',
    number: '20171122-2388',
    guardians: [{ ...mother('helena-wik', 'Helena Wik'), signsIn: true }],
    known: ['rektor', 'larare', 'specialpedagog'],
  },
  {
    id: 'adam',
    given: 'Adam',
    family: 'Lindqvist',
    unit: 'ekskolan',
    number: '20160107-2398',
    guardians: [father('mats-lindqvist', 'Mats Lindqvist'), mother('anna-lindqvist', 'Anna Lindqvist')],
    known: ['rektor', 'larare', 'specialpedagog'],
  },
  {
    id: 'ronja',
    given: 'Ronja',
    family: 'Björk',
    unit: 'ekskolan',
    number: '20150205-2382',
    guardians: [
      { ...mother('camilla-bjork', 'Camilla Björk'), signsIn: true },
      father('daniel-bjork', 'Daniel Björk'),
    ],
    known: ['rektor', 'larare', 'specialpedagog'],
  },
  {
    id: 'yusuf',
    given: 'Yusuf',
    family: 'Demir',
    unit: 'ekskolan',
    number: '20180107-2396',
    language: 'turkiska',
    guardians: [mother('aylin-demir', 'Aylin Demir')],
    known: ['rektor', 'larare', 'specialpedagog'],
  },

  // ── Strandskolan ─────────────────────────────────────────────────────────────────────────────────────────────
  {
    id: 'alva',
    given: 'Alva',
    family: 'Holmgren',
    unit: 'strandskolan',
    number: '20131015-2382',
    guardians: [{ ...father('stefan-holmgren', 'Stefan Holmgren'), signsIn: true }],
    known: ['rektor', 'mentor', 'specialpedagog'],
  },
  {
    id: 'kian',
    given: 'Kian',
    family: 'Moradi',
    unit: 'strandskolan',
    number: '20120227-2397',
    language: 'persiska',
    guardians: [mother('shirin-moradi', 'Shirin Moradi')],
    known: ['rektor', 'mentor', 'specialpedagog'],
  },

  // ── Aspskolan ────────────────────────────────────────────────────────────────────────────────────────────────
  // Protected identity: no address anywhere, and the class teacher is not on the list.
  {
    id: 'tindra',
    given: 'Tindra',
    family: 'Ekman',
    unit: 'aspskolan',
    number: '20180504-2387',
    protection: 'protected_registration',
    guardians: [mother('sofie-ekman', 'Sofie Ekman')],
    known: ['rektor'],
  },

  // ── Kastanjens skola ─────────────────────────────────────────────────────────────────────────────────────────
  {
    id: 'ebba',
    given: 'Ebba',
    family: 'Sundin',
    unit: 'kastanjen-skola',
    number: '20190205-2388',
    guardians: [mother('lena-sundin', 'Lena Sundin'), father('martin-sundin', 'Martin Sundin')],
    known: ['rektor', 'larare'],
  },

  // ── BVC Solrosen ─────────────────────────────────────────────────────────────────────────────────────────────
  {
    id: 'wilma',
    given: 'Wilma',
    family: 'Ståhl',
    unit: 'solrosen',
    number: '20231123-2389',
    guardians: [mother('elin-stahl', 'Elin Ståhl'), father('oscar-stahl', 'Oscar Ståhl')],
    known: ['bvc-skoterska'],
  },
  {
    id: 'sixten',
    given: 'Sixten',
    family: 'Lundh',
    unit: 'solrosen',
    number: '20230504-2398',
    guardians: [mother('karin-lundh', 'Karin Lundh')],
    known: ['bvc-skoterska'],
  },

  // ── Boendet Lärkan and social services ───────────────────────────────────────────────────────────────────────
  // Came by himself and has no person number yet; a god man stands where parents would.
  {
    id: 'samir',
    given: 'Samir',
    family: 'Azizi',
    unit: 'larkan',
    born: '2010-03-14',
    language: 'dari',
    interpreter: true,
    guardians: [{ id: 'bengt-akerlund', name: 'Bengt Åkerlund', relation: 'god man' }],
    known: ['kontaktperson'],
    byHand: true,
  },
  {
    id: 'melker',
    given: 'Melker',
    family: 'Fors',
    unit: 'barn-och-familj',
    number: '20140107-2390',
    guardians: [{ ...mother('therese-fors', 'Therese Fors'), signsIn: true }],
    known: ['socialsekreterare', 'familjebehandlare'],
    byHand: true,
  },

  // ── Lundvika ─────────────────────────────────────────────────────────────────────────────────────────────────
  {
    id: 'stella',
    given: 'Stella',
    family: 'Ahl',
    unit: 'lundvika-skola',
    number: '20180205-2389',
    guardians: [mother('petra-ahl', 'Petra Ahl'), father('anton-ahl', 'Anton Ahl')],
    known: ['rektor', 'larare'],
  },
]

/** Amina once more, as Öppna förskolan Dungen in Lundvika knows her since before the family moved (R10). */
export const otherRecords: ChildOf[] = [
  {
    id: 'amina-lundvika',
    given: 'Amina',
    family: 'Haddad',
    unit: 'dungen',
    number: '20210424-2389',
    language: 'arabiska',
    guardians: [mother('farah-haddad', 'Farah Haddad')],
    known: ['forskollarare'],
  },
]
