/**
 * The people of the county. Nobody here exists. A guardian's person number is of the tax agency's official test series.
 * A person's id is the subject that signs in.
 */
type PersonOf = {
  id: string
  name: string
  /** `unit/function` of the appointments held now; the first is the one that acts. */
  holds: string[]
  /** Held until some months ago. */
  held?: string
  /** As the sign-in page says it. */
  role: string
  sees?: string
  /** Only of those who are guardians. */
  number?: string
  language?: 'en'
}

/** The story of Amina, and those around it. */
export const storyPeople: PersonOf[] = [
  // Writes worries about the children of Blåsippan and reads the answers. Knows Amina.
  {
    id: 'sara-lind',
    name: 'Sara Lind',
    holds: ['bjorkbacken/blasippan'],
    role: 'Förskollärare, Björkbackens förskola',
    sees: 'Skriver ner något hon har märkt och får svar.',
  },
  // The named person: receives the worries of the whole preschool and answers, acts, guides along or opens an assessment.
  {
    id: 'maria-lund',
    name: 'Maria Lund',
    holds: ['bjorkbacken/rektor'],
    role: 'Rektor och barnets kontakt, Björkbackens förskola',
    sees: 'Tar emot uppmärksammanden och ser till att alla får svar.',
  },
  // The lead: fills the wheel, takes down consents, asks for support, writes and publishes plans, calls meetings.
  {
    id: 'siri-alm',
    name: 'Siri Alm',
    holds: ['bjorkbacken/stodsamordnare'],
    role: 'Stödsamordnare och specialpedagog, Björkbackens förskola',
    sees: 'Håller i planer och möten.',
  },
  // Takes over from Siri in the story. Until Anders appoints her she can sign in and is told that she has no function.
  {
    id: 'karin-oberg',
    name: 'Karin Öberg',
    holds: [],
    held: 'talltoppen/specialpedagog',
    role: 'Specialpedagog, ännu utan uppdrag',
    sees: 'Har inget uppdrag förrän Anders ger henne ett.',
  },
  // The manager: ends and makes appointments in his unit, sees what is overdue; opens no child's record.
  {
    id: 'anders-holm',
    name: 'Anders Holm',
    holds: ['bjorkbacken/verksamhetschef'],
    role: 'Verksamhetschef, Björkbackens förskola',
    sees: 'Ger och avslutar uppdrag.',
  },
  // Receives requests from schools and preschools; a partner in plans.
  {
    id: 'jonas-ek',
    name: 'Jonas Ek',
    holds: ['elevhalsan/samordnare'],
    role: 'Samordnare, Centrala barn- och elevhälsan',
    sees: 'Får begäran om stöd och svarar.',
  },
  // Outside the authorities: reads only what a consent or a reservation gives her.
  {
    id: 'lina-berg',
    name: 'Lina Berg',
    holds: ['oppet-hus/aktivitetsledare'],
    role: 'Aktivitetsledare, föreningen Öppet hus',
    sees: 'Ser bara det som familjen har sagt ja till.',
  },
  // The named person of children who are not at a preschool; health care, so that other grounds hold.
  {
    id: 'lena-strom',
    name: 'Lena Ström',
    holds: ['solrosen/bvc-skoterska'],
    role: 'BVC-sjuksköterska och barnets kontakt, BVC Solrosen',
    sees: 'Har egna barn under ”I dag”, från vården.',
  },
  // Social services: a partner in plans, with social secrecy.
  {
    id: 'petra-nyman',
    name: 'Petra Nyman',
    holds: ['barn-och-familj/socialsekreterare'],
    role: 'Socialsekreterare, barn och familj',
    sees: 'Är part i planer och håller i en SIP.',
  },
  // Reviews the log of the whole collaboration; reads patterns, not children's records.
  {
    id: 'eva-sand',
    name: 'Eva Sand',
    holds: ['kansliet/logggranskare'],
    role: 'Loggranskare, Ekdala kommun',
    sees: 'Ser vem som har läst vad.',
  },
  // Leads the joint work; sees no child.
  {
    id: 'tomas-aberg',
    name: 'Tomas Åberg',
    holds: ['kansliet/processledare'],
    role: 'Processledare, Ekdala kommun',
    sees: 'Ser inga barn.',
  },
  // Amina's mother, custody holder: her own consents, who has looked, what is given to her.
  {
    id: 'farah-haddad',
    name: 'Farah Haddad',
    holds: [],
    number: '19900110-2384',
    role: 'Vårdnadshavare, Aminas mamma',
    sees: 'Ser vem som vet vad och kan sluta dela.',
  },
  // Amina's father, custody holder: consents for himself.
  {
    id: 'omar-haddad',
    name: 'Omar Haddad',
    holds: [],
    number: '19870420-2392',
    role: 'Vårdnadshavare, Aminas pappa',
    sees: 'Svarar för sig själv.',
    language: 'en',
  },
  // Two appointments: chooses at sign-in which one to act in; each sees only its own unit's children.
  {
    id: 'mikael-strand',
    name: 'Mikael Strand',
    holds: ['ekskolan/specialpedagog', 'strandskolan/specialpedagog'],
    role: 'Specialpedagog på Ekskolan och på Strandskolan',
    sees: 'Väljer i vilket uppdrag han arbetar.',
  },
  // Staff and guardian: reads her own daughter's plan only when she acts as a guardian.
  {
    id: 'helena-wik',
    name: 'Helena Wik',
    holds: ['navet/fritidsledare'],
    number: '19830414-9282',
    role: 'Fritidsledare på Navet, och Moas mamma',
    sees: 'Är både kollega och vårdnadshavare.',
  },
  // Knows Amina in the other municipality; neither she nor Björkbacken can tell that the other does (R10).
  {
    id: 'rana-khalil',
    name: 'Rana Khalil',
    holds: ['dungen/forskollarare'],
    role: 'Förskollärare, Öppna förskolan Dungen i Lundvika',
    sees: 'Känner samma Amina, och ingen av dem vet om det.',
  },
  // May open in an emergency, with a written reason that the owners and Eva are told of (R9).
  {
    id: 'linnea-hjort',
    name: 'Linnea Hjort',
    holds: ['mottagningen/mottagningssekreterare'],
    role: 'Mottagningssekreterare, socialtjänsten',
    sees: 'Får öppna det som behövs i nöd.',
  },
]

export const otherStaff: PersonOf[] = [
  { id: 'elin-dahl', name: 'Elin Dahl', holds: ['bjorkbacken/vitsippan'], role: 'Förskollärare' },
  { id: 'nora-hed', name: 'Nora Hed', holds: ['smultronet/forskollarare'], role: 'Förskollärare' },
  {
    id: 'birgitta-lonn',
    name: 'Birgitta Lönn',
    holds: ['smultronet/rektor'],
    role: 'Rektor och barnets kontakt',
  },
  { id: 'ylva-kron', name: 'Ylva Kron', holds: ['smultronet/stodsamordnare'], role: 'Stödsamordnare' },
  { id: 'stina-falk', name: 'Stina Falk', holds: ['talltoppen/rektor'], role: 'Rektor och barnets kontakt' },
  { id: 'agnes-vik', name: 'Agnes Vik', holds: ['ekskolan/larare'], role: 'Lärare' },
  { id: 'per-nordin', name: 'Per Nordin', holds: ['ekskolan/rektor'], role: 'Rektor och barnets kontakt' },
  { id: 'gunilla-ask', name: 'Gunilla Ask', holds: ['ekskolan/verksamhetschef'], role: 'Verksamhetschef' },
  { id: 'sofia-ros', name: 'Sofia Ros', holds: ['strandskolan/mentor'], role: 'Mentor' },
  {
    id: 'leif-hallin',
    name: 'Leif Hallin',
    holds: ['strandskolan/rektor'],
    role: 'Rektor och barnets kontakt',
  },
  { id: 'hanna-frid', name: 'Hanna Frid', holds: ['aspskolan/larare'], role: 'Lärare' },
  { id: 'ulrika-mo', name: 'Ulrika Mo', holds: ['aspskolan/rektor'], role: 'Rektor och barnets kontakt' },
  { id: 'lisa-tran', name: 'Lisa Tran', holds: ['elevhalsan/psykolog'], role: 'Skolpsykolog' },
  { id: 'emma-hill', name: 'Emma Hill', holds: ['elevhalsan/skolskoterska'], role: 'Skolsköterska' },
  { id: 'kerstin-palm', name: 'Kerstin Palm', holds: ['elevhalsan/enhetschef'], role: 'Enhetschef' },
  {
    id: 'david-orn',
    name: 'David Örn',
    holds: ['barn-och-familj/familjebehandlare'],
    role: 'Familjebehandlare',
  },
  { id: 'monica-gran', name: 'Monica Gran', holds: ['barn-och-familj/enhetschef'], role: 'Enhetschef' },
  {
    id: 'annika-loof',
    name: 'Annika Lööf',
    holds: ['familjecentralen/foraldrastodjare'],
    role: 'Föräldrastödjare',
  },
  {
    id: 'robert-kall',
    name: 'Robert Käll',
    holds: ['larkan/kontaktperson'],
    role: 'Kontaktperson och samordnare',
  },
  { id: 'barbro-lindh', name: 'Barbro Lindh', holds: ['overformyndaren/handlaggare'], role: 'Handläggare' },
  { id: 'nils-kvist', name: 'Nils Kvist', holds: ['kansliet/administrator'], role: 'Systemförvaltare' },
  {
    id: 'gunilla-frost',
    name: 'Gunilla Frost',
    holds: ['kansliet/forvaltare'],
    role: 'Organisationsförvaltare',
  },
  { id: 'ewa-malm', name: 'Ewa Malm', holds: ['lyckan/rektor'], role: 'Rektor och barnets kontakt' },
  { id: 'frida-holst', name: 'Frida Holst', holds: ['lundvika-skola/larare'], role: 'Lärare' },
  {
    id: 'oskar-tell',
    name: 'Oskar Tell',
    holds: ['lundvika-skola/rektor'],
    role: 'Rektor och barnets kontakt',
  },
  { id: 'marie-torn', name: 'Marie Törn', holds: ['lundvika-elevhalsa/samordnare'], role: 'Samordnare' },
  {
    id: 'henrik-vall',
    name: 'Henrik Vall',
    holds: ['lundvika-social/socialsekreterare'],
    role: 'Socialsekreterare',
  },
  { id: 'ingrid-hav', name: 'Ingrid Hav', holds: ['solrosen/verksamhetschef'], role: 'Verksamhetschef' },
  { id: 'ahmed-saleh', name: 'Ahmed Saleh', holds: ['vardcentralen/lakare'], role: 'Läkare' },
  { id: 'karolina-berg', name: 'Karolina Bergström', holds: ['bup/samordnare'], role: 'Vårdsamordnare' },
  { id: 'viktor-ahl', name: 'Viktor Ahl', holds: ['bup/psykolog'], role: 'Psykolog i jourteamet' },
  { id: 'susanne-dal', name: 'Susanne Dal', holds: ['habiliteringen/logoped'], role: 'Logoped' },
  { id: 'magnus-rask', name: 'Magnus Rask', holds: ['omradespolisen/ungdomspolis'], role: 'Ungdomspolis' },
  {
    id: 'leyla-aydin',
    name: 'Leyla Aydin',
    holds: ['mottagningsenheten/barnhandlaggare'],
    role: 'Barnhandläggare',
  },
  { id: 'tim-ostlund', name: 'Tim Östlund', holds: ['kastanjen-skola/larare'], role: 'Lärare' },
  {
    id: 'rebecka-thorn',
    name: 'Rebecka Thorn',
    holds: ['kastanjen-skola/rektor'],
    role: 'Rektor och barnets kontakt',
  },
  { id: 'conny-back', name: 'Conny Bäck', holds: ['ekdala-if/ledare'], role: 'Ungdomsledare' },
  { id: 'sanna-vide', name: 'Sanna Vide', holds: ['barnens-rost/barnombud'], role: 'Barnombud' },
  { id: 'johan-ekman', name: 'Johan Ekman', holds: ['forsamlingen/diakon'], role: 'Diakon' },
]

/** Custody holders who can sign in, besides Amina's parents and Helena Wik. */
export const otherGuardians: PersonOf[] = [
  {
    id: 'johanna-marklund',
    name: 'Johanna Marklund',
    holds: [],
    number: '19890308-2389',
    role: 'Vårdnadshavare, Leos mamma',
  },
  {
    id: 'fredrik-marklund',
    name: 'Fredrik Marklund',
    holds: [],
    number: '19860612-9990',
    role: 'Vårdnadshavare, Leos pappa',
  },
  {
    id: 'camilla-bjork',
    name: 'Camilla Björk',
    holds: [],
    number: '19850506-9883',
    role: 'Vårdnadshavare, Ronjas mamma',
  },
  {
    id: 'stefan-holmgren',
    name: 'Stefan Holmgren',
    holds: [],
    number: '19790206-9272',
    role: 'Vårdnadshavare, Alvas pappa',
  },
  {
    id: 'therese-fors',
    name: 'Therese Fors',
    holds: [],
    number: '19840316-9280',
    role: 'Vårdnadshavare, Melkers mamma',
  },
]

export const people = [...storyPeople, ...otherStaff, ...otherGuardians]
