import fc from 'fast-check'

/** What tests draw is the same in every run. KRING_SEED takes another seed; a failure names the one that it had. */
export const seed = Number(process.env.KRING_SEED ?? 20261122)

// Every property of fast-check, which names its seed by itself.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed })

/** Numbers from 0 up to 1, as Math.random gives them (mulberry32). */
export function seededRandom() {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296
  }
}
