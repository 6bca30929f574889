import type { Child as Content } from 'hono/jsx'

export type Step = { label: Content /** what stands on this step */; here: readonly Content[] }

/** Steps upwards, with what stands on each in words: where a group works together is told, and no figure is given to it. */
export function Stairs({ steps }: { steps: readonly Step[] }) {
  return (
    <ol class="stairs">
      {steps.map(({ label, here }) => (
        <li data-here={here.length ? '' : undefined}>
          <p class="stair-name">{label}</p>
          {here.length > 0 && (
            <ul>
              {here.map(each => (
                <li>{each}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}
