import { describe, expect, it } from 'vitest'
import { htmlMistakes } from '../../../test/html.ts'
import { Button, Form, Layout, PageContext } from '../../ui/index.ts'
import type { Answers } from '../answer.ts'
import { readAnswers } from '../answers.ts'
import { itemKinds, itemsOf } from '../definition.ts'
import { everyAnswer, everyKind } from './every-kind.ts'
import { FillItems } from './fill-items.tsx'
import { answersFromForm } from './from-form.ts'
import { PaperForm } from './paper-form.tsx'
import { ReadAnswers } from './read-answers.tsx'
import { sayCondition, sayProblem } from './sentences.ts'
import { fieldValues, fillState } from './to-form.ts'

const draw = async (inside: unknown, lang: 'sv' | 'en' = 'sv') =>
  String(
    await (
      <PageContext.Provider value={{ lang, actor: null, path: '/', demo: false, scheme: 'auto', nav: [] }}>
        <Layout title="x">{inside as never}</Layout>
      </PageContext.Provider>
    ).toString(),
  )

const sentOf = (values: ReturnType<typeof fieldValues>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(values))
    for (const each of [value].flat()) form.append(name, each)
  return form
}
const fillPage = (language = 'sv', state = fillState(everyKind, language)) => (
  <Form action="/x" state={state}>
    <FillItems definition={everyKind} language={language} />
    <Button>Skicka</Button>
  </Form>
)

describe('a definition drawn as a form', () => {
  it('has an example of every kind of question', () => {
    expect(new Set(itemsOf(everyKind).map(each => each.kind))).toEqual(new Set(itemKinds))
  })

  it('is right as HTML: empty, filled in, and with mistakes', async () => {
    const problems = itemsOf(everyKind).map(({ id }) => ({ item: id, kind: 'wrong-form' as const, what: '' }))
    const states = [
      fillState(everyKind, 'sv'),
      fillState(everyKind, 'sv', { answers: everyAnswer }),
      fillState(everyKind, 'sv', { answers: everyAnswer, problems }),
    ]
    for (const state of states) expect(await htmlMistakes(await draw(fillPage('sv', state)))).toEqual([])
  })

  it('gives back what was answered: to fields, sent, read and judged', () => {
    const sent = sentOf(fieldValues(everyKind, everyAnswer))
    const raw = answersFromForm(everyKind, sent)
    expect(raw).toEqual(everyAnswer)
    expect(readAnswers(everyKind, raw)).toEqual({ answers: everyAnswer, problems: [] })
  })

  it('keeps what stands beside a question: other words, not relevant, told in words', () => {
    const answers: Answers = {
      text: 'x',
      choice: { other: 'Något annat' },
      choices: '$dont-know',
      drawing: { words: 'Ett hus' },
    }
    const raw = answersFromForm(everyKind, sentOf(fieldValues(everyKind, answers)))
    expect(readAnswers(everyKind, raw)).toEqual({ answers, problems: [] })
  })

  it('loses neither a drawing nor the words to it', () => {
    const form = sentOf({ 'q.text': 'x', 'q.drawing': '[[1,2,3,4]]', 'q.drawing.$words': 'En bil' })
    const { answers, problems } = readAnswers(everyKind, answersFromForm(everyKind, form))
    expect(problems).toEqual([])
    expect(answers.drawing).toEqual({ words: 'En bil', strokes: '[[1,2,3,4]]' })
    expect(fieldValues(everyKind, answers)).toMatchObject({
      'q.drawing': '[[1,2,3,4]]',
      'q.drawing.$words': 'En bil',
    })
  })

  it('drops the answer to a question that was not asked', () => {
    const form = sentOf({ 'q.text': 'x', 'q.choice': 'no', 'q.why': 'still here' })
    expect(readAnswers(everyKind, answersFromForm(everyKind, form)).answers).toEqual({
      text: 'x',
      choice: 'no',
    })
  })

  it('shows wrong words back and says what to correct', async () => {
    const sent = sentOf({ 'q.number': 'många', 'q.ranking.time': '1', 'q.ranking.trust': '1' })
    const { problems } = readAnswers(everyKind, answersFromForm(everyKind, sent))
    const state = fillState(everyKind, 'sv', { sent, problems })
    expect(state.values['q.number']).toBe('många')
    expect(state.errors).toEqual({
      'q.text': 'Svara på ”En rad”.',
      'q.number': 'Skriv svaret på ”Ett tal” med siffror, till exempel 12.',
      'q.ranking': 'Två har samma plats i ”Vad är viktigast?”. Ge varje sin egen.',
    })
    const page = await draw(fillPage('sv', state))
    expect(page).toContain('href="#field-q.number"')
    expect(page).toContain('id="field-q.ranking"')
  })

  it('refuses what no form of ours sends', () => {
    const bad = sentOf({
      'q.text': 'x',
      'q.drawing': '<svg onload=1>',
      'q.table.0.nothing': 'x',
      'q.scale': 'best',
    })
    const { answers, problems } = readAnswers(everyKind, answersFromForm(everyKind, bad))
    expect(answers).toEqual({ text: 'x' })
    expect(problems.map(each => each.item).sort()).toEqual(['drawing', 'scale'])
  })

  it('says when a question is to be answered, in plain words', async () => {
    expect(sayCondition(everyKind, { item: 'choice', is: ['yes', 'no'] }, 'sv')).toBe(
      'du svarade Ja eller Nej på ”Ett val”',
    )
    expect(
      sayCondition(
        everyKind,
        { all: [{ item: 'number', atLeast: 3 }, { not: { item: 'text', answered: true } }] },
        'en',
      ),
    ).toBe('you answered 3 or more to “A number” and it is not so that you answered “One line”')
    expect(await draw(fillPage())).toContain('Svara om du svarade Ja på ”Ett val”.')
  })

  it('says where a text is missing in the language, and marks the language of the text that stands there', async () => {
    const page = await draw(
      <Form action="/x">
        <FillItems definition={everyKind} language="en" gaps />
      </Form>,
      'en',
    )
    expect(page).toMatch(
      /<span lang="sv" dir="auto">Flera rader<\/span> <span class="gap">missing in English<\/span>/,
    )
    expect(await draw(fillPage('en'), 'en')).toContain('Some texts are only in Swedish.')
  })

  it('has a sentence for every problem of every kind', () => {
    const kinds = [
      'unknown-item',
      'missing',
      'not-a-choice',
      'too-long',
      'too-few',
      'too-many',
      'not-a-number',
      'out-of-range',
      'not-a-date',
      'wrong-form',
    ] as const
    for (const item of [...itemsOf(everyKind).map(each => each.id), 'gone'])
      for (const kind of kinds)
        for (const language of ['sv', 'en', 'ar'])
          expect(sayProblem({ item, kind, what: '5' }, everyKind, language)).toMatch(/^.{10,}\.$/)
  })
})

describe('what was answered, to read', () => {
  it('is right as HTML, and says each answer in words', async () => {
    const page = await draw(<ReadAnswers definition={everyKind} language="sv" answers={everyAnswer} />)
    expect(await htmlMistakes(page)).toEqual([])
    for (const words of [
      'Därför',
      'Vet inte',
      'Det tredje',
      'Sömn',
      'Inte aktuellt i min roll',
      'Följa upp',
      '12,5',
      '22 november 2026',
    ])
      expect(page).toContain(words)
    expect(page).toContain('points="0 0 500 500"')
  })
})

describe('the questions on paper', () => {
  it('are right as HTML, with lines and boxes, and say their version at the foot', async () => {
    const page = await draw(<PaperForm definition={everyKind} language="sv" number={3} code="AB12" />)
    expect(await htmlMistakes(page)).toEqual([])
    expect(page).toContain('every-kind · version 3 · AB12')
    expect(page).toContain('class="paper-box"')
  })
})
