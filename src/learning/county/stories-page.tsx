import { AtMost, BackLink, EmptyState, Layout, Lines, LinkButton, usePage } from '../../ui/index.ts'
import { countyPaths } from './noun.ts'
import { StateTag } from './state-tag.tsx'
import { mostStories, type Story } from './stories.ts'
import { countyTexts } from './texts.ts'

/** For those who write and clear: every story, the latest first. */
export function StoriesPage({ stories, writes }: { stories: Story[]; writes: boolean }) {
  const t = countyTexts(usePage().lang)
  const write = writes && <LinkButton href={countyPaths.newStory()}>{t.writeStory}</LinkButton>
  return (
    <Layout
      title={t.stories}
      lead={t.storiesLead}
      back={<BackLink href={countyPaths.page()}>{t.heading}</BackLink>}
      narrow
    >
      {stories.length ? (
        <>
          {write && <p>{write}</p>}
          <Lines
            label={t.stories}
            items={stories.map(story => ({
              title: story.title,
              href: countyPaths.story(story.id),
              detail: t.writtenBy(story.writer),
              beside: <StateTag state={story.state} />,
            }))}
          />
          <AtMost most={mostStories} shown={stories.length} />
        </>
      ) : (
        <EmptyState says={t.noStories} begin={write || undefined} />
      )}
    </Layout>
  )
}
