import { answerInvitation, callMeeting } from '../commands/meetings.ts'
import { addPartners, markAction, publishPlan, startPlan } from '../commands/plans.ts'
import { answerRequest, askForSupport } from '../commands/requests.ts'
import { type Scene, sceneOf, type World } from '../commands/scene.ts'
import { giveConsent } from '../commands/sharing.ts'
import { fillWheel } from '../commands/wheels.ts'
import { answerWorry, shareWorry } from '../commands/worries.ts'

/** BVC Solrosen, the social services and Boendet Lärkan: where other chapters of the law guard the child's record. */
export async function tellCare(world: World) {
  await wilma(sceneOf('wilma', world))
  await sixten(sceneOf('sixten', world))
  await samir(sceneOf('samir', world))
  await melker(sceneOf('melker', world))
}

// Between health care and social services: no consent is asked, since the law lets it be given; the family is told.
async function wilma(scene: Scene) {
  const worry = await shareWorry(scene, {
    by: 'lena-strom',
    days: -30,
    areas: ['nurtured', 'active'],
    seen: true,
    answers: {
      works: 'Wilma söker mamma med blicken och får alltid ett svar. Båda föräldrarna sjunger för henne.',
      noticed:
        'Pappa berättar att de inte orkat gå ut på tre veckor. Wilma går ännu inte själv och verkar inte vilja pröva.',
      information: 'Vilka de har omkring sig.',
      myself: 'Hembesök om två veckor, och sjukgymnasten får titta.',
      others: 'Sällskap och vila för föräldrarna.',
      guardians_know: 'yes',
      guardians_said: '”Vi behöver bara få sova”, säger Oscar.',
    },
  })
  await answerWorry(scene, {
    worry,
    by: 'lena-strom',
    to: 'lena-strom',
    days: -27,
    kind: 'acted',
    words: 'Hembesöket är bokat, och jag frågar Annika på familjecentralen. Familjen vet vad jag frågar om.',
  })
  const request = await askForSupport(scene, {
    by: 'lena-strom',
    to: 'annika-loof',
    days: -27,
    seen: true,
    areas: ['nurtured', 'active'],
    answerBy: -13,
    asked: 'Kan du möta familjen hemma först och sedan ta med dem till torsdagsgruppen?',
    tried: 'Samtal på BVC, och ett telefonsamtal i veckan.',
    guardianView: 'De vill gärna, om någon hämtar dem första gången.',
    ground: {
      basis: 'care_social_under_18',
      purpose: 'Familjen ska få stöd medan Wilma är liten.',
      familyView: 'Vi har berättat. De är lättade.',
      until: 150,
    },
  })
  await answerRequest(scene, {
    request,
    by: 'annika-loof',
    to: 'lena-strom',
    days: -22,
    kind: 'accepted',
    words: 'Ja. Jag går dit på måndag med en kaka. Sedan går vi till gruppen tillsammans.',
  })
}

// A plan that begins in health care, with a partner at the family centre.
async function sixten(scene: Scene) {
  await fillWheel(scene, {
    by: 'lena-strom',
    days: -60,
    childWords: 'Sixten visade sina bilar, en i taget, och väntade på att vi skulle säga färgen.',
    answers: {
      active: {
        strengths: { guardian: 'Han klättrar på allt.', professional: 'Stark och ihärdig.' },
        needs: { professional: 'Mer tid med andra barn.' },
        face: 'great',
      },
      achieving: {
        strengths: { professional: 'Sorterar efter färg och storlek.' },
        needs: { guardian: 'Fler ord. Han pekar.' },
        face: 'good',
      },
      nurtured: {
        strengths: { guardian: 'Vi har gott om tid, han och jag.' },
        needs: { guardian: 'Jag är ensam med allt.' },
        face: 'good',
      },
    },
  })
  const plan = await startPlan(scene, {
    lead: 'lena-strom',
    days: -55,
    nextIn: 20,
    why: 'Sixten är på väg att börja prata, och Karin behöver fler omkring sig.',
    matters: 'Bilarna. Att någon väntar på att han ska visa nästa.',
    needs: [
      {
        area: 'achieving',
        words: 'Sixten behöver fler tillfällen då det lönar sig att säga något.',
        goals: [
          {
            words: 'Sixten säger vad bilen heter.',
            actions: [
              {
                key: 'ordstund',
                words: 'Lekstund varje vecka, där vi väntar på ordet.',
                by: 'lena-strom',
                from: -50,
                until: 30,
                seen: 'Karin hör nya ord hemma.',
              },
            ],
          },
        ],
      },
      {
        area: 'nurtured',
        words: 'Karin behöver sällskap av andra föräldrar.',
        goals: [
          {
            words: 'Karin vet vem hon kan ringa.',
            actions: [
              {
                key: 'gruppen',
                words: 'Plats i torsdagsgruppen, och hämtning de första gångerna.',
                by: 'annika-loof',
                from: -50,
                until: -5,
                seen: 'Karin har ett nummer hon använder.',
              },
            ],
          },
        ],
      },
    ],
    views: [{ voice: 'guardian', words: 'Karin: Jag vill att det här inte blir en stor sak.' }],
  })
  await addPartners(scene, plan, [
    {
      person: 'annika-loof',
      gets: 'areas',
      areas: ['nurtured'],
      ground: {
        basis: 'care_social_under_18',
        purpose: 'Familjecentralen har en insats i planen.',
        familyView: 'Karin vet och vill.',
        until: 180,
      },
    },
  ])
  await publishPlan(scene, plan, { days: -51, nextIn: 20 })
  await markAction(scene, plan, {
    by: 'annika-loof',
    action: 'gruppen',
    days: -17,
    state: 'done',
    words: 'Karin har varit med fem gånger och har ett nummer som hon ringer.',
  })
  await markAction(scene, plan, {
    by: 'lena-strom',
    action: 'ordstund',
    days: -10,
    state: 'under_way',
    words: 'Tre nya ord: röd, fort, mer.',
  })
}

// Came without parents: a god man stands in their place, and the migration office is one of the partners.
async function samir(scene: Scene) {
  await giveConsent(scene, {
    guardian: 'bengt-akerlund',
    receivedBy: 'robert-kall',
    days: -60,
    how: 'in_person',
    to: [
      { unit: 'mottagningsenheten', areas: ['responsible'] },
      { unit: 'lundvika-skola', areas: ['achieving'] },
    ],
    until: 120,
    note: 'Samir var med och sa ja till var och en.',
  })
  const plan = await startPlan(scene, {
    lead: 'robert-kall',
    days: -55,
    nextIn: 14,
    why: 'Samir väntar på sitt beslut och vill använda tiden.',
    matters: '”Att läsa. Att ringa mormor på fredagar. Att veta.”',
    needs: [
      {
        area: 'responsible',
        words: 'Samir behöver veta vad som händer med hans ärende, i ord som är hans egna.',
        goals: [
          {
            words: '”Jag vill veta nästa steg innan det kommer.”',
            voice: 'child',
            actions: [
              {
                key: 'karta',
                words: 'En genomgång var fjortonde dag av vad som hänt och vad som kommer.',
                by: 'leyla-aydin',
                from: -50,
                until: 60,
                seen: 'Samir förklarar det för sin mormor.',
              },
            ],
          },
        ],
      },
      {
        area: 'achieving',
        words: 'Samir behöver en läsplats där han får fortsätta på den nivå som han är.',
        goals: [
          {
            words: 'Samir läser det han vill läsa.',
            actions: [
              {
                key: 'kurs',
                words: 'Plats på de lektioner han kan följa, matematik först.',
                by: 'oskar-tell',
                from: -45,
                until: 20,
                seen: 'Samir räknar på gymnasienivå.',
              },
            ],
          },
        ],
      },
    ],
    views: [
      { voice: 'child', words: '”Skriv att jag vill stanna här, även om det inte är vårt att bestämma.”' },
      { voice: 'guardian', words: 'Bengt: Jag följer med på allt han vill att jag ska följa med på.' },
    ],
    disagreements: [
      { voice: 'child', words: 'Samir vill bo kvar på Lärkan. Vi har inte lovat det, och det ska stå så.' },
    ],
    sip: {
      measures: 'Läkarkontakt för knäet. Skolstart.',
      responsibility: 'Socialtjänsten för boendet, regionen för knäet, skolan för undervisningen.',
      others: 'God man Bengt Åkerlund, och en kontakt i föreningslivet som Samir väljer själv.',
      overall: 'Robert Käll på Lärkan håller ihop och bjuder in.',
    },
  })
  await addPartners(scene, plan, [
    {
      person: 'leyla-aydin',
      gets: 'areas',
      areas: ['responsible'],
      ground: {
        basis: 'consent',
        purpose: 'Leyla har en insats i planen.',
        familyView: 'Samir och Bengt vill.',
        until: 110,
      },
    },
    {
      person: 'oskar-tell',
      gets: 'areas',
      areas: ['achieving'],
      ground: {
        basis: 'consent',
        purpose: 'Skolan har en insats i planen.',
        familyView: 'Samir och Bengt vill.',
        until: 110,
      },
    },
  ])
  await publishPlan(scene, plan, { days: -51, nextIn: 14 })
  await markAction(scene, plan, {
    by: 'oskar-tell',
    action: 'kurs',
    days: -18,
    state: 'under_way',
    words: 'Samir är med på matematiken med nian, och hjälper två andra.',
  })
  await markAction(scene, plan, {
    by: 'leyla-aydin',
    action: 'karta',
    days: -7,
    state: 'under_way',
    words: 'Två gånger, med tolk. Samir ritade en karta som vi nu använder för andra.',
  })
}

// A SIP that the social services lead, with health care and a school: three chapters of the law in one plan.
async function melker(scene: Scene) {
  await giveConsent(scene, {
    guardian: 'therese-fors',
    receivedBy: 'petra-nyman',
    days: -70,
    how: 'signed_in',
    to: [{ unit: 'strandskolan', areas: ['achieving', 'included'] }],
    until: 180,
    note: 'Therese vill läsa varje ny version innan den går till skolan.',
  })
  await fillWheel(scene, {
    by: 'petra-nyman',
    days: -66,
    childWords: '”Jag är trött på att alla frågar hur jag mår. Fråga vad jag gör.”',
    answers: {
      healthy: {
        strengths: { child: 'Jag sover åtta timmar nu.' },
        needs: { guardian: 'Att vårdens tider inte krockar med skolan.' },
        face: 'so-so',
      },
      achieving: {
        strengths: { professional: 'Han bygger datorer av delar från återvinningen.' },
        needs: { child: 'Kortare dagar tills det funkar.' },
        face: 'so-so',
      },
      included: {
        strengths: { child: 'Spelkvällen.' },
        needs: { professional: 'En väg tillbaka till klassen som han själv bestämmer takten på.' },
        face: 'not-so-good',
      },
    },
  })
  const plan = await startPlan(scene, {
    lead: 'petra-nyman',
    days: -60,
    nextIn: 5,
    why: 'Melker har varit sjuk länge. Vård, skola och hem ska dra åt samma håll, och han ska slippa berätta allt tre gånger.',
    matters: '”Fråga vad jag gör. Och låt mig bygga klart.”',
    needs: [
      {
        area: 'healthy',
        words: 'Melker behöver vård på tider som går ihop med skolan.',
        goals: [
          {
            words: 'Therese behöver inte längre vara den som samordnar.',
            actions: [
              {
                key: 'tider',
                words: 'Alla tider läggs efter klockan två, och kallelserna kommer till Melker.',
                by: 'karolina-berg',
                from: -55,
                until: -10,
                seen: 'Melker öppnar sina egna brev.',
              },
            ],
          },
        ],
      },
      {
        area: 'achieving',
        words: 'Melker behöver en skoldag som håller.',
        goals: [
          {
            words: '”Två hela dagar i veckan, sedan får vi se.”',
            voice: 'child',
            actions: [
              {
                key: 'skoldag',
                words: 'Två hela dagar och tre korta, med ett rum att bygga i.',
                by: 'leif-hallin',
                from: -50,
                until: 25,
                seen: 'Melker är kvar när dagen slutar.',
              },
            ],
          },
        ],
      },
    ],
    views: [
      { voice: 'guardian', words: 'Therese: Jag vill vara mamma och inte projektledare.' },
      { voice: 'child', words: '”Det är okej. Sätt mitt förslag först.”' },
    ],
    sip: {
      measures: 'Vårdkontakt, anpassad skoldag, avlastning.',
      responsibility: 'Regionen för vården, skolan för skoldagen, socialtjänsten för avlastningen.',
      others: 'Spelkvällen på Navet, som Melker går till själv.',
      overall: 'Petra Nyman håller ihop och bjuder in till nästa möte.',
    },
  })
  await addPartners(scene, plan, [
    {
      guardian: 'therese-fors',
      gets: 'whole',
      ground: { basis: 'guardian', purpose: 'Therese läser hela planen.', until: 180 },
    },
    {
      person: 'karolina-berg',
      gets: 'areas',
      areas: ['healthy'],
      ground: {
        basis: 'care_social_under_18',
        purpose: 'BUP har en insats i planen.',
        familyView: 'Therese vet och vill.',
        until: 180,
      },
    },
    {
      person: 'leif-hallin',
      gets: 'areas',
      areas: ['achieving'],
      ground: {
        basis: 'consent',
        purpose: 'Skolan har en insats i planen.',
        familyView: 'Therese har sagt ja.',
        until: 180,
      },
    },
  ])
  await publishPlan(scene, plan, { days: -56, nextIn: 5 })
  await markAction(scene, plan, {
    by: 'karolina-berg',
    action: 'tider',
    days: -13,
    state: 'done',
    words: 'Alla tider efter två. Melker ringde själv och flyttade en.',
  })
  await markAction(scene, plan, {
    by: 'leif-hallin',
    action: 'skoldag',
    days: -9,
    state: 'under_way',
    words: 'Två hela dagar tre veckor i rad. Datorn i rummet startar nu.',
  })
  const meeting = await callMeeting(scene, {
    by: 'petra-nyman',
    days: -12,
    on: 5,
    from: '14:15',
    to: '15:15',
    place: 'Socialtjänsten, rum Eken',
    plan: plan.id,
    sip: true,
    child: {
      takesPart: 'phone',
      how: 'Melker ringer in från sitt rum i skolan och är med den första halvtimmen.',
    },
    notToRaise: 'Tiden på sjukhuset.',
    participants: [
      {
        guardian: 'therese-fors',
        ground: { basis: 'guardian', purpose: 'Therese är med på mötet.', until: 180 },
      },
      {
        person: 'karolina-berg',
        edits: true,
        ground: {
          basis: 'care_social_under_18',
          purpose: 'BUP är part i planen.',
          familyView: 'Therese vet.',
          until: 180,
        },
      },
      {
        person: 'leif-hallin',
        edits: true,
        ground: {
          basis: 'consent',
          purpose: 'Skolan är part i planen.',
          familyView: 'Therese har sagt ja.',
          until: 180,
        },
        areas: ['achieving'],
      },
      { person: 'david-orn', edits: true },
    ],
    points: [
      { kind: 'information', title: 'Vad Melker bygger', raisedBy: 'child', areas: [] },
      { kind: 'discussion', title: 'Tre hela dagar?', raisedBy: 'partner', areas: ['achieving'] },
      { kind: 'decision', title: 'Vem gör vad till nästa gång' },
    ],
  })
  await answerInvitation(scene, meeting, { guardian: 'therese-fors', answer: 'yes', days: -11 })
  await answerInvitation(scene, meeting, { person: 'leif-hallin', answer: 'yes', days: -10 })
}
