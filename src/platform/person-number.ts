import personnummer from 'personnummer'
import { defineTexts, isDay, type Language, todaysDate } from '../i18n/index.ts'
import { normaliseNumber } from './number-hash.ts'

/** Why it is no person number: what was probably written instead. */
export type WrongNumber = 'letters' | 'phone' | 'organisation' | 'digits' | 'date' | 'future' | 'check'

/** `YYYYMMDD-NNNN` and the day of birth that it holds, or what is wrong with it. */
export type ReadNumber = { number: string; bornOn: string } | { wrong: WrongNumber }

/**
 * A Swedish person number or coordination number (60 is added to its day) of ten or twelve digits, the official test numbers too.
 * A mobile number of ten digits may be a real person number by its digits: then twelve are asked for.
 */
export function readPersonNumber(text: string, today = todaysDate()): ReadNumber {
  // As it comes out of a text program or a chat: full-width digits, any dash, signs that nobody sees.
  const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '')
  const compact = plain.replace(/[\s()]/g, '').replace(/[\p{Pd}−]/gu, '-')
  if (/\p{L}/u.test(compact)) return { wrong: 'letters' }
  if (/^(\+|00)46/.test(compact)) return { wrong: 'phone' }
  const digits = compact.replace(/\D/g, '')
  const written = /^(\d{2})?\d{6}[-+]?\d{4}$/.test(compact)
  if (digits.length === 10 && !/^\s*\d{6}\s*[-+\p{Pd}−]\s*\d{4}\s*$/u.test(plain) && /^07/.test(digits))
    return { wrong: 'phone' }
  if (digits.length === 10 && digits.startsWith('0') && Number(digits.slice(2, 4)) > 12)
    return { wrong: 'phone' }
  if (/^(16)?\d{2}[2-9]\d{7}$/.test(digits) && digits.length !== 11) return { wrong: 'organisation' }
  if (!written) return { wrong: 'digits' }
  const number = inThePast(normaliseNumber(compact), digits.length === 10, today)
  const bornOn = bornOnOf(number)
  if (!bornOn || bornOn < '1840-01-01') return { wrong: 'date' }
  if (bornOn > today) return { wrong: 'future' }
  return personnummer.valid(number.replace('-', '')) ? { number, bornOn } : { wrong: 'check' }
}

/** Ten digits that would be a day to come are of the century before. */
function inThePast(number: string, short: boolean, today: string) {
  const bornOn = bornOnOf(number)
  return short && bornOn && bornOn > today ? `${Number(number.slice(0, 2)) - 1}${number.slice(2)}` : number
}

function bornOnOf(number: string): string | undefined {
  const day = Number(number.slice(6, 8))
  const bornOn = `${number.slice(0, 4)}-${number.slice(4, 6)}-${String(day > 60 ? day - 60 : day).padStart(2, '0')}`
  return isDay(bornOn) ? bornOn : undefined
}

/** A sentence that says what to correct. */
export const wrongNumberWords = (wrong: WrongNumber, language: Language) => texts(language)[wrong]

const texts = defineTexts({
  letters: {
    sv: 'Ett personnummer har bara siffror. Har personen ett reservnummer eller ett tillfälligt nummer: lämna tomt.',
    en: 'A personal identity number has digits only. If the person has a temporary number, leave it empty.',
  },
  phone: {
    sv: 'Det ser ut som ett telefonnummer. Är det ett personnummer: skriv alla tolv siffrorna, ÅÅÅÅMMDD-NNNN.',
    en: 'This looks like a phone number. If it is a personal identity number, write all twelve digits, YYYYMMDD-NNNN.',
  },
  organisation: {
    sv: 'Det ser ut som ett organisationsnummer. Skriv personens eget nummer, ÅÅÅÅMMDD-NNNN.',
    en: 'This looks like an organisation’s number. Write the person’s own, YYYYMMDD-NNNN.',
  },
  digits: {
    sv: 'Ett personnummer har tio eller tolv siffror. Skriv det som ÅÅÅÅMMDD-NNNN, eller lämna tomt.',
    en: 'A personal identity number has ten or twelve digits. Write it as YYYYMMDD-NNNN, or leave it empty.',
  },
  date: {
    sv: 'Numret börjar inte med en dag som finns. Kontrollera år, månad och dag.',
    en: 'The number does not begin with a day that exists. Check the year, month and day.',
  },
  future: {
    sv: 'Numret börjar med en dag som inte har varit än. Kontrollera året.',
    en: 'The number begins with a day that has not been yet. Check the year.',
  },
  check: {
    sv: 'Sista siffran stämmer inte med de andra. Någon siffra är fel.',
    en: 'The last digit does not match the others. One of the digits is wrong.',
  },
})
