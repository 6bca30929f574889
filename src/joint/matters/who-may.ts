import { may, must } from '../../../test/routes/fields.ts'
import { frictionForm } from '../../../test/routes/joint-items.ts'
import { sends } from '../../../test/routes/sends.ts'
import { staff, type Table } from '../../../test/routes/table.ts'
import type { Items } from '../../../test/routes/world.ts'
import { raiseSchema, showingSchema, wordsSchema } from './noun.ts'

/** Jonas raises in Siri's forum, which he is in and she answers for; what Siri raised without a forum is her manager's, Anders's. */
export const whoMay = ({ forum, matter }: Items): Table => {
  const waiting = { of: "Jonas's in Siri's forum", at: { id: matter.waiting } } as const
  const alone = { of: "Siri's with her manager", at: { id: matter.alone } } as const
  const answered = { of: "Jonas's, answered", at: { id: matter.answered } } as const
  const { search: _, ...friction } = frictionForm('Blanketten finns i två versioner.', forum.open)
  const words = { words: must.text('Mer om det.'), notChild: may.hidden('') }
  const answer = { ...sends(wordsSchema, { words: 'Så här gör vi.' }), notChild: may.hidden('') }
  return {
    'GET /matters': [{ may: staff }],
    'GET /matters/new': [{ may: staff }],
    'POST /matters': [
      {
        may: staff.filter(each => each !== 'outsider'),
        but: { outsider: 422 },
        sends: { ...sends(raiseSchema, friction), forum: may.hidden(forum.open), notChild: may.hidden('') },
        makes: true,
      },
    ],
    'GET /matters/shown': [{ may: staff }],
    'GET /matters/counts': [{ may: staff }],
    'GET /matters/:id': [
      { ...waiting, may: ['siri-alm', 'jonas-ek'] },
      { ...alone, may: ['siri-alm', 'anders-holm'] },
    ],
    'POST /matters/:id/withdrawal': [
      { of: "Jonas's of a moment ago", at: { id: matter.fresh }, may: ['jonas-ek'], ends: true },
    ],
    'GET /matters/:id/words': [{ ...waiting, may: ['siri-alm', 'jonas-ek'] }],
    'POST /matters/:id/words': [{ ...waiting, may: ['siri-alm', 'jonas-ek'], sends: words, makes: true }],
    'GET /matters/:id/answer': [
      { ...waiting, may: ['siri-alm'] },
      { ...alone, may: ['anders-holm'] },
    ],
    'POST /matters/:id/answer': [{ ...alone, may: ['anders-holm'], sends: answer, ends: true }],
    'GET /matters/:id/not-enough': [{ ...answered, may: ['jonas-ek'] }],
    'POST /matters/:id/not-enough': [{ ...answered, may: ['jonas-ek'], sends: words, ends: true }],
    'GET /matters/:id/lift': [
      { ...waiting, may: ['siri-alm'] },
      { ...alone, may: ['siri-alm', 'anders-holm'] },
    ],
    'POST /matters/:id/lift': [
      {
        of: 'one that no forum has',
        at: { id: matter.lifted },
        may: ['siri-alm'],
        unasked: ['anders-holm'],
        sends: { ...words, forum: must.id(forum.open) },
        ends: true,
      },
    ],
    'GET /matters/:id/merging': [{ ...waiting, may: ['siri-alm'] }],
    'POST /matters/:id/merging': [
      {
        of: "one like it in Siri's forum",
        at: { id: matter.like },
        may: ['siri-alm'],
        sends: { into: must.id(matter.waiting) },
        ends: true,
      },
    ],
    'POST /matters/:id/joining': [{ ...waiting, may: ['siri-alm', 'jonas-ek'] }],
    'POST /matters/:id/showing': [
      { ...waiting, may: ['jonas-ek'], sends: sends(showingSchema, { mayName: '' }) },
    ],
  }
}
