import { answerRequest, askForSupport } from '../commands/requests.ts'
import { type Scene, sceneOf, type World } from '../commands/scene.ts'
import { giveConsent } from '../commands/sharing.ts'
import { fillWheel } from '../commands/wheels.ts'
import { answerWorry, shareWorry } from '../commands/worries.ts'

export async function tellSmultronet(world: World) {
  await selma(sceneOf('selma', world))
  await idris(sceneOf('idris', world))
}

// One custody holder is enough here, and her yes ends in nine days. A request was sent on, with the sender's yes.
async function selma(scene: Scene) {
  const worry = await shareWorry(scene, {
    by: 'nora-hed',
    days: -95,
    seen: true,
    areas: ['achieving', 'respected'],
    answers: {
      works:
        'Selma ser allt. Hon märker först av alla när någon behöver en vante, och hämtar den utan att någon bett henne.',
      noticed:
        'Hon har slutat svara när vi frågar rakt ut. Hon viskar till Tilda, som säger det åt henne. Med djuren pratar hon högt.',
      information: 'Hur hon pratar med andra än mamma.',
      unit: 'Inga frågor inför hela gruppen. Vi pratar bredvid henne, med handdockan.',
      others: 'Någon som vet mer om barn som blir tysta.',
      child_said: 'Till handdockan: ”De tittar på min mun.”',
      guardians_know: 'yes',
      guardians_said: 'Hemma pratar hon hela tiden, säger mamma.',
    },
  })
  await answerWorry(scene, {
    worry,
    by: 'birgitta-lonn',
    to: 'nora-hed',
    days: -92,
    kind: 'assessment_opened',
    words:
      'Handdockan är ett fynd. Ylva tar hjulet med mamma, och vi låter Selma bestämma om dockan ska vara med.',
  })
  await fillWheel(scene, {
    by: 'ylva-kron',
    days: -82,
    childWords: 'Selma lät dockan svara: ”Jag pratar när det är tyst.”',
    answers: {
      achieving: {
        strengths: {
          guardian: 'Hon kan sjutton visor och alla verser.',
          professional: 'Hon förstår allt och minns längst av alla.',
        },
        needs: { child: 'Att det är tyst.', professional: 'Sätt att svara utan att behöva tala.' },
        face: 'so-so',
      },
      respected: {
        strengths: { professional: 'Tilda och Selma väntar in varandra.' },
        needs: { guardian: 'Att ingen säger att hon är blyg när hon hör det.' },
        face: 'good',
      },
      safe: { strengths: { guardian: 'Hon sover gott och är trygg hemma.' }, face: 'great' },
    },
  })
  await giveConsent(scene, {
    guardian: 'malin-akesson',
    receivedBy: 'ylva-kron',
    days: -80,
    how: 'phone',
    to: [
      { unit: 'elevhalsan', areas: ['achieving', 'respected'] },
      { unit: 'habiliteringen', areas: ['achieving', 'respected'] },
    ],
    until: 9,
    note: 'Malin vill att vi hör av oss innan det går ut.',
  })
  const toJonas = await askForSupport(scene, {
    by: 'ylva-kron',
    to: 'jonas-ek',
    days: -78,
    seen: true,
    areas: ['achieving', 'respected'],
    answerBy: -64,
    asked: 'Vem kan hjälpa oss att förstå Selmas tystnad, så att vi inte gör fel av välvilja?',
    tried: 'Handdocka, bilder att peka på, inga frågor inför gruppen.',
    childView: 'Dockan fick en egen plats vid bordet.',
    guardianView: 'Malin vill ha någon som kan just detta.',
    ground: {
      basis: 'consent',
      purpose: 'Selma ska få stöd i att göra sig hörd på sitt sätt.',
      familyView: 'Malin har sagt ja.',
      until: 9,
    },
  })
  await answerRequest(scene, {
    request: toJonas,
    by: 'jonas-ek',
    to: 'ylva-kron',
    days: -71,
    kind: 'send_on_proposed',
    sendOnTo: 'susanne-dal',
    words:
      'Ni gör rätt saker. Susanne på habiliteringen har arbetat länge med barn som tystnar, och är den som kan mest. Får jag föreslå henne?',
  })
  await answerRequest(scene, {
    request: toJonas,
    by: 'ylva-kron',
    to: 'jonas-ek',
    days: -70,
    kind: 'send_on_agreed',
    words: 'Ja tack. Malin är glad för det.',
  })
  const toSusanne = await askForSupport(scene, {
    by: 'ylva-kron',
    to: 'susanne-dal',
    days: -70,
    seen: true,
    areas: ['achieving', 'respected'],
    answerBy: -56,
    sentOnFrom: toJonas,
    asked: 'Kan du träffa Selma hos oss, med handdockan, och ge oss råd?',
    tried: 'Handdocka, bilder att peka på, inga frågor inför gruppen.',
    guardianView: 'Malin är med på mötet.',
    ground: {
      basis: 'consent',
      purpose: 'Selma ska få träffa en logoped hos oss.',
      familyView: 'Malin har sagt ja.',
      until: 9,
    },
  })
  await answerRequest(scene, {
    request: toSusanne,
    by: 'susanne-dal',
    to: 'ylva-kron',
    days: -61,
    kind: 'advised',
    words:
      'Fortsätt precis så. Låt henne spela in sin röst hemma och bestämma själv när ni får lyssna. Hör av er om två månader, eller genast om hon slutar prata med Tilda.',
  })
}

// The named person asks back before answering; the author has not told yet.
async function idris(scene: Scene) {
  const worry = await shareWorry(scene, {
    by: 'nora-hed',
    days: -7,
    seen: true,
    areas: ['healthy'],
    answers: {
      works: 'Idris skrattar så att alla skrattar. Han går fram till nya barn och tar dem i handen.',
      noticed: 'Han reagerar inte när vi ropar bakom honom, och vill sitta allra närmast när vi sjunger.',
      information: 'Om hörseln är kontrollerad.',
      guardians_know: 'no',
    },
  })
  await answerWorry(scene, {
    worry,
    by: 'birgitta-lonn',
    to: 'nora-hed',
    days: -5,
    kind: 'question',
    seen: false,
    words: 'Är det likadant ute som inne? Och har du prövat från båda sidor?',
  })
}
