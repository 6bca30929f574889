import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type Actor, openStage, type Stage } from '../../../test/story/stage.ts'
import { texts } from './texts.ts'

// Maria works from the keyboard all day; Sara has a phone.

describe.each([
  { width: 1280, locale: 'sv-SE', colorScheme: 'light', lang: 'sv' },
  { width: 360, locale: 'en-GB', colorScheme: 'dark', lang: 'en' },
] as const)('Search and keys at $width px, $locale, $colorScheme', ({ lang, ...screen }) => {
  const t = texts(lang)
  let stage: Stage
  let maria: Actor
  const press = (...keys: string[]) =>
    keys.reduce((done, key) => done.then(() => maria.page.keyboard.press(key)), Promise.resolve())
  const field = () => maria.page.getByRole('combobox', { name: t.field }).filter({ visible: true })
  beforeAll(async () => {
    stage = await openStage(screen)
    maria = await stage.enter('Maria Lund')
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await stage?.photograph('test/artifacts')
  })
  afterAll(() => stage?.close())

  test('Ctrl K, three letters, an arrow and Enter open the page of a child', async () => {
    await maria.open('/inbox')
    await press('Control+k')
    await field().waitFor()
    await field().focus()
    await maria.page.keyboard.type('ami')
    const option = maria.page.getByRole('option', { name: /Amina Haddad/ })
    await option.waitFor()
    await press('ArrowDown')
    expect(await option.getAttribute('aria-selected')).toBe('true')
    expect(await field().getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'))
    await maria.look()
    await press('Enter')
    await maria.page.waitForURL(`**/children/${ids.amina}`)
  })

  test('Escape closes what was found and leaves the field; nobody’s name says that nothing was found', async () => {
    await maria.open('/search?q=ami')
    await maria.look()
    await field().last().focus()
    await field().last().fill('xyzzy')
    await maria.page.locator('.found').getByText(t.none).waitFor()
    await maria.look()
    await press('Escape')
    expect(await maria.page.locator('.found:visible').count()).toBe(0)
    expect(
      await field()
        .last()
        .evaluate(each => each === document.activeElement),
    ).toBe(true)
  })

  test('? shows the keys also with the menu open, never in a field, and g and a letter go to a place', async () => {
    await maria.open('/children')
    const dialog = maria.page.getByRole('dialog')
    await maria.page.locator('main input[type=search]').focus()
    await press('?', '/', 'g')
    expect(await maria.page.locator('main input[type=search]').inputValue()).toBe('?/g')
    expect(await dialog.count()).toBe(0)
    await maria.page.locator('#heading').focus()
    await maria.page.locator('.who summary').click()
    await press('?')
    await dialog.waitFor()
    await maria.look()
    await press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    const letter = (
      (await maria.page.locator('#keys div:has(> dd > a[href="/joint"]) kbd').textContent()) ?? ''
    ).slice(2)
    await press('g', letter)
    await maria.page.waitForURL('**/joint')
    await press('?')
    await dialog.getByRole('checkbox').uncheck()
    await press('Escape')
    await press('?')
    expect(await dialog.count(), 'turned off').toBe(0)
  })

  test('a list of 120 children is looked through by letters and pages', async () => {
    await stage.database.admin.query(
      `with made as (insert into child.children (collaboration_id, unit_id, given_name, family_name, birth_date, once)
        select f.collaboration_id, f.unit_id, chr(65 + n % 20) || 'nna' || n, 'Lång', '2020-05-03', gen_random_uuid()
        from people.functions f, generate_series(1, 120) n where f.id = $1 returning *)
      insert into sharing.involvements (child_id, unit_id, function_id, collaboration_id) select id, unit_id, $1, collaboration_id from made`,
      [ids.functions.rektor],
    )
    await maria.open('/children')
    await maria.look()
    await maria.page
      .getByRole('navigation', { name: lang === 'sv' ? 'Gå till bokstav' : 'Go to letter' })
      .getByRole('link', { name: 'S', exact: true })
      .click()
    await maria.page.waitForURL('**/children?page=*')
    await maria.page.locator('main').getByText(/^Snna/).first().waitFor()
    await maria.look()
    await maria.open('/worries/new')
    await maria.look()
  })
})
