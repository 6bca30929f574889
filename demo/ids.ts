import { createHash } from 'node:crypto'

/**
 * The same UUID at every laying, from a readable slug: `idOf('child/amina')`. Version 8: made by us.
 * Kinds: `organisation/`, `unit/`, `function/`, `person/`, `appointment/<person>/<function>`, `child/`, `guardian/<child>/<person>`;
 * commands: `worry/`, `assessment/`, `request/`, `consent/`, `plan/`, `meeting/`, `disclosure/`.
 */
export function idOf(slug: string): string {
  const bytes = createHash('sha256').update(`kring-demo:${slug}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const idsOf = <const T extends Record<string, string>>(kind: string, slugs: T) =>
  Object.fromEntries(Object.entries(slugs).map(([name, slug]) => [name, idOf(`${kind}/${slug}`)])) as {
    [K in keyof T]: string
  }

/** The rows that the story speaks of. */
export const ids = {
  collaboration: idOf('collaboration'),
  ...idsOf('child', {
    amina: 'amina',
    /** The same girl as Öppna förskolan Dungen knows her: neither unit knows of the other (R10). */
    aminaInLundvika: 'amina-lundvika',
    leo: 'leo',
    /** R8: protected identity. */
    tindra: 'tindra',
  }),
  ...idsOf('person', {
    sara: 'sara-lind',
    maria: 'maria-lund',
    siri: 'siri-alm',
    karin: 'karin-oberg',
    anders: 'anders-holm',
    jonas: 'jonas-ek',
    lina: 'lina-berg',
    lena: 'lena-strom',
    petra: 'petra-nyman',
    eva: 'eva-sand',
    tomas: 'tomas-aberg',
    farah: 'farah-haddad',
    omar: 'omar-haddad',
    mikael: 'mikael-strand',
    helena: 'helena-wik',
    rana: 'rana-khalil',
  }),
  functions: idsOf('function', {
    /** Sara Lind */
    forskollarare: 'bjorkbacken/blasippan',
    /** Elin Dahl */
    vitsippan: 'bjorkbacken/vitsippan',
    /** Maria Lund, the named person */
    rektor: 'bjorkbacken/rektor',
    /** Siri Alm, the lead; later Karin Öberg */
    stodsamordnare: 'bjorkbacken/stodsamordnare',
    /** Anders Holm, the manager */
    verksamhetschef: 'bjorkbacken/verksamhetschef',
    /** Jonas Ek */
    samordnare: 'elevhalsan/samordnare',
    /** Lina Berg */
    aktivitetsledare: 'oppet-hus/aktivitetsledare',
    /** Lena Ström */
    bvcSkoterska: 'solrosen/bvc-skoterska',
    /** Petra Nyman */
    socialsekreterare: 'barn-och-familj/socialsekreterare',
    /** Eva Sand */
    logggranskare: 'kansliet/logggranskare',
    /** Tomas Åberg */
    processledare: 'kansliet/processledare',
    /** Rana Khalil, who knows Amina in Lundvika */
    dungen: 'dungen/forskollarare',
    /** Linnea Hjort, who may open in an emergency */
    mottagningssekreterare: 'mottagningen/mottagningssekreterare',
  }),
  units: idsOf('unit', {
    bjorkbacken: 'bjorkbacken',
    elevhalsan: 'elevhalsan',
    oppetHus: 'oppet-hus',
    solrosen: 'solrosen',
    barnOchFamilj: 'barn-och-familj',
    dungen: 'dungen',
  }),
  guardians: idsOf('guardian', { farah: 'amina/farah-haddad', omar: 'amina/omar-haddad' }),
}
