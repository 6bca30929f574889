import { holderOrPost, holderOrPostInside } from '../../../people/holders/index.ts'
import { Button, Buttons, Form, Hidden, usePage, Voice, Voices, Written } from '../../../ui/index.ts'
import { planPaths } from '../noun.ts'
import type { Alternative, DraftPart } from './draft.ts'
import { draftTexts } from './texts.ts'

/** R20: both texts, side by side, until somebody has chosen. */
export function TwoTexts({ part, other, planId }: { part: DraftPart; other: Alternative; planId: string }) {
  const { lang } = usePage()
  const t = draftTexts(lang)
  const stands = other.field === 'words' ? part.words : part.howSeen
  return (
    <section class="two">
      <p>
        <strong>{t.twoWrote}.</strong> {t.twoMeans}
      </p>
      <Voices>
        <Voice who={t.stands}>
          <Written>{stands || t.empty}</Written>
        </Voice>
        <Voice who={t.wroteAt(holderOrPost(other.by), new Date(other.at))}>
          <Written>{other.text || t.empty}</Written>
        </Voice>
      </Voices>
      <Form id={`two-${other.id}`} action={planPaths.settlement(planId, part.id)}>
        <Hidden name="alternative" value={other.id} />
        <Buttons>
          <Button variant="secondary" name="how" value="kept_other">
            {t.keepOther}
          </Button>
          <Button variant="secondary" name="how" value="took_this">
            {t.takeThis} ({holderOrPostInside(other.by)})
          </Button>
          <Button variant="quiet" name="how" value="kept_both">
            {t.keepBoth}
          </Button>
        </Buttons>
      </Form>
    </section>
  )
}
