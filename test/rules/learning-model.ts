import type { Tables, Who } from './learning-house.ts'

// Who may see what of learning and insight, in the words of src/learning/README.md and of the decisions 8 to 10, and
// nothing taken from the policies.

// biome-ignore lint/suspicious/noExplicitAny: rows as JSON, of every table
type Row = any
type Rule = (who: Who, row: Row, tables: Tables) => boolean

const here: Rule = (who, row) => who.county !== null && row.collaboration_id === who.county
/** Whoever has a function there; a guardian as such has none. */
const working: Rule = (who, row, tables) => here(who, row, tables) && who.func !== null
export const leads = (who: Who) => who.func?.kind === 'process_leader'
const leading: Rule = (who, row, tables) => here(who, row, tables) && leads(who)
const clears = (who: Who) => leads(who) || who.func?.kind === 'manager'
const shipped: Rule = (_, row) => row.collaboration_id === null
const nobody: Rule = () => false

const seesStory: Rule = (who, row, tables) =>
  working(who, row, tables) && (row.state === 'shown' || clears(who))

/** How a row is read by whoever serves people. A new table gets its rule here. */
export const rules: Record<string, Rule> = {
  // What is asked: shipped ones are everybody's, who answers reads what is asked, drafts are the process leader's.
  'learning.purposes': () => true,
  'learning.instruments': (who, row, tables) => shipped(who, row, tables) || here(who, row, tables),
  'learning.instrument_versions': (who, row, tables) =>
    shipped(who, row, tables) || (here(who, row, tables) && (row.state !== 'draft' || leads(who))),
  'learning.instrument_moves': leading,
  'learning.instrument_edits': leading,
  'learning.instrument_uses': here,
  'learning.labels': here,
  'learning.settings': here,
  // Surveys: everybody who works here may know which there are; who is asked is the process leader's.
  'learning.surveys': working,
  'learning.survey_moves': leading,
  'learning.targets': leading,
  'learning.invitations': leading,
  'learning.answer_imports': leading,
  // R18: nobody reads answers, nor who may answer.
  'learning.answers': nobody,
  'learning.ballots': nobody,
  // Results, when they are released; words when somebody has decided on them.
  'learning.releases': working,
  'learning.release_groups': working,
  'learning.release_cells': working,
  'learning.quotes': (who, row, tables) =>
    leading(who, row, tables) || (working(who, row, tables) && row.state === 'kept'),
  'learning.raw_quotes': leading,
  // The county's page and its indicators: everybody who works here.
  'learning.county_choices': working,
  'learning.county_stories': seesStory,
  'learning.county_story_moves': (who, row, tables) =>
    (tables.get('learning.county_stories') ?? []).some(
      (story: Row) => story.id === row.story_id && seesStory(who, story, tables),
    ),
  // Who reads the page without an account: the process leader's to say. What opens it is read by nobody.
  'learning.county_links': leading,
  'learning.county_link_mails': leading,
  'learning.county_link_tokens': nobody,
  'learning.county_publicity': leading,
  'learning.indicators': working,
  'learning.indicator_changes': working,
  'learning.indicator_moves': working,
  'learning.indicator_values': working,
  'learning.indicator_comments': working,
  'learning.register_imports': working,
  'learning.register_entries': working,
  // R16: figures are read as kring_insight only, and what was counted before hiding by nobody.
  'insight.raw_counts': nobody,
  'insight.quarters': nobody,
  'insight.cells': nobody,
}

/** The same for whoever has stepped into kring_insight: nothing but what is released, of units only one's own. */
export const asInsight: Record<string, Rule> = {
  ...Object.fromEntries(Object.keys(rules).map(name => [name, nobody])),
  'insight.quarters': here,
  'insight.cells': (who, row, tables) =>
    here(who, row, tables) && (row.unit_id === null || row.unit_id === who.func?.unit),
}
