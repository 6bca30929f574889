import type { Child as Content } from 'hono/jsx'

type Props = {
  heading: Content
  /** said under the heading */
  lead?: Content
  id?: string
  children?: Content
}

/** Questions that belong together, under a heading that a screen reader says with each of them. */
export function FormSection({ heading, lead, id, children }: Props) {
  return (
    <fieldset class="ds-fieldset form-section" id={id}>
      <legend>
        <h2>{heading}</h2>
      </legend>
      {lead && <p class="section-lead">{lead}</p>}
      {children}
    </fieldset>
  )
}
