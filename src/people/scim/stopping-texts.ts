import { defineTexts } from '../../i18n/index.ts'

export const stoppingTexts = defineTexts({
  heading: {
    sv: (n: number) => (n === 1 ? 'En nyckel slutar gälla' : `${n} nycklar slutar gälla`),
    en: (n: number) => (n === 1 ? 'A token ends' : `${n} tokens end`),
  },
  named: {
    sv: (token: string, organisation: string, by: string) =>
      `${token}, katalogen för ${organisation}. Gjord av ${by}.`,
    en: (token: string, organisation: string, by: string) =>
      `${token}, the directory of ${organisation}. Made by ${by}.`,
  },
  unnamed: {
    sv: (organisation: string, by: string) => `En nyckel till katalogen för ${organisation}. Gjord av ${by}.`,
    en: (organisation: string, by: string) => `A token of the directory of ${organisation}. Made by ${by}.`,
  },
  means: {
    sv: 'Den som slutar har gjort nyckeln och känner till den. Därför slutar den gälla samtidigt. Då kommer katalogens ändringar inte fram, heller inte att någon har slutat.',
    en: 'Whoever leaves has made the token and knows it. So it ends at the same moment. Then changes in the directory do not arrive, nor that somebody has left.',
  },
  first: {
    sv: 'Låt en annan förvaltare ta över nyckeln först. Det görs på katalogens sida.',
    en: 'Let another administrator take the token over first. That is done on the page of the directory.',
  },
})
