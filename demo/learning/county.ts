import { chooseFigures, moveStory, type StoryState } from '../../src/learning/county/index.ts'
import type { AsPerson } from '../as-person.ts'
import { idOf } from '../ids.ts'

type StoryOf = {
  id: string
  title: string
  words: string
  moves: [StoryState, person: string, func: string][]
}

const [tomas, anders] = [
  ['tomas-aberg', 'kansliet/processledare'],
  ['anders-holm', 'bjorkbacken/verksamhetschef'],
] as const

/** One is shown, one is cleared and two wait for somebody else than Tomas to read them. */
const stories: StoryOf[] = [
  {
    id: 'fiskarna',
    title: 'Fiskarna väntar',
    words:
      'En pojke på fem år ville inte gå in på förskolan på morgnarna. Hans förskollärare skrev ner vad som ändå fungerade: att komma först, när det var tyst. Någon ringde familjen samma vecka.\n\nTre veckor senare fanns en plan med fem rader, och en av dem var pojkens egen. Nu börjar han dagen med att mata fiskarna tillsammans med en vuxen. ”De väntar på mig”, säger han.',
    moves: [
      ['cleared', ...anders],
      ['shown', ...tomas],
    ],
  },
  {
    id: 'ett-mote',
    title: 'Ett möte i stället för fyra',
    words:
      'En mamma hade varit på fyra möten om sin dotter på en månad, och berättat samma sak varje gång. Nu är det ett möte, en plan och en person att ringa.',
    moves: [['cleared', ...anders]],
  },
  {
    id: 'tisdagar',
    title: 'Fotboll på tisdagar',
    words:
      'En flicka i trean sa att hon ville göra något med andra. En förening fick veta just det, och inget annat. Nu spelar hon på tisdagar.',
    moves: [],
  },
  {
    id: 'kojan',
    title: 'Kojan',
    words: 'På rasterna ville en pojke vara ensam. Nu finns en koja, och två kamrater som får komma in.',
    moves: [],
  },
]

/** Told one after another: each shown one takes the place of the one before. */
export async function seedStories(asPerson: AsPerson) {
  for (const { id, title, words, moves } of stories) {
    await asPerson(...tomas, async (tx, me) => {
      await tx
        .insertInto('learning.county_stories')
        .values({
          id: idOf(`story/${id}`),
          collaboration_id: me.collaborationId,
          title,
          words,
          made_of: 'invented',
          function_id: me.functionId,
          person_id: me.personId,
          once: idOf(`once/story/${id}`),
        })
        .execute()
    })
    for (const [state, person, func] of moves)
      await asPerson(person, func, tx => moveStory(tx, idOf(`story/${id}`), state, 1))
  }
}

/** Goals beside most of the figures; a number of children is nothing to set a goal for. */
export const seedCountyGoals = (asPerson: AsPerson) =>
  asPerson(...tomas, (tx, me) =>
    chooseFigures(tx, me, {
      chosen: [
        { ref: 'child_figure:worries' },
        { ref: 'child_figure:worries.days', goal: { is: 'at_most', value: 10 } },
        { ref: 'child_figure:requests.in_time', goal: { is: 'at_least', value: 90 } },
        { ref: 'child_figure:starts.days', goal: { is: 'at_most', value: 60 } },
        { ref: 'child_figure:plans.voice', goal: { is: 'at_least', value: 90 } },
        { ref: 'child_figure:plans.civil' },
      ],
      once: idOf('once/county-goals'),
    }),
  )
