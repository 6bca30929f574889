import type { Adapter, AdapterPayload } from 'oidc-provider'

/**
 * What the demo's provider remembers, in memory: a process forgets it all, and the oldest goes when there are more than
 * `most`. Right for one process with made-up people, and for nothing else.
 */
export function forgetfulMemory(most = 1000): (kind: string) => Adapter {
  const kept = new Map<string, { payload: AdapterPayload; until: number }>()

  const find = async (key: string) => {
    const found = kept.get(key)
    return found && found.until > Date.now() ? found.payload : undefined
  }

  const findBy = (kind: string, field: 'uid' | 'userCode', value: string) => {
    for (const [key, { payload, until }] of kept) {
      if (key.startsWith(`${kind}:`) && payload[field] === value && until > Date.now()) return payload
    }
    return undefined
  }

  return kind => ({
    async upsert(id, payload, expiresIn) {
      const key = `${kind}:${id}`
      kept.delete(key)
      kept.set(key, { payload, until: Date.now() + (expiresIn ?? 60) * 1000 })
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(oldest)
      }
    },
    find: id => find(`${kind}:${id}`),
    findByUid: async uid => findBy(kind, 'uid', uid),
    findByUserCode: async userCode => findBy(kind, 'userCode', userCode),
    async consume(id) {
      const payload = await find(`${kind}:${id}`)
      if (payload) payload.consumed = Math.floor(Date.now() / 1000)
    },
    async destroy(id) {
      kept.delete(`${kind}:${id}`)
    },
    async revokeByGrantId(grantId) {
      // What was given out under the grant; a sign-in under way only mentions it.
      for (const [key, { payload }] of kept) {
        if (/^(AccessToken|AuthorizationCode|RefreshToken):/.test(key) && payload.grantId === grantId)
          kept.delete(key)
      }
    },
  })
}
