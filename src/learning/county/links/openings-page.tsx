import { insideSentence } from '../../../i18n/index.ts'
import {
  AtMost,
  BackLink,
  Button,
  Card,
  Form,
  Hidden,
  Layout,
  Lines,
  LinkButton,
  Tag,
  usePage,
} from '../../../ui/index.ts'
import { countyPaths } from '../noun.ts'
import { countyTexts } from '../texts.ts'
import { type CountyLink, mostLinks } from './links.ts'
import { linkTexts } from './texts.ts'

type Props = {
  links: CountyLink[]
  isPublic: boolean
  collaborationId: string
}

/** Who reads the county page without an account: by which links, or everybody. */
export function OpeningsPage({ links, isPublic, collaborationId }: Props) {
  const { lang } = usePage()
  const t = linkTexts(lang)
  return (
    <Layout
      title={t.openings}
      lead={t.openingsLead}
      back={<BackLink href={countyPaths.page()}>{countyTexts(lang).heading}</BackLink>}
      narrow
    >
      <Card heading={t.links}>
        <p>{links.length ? t.linksHow : t.noLinks}</p>
        {links.length > 0 && (
          <Lines
            label={t.links}
            items={links.map(link => ({
              title: link.purpose,
              href: countyPaths.link(link.id),
              detail: t.detail(link.lastOn, link.opened, sayMaker(link)),
              beside: <LinkState link={link} />,
            }))}
          />
        )}
        <AtMost most={mostLinks} shown={links.length} />
        <p>
          <LinkButton href={countyPaths.newLink()} variant="secondary" icon="plus">
            {t.newLink}
          </LinkButton>
        </p>
      </Card>
      <Card heading={t.publicHeading}>
        <p>
          <strong>{isPublic ? t.publicOn : t.publicOff}</strong>
        </p>
        <p>{isPublic ? t.publicEnd : t.publicMeans}</p>
        {isPublic && (
          <p>
            <a href={countyPaths.open(collaborationId)}>{t.publicSee}</a>
          </p>
        )}
        <Form action={countyPaths.publicity()} once>
          <Hidden name="shown" value={isPublic ? 'no' : 'yes'} />
          <Button variant="secondary">{isPublic ? t.publicClose : t.publicShow}</Button>
        </Form>
      </Card>
      <p class="hint">
        {t.storyInside} {t.smallLeftOut}
      </p>
    </Layout>
  )
}

/** "Tomas Åberg, processledare". */
export const sayMaker = ({ madeBy, post }: CountyLink) =>
  [madeBy, insideSentence(post)].filter(Boolean).join(', ')

export function LinkState({ link: { live, ended } }: { link: CountyLink }) {
  const t = linkTexts(usePage().lang)
  return <Tag tone={live ? 'good' : 'neutral'}>{live ? t.live : ended ? t.ended : t.over}</Tag>
}
