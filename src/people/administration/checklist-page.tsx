import { BackLink, Card, Layout, Lines, LinkButton, NextStep, Tag, usePage } from '../../ui/index.ts'
import { type CountyFile, countOf, countyFilePaths, type SheetName } from '../county-files/index.ts'
import { organisationPaths } from '../organisations/index.ts'
import type { Checklist, ListedUnit } from './checklist.ts'
import { administrationPaths } from './noun.ts'
import { texts } from './texts.ts'

/** What the installation can do beside the database. */
export type Installed = { mail: boolean; guardians: boolean }
type T = ReturnType<typeof texts>
type Line = {
  what: string
  there: boolean
  says: string
  units?: Checklist['uncovered']
  href?: string
  /** The button, where it is what to begin with. */
  verb?: string
}

/** The administrator's first page: what is missing before the first child, each with the way to correct it. */
export function ChecklistPage({
  list,
  installed,
  office,
  system,
  lastFile,
}: {
  list: Checklist
  installed: Installed
  /** Whether the reader administers all of the collaboration. */
  system: boolean
  /** What the last file of the reader brought, where there is one. */
  lastFile: CountyFile | undefined
  /** The unit of the administrator: where functions for the whole collaboration stand. */
  office: string
}) {
  const t = texts(usePage().lang)
  const all = linesOf(list, installed, office, t)
  const lines = system ? all : all.slice(0, ofEveryOrganisation)
  const missing = lines.filter(({ there }) => !there)
  const [first] = missing
  const came = (of: SheetName) => countOf(lastFile?.counts ?? {}, 'new', of)
  return (
    <Layout title={t.heading} lead={missing.length ? t.missingLead(missing.length) : t.readyLead}>
      {first && (
        <NextStep
          heading={t.beginWith(first.what)}
          action={first.href && <LinkButton href={first.href}>{first.verb}</LinkButton>}
        >
          {first.says}
        </NextStep>
      )}
      <Card heading={t.steps}>
        <Lines
          items={lines.map(({ what, there, says, units, href }) => ({
            title: capital(what),
            ...(href && { href }),
            detail: (
              <>
                {says} {units && units.total > 0 && <UnitList units={units} t={t} />}
              </>
            ),
            beside: there ? (
              <Tag tone="good" icon="check">
                {t.done}
              </Tag>
            ) : (
              <Tag tone="wait">{t.missing}</Tag>
            ),
          }))}
        />
      </Card>
      <Card heading={t.inFiles}>
        <p>{t.houseNow(list.functions, list.people)}</p>
        {lastFile && (
          <p class="hint">{t.lastFile(lastFile.name, came('units'), came('functions'), came('people'))}</p>
        )}
        <p>
          <LinkButton href={countyFilePaths.files()} variant="secondary">
            {t.toFiles}
          </LinkButton>
        </p>
      </Card>
      <Card heading={t.also}>
        <ul>
          <li>
            <a href={organisationPaths.organisations()}>{t.toOrganisations}</a>
          </li>
          {system && (
            <>
              <li>
                <a href={administrationPaths.collaboration()}>{t.toCollaboration}</a>
              </li>
              <li>
                <a href={administrationPaths.changes()}>{t.toChanges}</a>
              </li>
            </>
          )}
        </ul>
      </Card>
    </Layout>
  )
}

export const BackToAdministration = () => (
  <BackLink href={administrationPaths.checklist()}>{texts(usePage().lang).heading}</BackLink>
)

/** The lines that are about units: the others are of the whole collaboration. */
const ofEveryOrganisation = 4

const capital = (words: string) => words.charAt(0).toLocaleUpperCase('sv') + words.slice(1)

function UnitList({ units: { first, total }, t }: { units: { first: ListedUnit[]; total: number }; t: T }) {
  return (
    <>
      {t.missingAt}{' '}
      {first.map(({ id, name, organisationName }, n) => (
        <>
          {n > 0 && ', '}
          <a href={organisationPaths.unit(id)}>{name}</a> ({organisationName})
        </>
      ))}
      {total > first.length && ` ${t.andMore(total - first.length)}`}.
    </>
  )
}

function linesOf(list: Checklist, { mail, guardians }: Installed, office: string, t: T): Line[] {
  // Where no unit has a rule, it is not said that each named person is somebody.
  const ruled = list.uncovered.total < list.childUnits
  const ofUnits = (what: string, units: Checklist['uncovered'], why: string, done: string): Line => {
    const [one] = units.first
    return {
      what,
      there: list.childUnits > 0 && units.total === 0,
      says: units.total > 0 ? why : list.childUnits > 0 ? done : t.unitsFirst,
      units,
      href: one ? organisationPaths.unit(one.id) : organisationPaths.organisations(),
      verb: one ? t.openUnit(one.name) : t.add,
    }
  }
  return [
    {
      what: t.units,
      there: list.childUnits > 0,
      says: list.childUnits > 0 ? t.unitsThere(list.childUnits) : t.unitsWhy,
      href: organisationPaths.organisations(),
      verb: t.add,
    },
    ofUnits(t.managers, list.unmanaged, t.managersWhy, t.managersThere),
    ofUnits(t.rules, list.uncovered, t.rulesWhy, t.rulesThere),
    ruled
      ? ofUnits(t.vacant, list.vacant, t.vacantWhy, t.vacantThere)
      : { what: t.vacant, there: false, says: t.vacantFirst },
    {
      what: t.reviewer,
      there: list.reviewers > 0,
      says: list.reviewers > 0 ? t.reviewerThere : t.reviewerWhy,
      href: organisationPaths.unit(office),
      verb: t.add,
    },
    {
      what: t.contact,
      there: list.contact !== '',
      says: list.contact || t.contactWhy,
      href: administrationPaths.collaboration(),
      verb: t.write,
    },
    { what: t.guardians, there: guardians, says: guardians ? t.guardiansThere : t.guardiansWhy },
    { what: t.mail, there: mail, says: mail ? t.mailThere : t.mailWhy },
    {
      what: t.second,
      there: list.administrators > 1,
      says: list.administrators > 1 ? t.secondThere : t.secondWhy,
      href: organisationPaths.unit(office),
      verb: t.add,
    },
  ]
}
