import type { Answers } from '../answer.ts'
import type { Definition } from '../definition.ts'

const sv = (text: string, en?: string): Record<string, string> => (en ? { sv: text, en } : { sv: text })
const options = (...words: [string, string][]) => words.map(([id, label]) => ({ id, label: sv(label, id) }))

/** One question of every kind, for the tests: its answer in `everyAnswer`. */
export const everyKind: Definition = {
  format: 'kring-instrument/1',
  code: 'every-kind',
  title: sv('Alla sorters frågor', 'Every kind of question'),
  languages: ['sv', 'en'],
  about: 'self',
  summary: 'table',
  source: { note: sv('Påhittad', 'Invented'), rights: sv('Vår egen', 'Our own') },
  scales: [
    {
      id: 'agree',
      options: options(
        ['not-at-all', 'Inte alls'],
        ['partly', 'Delvis'],
        ['mostly', 'Till stor del'],
        ['fully', 'Helt'],
      ),
    },
  ],
  sections: [
    {
      id: 'first',
      title: sv('Först', 'First'),
      help: sv('Börja här.', 'Begin here.'),
      items: [
        { id: 'text', kind: 'text', label: sv('En rad', 'One line'), required: true },
        { id: 'long', kind: 'longText', label: sv('Flera rader'), help: sv('Skriv fritt.') },
        {
          id: 'choice',
          kind: 'choice',
          label: sv('Ett val', 'One choice'),
          options: options(['yes', 'Ja'], ['no', 'Nej']),
          other: true,
        },
        {
          id: 'why',
          kind: 'text',
          label: sv('Varför?', 'Why?'),
          showWhen: { item: 'choice', is: ['yes'] },
        },
        {
          id: 'choices',
          kind: 'choices',
          label: sv('Flera val', 'Several choices'),
          options: options(['a', 'Det ena'], ['b', 'Det andra'], ['c', 'Det tredje']),
          max: 2,
          besides: ['dont-know'],
        },
        {
          id: 'scale',
          kind: 'scale',
          label: sv('En skala', 'A scale'),
          scale: 'agree',
          besides: ['not-relevant', 'dont-know'],
        },
        { id: 'pair', kind: 'strengthsAndNeeds', label: sv('Styrkor och behov', 'Strengths and needs') },
      ],
    },
    {
      id: 'second',
      title: sv('Sedan', 'Then'),
      items: [
        { id: 'area', kind: 'area', label: sv('Områden', 'Areas'), many: true },
        {
          id: 'rows',
          kind: 'matrix',
          label: sv('Rader på en skala', 'Rows on a scale'),
          rows: options(['home', 'Hemma'], ['school', 'I skolan']),
          scale: 'agree',
          besides: ['not-relevant'],
        },
        {
          id: 'words',
          kind: 'matrix',
          label: sv('Rader med ord', 'Rows of words'),
          rows: options(['now', 'Nu'], ['later', 'Sedan']),
          columns: options(['what', 'Vad'], ['who', 'Vem']),
        },
        {
          id: 'table',
          kind: 'table',
          label: sv('En tabell', 'A table'),
          maxRows: 6,
          columns: [
            { id: 'name', kind: 'text', label: sv('Namn', 'Name') },
            { id: 'hours', kind: 'number', label: sv('Timmar', 'Hours') },
            { id: 'day', kind: 'date', label: sv('Dag', 'Day') },
            {
              id: 'kind',
              kind: 'choice',
              label: sv('Sort', 'Kind'),
              options: options(['x', 'Ex'], ['y', 'Yps']),
            },
          ],
        },
        {
          id: 'faces',
          kind: 'faces',
          label: sv('Hur är det?', 'How is it?'),
          options: [
            { id: 'sad', label: sv('Inte bra', 'Not good'), picture: 'face-sad' },
            { id: 'glad', label: sv('Bra', 'Good'), picture: 'face-glad' },
            { id: 'unsure', label: sv('Vet inte', 'Not sure'), picture: 'face-unsure' },
          ],
        },
        {
          id: 'ranking',
          kind: 'ranking',
          label: sv('Vad är viktigast?', 'What matters most?'),
          options: options(['time', 'Tid'], ['trust', 'Tillit'], ['place', 'Plats']),
        },
        {
          id: 'number',
          kind: 'number',
          label: sv('Ett tal', 'A number'),
          min: 0,
          max: 50,
          decimals: 1,
          unit: sv('timmar', 'hours'),
        },
        { id: 'date', kind: 'date', label: sv('En dag', 'A day') },
        { id: 'drawing', kind: 'drawing', label: sv('Rita', 'Draw') },
      ],
    },
  ],
}

export const everyAnswer: Answers = {
  text: 'En rad',
  long: 'Två\nrader',
  choice: 'yes',
  why: 'Därför',
  choices: ['a', 'c'],
  scale: '$dont-know',
  pair: { strengths: 'Vänner', needs: 'Sömn' },
  area: ['safe', 'included'],
  rows: { home: 'partly', school: '$not-relevant' },
  words: { now: { what: 'Prata', who: 'Siri' }, later: { what: 'Följa upp' } },
  table: [
    { name: 'Öppet hus', hours: 2.5, day: '2026-11-22', kind: 'x' },
    { name: 'Fotboll', hours: 1 },
  ],
  faces: 'glad',
  ranking: ['trust', 'time', 'place'],
  number: 12.5,
  date: '2026-11-22',
  drawing: [
    [0, 0, 500, 500],
    [20, 30, 40, 50, 60, 70],
  ],
}
