import { expect, test } from 'vitest'
import { type ConfigTrouble, describeSettings, loadConfig } from './config.ts'

const problems = (env: Record<string, string>, argv: string[] = []) => {
  try {
    loadConfig(argv, env)
    return []
  } catch (error) {
    return (error as ConfigTrouble).problems
  }
}

test('Without any setting it is the demo on this machine alone', () => {
  expect(loadConfig([], {})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    baseUrl: 'http://localhost:3000',
    demo: true,
    role: 'both',
    providers: [],
  })
})

test('All that is wrong is told at once, a sentence each', () => {
  expect(
    problems({
      KRING_PORT: 'x',
      KRING_ROLE: 'all',
      KRING_DATABASE_URL: 'mysql://x',
      KRING_SECRET: 'short',
      KRING_PROT: '1',
    }),
  ).toEqual([
    'KRING_PORT must be a number from 0 to 65535.',
    'KRING_DATABASE_URL must be an address such as postgresql://user:password@host/kring.',
    'KRING_ROLE must be web, worker or both.',
    'KRING_SECRET must be at least 32 characters.',
    'KRING_PROT is not a setting: see bin/start --settings.',
  ])
})

test('The demo cannot be on beside a real provider, and someone must be able to sign in', () => {
  const oidc = {
    KRING_OIDC_ISSUER: 'https://login.example.se',
    KRING_OIDC_CLIENT_ID: 'kring',
    KRING_OIDC_CLIENT_SECRET: 'x',
  }
  expect(loadConfig([], oidc).demo).toBe(false)
  expect(problems({ ...oidc, KRING_DEMO: 'on' })).toHaveLength(1)
  expect(problems({ KRING_DEMO: 'off' })).toHaveLength(1)
  expect(problems({ KRING_OIDC_ISSUER: 'https://login.example.se' })).toHaveLength(2)
})

test('Each provider has settings of its own: whom it signs in, and by which claim guardians are known', () => {
  const first = {
    KRING_OIDC_ISSUER: 'https://login.example.se',
    KRING_OIDC_CLIENT_ID: 'kring',
    KRING_OIDC_CLIENT_SECRET: 'x',
  }
  const second = {
    KRING_OIDC_2_ISSUER: 'https://eid.example.se',
    KRING_OIDC_2_CLIENT_ID: 'kring',
    KRING_OIDC_2_CLIENT_SECRET: 'y',
    KRING_OIDC_2_SIGNS_IN: 'guardians, guests',
    KRING_OIDC_2_NUMBER_CLAIM: 'https://id.oidc.se/claim/personalIdentityNumber',
    KRING_OIDC_2_SCOPE: 'openid https://id.oidc.se/scope/naturalPersonNumber',
    KRING_OIDC_2_LABEL: 'E-legitimation',
  }
  expect(loadConfig([], { ...first, ...second }).providers).toMatchObject([
    { key: '1', signsIn: ['staff'], scope: 'openid', numberClaim: undefined },
    {
      key: '2',
      issuer: 'https://eid.example.se',
      signsIn: ['guardians', 'guests'],
      numberClaim: 'https://id.oidc.se/claim/personalIdentityNumber',
      label: 'E-legitimation',
    },
  ])
  expect(problems({ ...first, KRING_OIDC_SIGNS_IN: 'guardians' })).toEqual([
    'KRING_OIDC_NUMBER_CLAIM must be set where guardians sign in: by their person number they are known.',
  ])
  expect(
    problems({ ...first, ...second, KRING_OIDC_2_SIGNS_IN: 'everybody', KRING_OIDC_2_SCOPE: 'email' }),
  ).toEqual([
    'KRING_OIDC_2_SIGNS_IN must be staff, guardians or guests, or several with commas.',
    'KRING_OIDC_2_SCOPE must begin with openid, and have spaces between.',
  ])
  expect(problems({ ...first, ...second, KRING_OIDC_2_ISSUER: first.KRING_OIDC_ISSUER })).toHaveLength(1)
  expect(
    problems({ ...first, KRING_OIDC_3_LABEL: 'x', KRING_OIDC_21_LABEL: 'x', KRING_OIDC_1_LABEL: 'x' }),
  ).toEqual([
    'KRING_OIDC_21_LABEL is not a setting: see bin/start --settings.',
    'KRING_OIDC_1_LABEL is not a setting: see bin/start --settings.',
    'KRING_OIDC_3_LABEL is set without KRING_OIDC_3_ISSUER.',
  ])
})

test('An address for people must be safe for their session', () => {
  expect(problems({ KRING_BASE_URL: 'http://kring.example.se' })).toEqual([
    expect.stringContaining('must begin with https'),
  ])
  expect(loadConfig([], { KRING_BASE_URL: 'https://kring.example.se/' }).baseUrl).toBe(
    'https://kring.example.se',
  )
})

test('--role wins, and an unknown argument is told', () => {
  expect(loadConfig(['--role', 'worker'], { KRING_ROLE: 'web' }).role).toBe('worker')
  expect(loadConfig(['--role=web'], {}).role).toBe('web')
  expect(problems({}, ['--port', '3'])).toHaveLength(2)
})

test('Every setting is described, and a setting left empty counts as not set', () => {
  expect(describeSettings()).toMatch(/KRING_PORT +port to listen on \(default 3000\)/)
  expect(loadConfig([], { KRING_PORT: '', KRING_SMTP_URL: ' ' })).toMatchObject({
    port: 3000,
    smtpUrl: undefined,
  })
})
