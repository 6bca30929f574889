// What the smoke run fails on: only ratios between things measured in the same run, and only those far out, so that a busy
// machine passes and a page that has become several times dearer does not.

/** `share`: processor of the same-work floor ÷ that of the page. `growth`: processor at ten times the data ÷ at one. */
export type PageFigures = { name: string; share: number; growth: number }
/**
 * Of one GET route; milliseconds of processor a request at both sizes. `file`: bytes at both sizes of an answer that is a file
 * to keep, which holds all that was asked for and not a page of it.
 */
export type RouteFigures = {
  path: string
  small: number
  large: number
  file?: { small: number; large: number } | undefined
}

const leastShare = 0.12
export const mostGrowth = 3
const leastMeasured = 0.9

export function judgePage({ name, share, growth }: PageFigures): string[] {
  const reasons: string[] = []
  if (!(share >= leastShare))
    reasons.push(`${name} does ${share.toFixed(2)} of its same-work floor, less than ${leastShare}`)
  if (!(growth <= mostGrowth))
    reasons.push(`${name} costs ${growth.toFixed(1)} × as much on 10 × the data, more than ${mostGrowth}`)
  return reasons
}

export function judgeRoutes(routes: readonly RouteFigures[], all: number): string[] {
  // By a whole page more: the pages of a smoke run are hardly warm.
  const grown = grownRoutes(routes, mostGrowth, 1).map(
    route =>
      `GET ${route.path} costs ${growthOf(route).toFixed(1)} × as much on 10 × the data, more than ${mostGrowth}`,
  )
  if (all > 0 && routes.length >= all * leastMeasured) return grown
  return [...grown, `only ${routes.length} of ${all} GET routes could be measured`]
}

/** How many times dearer on ten times the data; a file that holds more is judged by the byte. */
export const growthOf = ({ small, large, file }: Omit<RouteFigures, 'path'>) =>
  large / small / (file ? Math.max(1, file.large / file.small) : 1)

/**
 * The routes that grow by more than `most`. A difference under a part of what a page commonly costs in this run is noise: a
 * route of a millisecond doubles by chance.
 */
export function grownRoutes<Route extends RouteFigures>(
  routes: readonly Route[],
  most: number,
  noise = 0.25,
): Route[] {
  const common =
    routes.map(({ small }) => small).toSorted((a, b) => a - b)[Math.floor(routes.length / 2)] ?? 0
  return routes.filter(route => growthOf(route) > most && route.large - route.small > common * noise)
}
