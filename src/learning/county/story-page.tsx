import { formatDateTime } from '../../i18n/index.ts'
import { isProcessLeader } from '../../people/kinds/index.ts'
import type { Staff } from '../../platform/database/transaction.ts'
import {
  BackLink,
  Button,
  Card,
  DescriptionList,
  Form,
  Hidden,
  Layout,
  LinkButton,
  Saved,
  Timeline,
  usePage,
  Written,
} from '../../ui/index.ts'
import { countyPaths } from './noun.ts'
import { StateTag } from './state-tag.tsx'
import { storyStates } from './states.ts'
import type { Story } from './stories.ts'
import { countyTexts } from './texts.ts'

type Props = { story: Story; me: Staff; saved: boolean }
type T = ReturnType<typeof countyTexts>

/** A story before it is shown: to read, and to clear by somebody else than who wrote it. */
export function StoryPage({ story, me, saved }: Props) {
  const t = countyTexts(usePage().lang)
  const facts = [
    [t.madeOf, story.madeOf === 'invented' ? t.madeInvented : t.madeConsented] as const,
    ...(story.consentNote ? [[t.consentNote, story.consentNote] as const] : []),
  ]
  return (
    <Layout
      title={story.title}
      lead={t.writtenBy(story.writer)}
      back={<BackLink href={countyPaths.stories()}>{t.stories}</BackLink>}
      narrow
    >
      {saved && <Saved>{t.draftSaved}</Saved>}
      <p>
        <StateTag state={story.state} />
      </p>
      <Card>
        <Written>{story.words}</Written>
        <DescriptionList items={facts} />
      </Card>
      <Actions story={story} me={me} t={t} />
      {story.moves.length > 0 && <Happened story={story} t={t} />}
    </Layout>
  )
}

function Actions({ story, me, t }: { story: Story; me: Staff; t: T }) {
  const mine = story.personId === me.personId
  return (
    <>
      {storyStates.allows(story.state, 'clear') && (
        <Card heading={t.clearHeading}>
          <p>{t.clearHow}</p>
          <Move
            to={countyPaths.clearance(story.id)}
            story={story}
            refused={mine ? t.clearNotMine : undefined}
          >
            {t.clear}
          </Move>
        </Card>
      )}
      {isProcessLeader(me) && storyStates.allows(story.state, 'show') && (
        <Card>
          <p>{t.showHow}</p>
          <Move to={countyPaths.showing(story.id)} story={story}>
            {t.show}
          </Move>
        </Card>
      )}
      {isProcessLeader(me) && (
        <div class="row">
          {story.state === 'draft' && (
            <LinkButton href={countyPaths.draft(story.id)} variant="secondary">
              {t.editStory}
            </LinkButton>
          )}
          {storyStates.allows(story.state, 'takeDown') && (
            <div class="flow">
              <Move to={countyPaths.removal(story.id)} story={story} quiet>
                {t.takeDown}
              </Move>
              <p class="hint">{t.takeDownHow}</p>
            </div>
          )}
        </div>
      )}
    </>
  )
}

type MoveProps = { to: string; story: Story; refused?: string | undefined; quiet?: boolean; children: string }

function Move({ to, story, refused, quiet, children }: MoveProps) {
  const button = (
    <Button variant={quiet ? 'secondary' : 'primary'} disabledReason={refused}>
      {children}
    </Button>
  )
  if (refused) return button
  return (
    <Form action={to}>
      <Hidden name="revision" value={String(story.revision)} />
      {button}
    </Form>
  )
}

function Happened({ story, t }: { story: Story; t: T }) {
  const { lang } = usePage()
  const did = { cleared: t.didCleared, shown: t.didShown, taken_down: t.didTakenDown }
  return (
    <Card heading={t.whatHappened}>
      <Timeline
        items={story.moves.map(({ state, at, who, functionName }) => ({
          at: at.toISOString(),
          when: formatDateTime(at, lang),
          what: did[state](who),
          who: functionName,
        }))}
      />
    </Card>
  )
}
