/** The answer does not belong to a sign-in that we began, has been used, or is too old; or it says no person number that is one. */
export class SignInRefused extends Error {
  override name = 'SignInRefused'
  constructor(
    readonly reason: 'cancelled' | 'stale' | 'number_wrong' | 'number_missing',
    options?: ErrorOptions,
  ) {
    super(reason, options)
  }
}
