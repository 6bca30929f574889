import { afterAll, expect, test } from 'vitest'
import { openHouse } from '../house.ts'
import { openGateway } from './house.ts'
import { openTwoCounties } from './learning-house.ts'

// What nobody may do with what was asked, answered and counted, process leader or not: each is refused, or touches nothing.

const house = await openHouse()
const { whos, home, twin } = await openTwoCounties(house)
const client = await house.database.app.connect()
const gateway = openGateway(client)
afterAll(async () => {
  client.release()
  await house.close()
})

/** In the words of somebody who holds the connection of the serving role, with the actor that the session gives. */
const forgeries: Record<string, string> = {
  'reads answers (R18)': 'select answers from learning.answers',
  'counts answers past the gateway': 'select count(*) from learning.answers',
  'reads who may answer (R18)': 'select what_hash from learning.ballots',
  'reads who has answered (R18)': 'select answered from learning.invitations',
  'reads which mail led to an answer (R18)': 'select who_hash from learning.invitations',
  'reads every column of invitations': 'select * from learning.invitations',
  'writes an answer by hand': `insert into learning.answers (collaboration_id, survey_id, anonymous, version_id, way, answers)
    select collaboration_id, id, anonymous, version_id, 'open', '{}' from learning.surveys`,
  'rewrites an answer': `update learning.answers set answers = '{}'`,
  'removes an answer': 'delete from learning.answers',
  'makes a ballot': `insert into learning.ballots (what_hash, collaboration_id, survey_id) select sha256('x'), collaboration_id, id from learning.surveys limit 1`,
  'uses a ballot twice': 'update learning.ballots set used = false',
  'says that somebody has answered': 'update learning.invitations set answered = true',
  'changes an address after sending': `update learning.invitations set address = 'x@example.org'`,
  'removes an invitation that was sent': `delete from learning.invitations where state <> 'waiting'`,
  'opens a survey past its gateway': `update learning.surveys set state = 'open'`,
  'makes an anonymous survey another': 'update learning.surveys set anonymous = false',
  'asks by another version than was published': 'update learning.surveys set version_id = version_id',
  'moves the last day of a closed survey (R19)': `update learning.surveys set closes_on = closes_on + 30 where state = 'closed'`,
  'moves the day of the release': 'update learning.surveys set released_at = null',
  'removes a survey that has opened': `delete from learning.surveys where state <> 'planned'`,
  'removes whom an open survey asks': `delete from learning.targets t using learning.surveys s where s.id = t.survey_id and s.state <> 'planned'`,
  'changes how many were asked by mail': 'update learning.targets set invited_count = 1',
  'takes over a link': `update learning.targets set link_hash = sha256('x')`,
  'writes what was done with a survey': `insert into learning.survey_moves (survey_id, collaboration_id, kind) select id, collaboration_id, 'closed' from learning.surveys`,
  'rewrites a published version': `update learning.instrument_versions set definition = definition where state in ('published', 'retired')`,
  'publishes past the gateway': `update learning.instrument_versions set state = 'published'`,
  'changes a shipped instrument': `update learning.instrument_versions set definition = definition where collaboration_id is null`,
  'removes an instrument': 'delete from learning.instruments',
  'removes a version': 'delete from learning.instrument_versions',
  'lowers the limit under five (R16)': 'update learning.settings set small_number_limit = 3',
  'releases by hand (R16)': 'update learning.releases set released_at = now()',
  'releases an open survey': `insert into learning.releases (survey_id, collaboration_id, asked_by_function_id)
    select id, collaboration_id, people.my_function() from learning.surveys where state <> 'closed'`,
  'removes a release, to have it counted again (R16)': 'delete from learning.releases',
  'writes a cell': `insert into learning.release_cells select * from learning.release_cells`,
  'changes a cell': 'update learning.release_cells set value = 5',
  'shows a group that was hidden': 'update learning.release_groups set answers = 5',
  'makes up a quote': `insert into learning.quotes (release_id, collaboration_id, item) select id, collaboration_id, 'x' from learning.releases`,
  'rewrites what somebody wrote': `update learning.raw_quotes set words = 'x'`,
  'decides on a quote as another': 'update learning.quotes set decided_by_function_id = null, theme = theme',
  'shows a story past the gateway': `update learning.county_stories set state = 'shown'`,
  'rewrites a story that was cleared': `update learning.county_stories set words = 'x' where state <> 'draft'`,
  'makes a link of the county page past its gateway': `insert into learning.county_links (collaboration_id, purpose, last_on, once)
    select people.my_collaboration(), 'x', current_date, gen_random_uuid()`,
  'lets a link live longer': 'update learning.county_links set last_on = last_on + 30',
  'opens a link again': 'update learning.county_links set ended_at = null',
  'reads what opens a link': 'select hash from learning.county_link_tokens',
  'makes something that opens a link': `insert into learning.county_link_tokens (hash, collaboration_id, link_id) select sha256('x'), collaboration_id, id from learning.county_links`,
  'mails a link past its gateway': `insert into learning.county_link_mails (collaboration_id, link_id, address) select collaboration_id, id, 'x@example.se' from learning.county_links`,
  'reads what is published without being asked which county': `select learning.county_published(id, '{}') from people.collaborations`,
  'rewrites who showed the page to everybody': 'update learning.county_publicity set is_public = true',
  'changes a value of an indicator (R20)': 'update learning.indicator_values set value = 1',
  'removes a value of an indicator': 'delete from learning.indicator_values',
  'changes a row of a register': 'update learning.register_entries set amount = 1',
  'removes a row of a register': 'delete from learning.register_entries',
  'hides that a target was moved': 'delete from learning.indicator_changes',
  'reads what was counted before hiding (R16)': 'select * from insight.raw_counts',
  'reads figures without stepping into kring_insight': 'select * from insight.cells',
  'counts a survey by itself': `select learning.count_answers(id, '{"known": "one"}') from learning.surveys`,
  'stores a release by itself': `select learning.store_release(id, '[]', '[]', '[]', 5) from learning.surveys`,
  'asks whom to remind': 'select learning.invitations_to_remind(id) from learning.surveys',
  'forgets invitations': 'select learning.forget_invitations()',
  'moves surveys by the clock': 'select learning.move_due_surveys()',
  'counts a quarter': `select insight.count_quarter('${home}', '2026-01-01')`,
  'releases a quarter': `select insight.release_quarter('${home}', '2026-01-01', '{}')`,
  'seeds an instrument as if it were shipped': `select learning.ship_instrument('x.1', '{"code": "x"}')`,
  'reads a child as kring_insight': `select set_config('role', 'kring_insight', true); select * from child.children`,
  'reads a survey as kring_insight': `select set_config('role', 'kring_insight', true); select * from learning.surveys`,
  'reads raw counts as kring_insight': `select set_config('role', 'kring_insight', true); select * from insight.raw_counts`,
  'becomes the one who migrates': `select set_config('role', 'kring_owner', true)`,
  'becomes the one who runs jobs': `select set_config('role', 'kring_worker', true)`,
}

/** Into the other county, whichever that is to the one who tries. */
const into = (county: string): Record<string, string> => ({
  'writes a word there': `insert into learning.labels (collaboration_id, scale_id, option_id, language, label) values ('${county}', 'x', 'x', 'sv', 'x')`,
  'sets a limit there': `update learning.settings set caution_below_n = 30 where collaboration_id = '${county}'`,
  'makes an instrument there': `insert into learning.instruments (collaboration_id, code, made_by_function_id) values ('${county}', 'x', people.my_function())`,
  'adds a version there': `insert into learning.instrument_versions (instrument_id, collaboration_id, number, definition)
    select (select id from learning.instruments where collaboration_id = '${county}' limit 1), '${county}', 9, '{"format": "kring-instrument/1"}'`,
  'plans a survey there': `insert into learning.surveys (collaboration_id, version_id, title, anonymous, languages, ways, opens_on, closes_on, owner_function_id)
    select '${county}', id, '{"sv": "x"}', true, '{sv}', '{open}', current_date, current_date, people.my_function() from learning.instrument_versions limit 1`,
  'chooses figures there': `insert into learning.county_choices (collaboration_id, figures, function_id, person_id, once)
    values ('${county}', '{child_figure:worries}', people.my_function(), people.me(), gen_random_uuid())`,
  'shows the page there to everybody': `insert into learning.county_publicity (collaboration_id, is_public, function_id, person_id, once)
    values ('${county}', true, people.my_function(), people.me(), gen_random_uuid())`,
  'writes a story there': `insert into learning.county_stories (collaboration_id, title, words, made_of, function_id, person_id, once)
    values ('${county}', 'x', 'x', 'invented', people.my_function(), people.me(), gen_random_uuid())`,
  'removes what is there': `delete from learning.labels where collaboration_id = '${county}'`,
})

const all = Object.entries(forgeries)
test.each(all)('Nobody %s', async (_, sql) => {
  for (const who of whos) await expectNothing(who.name, who.session, sql)
})

test.each(Object.keys(into(home)))('Nobody of another county %s', async what => {
  for (const who of whos) {
    const other = who.county === home ? twin : home
    await expectNothing(who.name, who.session, into(other)[what] as string)
  }
})

async function expectNothing(name: string, session: Buffer | null, sql: string) {
  let touched = 0
  const undone = new Error('undone')
  const outcome = await gateway
    .as(session, async query => {
      const answer = await query(sql)
      touched = [answer].flat().at(-1)?.rowCount ?? 0
      throw undone
    })
    .catch(error => {
      if (error !== undone) throw error
    })
  // Refused by a right, a policy, a check or a key; or there was nothing to be touched.
  if (outcome && !outcome.ok)
    expect(['42501', '23514', '23502', 'P0002'], `${name}: ${outcome.message}`).toContain(outcome.code)
  else expect(touched, name).toBe(0)
}
