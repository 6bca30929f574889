import { expect, test } from 'vitest'
import { readPersonNumber } from './person-number.ts'

const today = '2026-11-28'
const read = (text: string) => readPersonNumber(text, today)

test.each([
  ['20180101-2384', '20180101-2384', '2018-01-01'],
  ['180101-2384', '20180101-2384', '2018-01-01'],
  ['1801012384', '20180101-2384', '2018-01-01'],
  [' 2018 0101 2384 ', '20180101-2384', '2018-01-01'],
  ['19900118-9811', '19900118-9811', '1990-01-18'],
  ['900118-9811', '19900118-9811', '1990-01-18'],
  ['900118−9811', '19900118-9811', '1990-01-18'],
  ['701063-2391', '19701063-2391', '1970-10-03'],
  ['261201-0001', undefined, undefined],
])('%s is read', (text, number, bornOn) => {
  expect(read(text)).toEqual(number ? { number, bornOn } : { wrong: 'check' })
})

test.each([
  ['070-174 06 05', 'phone'],
  ['0701740605', 'phone'],
  ['0735551234', 'phone'],
  ['+46 70 174 06 05', 'phone'],
  ['0046701740605', 'phone'],
  ['0920-12 34 56', 'phone'],
  // By its digits a person of nineteen: twelve digits are asked for.
  ['0702036789', 'phone'],
  ['556036-0793', 'organisation'],
  ['165560360793', 'organisation'],
  ['20180101-TF01', 'letters'],
  ['2018010123', 'date'],
  ['20180101', 'digits'],
  ['12345678901', 'digits'],
  ['', 'digits'],
  ['20180230-2384', 'date'],
  ['20181301-2384', 'date'],
  ['18000101-2384', 'date'],
  ['20991231-2384', 'future'],
  ['20180101-2385', 'check'],
  ['٢٠١٨٠١٠١-٢٣٨٤', 'digits'],
])('%s is refused as %s', (text, wrong) => {
  expect(read(text)).toEqual({ wrong })
})
