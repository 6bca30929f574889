import { answerInvitation, callMeeting, correctMinutes, holdMeeting } from '../commands/meetings.ts'
import {
  addAction,
  addPartners,
  endPlan,
  markAction,
  type PartnerOf,
  publishPlan,
  reviewPlan,
  rewrite,
  startPlan,
} from '../commands/plans.ts'
import { answerRequest, askForSupport } from '../commands/requests.ts'
import { type Scene, sceneOf, type World } from '../commands/scene.ts'
import { giveConsent } from '../commands/sharing.ts'
import { fillWheel } from '../commands/wheels.ts'
import { answerWorry, shareWorry } from '../commands/worries.ts'

/** Björkbackens förskola, all but Amina: her story is not told yet. */
export async function tellBjorkbacken(world: World) {
  await vilgot(sceneOf('vilgot', world))
  await elsie(sceneOf('elsie', world))
  await noel(sceneOf('noel', world))
  await tuva(sceneOf('tuva', world))
  await ali(sceneOf('ali', world))
  await signe(sceneOf('signe', world))
  await leo(sceneOf('leo', world))
  await maja(sceneOf('maja', world))
  await hugo(sceneOf('hugo', world))
}

// Worried about two days ago; nobody has answered yet, and nobody is late.
async function vilgot(scene: Scene) {
  await shareWorry(scene, {
    by: 'sara-lind',
    days: -2,
    areas: ['safe', 'included'],
    answers: {
      works: 'Vilgot vet allt om traktorer och delar gärna med sig. Han tröstar de små när de har ramlat.',
      noticed:
        'Sedan en vecka står han kvar i hallen när de andra går ut. I går gömde han sin mössa för att slippa. Han säger att det är för många på gården.',
      information: 'Om det är likadant hemma, på lekplatsen eller på kalas.',
      myself: 'Jag går ut före de andra med honom och börjar vid sandlådan.',
      unit: 'Dela gruppen på förmiddagen så att de är åtta ute åt gången.',
      child_said: '”Det skriker i öronen på gården.”',
      guardians_know: 'partly',
      guardians_said: 'Mamma har märkt att han håller för öronen i mataffären.',
    },
  })
}

// Written down almost three weeks ago. The answer is overdue: it shows at Maria's, and at her manager's.
async function elsie(scene: Scene) {
  await shareWorry(scene, {
    by: 'sara-lind',
    days: -19,
    seen: true,
    areas: ['nurtured', 'healthy'],
    answers: {
      works:
        'Elsie hittar på egna visor och får hela bordet att sjunga. Hon är noga med att alla ska få vara med.',
      noticed:
        'Hon är mycket trött på måndagarna och somnar vid frukosten. Två gånger har hon kommit utan varma kläder när det var frost.',
      information: 'Hur helgerna ser ut för Elsie och mamma just nu.',
      myself: 'Vi har extra overall på hyllan, och hon får vila när hon vill.',
      unit: 'Prata med mamma i lugn och ro, inte i hallen.',
      others: 'Kanske avlastning på helgerna.',
      child_said: '”Mamma jobbar när det är natt och jag vaktar katten.”',
      guardians_know: 'no',
    },
  })
}

// Answered: some words were enough.
async function noel(scene: Scene) {
  const worry = await shareWorry(scene, {
    by: 'sara-lind',
    days: -34,
    seen: true,
    areas: ['achieving'],
    answers: {
      works:
        'Noel bygger högst av alla och ritar kartor över sina byggen. Kompisarna väntar på honom på morgonen.',
      noticed:
        'Han vänder sig bort när vi läser högt och vill inte vara med i rimlekarna. Tidigare var det hans bästa stund.',
      myself: 'Läsa för bara honom och Wille, med bilder.',
      child_said: '”Orden går för fort.”',
      guardians_know: 'yes',
      guardians_said: 'Pappa vill gärna låna hem böcker.',
    },
  })
  await answerWorry(scene, {
    worry,
    by: 'maria-lund',
    to: 'sara-lind',
    days: -31,
    kind: 'reply',
    words:
      'Tack, Sara. Fortsätt med den lilla läsgruppen i fyra veckor och skriv ner vad som får honom att stanna kvar. Jag har bett pappa boka hörselkontroll på BVC, det står ändå på tur. Vi pratar igen den första i nästa månad.',
  })
}

// Guided along: to something that was there already, without a plan.
async function tuva(scene: Scene) {
  const worry = await shareWorry(scene, {
    by: 'elin-dahl',
    days: -48,
    seen: true,
    areas: ['included', 'nurtured'],
    answers: {
      works: 'Tuva byter mellan finska och svenska utan att tänka på det, och lär oss räkna till tjugo.',
      noticed:
        'Mamma berättar att de är ensamma på eftermiddagarna och helgerna. Tuva frågar varje dag om hon får följa med en kompis hem.',
      information: 'Om mamma vill ha kontakt med andra finska familjer.',
      child_said: '”Jag vill leka efter förskolan också.”',
      guardians_know: 'yes',
      guardians_said: 'Mamma säger att de inte känner någon här ännu.',
    },
  })
  await answerWorry(scene, {
    worry,
    by: 'maria-lund',
    to: 'elin-dahl',
    days: -45,
    kind: 'guided',
    service: 'Öppet hus, familjekvällen på torsdagar',
    words:
      'Jag ringde Öppet hus tillsammans med mamma och vi gick dit första torsdagen alla tre. Tuva hittade två barn som pratar finska. De går dit själva nu, och mamma säger till om det tar slut.',
  })
}

// The wheel is filled with the child, both parents and an interpreter; what follows is not decided.
async function ali(scene: Scene) {
  const worry = await shareWorry(scene, {
    by: 'elin-dahl',
    days: -26,
    seen: true,
    areas: ['achieving', 'respected'],
    answers: {
      works: 'Ali är snabb, glad och envis. Han hämtar alltid stolen åt den som saknar en.',
      noticed:
        'Han pratar lite, både på dari och svenska, och drar oss i handen när han vill något. När vi inte förstår kastar han saker.',
      information: 'Hur mycket han pratar hemma och med sin farmor.',
      unit: 'Bildstöd på hela avdelningen.',
      others: 'Någon som kan lyssna på hans dari.',
      guardians_know: 'yes',
      guardians_said: 'Föräldrarna vill veta om det är för att han har två språk.',
    },
  })
  await answerWorry(scene, {
    worry,
    by: 'maria-lund',
    to: 'elin-dahl',
    days: -24,
    kind: 'assessment_opened',
    words:
      'Vi tar hjulet tillsammans med familjen och tolk. Siri bokar tiden. Börja med bildstödet redan i dag, det behöver inte vänta.',
  })
  await fillWheel(scene, {
    by: 'siri-alm',
    days: -12,
    childWords:
      'Ali pekade på bilden av bollen, på farmor och på det glada ansiktet. Vid ljudet från matsalen höll han för öronen.',
    answers: {
      achieving: {
        strengths: {
          guardian: 'Han kan alla färger på dari och lagar sin cykel med pappa.',
          professional: 'Han förstår instruktioner i två steg när vi visar samtidigt.',
        },
        needs: {
          professional: 'Fler sätt att säga vad han vill.',
          guardian: 'Att någon lyssnar på båda språken.',
        },
        face: 'good',
      },
      respected: {
        strengths: { professional: 'Kompisarna räknar in honom, och han vet när det är hans tur.' },
        needs: { guardian: 'Att de vuxna väntar in honom.', professional: 'Att vi frågar innan vi hjälper.' },
        face: 'so-so',
      },
      healthy: { strengths: { guardian: 'Han sover gott och äter allt utom gurka.' }, face: 'great' },
      included: {
        strengths: { child: 'Boll.', professional: 'På gården är han mitt i leken.' },
        needs: { professional: 'En lugnare plats vid maten.' },
        face: 'great',
      },
    },
  })
}

// One of two custody holders has said yes; until the other one has answered nothing can be asked of anyone.
async function signe(scene: Scene) {
  const worry = await shareWorry(scene, {
    by: 'sara-lind',
    days: -40,
    seen: true,
    areas: ['safe', 'healthy'],
    answers: {
      works:
        'Signe är modig i skogen och hittar alltid något att undersöka. Hon säger ifrån när något är orättvist.',
      noticed:
        'När hon byter hem på fredagarna får hon ont i magen redan vid lunch. De veckorna leker hon helst ensam under trappan.',
      unit: 'En lugn stund på fredagen, samma vuxen varje gång.',
      child_said: '”Magen vet att det är fredag.”',
      guardians_know: 'yes',
      guardians_said: 'Båda vet om magontet. De tänker olika om varför.',
    },
  })
  await answerWorry(scene, {
    worry,
    by: 'maria-lund',
    to: 'sara-lind',
    days: -38,
    kind: 'assessment_opened',
    words:
      'Bra att du skrev vad hon själv sa. Jag ber Siri gå igenom hjulet med var och en av föräldrarna, och med Signe först.',
  })
  await fillWheel(scene, {
    by: 'siri-alm',
    days: -29,
    childWords:
      'Signe ritade två hus med en lång väg emellan. På vägen ritade hon en bänk. ”Där får man sitta.”',
    answers: {
      safe: {
        strengths: {
          child: 'Gosekaninen får följa med.',
          guardian: 'Båda hämtar i tid, alltid.',
          professional: 'Hon går till Sara när hon är ledsen.',
        },
        needs: {
          child: 'Att få veta kvällen före.',
          guardian: 'Pappa: samma läggtider. Mamma: lugnare fredagar.',
        },
        face: 'so-so',
      },
      healthy: {
        strengths: { professional: 'Stark och rörlig, äter med god aptit måndag till torsdag.' },
        needs: { child: 'Att magen blir snäll.' },
        face: 'not-so-good',
      },
      active: {
        strengths: { child: 'Skogen!', professional: 'Hon leder leken när vi är ute.' },
        face: 'great',
      },
    },
  })
  await giveConsent(scene, {
    guardian: 'klara-boman',
    receivedBy: 'siri-alm',
    days: -15,
    how: 'in_person',
    to: [{ unit: 'elevhalsan', areas: ['safe', 'healthy'] }],
    until: 170,
    note: 'Klara vill att psykologen får veta vad Signe själv har sagt.',
  })
}

const leosAreas = ['achieving', 'included', 'active', 'responsible'] as const

// The fullest story: worry, wheel, both parents' yes, two requests, a plan in its second version, a meeting held and one to come.
async function leo(scene: Scene) {
  const worry = await shareWorry(scene, {
    by: 'sara-lind',
    days: -128,
    seen: true,
    areas: ['achieving', 'included'],
    answers: {
      works:
        'Leo minns allt han har sett och hjälper gärna till att duka. När han ritar sitter han i en halvtimme.',
      noticed:
        'I samlingen springer han ut efter två minuter. I leken blir det bråk när reglerna ändras, och efteråt är han otröstlig. Det händer varje dag sedan i våras.',
      information: 'Hur det är i fotbollsskolan, där han trivs.',
      myself: 'Han får rita under samlingen. Då stannar han.',
      unit: 'En bild över dagen, och förvarning före varje byte.',
      others: 'Råd om hur vi hjälper honom när reglerna ändras.',
      child_said: '”Jag vill vara kvar men benen går.”',
      guardians_know: 'yes',
      guardians_said: 'De känner igen det från kalas. Fotbollen fungerar för att tränaren visar först.',
    },
  })
  await answerWorry(scene, {
    worry,
    by: 'maria-lund',
    to: 'sara-lind',
    days: -126,
    kind: 'question',
    words:
      'Vad händer just innan han springer ut? Är det ljudet, väntan eller att han inte vet vad som kommer?',
  })
  await answerWorry(scene, {
    worry,
    by: 'sara-lind',
    to: 'maria-lund',
    days: -125,
    kind: 'question',
    words: 'Det är väntan. När han har något i händerna går det bra.',
  })
  await answerWorry(scene, {
    worry,
    by: 'maria-lund',
    to: 'sara-lind',
    days: -122,
    kind: 'assessment_opened',
    words:
      'Då börjar vi med ritblocket i samlingen från i morgon. Siri tar hjulet med Leo och föräldrarna nästa vecka, och du är med.',
  })

  const firstWheel = await fillWheel(scene, {
    by: 'siri-alm',
    days: -112,
    childWords:
      '”Jag är bäst på att veta var alla saker bor. Jag vill ha en lapp där det står vad som händer sen.”',
    answers: {
      achieving: {
        strengths: {
          child: 'Rita, minnas, bygga.',
          guardian: 'Han lär sig allt han får göra med händerna.',
          professional: 'Han håller kvar i det han är intresserad av.',
        },
        needs: { child: 'Veta vad som kommer sen.', professional: 'Stöd i att vänta och i byten.' },
        face: 'so-so',
      },
      included: {
        strengths: {
          guardian: 'Han har två nära vänner från fotbollen.',
          professional: 'Han bjuder in andra i sina byggen.',
        },
        needs: {
          child: 'Att de säger till om leken blir en annan lek.',
          professional: 'En vuxen nära när reglerna ändras.',
        },
        face: 'not-so-good',
      },
      active: {
        strengths: { child: 'Fotboll på lördagar.', guardian: 'Han cyklar själv till farmor.' },
        face: 'great',
      },
      responsible: { strengths: { professional: 'Sköter dukningen som en hovmästare.' }, face: 'great' },
      nurtured: { strengths: { guardian: 'Vi läser varje kväll, båda två.' }, face: 'great' },
    },
  })

  for (const [guardian, how] of [
    ['johanna-marklund', 'in_person'],
    ['fredrik-marklund', 'in_writing'],
  ] as const) {
    await giveConsent(scene, {
      guardian,
      receivedBy: 'siri-alm',
      days: -108,
      how,
      to: [
        { unit: 'elevhalsan', areas: [...leosAreas] },
        { unit: 'oppet-hus', areas: ['active', 'included'] },
        { unit: 'solrosen', areas: ['achieving'] },
      ],
      until: 190,
      note:
        guardian === 'fredrik-marklund'
          ? 'Fredrik vill inte att något om hemmet lämnas till föreningen.'
          : '',
    })
  }

  const toJonas = await askForSupport(scene, {
    by: 'siri-alm',
    to: 'jonas-ek',
    days: -105,
    seen: true,
    areas: ['achieving', 'included'],
    answerBy: -91,
    asked:
      'Kan ni se Leo i leken vid två tillfällen och hjälpa oss med hur vi stöttar honom i byten och när reglerna ändras?',
    tried: 'Ritblock i samlingen (fungerar), bild över dagen, förvarning före byten.',
    childView: '”De får titta om de inte stör.”',
    guardianView: 'Föräldrarna vill gärna få samma råd hemma.',
    ground: {
      basis: 'consent',
      purpose: 'Leo ska få stöd i lek och byten av någon som kan det.',
      familyView: 'Både Johanna och Fredrik har sagt ja.',
      until: 180,
    },
  })
  await answerRequest(scene, {
    request: toJonas,
    by: 'jonas-ek',
    to: 'siri-alm',
    days: -99,
    kind: 'accepted',
    words:
      'Ja. Jag kommer tisdag och torsdag i vecka två och äter gärna lunch på Blåsippan först, så att Leo känner igen mig.',
  })

  const toLina = await askForSupport(scene, {
    by: 'siri-alm',
    to: 'lina-berg',
    days: -104,
    seen: true,
    areas: ['active', 'included'],
    answerBy: -90,
    asked:
      'Finns det en plats för Leo i byggverkstaden på onsdagar, med någon som visar först och berättar sedan?',
    tried: 'Han trivs i fotbollsskolan, där det är så.',
    childView: '”Finns det hammare?”',
    guardianView: 'De kan följa med de första gångerna.',
    ground: {
      basis: 'consent',
      purpose: 'Leo ska få vara med i något han tycker om, med stöd på plats.',
      familyView: 'Ja till bygget. Inget om hemmet.',
      until: 180,
    },
  })
  await answerRequest(scene, {
    request: toLina,
    by: 'lina-berg',
    to: 'siri-alm',
    days: -101,
    kind: 'accepted',
    words: 'Det finns hammare, och en plats. Jag möter honom i dörren första gången.',
  })

  const plan = await startPlan(scene, {
    lead: 'siri-alm',
    days: -96,
    nextIn: -41,
    why: 'Leo vill vara med, och när han vet vad som kommer kan han det. Vi vill att de vuxna runt honom gör likadant.',
    matters: '”Att jag får rita. Att någon säger till innan. Att Nils och Saga är där.”',
    needs: [
      {
        area: 'achieving',
        words: 'Leo behöver veta vad som kommer och ha något i händerna när han väntar.',
        goals: [
          {
            words: 'Leo är med i samlingen så länge han själv vill, och vill det oftare.',
            actions: [
              {
                key: 'ritblock',
                words: 'Ritblock och bild över dagen i varje samling.',
                by: 'sara-lind',
                from: -95,
                until: 60,
                seen: 'Vi skriver upp vad han ritade, inte hur länge han satt.',
              },
              {
                key: 'handledning',
                words: 'Två besök i leken och två samtal med arbetslaget.',
                by: 'jonas-ek',
                from: -90,
                until: -45,
                seen: 'Arbetslaget säger att de vet vad de ska göra.',
              },
            ],
          },
        ],
      },
      {
        area: 'included',
        words: 'Leo behöver en vuxen nära när leken blir en annan lek.',
        goals: [
          {
            words: 'Leo och hans kompisar reder ut det själva, med en vuxen inom hörhåll.',
            voice: 'guardian',
            actions: [
              {
                key: 'leksignal',
                words: 'Hela avdelningen lär sig en gemensam signal för ”nu byter vi lek”.',
                by: 'sara-lind',
                from: -85,
                until: -20,
                seen: 'Barnen gör signalen utan oss.',
              },
              {
                key: 'hemma',
                words: 'Visa signalen för Johanna, Fredrik och farmor, så att den används hemma också.',
                by: 'siri-alm',
                from: -85,
                until: -20,
                seen: 'Leo visar den för farmor.',
              },
            ],
          },
        ],
      },
      {
        area: 'active',
        words: 'Leo behöver fler ställen där det fungerar som i fotbollen.',
        goals: [
          {
            words: '”Jag vill bygga en båt som flyter.”',
            voice: 'child',
            actions: [
              {
                key: 'bygget',
                words: 'Plats i byggverkstaden på onsdagar.',
                by: 'lina-berg',
                from: -80,
                until: 30,
                seen: 'Han kommer tillbaka, och båten flyter.',
              },
            ],
          },
        ],
      },
    ],
    views: [
      { voice: 'child', words: '”Bra plan. Men sätt båten först.”' },
      { voice: 'guardian', words: 'Vi vill att alla använder samma ord som vi: ”först – sen”.' },
    ],
    disagreements: [
      {
        voice: 'guardian',
        words:
          'Fredrik tycker att besöken i leken räcker med ett. Johanna vill ha två. Vi provar två och frågar Leo efteråt.',
      },
    ],
  })
  const right = (name: string) => ({
    basis: 'guardian',
    purpose: `${name} ska kunna läsa hela planen.`,
    until: 180,
  })
  const partners: PartnerOf[] = [
    { guardian: 'johanna-marklund', gets: 'whole', ground: right('Johanna') },
    { guardian: 'fredrik-marklund', gets: 'whole', ground: right('Fredrik') },
    {
      person: 'jonas-ek',
      gets: 'areas',
      areas: ['achieving', 'included'],
      ground: {
        basis: 'consent',
        purpose: 'Jonas har en insats i planen.',
        familyView: 'Ja från båda.',
        until: 180,
      },
    },
    {
      person: 'lina-berg',
      gets: 'areas',
      areas: ['active'],
      ground: {
        basis: 'consent',
        purpose: 'Lina har en insats i planen.',
        familyView: 'Ja till det som rör bygget.',
        until: 180,
      },
    },
  ]
  await addPartners(scene, plan, partners)
  await publishPlan(scene, plan, { days: -92, nextIn: -41 })
  await markAction(scene, plan, {
    by: 'lina-berg',
    action: 'bygget',
    days: -79,
    state: 'under_way',
    words: 'Leo var här första gången. Han sågade och sjöng.',
  })
  await markAction(scene, plan, {
    by: 'jonas-ek',
    action: 'handledning',
    days: -66,
    state: 'under_way',
    words: 'Ett besök gjort. Leo visade mig var alla saker bor.',
  })
  await markAction(scene, plan, {
    by: 'jonas-ek',
    action: 'handledning',
    days: -47,
    state: 'done',
    words: 'Båda besöken och båda samtalen är gjorda. Arbetslaget hade redan hittat det viktigaste.',
  })
  await markAction(scene, plan, {
    by: 'sara-lind',
    action: 'leksignal',
    days: -44,
    state: 'under_way',
    words: 'Hälften av barnen använder signalen. Saga hittade på en egen, som är bättre.',
  })

  const meeting = await callMeeting(scene, {
    by: 'siri-alm',
    days: -58,
    on: -41,
    from: '14:30',
    to: '15:30',
    place: 'Björkbackens förskola, biblioteket',
    plan: plan.id,
    child: {
      takesPart: 'part',
      how: 'Leo visar sina kartor de första tio minuterna och går sedan ut med Elin.',
    },
    notToRaise: 'Kalaset i maj. Leo vill inte att vi pratar om det.',
    participants: [
      { guardian: 'johanna-marklund', ground: right('Johanna') },
      { guardian: 'fredrik-marklund', ground: right('Fredrik') },
      { person: 'sara-lind', edits: true },
      { person: 'maria-lund' },
      {
        person: 'jonas-ek',
        ground: {
          basis: 'consent',
          purpose: 'Jonas är part i planen och bjuds till uppföljningen.',
          familyView: 'Ja.',
          until: 180,
        },
        areas: [...leosAreas],
      },
    ],
    points: [
      { kind: 'information', title: 'Leo visar sina kartor', raisedBy: 'child', areas: ['included'] },
      { kind: 'discussion', title: 'Vad har blivit lättare, och vad är kvar?', areas: ['achieving'] },
      {
        kind: 'discussion',
        title: 'Samma ord hemma och på förskolan',
        raisedBy: 'guardian',
        areas: ['achieving'],
      },
      { kind: 'decision', title: 'Vad gör vi till nästa gång, och vem?', areas: ['achieving'] },
    ],
  })
  await answerInvitation(scene, meeting, { guardian: 'johanna-marklund', answer: 'yes', days: -57 })
  await answerInvitation(scene, meeting, { guardian: 'fredrik-marklund', answer: 'yes', days: -55 })
  await answerInvitation(scene, meeting, { person: 'jonas-ek', answer: 'yes', days: -56 })
  await holdMeeting(scene, meeting, {
    outcomes: [
      'Leo visade kartan över Blåsippan och en över byggverkstaden. Han har ritat in vem som brukar stå var.',
      'Samlingen går bra med ritblock. Bytet ut till gården är svårast kvar.',
      'Vi säger ”först – sen” överallt. Sara skriver ner hur föräldrarna säger.',
      'Sara provar en egen krok och en klocka vid dörren. Jonas är klar. Ny version av planen inom en vecka.',
    ],
    words:
      'Alla var överens om att Leo har hittat egna sätt att stanna kvar. Fredrik frågade om skolstarten, och vi tar upp den nästa gång. Leo fick svar på sin fråga om båten: han får ta hem den.',
    childWords: '”Jag vill ha en klocka som är min.”',
    areas: [...leosAreas],
    absent: ['maria-lund'],
  })
  await correctMinutes(scene, meeting, {
    days: -39,
    reason: 'Johanna påpekade att det var hon, och inte Fredrik, som frågade om skolstarten.',
    words:
      'Alla var överens om att Leo har hittat egna sätt att stanna kvar. Johanna frågade om skolstarten, och vi tar upp den nästa gång. Leo fick svar på sin fråga om båten: han får ta hem den.',
  })
  const secondWheel = await fillWheel(scene, {
    by: 'siri-alm',
    days: -40,
    key: '2',
    childWords: '”Nu vet benen när de ska gå.”',
    answers: {
      achieving: {
        strengths: {
          child: 'Samlingen är ganska kort ändå.',
          professional: 'Han säger själv till när han behöver röra sig.',
        },
        needs: { child: 'En klocka vid dörren.', professional: 'Stöd i bytet ut till gården.' },
        face: 'good',
      },
      included: {
        strengths: { child: 'Saga och jag har en egen signal.', guardian: 'Han blev bjuden hem till Nils.' },
        needs: { professional: 'Fortsätta vara nära en tid till.' },
        face: 'good',
      },
      active: {
        strengths: { child: 'Båten flyter!', guardian: 'Onsdagen är veckans bästa dag.' },
        face: 'great',
      },
    },
  })
  await reviewPlan(scene, plan, {
    days: -40,
    before: firstWheel,
    after: secondWheel,
    decision: 'continue',
    childWords: '”Båten är klar. Nu ska jag bygga en hamn.”',
    guardianWords: 'Det är stor skillnad på morgnarna. Vi vill fortsätta till sommaren.',
    needs: [
      { area: 'achieving', what: 'go_on', words: 'Samlingen fungerar. Bytet ut till gården är nästa steg.' },
      { area: 'included', what: 'go_on', words: 'Barnen har tagit över signalen. Vi är kvar i närheten.' },
      { area: 'active', what: 'reached', words: 'Han har en plats där han är med för att han vill.' },
    ],
  })
  await rewrite(scene, plan, [
    { key: 'need/achieving', words: 'Leo behöver veta när det är dags att gå ut, och få bestämma hur.' },
    { key: 'bygget', words: 'Platsen i byggverkstaden är Leos så länge han vill. Nu byggs en hamn.' },
  ])
  await addAction(scene, plan, {
    key: 'klocka',
    area: 'achieving',
    words: 'Egen krok och en klocka vid dörren, som Leo ställer själv.',
    by: 'sara-lind',
    from: -35,
    until: -6,
    seen: 'Leo berättar hur många gånger klockan hann före honom.',
  })
  await addAction(scene, plan, {
    key: 'skolstart',
    area: 'achieving',
    words: 'Tre besök i förskoleklassen före sommaren, med samma vuxen.',
    by: 'jonas-ek',
    from: 20,
    until: 150,
    seen: 'Leo kan rita en karta över sin nya skola.',
  })
  await publishPlan(scene, plan, {
    days: -36,
    nextIn: 24,
    whatChanged:
      'Nytt behov vid bytet ut till gården. Klocka, och besök inför skolstarten. Handledningen är klar.',
  })
  await markAction(scene, plan, {
    by: 'lina-berg',
    action: 'bygget',
    days: -29,
    state: 'under_way',
    words: 'Hamnen har fått en fyr. Leo visar de nya var hammaren bor.',
  })
  await markAction(scene, plan, {
    by: 'sara-lind',
    action: 'ritblock',
    days: -22,
    state: 'under_way',
    words: 'Nu ritar tre barn i samlingen.',
  })
  await markAction(scene, plan, {
    by: 'sara-lind',
    action: 'klocka',
    days: -16,
    state: 'hindered',
    words:
      'Klockan är beställd men har inte kommit. Vi använder en timglas så länge, och det tycker han är tråkigt.',
  })
  await markAction(scene, plan, {
    by: 'siri-alm',
    action: 'hemma',
    days: -12,
    state: 'done',
    words: 'Johanna berättar att farmor kan signalen nu.',
  })

  const next = await callMeeting(scene, {
    by: 'siri-alm',
    days: -8,
    on: 24,
    from: '14:30',
    to: '15:30',
    place: 'Björkbackens förskola, biblioteket',
    plan: plan.id,
    child: {
      takesPart: 'words_or_picture',
      how: 'Leo ritar en karta över hur han vill ha det i förskoleklassen.',
    },
    participants: [
      { guardian: 'johanna-marklund', ground: right('Johanna') },
      { guardian: 'fredrik-marklund', ground: right('Fredrik') },
      { person: 'sara-lind', edits: true },
      {
        person: 'jonas-ek',
        edits: true,
        ground: {
          basis: 'consent',
          purpose: 'Jonas är part i planen och bjuds till uppföljningen.',
          familyView: 'Ja.',
          until: 180,
        },
        areas: [...leosAreas],
      },
      {
        person: 'lina-berg',
        ground: {
          basis: 'consent',
          purpose: 'Lina är part i planen och bjuds till uppföljningen.',
          familyView: 'Ja, den första halvtimmen.',
          until: 180,
        },
        areas: ['active', 'included'],
      },
    ],
    points: [
      { kind: 'information', title: 'Hamnen och fyren', raisedBy: 'child', areas: ['active'] },
      { kind: 'discussion', title: 'Besöken inför skolstarten', raisedBy: 'guardian', areas: ['achieving'] },
      { kind: 'decision', title: 'Vem är Leos kontakt till hösten?', areas: ['included'] },
    ],
  })
  await answerInvitation(scene, next, { guardian: 'johanna-marklund', answer: 'yes', days: -7 })
  await answerInvitation(scene, next, { person: 'jonas-ek', answer: 'maybe', days: -6 })
}

// A draft, and a meeting called to finish it together. Nothing has been published.
async function maja(scene: Scene) {
  const worry = await shareWorry(scene, {
    by: 'elin-dahl',
    days: -37,
    seen: true,
    areas: ['healthy', 'nurtured'],
    answers: {
      works: 'Maja är avdelningens kock. Hon smakar, luktar och berättar vad som saknas i såsen.',
      noticed:
        'Sedan lillebror föddes för tidigt och ligger kvar på sjukhuset har hon slutat äta hos oss. Hon vill sitta i knä hela dagen och frågar när nästa vuxen går hem.',
      myself: 'Hon får laga mellanmål med mig, då smakar hon.',
      others: 'Avlastning vid lämning och hämtning, och ett samtal för familjen.',
      child_said: '”Min bror är så liten att han bor i en låda.”',
      guardians_know: 'yes',
      guardians_said: 'Mammorna turas om på sjukhuset och sover lite.',
    },
  })
  await answerWorry(scene, {
    worry,
    by: 'maria-lund',
    to: 'elin-dahl',
    days: -36,
    kind: 'acted',
    words:
      'Maja får samma vuxen vid lämningen varje dag från i morgon, och köket är hennes klockan två. Jag har pratat med mammorna: de vill ha en plan medan lillebror är på sjukhuset, och bara så länge.',
  })
  const plan = await startPlan(scene, {
    lead: 'siri-alm',
    days: -20,
    nextIn: 9,
    why: 'Majas familj är på två ställen just nu. Vi vill att hennes dagar håller ihop tills lillebror kommer hem.',
    matters: '”Att få laga mat. Att veta vem som hämtar.”',
    needs: [
      {
        area: 'nurtured',
        words: 'Maja behöver veta varje morgon vem som hämtar, och få höra hur lillebror mår.',
        goals: [
          {
            words: 'Maja kan själv berätta hur dagen ska bli.',
            actions: [
              {
                key: 'vem',
                words: 'Bild på vem som hämtar, på hennes krok varje morgon.',
                by: 'elin-dahl',
                from: -15,
                until: 45,
                seen: 'Hon flyttar bilden själv.',
              },
            ],
          },
        ],
      },
      { area: 'healthy', words: 'Maja behöver få äta i lugn och ro.', goals: [] },
    ],
    views: [{ voice: 'guardian', words: 'Linn: Det viktigaste är att hon inte känner att hon är i vägen.' }],
  })
  await callMeeting(scene, {
    by: 'siri-alm',
    days: -9,
    on: 9,
    from: '08:15',
    to: '09:00',
    place: 'Björkbackens förskola, eller per telefon från sjukhuset',
    plan: plan.id,
    child: {
      takesPart: 'words_or_picture',
      how: 'Maja har gjort en meny för veckan som vi börjar mötet med.',
    },
    participants: [{ person: 'elin-dahl', edits: true }, { person: 'maria-lund' }],
    points: [
      { kind: 'information', title: 'Majas meny', raisedBy: 'child' },
      { kind: 'discussion', title: 'Hämtningar de veckor då ni är på sjukhuset', raisedBy: 'guardian' },
      { kind: 'decision', title: 'Vad som ska stå i planen, och vem som får läsa den' },
    ],
  })
}

// A plan that has done its work and is over.
async function hugo(scene: Scene) {
  const worry = await shareWorry(scene, {
    by: 'sara-lind',
    days: -196,
    seen: true,
    areas: ['nurtured', 'included'],
    answers: {
      works: 'Hugo är rolig. Han kan få en hel buss att skratta, och han är rädd om djur.',
      noticed:
        'Efter mormors död vill han inte bli lämnad på morgonen. Han sitter vid fönstret till lunch och säger att han väntar.',
      unit: 'En egen plats vid fönstret, och någon bredvid.',
      others: 'Stöd till pappa, som är ensam.',
      child_said: '”Om jag tittar bort kan hon gå förbi.”',
      guardians_know: 'yes',
      guardians_said: 'Pappa vet inte hur han ska prata om det.',
    },
  })
  await answerWorry(scene, {
    worry,
    by: 'maria-lund',
    to: 'sara-lind',
    days: -194,
    kind: 'assessment_opened',
    words: 'Jag ringer Hugos pappa i dag. Sitt hos honom vid fönstret så länge han vill sitta där.',
  })
  const before = await fillWheel(scene, {
    by: 'siri-alm',
    days: -184,
    childWords: '”Mormor visste vad alla fåglar heter.”',
    answers: {
      nurtured: {
        strengths: {
          guardian: 'Vi har varandra, Hugo och jag.',
          professional: 'Pappa kommer in och sätter sig varje morgon.',
        },
        needs: { child: 'Att få prata om mormor.', guardian: 'Någon att fråga.' },
        face: 'not-so-good',
      },
      included: {
        strengths: { professional: 'Kompisarna kommer till fönstret och leker där.' },
        needs: { professional: 'Hjälp att lämna fönstret när han vill.' },
        face: 'so-so',
      },
    },
  })
  await giveConsent(scene, {
    guardian: 'patrik-wallin',
    receivedBy: 'siri-alm',
    days: -180,
    how: 'in_person',
    to: [{ unit: 'forsamlingen', areas: ['nurtured', 'included'] }],
    until: 60,
    note: 'Patrik känner Johan sedan begravningen.',
  })
  const plan = await startPlan(scene, {
    lead: 'siri-alm',
    days: -176,
    nextIn: -120,
    why: 'Hugo sörjer sin mormor. Han ska få göra det med vuxna som orkar lyssna.',
    matters: '”Fåglarna. Och att pappa inte är ledsen själv.”',
    needs: [
      {
        area: 'nurtured',
        words: 'Hugo och pappa behöver någon att prata med om mormor.',
        goals: [
          {
            words: 'Vi kan prata om mormor utan att det gör så ont.',
            actions: [
              {
                key: 'samtal',
                words: 'Samtal för Hugo och pappa i sorggruppen för barn.',
                by: 'johan-ekman',
                from: -170,
                until: -90,
                seen: 'Hugo berättar något om mormor som han själv valt.',
              },
            ],
          },
        ],
      },
      {
        area: 'included',
        words: 'Hugo behöver kunna gå från fönstret till leken, och tillbaka.',
        goals: [
          {
            words: '”Jag vill visa de andra fåglarna.”',
            voice: 'child',
            actions: [
              {
                key: 'faglar',
                words: 'Ett fågelbord utanför fönstret, som Hugo sköter med en kompis.',
                by: 'sara-lind',
                from: -170,
                until: -100,
                seen: 'Fler än Hugo vet vad fåglarna heter.',
              },
            ],
          },
        ],
      },
    ],
    views: [{ voice: 'guardian', words: 'Patrik: Jag behöver inte råd, jag behöver sällskap.' }],
  })
  await addPartners(scene, plan, [
    {
      person: 'johan-ekman',
      gets: 'areas',
      areas: ['nurtured'],
      ground: {
        basis: 'consent',
        purpose: 'Johan håller i samtalen.',
        familyView: 'Patrik har sagt ja.',
        until: 60,
      },
    },
  ])
  await publishPlan(scene, plan, { days: -172, nextIn: -120 })
  await markAction(scene, plan, {
    by: 'sara-lind',
    action: 'faglar',
    days: -130,
    state: 'done',
    words: 'Talgoxe, blåmes, domherre. Hela avdelningen kan dem.',
  })
  await markAction(scene, plan, {
    by: 'johan-ekman',
    action: 'samtal',
    days: -95,
    state: 'done',
    words: 'Sju träffar. De avslutade med att plantera ett körsbärsträd.',
  })
  const after = await fillWheel(scene, {
    by: 'siri-alm',
    days: -84,
    key: '2',
    childWords: '”Mormor finns i trädet nu. Det står och växer.”',
    answers: {
      nurtured: {
        strengths: { child: 'Vi pratar om mormor när vi vattnar.', guardian: 'Vi skrattar igen.' },
        face: 'good',
      },
      included: {
        strengths: { child: 'Jag är fågelchef.', professional: 'Han är i leken hela dagen.' },
        face: 'great',
      },
    },
  })
  await reviewPlan(scene, plan, {
    days: -84,
    before,
    after,
    decision: 'end',
    childWords: '”Jag behöver inte ha någon plan. Jag har ett träd.”',
    guardianWords: 'Vi klarar oss, och vet vart vi kan vända oss.',
    needs: [
      { area: 'nurtured', what: 'reached', words: 'De pratar om mormor hemma.' },
      { area: 'included', what: 'reached', words: 'Fönstret är ett fönster igen.' },
    ],
  })
  await endPlan(scene, plan, {
    days: -84,
    reason: 'goals_reached',
    words: 'Familjen och vi är överens om att planen har gjort sitt.',
    afterwards:
      'Sara frågar Patrik hur det är i december, runt mormors födelsedag. Sorggruppen är öppen om de vill tillbaka.',
  })
}
