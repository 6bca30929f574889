import { Button, Buttons, LinkButton } from '../button.tsx'
import { Card, Cards } from '../card.tsx'
import { Icon, iconNames } from '../icon.tsx'
import { DescriptionList, Lines, PersonLine, Steps, Table, Timeline } from '../lists.tsx'
import { Alert, DangerBox, EmptyState, Live } from '../notices.tsx'
import { usePage } from '../page-context.ts'
import { Receipt } from '../receipt.tsx'
import { Tag } from '../tag.tsx'
import { Confirm, Pagination, SearchField, Tabs } from '../ways.tsx'
import { Details, Quote, Voice, Voices, Written } from '../words.tsx'
import { texts } from './texts.ts'

export function ButtonExamples() {
  const t = texts(usePage().lang)
  return (
    <Card heading={t.buttons}>
      <Buttons>
        <Button icon="arrow">{t.give}</Button>
        <Button variant="secondary">{t.change}</Button>
        <Button variant="quiet">{t.more}</Button>
        <Button variant="danger">{t.stop}</Button>
        <LinkButton variant="secondary" icon="print" href="#print" plain>
          {t.printIt}
        </LinkButton>
      </Buttons>
      <Button disabledReason={t.publishWhy}>{t.publish}</Button>
      <h3>{t.signs}</h3>
      <ul class="legend">
        {iconNames.map(name => (
          <li>
            <Icon name={name} /> {name}
          </li>
        ))}
      </ul>
    </Card>
  )
}

export function NoticeExamples() {
  const t = texts(usePage().lang)
  return (
    <>
      <h2>{t.notices}</h2>
      <Alert>
        <p>{t.infoText}</p>
      </Alert>
      <Alert tone="success" heading={t.successText} announce="polite" />
      <Alert tone="danger" heading={t.dangerHeading}>
        <p>{t.dangerText}</p>
      </Alert>
      <Receipt
        says={t.receipt}
        next={<LinkButton href="#inbox">{t.toInbox}</LinkButton>}
        undo={{ action: '/gallery', until: new Date('2026-11-29T13:42:00Z') }}
      >
        <p>{t.receiptNext}</p>
      </Receipt>
      <DangerBox href="#danger" />
      <Card>
        <EmptyState says={t.emptySays} begin={<LinkButton href="#begin">{t.begin}</LinkButton>}>
          {t.emptyMore}
        </EmptyState>
      </Card>
      <Card heading={t.confirm}>
        <Confirm action="/gallery" verb={t.stop} cancel="#cancel">
          <p>{t.confirmText}</p>
        </Confirm>
      </Card>
      <Live topic="gallery:none" />
    </>
  )
}

export function ReadingExamples() {
  const t = texts(usePage().lang)
  return (
    <>
      <h2>{t.reading}</h2>
      <Tabs
        label={t.tabs}
        items={[
          { href: '#plan', label: t.weDo, here: true },
          { href: '#people', label: t.people },
          { href: '#happened', label: t.happened },
        ]}
      />
      <SearchField action="/gallery" label={t.search} hint={t.searchHint} />
      <Cards>
        <Card heading={t.child} level={3} href="#amina" beside={<Tag tone="good">{t.underWay}</Tag>}>
          <p class="quiet">{t.childDetail}</p>
        </Card>
        <Card heading={t.child2} level={3} href="#linus" beside={<Tag>{t.draft}</Tag>}>
          <p class="quiet">{t.childDetail}</p>
          <p>
            <Tag tone="wait" icon="clock">
              {t.late}
            </Tag>{' '}
            <Tag tone="danger" icon="lock">
              {t.secret}
            </Tag>
          </p>
        </Card>
      </Cards>
      <Pagination page={2} pages={4} href={n => `?page=${n}`} />
      <Card heading={t.facts}>
        <DescriptionList
          items={[
            [t.lead2, t.by1],
            [t.nextDate, t.when2],
          ]}
        />
        <Details summary={t.details}>
          <p>{t.detailsText}</p>
        </Details>
      </Card>
      <Card heading={t.people}>
        <PersonLine name={t.mother} family beside={<Tag tone="good">{t.yes}</Tag>} />
        <PersonLine name="Siri Alm" role={`${t.counsellor}, Björkskolan`} href="#siri" />
      </Card>
      <Card>
        <Voices>
          <Voice who={t.childSays}>
            <Quote by={t.wordsBy}>{t.words}</Quote>
          </Voice>
          <Voice who={t.guardianSays}>
            <Written>{t.guardianWords}</Written>
          </Voice>
          <Voice who={t.schoolSays}>
            <Written>{t.schoolWords}</Written>
          </Voice>
        </Voices>
      </Card>
      <Cards>
        <Card heading={t.steps} level={3}>
          <Steps
            items={[
              { label: t.step1, state: 'done', detail: t.when2, href: '#step1' },
              { label: t.step2, state: 'here', detail: t.by1 },
              { label: t.step3, state: 'later' },
            ]}
          />
        </Card>
        <Card heading={t.happened} level={3}>
          <Timeline
            items={[
              { at: '2026-11-20T13:05:00Z', when: t.when1, what: t.what1, who: t.by1 },
              { at: '2026-11-12', when: t.when2, what: t.what2 },
            ]}
          />
        </Card>
      </Cards>
      <Card>
        <Table
          caption={t.table}
          columns={[{ heading: t.colWho }, { heading: t.colUnit }, { heading: t.colPlans, numeric: true }]}
          rows={[
            [t.counsellor, 'Björkskolan', '12'],
            [t.nurse, 'BVC Solrosen', '4'],
          ]}
        />
      </Card>
    </>
  )
}

export function ActionExamples() {
  const t = texts(usePage().lang)
  return (
    <Card heading={t.weDo}>
      <Lines
        items={[
          { title: t.action1, detail: t.by1, progress: 'done', beside: <Tag tone="good">{t.done}</Tag> },
          {
            title: t.action2,
            detail: t.by2,
            progress: 'under-way',
            beside: <Tag tone="good">{t.underWay}</Tag>,
          },
          {
            title: t.action3,
            detail: t.by3,
            progress: 'waiting',
            beside: <Tag tone="wait">{t.waits}</Tag>,
            href: '#action',
          },
        ]}
      />
    </Card>
  )
}
