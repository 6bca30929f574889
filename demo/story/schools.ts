import { sql } from 'kysely'
import { answerInvitation, callMeeting, holdMeeting } from '../commands/meetings.ts'
import { addPartners, markAction, publishPlan, startPlan } from '../commands/plans.ts'
import { answerRequest, askForSupport } from '../commands/requests.ts'
import { functionOf, happened, type Scene, sceneOf, type World } from '../commands/scene.ts'
import { give, giveConsent, withdrawConsent } from '../commands/sharing.ts'
import { fillWheel } from '../commands/wheels.ts'
import { answerWorry, noteReport, shareWorry } from '../commands/worries.ts'

/** Ekskolan, Strandskolan, Aspskolan, Kastanjens skola, and Lundvika skola in the other municipality. */
export async function tellSchools(world: World) {
  await moa(sceneOf('moa', world))
  await adam(sceneOf('adam', world))
  await ronja(sceneOf('ronja', world))
  await yusuf(sceneOf('yusuf', world))
  await alva(sceneOf('alva', world))
  await kian(sceneOf('kian', world))
  await tindra(sceneOf('tindra', world))
  await ebba(sceneOf('ebba', world))
  await stella(sceneOf('stella', world))
}

// A plan in its first version. Her mother works in the collaboration too, and reads it as a guardian only.
async function moa(scene: Scene) {
  const worry = await shareWorry(scene, {
    by: 'agnes-vik',
    days: -75,
    seen: true,
    areas: ['achieving', 'responsible'],
    answers: {
      works: 'Moa räknar i huvudet fortare än jag och förklarar så att de andra förstår. Hon är omtyckt.',
      noticed:
        'När hon ska skriva börjar hon om tills pappret går sönder. Tre gånger har hon gått hem utan att säga till när det var skrivning.',
      myself: 'Hon får berätta i stället för att skriva, medan vi tar reda på mer.',
      child_said: '”Det är rätt i huvudet och fel på pappret.”',
      guardians_know: 'yes',
      guardians_said: 'Mamma känner igen det och hade det likadant själv.',
    },
  })
  await answerWorry(scene, {
    worry,
    by: 'per-nordin',
    to: 'agnes-vik',
    days: -72,
    kind: 'assessment_opened',
    words: 'Bra att hon redan får berätta. Mikael går igenom hjulet med Moa och Helena på tisdag.',
  })
  await fillWheel(scene, {
    by: 'mikael-strand',
    days: -65,
    childWords: '”Jag vill bli den som ritar broar. Då måste man räkna.”',
    answers: {
      achieving: {
        strengths: { child: 'Jag är bra på tal.', professional: 'Hon tänker i bilder och ser lösningar.' },
        needs: {
          child: 'Att få skriva på datorn utan att någon tittar konstigt.',
          professional: 'Rätt hjälp med skrivandet.',
        },
        face: 'so-so',
      },
      responsible: {
        strengths: { guardian: 'Hon sköter kaninen helt själv.' },
        needs: { child: 'Ett sätt att säga till när det blir för mycket.' },
        face: 'good',
      },
      included: { strengths: { child: 'Tova och Lo.' }, face: 'great' },
    },
  })
  await giveConsent(scene, {
    guardian: 'helena-wik',
    receivedBy: 'mikael-strand',
    days: -63,
    how: 'signed_in',
    to: [
      { unit: 'elevhalsan', areas: ['achieving', 'responsible'] },
      { unit: 'fyrbaken', areas: ['achieving'] },
    ],
    until: 240,
    note: 'Helena vill inte att något går till fritidsgården, där hon själv arbetar.',
  })
  const plan = await startPlan(scene, {
    lead: 'mikael-strand',
    days: -58,
    nextIn: 16,
    why: 'Moa kan mer än det hon får ner på papper. Hon ska få visa det.',
    matters: '”Att jag får räkna. Att det inte är en stor sak.”',
    needs: [
      {
        area: 'achieving',
        words: 'Moa behöver skriva på ett sätt som fungerar för henne.',
        goals: [
          {
            words: '”Jag vill lämna in utan att sudda hål.”',
            voice: 'child',
            actions: [
              {
                key: 'dator',
                words: 'Egen dator med talsyntes, på alla lektioner.',
                by: 'agnes-vik',
                from: -50,
                until: -30,
                seen: 'Moa lämnar in något hon är nöjd med.',
              },
              {
                key: 'utredning',
                words: 'Samtal och test om läsning och skrivning.',
                by: 'lisa-tran',
                from: -45,
                until: -14,
                seen: 'Moa och Helena vet mer än i dag.',
              },
            ],
          },
        ],
      },
      {
        area: 'responsible',
        words: 'Moa behöver kunna säga till innan hon går.',
        goals: [
          {
            words: 'Moa visar sitt kort och väljer var hon tar en paus.',
            actions: [
              {
                key: 'kort',
                words: 'Ett pauskort, och två platser som är hennes.',
                by: 'mikael-strand',
                from: -50,
                until: 14,
                seen: 'Hon använder kortet och kommer tillbaka.',
              },
            ],
          },
        ],
      },
    ],
    views: [
      { voice: 'child', words: '”Bra, men kortet ska se ut som ett busskort.”' },
      { voice: 'guardian', words: 'Jag vill vara mamma här, inte kollega.' },
    ],
  })
  await addPartners(scene, plan, [
    {
      guardian: 'helena-wik',
      gets: 'whole',
      ground: { basis: 'guardian', purpose: 'Helena ska kunna läsa hela planen.', until: 240 },
    },
    {
      person: 'lisa-tran',
      gets: 'areas',
      areas: ['achieving'],
      ground: {
        basis: 'consent',
        purpose: 'Lisa har en insats i planen.',
        familyView: 'Helena har sagt ja.',
        until: 240,
      },
    },
  ])
  await publishPlan(scene, plan, { days: -54, nextIn: 16 })
  await markAction(scene, plan, {
    by: 'agnes-vik',
    action: 'dator',
    days: -33,
    state: 'done',
    words: 'Moa skrev två sidor om Öresundsbron. Hon läste upp dem själv.',
  })
  await markAction(scene, plan, {
    by: 'mikael-strand',
    action: 'kort',
    days: -26,
    state: 'under_way',
    words: 'Kortet ser ut som ett busskort nu. Hon har använt det fyra gånger.',
  })
}

// Both have said yes, but the one who was asked could not help: declined with a reason, and a thought of who could.
async function adam(scene: Scene) {
  await fillWheel(scene, {
    by: 'mikael-strand',
    days: -50,
    childWords: '”På isen är jag snäll. På rasten vet jag inte vem som börjar.”',
    answers: {
      included: {
        strengths: { child: 'Laget.', guardian: 'Han tar hand om sin lillasyster på bussen.' },
        needs: { child: 'Någon vuxen som ser hela rasten, inte bara slutet.' },
        face: 'not-so-good',
      },
      active: { strengths: { child: 'Ishockey tre dagar i veckan.' }, face: 'great' },
    },
  })
  for (const [guardian, days] of [
    ['mats-lindqvist', -46],
    ['anna-lindqvist', -44],
  ] as const) {
    await giveConsent(scene, {
      guardian,
      receivedBy: 'mikael-strand',
      days,
      how: 'in_person',
      to: [{ unit: 'ekdala-if', areas: ['included', 'active'] }],
      until: 120,
    })
  }
  const request = await askForSupport(scene, {
    by: 'mikael-strand',
    to: 'conny-back',
    days: -40,
    seen: true,
    areas: ['included', 'active'],
    answerBy: -26,
    asked: 'Kan en av era ledare vara med på långrasten på onsdagar och leda bandyn?',
    tried: 'Rastvärd och lekschema. Det Adam saknar är en ledare som han litar på.',
    childView: '”Om Conny kommer blir det regler.”',
    guardianView: 'Båda tycker att det är värt att pröva.',
    ground: {
      basis: 'consent',
      purpose: 'Adam ska få raster som fungerar, med en ledare som han känner.',
      familyView: 'Mats och Anna har båda sagt ja.',
      until: 110,
    },
  })
  await answerRequest(scene, {
    request,
    by: 'conny-back',
    to: 'mikael-strand',
    days: -32,
    kind: 'declined',
    seen: false,
    words:
      'Vi vill gärna, men alla våra ledare arbetar dagtid och jag vill inte lova något som Adam sedan blir utan. Fråga Fyrbåken: de har folk på dagarna. Hälsa att han spelade fint i lördags.',
  })
}

// Both said yes; then her mother, signed in herself, took back hers for the social services.
async function ronja(scene: Scene) {
  await fillWheel(scene, {
    by: 'mikael-strand',
    days: -70,
    childWords: '”Jag vill att det ska vara tyst i trappan när jag kommer hem.”',
    answers: {
      safe: {
        strengths: { child: 'Hunden, och att Daniel alltid svarar i telefonen.' },
        needs: { child: 'Veta vem som är hemma.', guardian: 'Camilla: någon att ringa på kvällen.' },
        face: 'not-so-good',
      },
      nurtured: {
        strengths: { guardian: 'Vi äter tillsammans på söndagar, alla fyra.' },
        needs: { professional: 'Stöd till föräldrarna i att prata med varandra.' },
        face: 'so-so',
      },
      achieving: {
        strengths: { professional: 'Hon skriver noveller som hela klassen vill höra.' },
        face: 'great',
      },
    },
  })
  const scope = [
    { unit: 'barn-och-familj', areas: ['safe' as const, 'nurtured' as const] },
    { unit: 'elevhalsan', areas: ['safe' as const] },
  ]
  const camillas = await giveConsent(scene, {
    guardian: 'camilla-bjork',
    receivedBy: 'mikael-strand',
    days: -66,
    how: 'in_person',
    to: scope,
    until: 150,
  })
  await giveConsent(scene, {
    guardian: 'daniel-bjork',
    receivedBy: 'mikael-strand',
    days: -64,
    how: 'phone',
    to: scope,
    until: 150,
  })
  const toDavid = await askForSupport(scene, {
    by: 'mikael-strand',
    to: 'david-orn',
    days: -60,
    seen: true,
    areas: ['safe', 'nurtured'],
    answerBy: -46,
    asked: 'Kan ni erbjuda familjen samtal om hur de gör när det blir bråk?',
    tried: 'Samtal med kurator på skolan, två gånger.',
    childView: '”Jag kan vara med om det är före klockan tre.”',
    guardianView: 'Camilla och Daniel vill båda, men inte på samma dag.',
    ground: {
      basis: 'consent',
      purpose: 'Familjen ska få samtal tillsammans.',
      familyView: 'Båda har sagt ja.',
      until: 140,
    },
  })
  await answerRequest(scene, {
    request: toDavid,
    by: 'david-orn',
    to: 'mikael-strand',
    days: -53,
    kind: 'accepted',
    words: 'Ja. Jag ringer var och en först, så att ingen av dem behöver höra det av den andra.',
  })
  const toLisa = await askForSupport(scene, {
    by: 'mikael-strand',
    to: 'lisa-tran',
    days: -18,
    seen: true,
    areas: ['safe'],
    answerBy: -4,
    asked: 'Kan du träffa Ronja några gånger på skolan?',
    tried: 'Hon skriver gärna. Börja där.',
    childView: '”Om jag får ha med hunden på bild.”',
    ground: {
      basis: 'consent',
      purpose: 'Ronja ska få prata med någon på skolan.',
      familyView: 'Båda har sagt ja.',
      until: 140,
    },
  })
  await answerRequest(scene, {
    request: toLisa,
    by: 'lisa-tran',
    to: 'mikael-strand',
    days: -13,
    kind: 'accepted',
    words: 'Ja, torsdagar klockan ett. Jag har lagt fram papper och en bra penna.',
  })
  await withdrawConsent(scene, { consent: camillas, unit: 'barn-och-familj', by: 'camilla-bjork', days: -3 })
}

// A request that waits for its answer, and is late.
async function yusuf(scene: Scene) {
  const worry = await shareWorry(scene, {
    by: 'agnes-vik',
    days: -36,
    seen: true,
    areas: ['active', 'included'],
    answers: {
      works: 'Yusuf är den som kommer på lekarna. Han kan namnet på alla i skolan, även de i sexan.',
      noticed:
        'Efter skolan blir han kvar på gården till halv sex, också när det regnar. Han säger att han väntar på brorsan.',
      myself: 'Jag har bjudit in honom i biblioteket, och han kommer ibland.',
      others: 'Något att göra på eftermiddagarna som inte kostar.',
      child_said: '”Hemma är det ingen som är vaken.”',
      guardians_know: 'partly',
      guardians_said: 'Mamma arbetar natt och trodde att fritids var öppet för honom.',
    },
  })
  await answerWorry(scene, {
    worry,
    by: 'per-nordin',
    to: 'agnes-vik',
    days: -34,
    kind: 'acted',
    words:
      'Jag träffade Aylin i går. Platsen på fritids är ordnad från måndag, och hon vill gärna att vi frågar Navet om fredagarna.',
  })
  await giveConsent(scene, {
    guardian: 'aylin-demir',
    receivedBy: 'mikael-strand',
    days: -32,
    how: 'in_writing',
    to: [{ unit: 'navet', areas: ['active', 'included'] }],
    until: 200,
  })
  await askForSupport(scene, {
    by: 'mikael-strand',
    to: 'helena-wik',
    days: -24,
    areas: ['active', 'included'],
    answerBy: -8,
    asked: 'Får Yusuf komma till er på fredagar redan klockan två, fast han är ett år för ung?',
    tried: 'Fritids de andra dagarna.',
    childView: '”Finns det någon som spelar schack?”',
    guardianView: 'Aylin säger ja och följer med första gången.',
    ground: {
      basis: 'consent',
      purpose: 'Yusuf ska ha någonstans att vara på fredagarna.',
      familyView: 'Aylin har sagt ja.',
      until: 190,
    },
  })
  await askForSupport(scene, {
    by: 'mikael-strand',
    to: 'emma-hill',
    days: -4,
    areas: ['active'],
    answerBy: 7,
    asked: 'Kan du mäta synen på honom? Han håller boken mycket nära.',
    tried: 'Bättre lampa i läshörnan.',
    ground: {
      basis: 'no_harm',
      purpose: 'Yusuf ska få synen kontrollerad.',
      familyView: 'Aylin vet och vill gärna.',
      until: 60,
    },
  })
}

// Her own voice first: a plan, a meeting held where she led the first half, and one to come.
async function alva(scene: Scene) {
  await fillWheel(scene, {
    by: 'mikael-strand',
    days: -88,
    childWords:
      '”Jag vill inte prata om skolan först. Jag vill prata om att jag flyttade mitt i en termin och att alla redan hade sina platser.”',
    answers: {
      included: {
        strengths: {
          child: 'Kören. Där var det tomma stolar.',
          professional: 'Hon är varm och snabb i orden.',
        },
        needs: { child: 'Att någon sparar en plats.', guardian: 'Vänner hon kan ta med hem.' },
        face: 'not-so-good',
      },
      achieving: {
        strengths: { professional: 'Språk. Hon läser hela hyllan.' },
        needs: {
          professional: 'En väg tillbaka till de lektioner som hon missat.',
          child: 'Att få göra det i min takt.',
        },
        face: 'so-so',
      },
      nurtured: { strengths: { guardian: 'Vi lagar mat ihop varje onsdag, hon bestämmer.' }, face: 'good' },
    },
  })
  await giveConsent(scene, {
    guardian: 'stefan-holmgren',
    receivedBy: 'mikael-strand',
    days: -85,
    how: 'signed_in',
    to: [
      { unit: 'forsamlingen', areas: ['included'] },
      { unit: 'barnens-rost', areas: ['included', 'achieving'] },
    ],
    until: 250,
    note: 'Alva var med och valde vilka.',
  })
  const plan = await startPlan(scene, {
    lead: 'mikael-strand',
    days: -80,
    nextIn: 12,
    why: 'Alva är ny i stan och har inte fått en plats ännu. Vi gör plats.',
    matters: '”Kören. Och att ni frågar mig innan ni bestämmer.”',
    needs: [
      {
        area: 'included',
        words: 'Alva behöver människor som väntar på henne.',
        goals: [
          {
            words: '”Jag vill ha någon att gå dit med.”',
            voice: 'child',
            actions: [
              {
                key: 'koren',
                words: 'En sångkompis som hämtar Alva inför varje körövning.',
                by: 'johan-ekman',
                from: -75,
                until: -20,
                seen: 'De går dit utan att någon frågar.',
              },
              {
                key: 'ombud',
                words:
                  'Samtal om hur skolan tar emot den som kommer mitt i en termin. Alva bestämmer vad som ska sägas vidare.',
                by: 'sanna-vide',
                from: -70,
                until: 40,
                seen: 'Skolan har ändrat något som Alva föreslagit.',
              },
            ],
          },
        ],
      },
      {
        area: 'achieving',
        words: 'Alva behöver en väg tillbaka till matematiken och de samhällsämnen som hon missat.',
        goals: [
          {
            words: 'Alva väljer själv i vilken ordning.',
            actions: [
              {
                key: 'veckan',
                words: 'Ett schema för sex veckor, som Alva och Sofia gör tillsammans på måndagar.',
                by: 'sofia-ros',
                from: -70,
                until: -28,
                seen: 'Alva stryker det som är klart.',
              },
            ],
          },
        ],
      },
    ],
    views: [
      { voice: 'child', words: '”Det här låter som jag. Utom ordet schema.”' },
      { voice: 'guardian', words: 'Stefan: Jag vill veta hur det går, men jag vill höra det av Alva.' },
    ],
    disagreements: [
      {
        voice: 'child',
        words:
          'Alva vill vara hemma på fredagar. Skolan vill att hon är här. Vi prövar att hon har biblioteket som sin plats den dagen.',
      },
    ],
  })
  await addPartners(scene, plan, [
    {
      guardian: 'stefan-holmgren',
      gets: 'whole',
      ground: { basis: 'guardian', purpose: 'Stefan ska kunna läsa planen.', until: 250 },
    },
    {
      person: 'johan-ekman',
      gets: 'areas',
      areas: ['included'],
      ground: {
        basis: 'consent',
        purpose: 'Johan har en insats i planen.',
        familyView: 'Alva och Stefan vill.',
        until: 250,
      },
    },
    {
      person: 'sanna-vide',
      gets: 'areas',
      areas: ['included'],
      ground: {
        basis: 'consent',
        purpose: 'Sanna har en insats i planen.',
        familyView: 'Alva valde henne själv.',
        until: 250,
      },
    },
  ])
  await publishPlan(scene, plan, { days: -76, nextIn: 12 })
  await markAction(scene, plan, {
    by: 'johan-ekman',
    action: 'koren',
    days: -22,
    state: 'done',
    words: 'Märta och Alva kommer tillsammans varje torsdag, och för tidigt.',
  })
  await markAction(scene, plan, {
    by: 'sofia-ros',
    action: 'veckan',
    days: -30,
    state: 'under_way',
    words: 'Fyra veckor av sex. Alva har döpt det till ”kartan”.',
  })
  const held = await callMeeting(scene, {
    by: 'mikael-strand',
    days: -52,
    on: -35,
    from: '15:00',
    to: '15:45',
    place: 'Strandskolans bibliotek',
    plan: plan.id,
    child: { takesPart: 'whole', how: 'Alva håller i första halvan.' },
    notToRaise: 'Skolan hon flyttade från.',
    participants: [
      {
        guardian: 'stefan-holmgren',
        ground: { basis: 'guardian', purpose: 'Stefan är med på mötet.', until: 250 },
      },
      { person: 'sofia-ros', edits: true },
    ],
    points: [
      { kind: 'information', title: 'Alva berättar hur det är', raisedBy: 'child' },
      { kind: 'discussion', title: 'Fredagar', raisedBy: 'child' },
      { kind: 'decision', title: 'Hur Stefan får veta', raisedBy: 'guardian' },
    ],
  })
  await holdMeeting(scene, held, {
    outcomes: [
      'Kören är det bästa. Korridoren är det svåraste, särskilt före lunch.',
      'Biblioteket på fredagar, med Sofia förbi en gång.',
      'Alva ringer själv hem på onsdagar. Skolan ringer bara om något har hänt.',
    ],
    words:
      'Alva ledde mötet till halva tiden och lämnade sedan över. Alla höll med om fredagarna. Stefan nöjer sig med onsdagssamtalet.',
    childWords: '”Det var konstigt att ni lyssnade hela tiden. Bra konstigt.”',
  })
  const next = await callMeeting(scene, {
    by: 'mikael-strand',
    days: -5,
    on: 12,
    from: '15:00',
    to: '15:45',
    place: 'Strandskolans bibliotek',
    plan: plan.id,
    child: { takesPart: 'whole', how: 'Alva har skrivit dagordningen.' },
    participants: [
      {
        guardian: 'stefan-holmgren',
        ground: { basis: 'guardian', purpose: 'Stefan är med på mötet.', until: 250 },
      },
      { person: 'sofia-ros', edits: true },
      {
        person: 'sanna-vide',
        ground: {
          basis: 'consent',
          purpose: 'Sanna är part i planen.',
          familyView: 'Alva vill ha henne med.',
          until: 250,
        },
        areas: ['included', 'achieving'],
      },
    ],
    points: [
      { kind: 'information', title: 'Korridoren före lunch', raisedBy: 'child', areas: ['included'] },
      { kind: 'discussion', title: 'Det som är kvar av kartan', areas: ['achieving'] },
      { kind: 'decision', title: 'Vill Alva fortsätta ha en plan?', raisedBy: 'child' },
    ],
  })
  await answerInvitation(scene, next, { guardian: 'stefan-holmgren', answer: 'yes', days: -4 })
  await answerInvitation(scene, next, { person: 'sanna-vide', answer: 'yes', days: -4 })
}

// A plan where something is hindered, and the day of follow-up has passed.
async function kian(scene: Scene) {
  await giveConsent(scene, {
    guardian: 'shirin-moradi',
    receivedBy: 'mikael-strand',
    days: -110,
    how: 'in_person',
    to: [
      { unit: 'bup', areas: ['healthy'] },
      { unit: 'navet', areas: ['active'] },
    ],
    until: 130,
  })
  const plan = await startPlan(scene, {
    lead: 'mikael-strand',
    days: -104,
    nextIn: -6,
    why: 'Kian sover nästan inte, och allt annat blir svårt av det. Han vill själv ha hjälp.',
    matters: '”Musiken. Och att morsan slipper oroa sig.”',
    needs: [
      {
        area: 'healthy',
        words: 'Kian behöver sova, och någon som tar reda på varför han inte gör det.',
        goals: [
          {
            words: '”Jag vill vakna av väckarklockan i stället för att vänta på den.”',
            voice: 'child',
            actions: [
              {
                key: 'samtalbup',
                words: 'Ett första samtal om sömnen.',
                by: 'karolina-berg',
                from: -95,
                until: -30,
                seen: 'Kian vet vad nästa steg är.',
              },
              {
                key: 'forsta',
                words: 'Första lektionen börjar klockan tio till och med februari.',
                by: 'leif-hallin',
                from: -100,
                until: 80,
                seen: 'Kian är där när den börjar.',
              },
            ],
          },
        ],
      },
      {
        area: 'active',
        words: 'Kian behöver dagar som slutar med något han längtar till.',
        goals: [
          {
            words: '”En låt som går att spela upp för någon.”',
            voice: 'child',
            actions: [
              {
                key: 'studio',
                words: 'Studion på Navet, tisdag och torsdag.',
                by: 'helena-wik',
                from: -95,
                until: 60,
                seen: 'Det finns en låt.',
              },
            ],
          },
        ],
      },
    ],
    views: [{ voice: 'guardian', words: 'Shirin: Han är inte lat. Jag vill att det står i planen.' }],
  })
  await addPartners(scene, plan, [
    {
      person: 'karolina-berg',
      gets: 'areas',
      areas: ['healthy'],
      ground: {
        basis: 'consent',
        purpose: 'BUP har en insats i planen.',
        familyView: 'Kian och Shirin vill.',
        until: 130,
      },
    },
    {
      person: 'helena-wik',
      gets: 'areas',
      areas: ['active'],
      ground: {
        basis: 'consent',
        purpose: 'Navet har en insats i planen.',
        familyView: 'Ja, bara det som rör musiken.',
        until: 130,
      },
    },
  ])
  await publishPlan(scene, plan, { days: -100, nextIn: -6 })
  await markAction(scene, plan, {
    by: 'leif-hallin',
    action: 'forsta',
    days: -92,
    state: 'done',
    words: 'Ändrat i schemat, och matsalen öppnar för honom halv tio.',
  })
  await markAction(scene, plan, {
    by: 'helena-wik',
    action: 'studio',
    days: -60,
    state: 'under_way',
    words: 'Två låtar på gång. Han lär de yngre hur bordet fungerar.',
  })
  await markAction(scene, plan, {
    by: 'karolina-berg',
    action: 'samtalbup',
    days: -34,
    state: 'hindered',
    words:
      'Vi har ingen tid förrän om fem veckor. Jag har bett vårdcentralen ta ett läkarsamtal så länge och ringer Shirin varje fredag.',
  })
  await noteReport(scene, {
    by: 'sofia-ros',
    days: -101,
    how: 'phone',
    guardiansTold: true,
    note: 'Anmält efter att Kian berättat att han är ensam hemma hela nätterna. Shirin var med när vi ringde. Mottagningen tog emot och tackade.',
  })
}

// R8: few readers, each on the list, and nothing of where she lives or learns in any text.
async function tindra(scene: Scene) {
  await fillWheel(scene, {
    by: 'ulrika-mo',
    days: -42,
    childWords: '”Jag har en hemlig kod med min fröken. Den betyder att allt är bra.”',
    answers: {
      safe: {
        strengths: { child: 'Koden.', guardian: 'Hon vet vad hon ska svara när någon frågar.' },
        needs: { guardian: 'Att alla som möter henne vet att inga bilder får tas.' },
        face: 'good',
      },
      included: { strengths: { professional: 'Hon har hittat sin första kompis.' }, face: 'good' },
    },
  })
  await scene.as('ulrika-mo', async (tx, me) => {
    const lisa = functionOf('lisa-tran', scene)
    await sql`select sharing.list_protected_reader(${scene.childId}::uuid, ${lisa}::uuid, ${scene.time.day(45)}::date)`.execute(
      tx,
    )
    const on = scene.time.next(-38)
    await give(scene, tx, me, {
      to: { functionId: lisa },
      kind: 'item',
      areas: ['safe', 'included'],
      items: [],
      on,
      ground: {
        basis: 'no_harm',
        purpose: 'Lisa är den enda utanför skolan som Tindra träffar.',
        familyView: 'Mamma vill det.',
        until: 45,
      },
    })
    await happened(scene, tx, me, {
      kind: 'protected_reader_listed',
      itemKind: 'child',
      itemId: scene.childId,
      on,
    })
  })
}

// Acted at once, in an independent school: other paragraphs, the same way of working.
async function ebba(scene: Scene) {
  const worry = await shareWorry(scene, {
    by: 'tim-ostlund',
    days: -16,
    seen: true,
    areas: ['respected', 'included'],
    answers: {
      works: 'Ebba ritar serier där den minsta alltid är hjälten. Hon säger förlåt på riktigt.',
      noticed: 'Två äldre barn tar hennes ritblock på bussen. Hon har börjat lämna det hemma.',
      child_said: '”Det är lättare att inte ha något som går att ta.”',
      guardians_know: 'yes',
      guardians_said: 'De har pratat med busschauffören.',
    },
  })
  await answerWorry(scene, {
    worry,
    by: 'rebecka-thorn',
    to: 'tim-ostlund',
    days: -15,
    kind: 'acted',
    words:
      'En vuxen åker med från i morgon. Jag har pratat med de två och deras föräldrar, var för sig. Ebba fick välja ett nytt ritblock och valde ett som är för stort för att gömmas.',
  })
}

// In the other municipality: the same way of working, a record of its own.
async function stella(scene: Scene) {
  const worry = await shareWorry(scene, {
    by: 'frida-holst',
    days: -21,
    seen: true,
    areas: ['achieving'],
    answers: {
      works: 'Stella frågar tills hon förstår, och delar med sig av svaret.',
      noticed: 'Hon kan inte längre läsa det som står på tavlan, men säger att hon gör det.',
      myself: 'Hon sitter längst fram nu.',
      guardians_know: 'no',
    },
  })
  await answerWorry(scene, {
    worry,
    by: 'oskar-tell',
    to: 'frida-holst',
    days: -20,
    kind: 'reply',
    words: 'Bra sett. Marie på elevhälsan mäter synen i nästa vecka, och jag ringer hem i dag.',
  })
}
