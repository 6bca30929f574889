import { sql } from 'kysely'
import { formatDate, formatList, type Language } from '../../i18n/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Secret } from '../../platform/generations.ts'
import { numberHash } from '../../platform/number-hash.ts'
import { readPersonNumber, wrongNumberWords } from '../../platform/person-number.ts'
import { unlikelyOf } from './child-form.ts'
import type { Child } from './children.ts'
import { texts } from './texts.ts'

type Asked = {
  child: Child
  personNumber: string
  /** The number that has been asked about: another number is another question. */
  sure: string
  /** The guardian that has it, where one is corrected. */
  guardianId?: string
  secret: Secret
  language: Language
}

/**
 * A guardian's number decides who gets in: what is no number, or is that of the child or of another guardian here, is refused; what is
 * unlikely is asked about once, as the error of `sure`. Of other children and other units it says nothing (R10).
 */
export async function guardianNumberMistakes(
  tx: Tx,
  { child, personNumber, sure, guardianId, secret, language }: Asked,
): Promise<{ personNumber?: string; sure?: string }> {
  if (!personNumber) return {}
  const t = texts(language)
  const read = readPersonNumber(personNumber)
  if ('wrong' in read) return { personNumber: wrongNumberWords(read.wrong, language) }
  const whose = await findInFamily(tx, child.id, numberHash(secret, read.number), guardianId)
  if (whose) return { personNumber: whose.isChild ? t.numberOfChild : t.numberOfGuardian(whose.name) }
  const unlikely = unlikelyOf(read.bornOn, child.birthDate)
  if (unlikely.length === 0 || sure === personNumber) return {}
  const words = formatList(
    unlikely.map(each => t[`unlikely_${each}`]),
    language,
  )
  return { sure: t.unlikely(formatDate(read.bornOn, language), words) }
}

async function findInFamily(tx: Tx, childId: string, hash: Buffer, without?: string) {
  const { rows } = await sql<{ isChild: boolean; name: string }>`
    select n.id = ${childId}::uuid as "isChild", coalesce(g.name, '') as name
    from child.number_in_family(${childId}::uuid, ${hash}, ${without ?? null}::uuid) n(id) left join child.guardians g on g.id = n.id
    where n.id is not null`.execute(tx)
  return rows[0]
}
