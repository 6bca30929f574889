import { formatList } from '../../i18n/index.ts'
import { holderOrPostInside } from '../../people/holders/index.ts'
import { usePage } from '../../ui/index.ts'
import { type Child, childName, childPaths } from '../children/index.ts'
import type { Double } from '../team/index.ts'
import { ConfirmPage, useEnds, useLoss, useTold } from './confirm-page.tsx'
import type { Correction, Details, Guardian } from './guardians.ts'
import { custodyPaths } from './noun.ts'
import { texts } from './texts.ts'
import type { Asked } from './two-steps.tsx'

type Props = { child: Child; guardian: Guardian; asked: Asked }

export function ConfirmCustody({ child, guardian, asked }: Props) {
  const t = texts(usePage().lang)
  const { name } = guardian
  const action = custodyPaths.custody(child.id, guardian.id)
  const ends = useEnds(asked.consequences)
  const told = useTold(asked.consequences)
  const loss = useLoss(name, asked.consequences)
  if (guardian.custody)
    return (
      <ConfirmPage
        {...{ child, action, asked }}
        title={t.endCustodyOf(name)}
        back={[custodyPaths.guardian(child.id, guardian.id), guardian.name]}
        verb={t.saveEnded}
        happens={[...loss, ...ends, t.stays(name), ...told]}
        undo={t.undoCustody}
      />
    )
  return (
    <ConfirmPage
      {...{ child, action, asked }}
      title={t.giveCustodyTo(name)}
      back={[custodyPaths.guardian(child.id, guardian.id), guardian.name]}
      verb={t.saveGiven}
      variant="primary"
      happens={[
        child.protected ? t.protectedFirst(name) : t.getsAll(name),
        t.asksAgain(name),
        ...ends,
        ...told,
      ]}
      undo={t.undoGiven}
    />
  )
}

export function ConfirmCorrection({
  child,
  guardian,
  asked,
  correction: { name, relation, number },
}: Props & { correction: Omit<Correction, 'personNumber'> }) {
  const t = texts(usePage().lang)
  return (
    <ConfirmPage
      {...{ child, asked }}
      title={t.correctWho(guardian.name)}
      action={custodyPaths.correction(child.id, guardian.id)}
      back={[custodyPaths.guardian(child.id, guardian.id), guardian.name]}
      verb={t.correct}
      variant={number === 'keep' ? 'primary' : 'danger'}
      happens={[
        name !== guardian.name && t.nowCalled(guardian.name, name),
        relation !== guardian.relation && (relation ? t.nowRelated(name, relation) : t.nowUnrelated(name)),
        number === 'new' && t.numberCut(name),
        number === 'none' && t.numberGone(name),
        ...useTold(asked.consequences),
      ]}
      undo={t.undoCorrection}
    />
  )
}

export function ConfirmRemoval({ child, guardian, asked }: Props) {
  const t = texts(usePage().lang)
  return (
    <ConfirmPage
      {...{ child, asked }}
      title={t.removeWho(guardian.name)}
      action={custodyPaths.removal(child.id, guardian.id)}
      back={[custodyPaths.guardian(child.id, guardian.id), guardian.name]}
      verb={t.removeWho(guardian.name)}
      happens={[
        ...useLoss(guardian.name, asked.consequences),
        ...useEnds(asked.consequences),
        ...useTold(asked.consequences),
      ]}
      undo={t.undoRemoval}
    />
  )
}

export function ConfirmDetails({
  child,
  asked,
  details,
  double,
}: Omit<Props, 'guardian'> & {
  details: Omit<Details, 'once' | 'words'>
  /** another record that may be of the same child */
  double: Double | undefined
}) {
  const { lang } = usePage()
  const t = texts(lang)
  const { isOfAge, wasOfAge, sees } = asked.consequences
  const after = childName(details)
  const ends = useEnds(asked.consequences)
  const isReborn = details.birthDate !== child.birthDate
  return (
    <ConfirmPage
      {...{ child, asked }}
      title={t.correctChild}
      action={custodyPaths.details(child.id)}
      back={[childPaths.child(child.id), childName(child)]}
      verb={t.correctChild}
      variant="primary"
      happens={[
        after !== childName(child) && t.nowCalled(childName(child), after),
        isReborn && t.nowBorn(child.birthDate, details.birthDate),
        details.personNumber !== child.personNumber &&
          (details.personNumber ? t.nowNumbered : t.nowUnnumbered),
        isOfAge && !wasOfAge && t.becomesAdult,
        wasOfAge && !isOfAge && t.becomesChild,
        ...(isReborn ? ends : []),
        double &&
          (double.mine
            ? t.mayBeMine
            : t.mayBeAnother(double.contact ? holderOrPostInside(double.contact) : '')),
        sees.length > 0 && t.sees(formatList(sees, lang)),
        !isOfAge && t.familySees,
        ...useTold(asked.consequences),
      ]}
      undo={t.undoCorrection}
    />
  )
}
