import { type Context, Hono } from 'hono'
import { notFound } from '../../platform/errors/index.ts'
import { submit } from '../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { actsAs } from '../kinds/index.ts'
import { unitPaths } from '../units/index.ts'
import { ClosingPage, FunctionFormPage } from './function-form-page.tsx'
import {
  changeFunction,
  closeFunction,
  findMade,
  functionSchema,
  getOwnFunction,
  isNameTaken,
  makeFunction,
  reopenFunction,
  whyNotClose,
} from './functions.ts'
import { functionPaths } from './noun.ts'
import { texts } from './texts.ts'

type C = Context<AppEnv>

export const functionRoutes = new Hono<AppEnv>()
  .get(functionPaths.newFunction.pattern, c => {
    const { unitName } = managerOf(c)
    return render(c, <FunctionFormPage unitName={unitName} />)
  })
  .post(functionPaths.functions.pattern, async c => {
    const actor = managerOf(c)
    const { tx, language } = c.var
    const t = texts(language)
    return submit(c, functionSchema, {
      t,
      again: state => <FunctionFormPage unitName={actor.unitName} state={state} />,
      run: async data => {
        const made = await findMade(tx, actor, data.once)
        if (!made && (await isNameTaken(tx, actor, data.name))) return { errors: { name: t.nameTaken } }
        return unitPaths.function(made ?? (await makeFunction(tx, data)))
      },
    })
  })
  .get(functionPaths.edit.pattern, async c => {
    const actor = managerOf(c)
    const func = await openOf(c)
    return render(c, <FunctionFormPage unitName={actor.unitName} func={func} />)
  })
  .post(functionPaths.edit.pattern, async c => {
    const actor = managerOf(c)
    const { tx, language } = c.var
    const t = texts(language)
    const func = await openOf(c)
    return submit(c, functionSchema, {
      t,
      check: async data => ({
        ...((await isNameTaken(tx, actor, data.name, func.id)) && { name: t.nameTaken }),
        ...(func.isContact && !data.contact && { contact: t.contactKept }),
      }),
      again: state => <FunctionFormPage unitName={actor.unitName} func={func} state={state} />,
      run: async data => {
        await changeFunction(tx, func.id, data)
        return unitPaths.function(func.id)
      },
    })
  })
  .get(functionPaths.closing.pattern, async c => {
    const func = await openOf(c)
    return render(c, <ClosingPage func={func} obstacles={await whyNotClose(c.var.tx, func.id)} />)
  })
  .post(functionPaths.closing.pattern, async c => {
    const func = await getOwnFunction(c.var.tx, managerOf(c), idOf(c))
    if (!func.closed) {
      const obstacles = await whyNotClose(c.var.tx, func.id)
      // The page says why.
      if (obstacles.length > 0) return c.redirect(functionPaths.closing(func.id), 303)
      await closeFunction(c.var.tx, func.id)
    }
    return c.redirect(unitPaths.unit(), 303)
  })
  .post(functionPaths.reopening.pattern, async c => {
    const actor = managerOf(c)
    const { tx } = c.var
    const func = await getOwnFunction(tx, actor, idOf(c))
    // Another has its name by now: it gets one of its own first.
    if (func.closed && (await isNameTaken(tx, actor, func.name, func.id))) throw notFound()
    await reopenFunction(tx, func.id)
    return c.redirect(unitPaths.function(func.id), 303)
  })

function managerOf(c: C) {
  const actor = staffOf(c)
  if (!actsAs(actor, 'manager')) throw notFound()
  return actor
}

/** One that is closed is opened before it is changed. */
async function openOf(c: C) {
  const func = await getOwnFunction(c.var.tx, managerOf(c), idOf(c))
  if (func.closed) throw notFound()
  return func
}
