import { Card } from '../card.tsx'
import { usePage } from '../page-context.ts'
import { EmptyMark } from '../pictures/empty-mark.tsx'
import { faceValues, NamedPicture } from '../pictures/faces.tsx'
import { Hub } from '../pictures/hub.tsx'
import { Mark } from '../pictures/mark.tsx'
import { SharingPicture } from '../pictures/sharing-picture.tsx'
import { Wheel, WheelLegend, WheelList, WheelPair } from '../pictures/wheel.tsx'
import { exampleOf } from './example.ts'
import { texts } from './texts.ts'

export function PictureExamples() {
  const { lang } = usePage()
  const t = texts(lang)
  const amina = exampleOf(lang)
  return (
    <>
      <h2>{t.pictures}</h2>
      <Card heading={t.sharing}>
        <SharingPicture giver={t.mother} areas={amina.areas} receivers={amina.receivers} />
      </Card>
      <Card heading={t.latest}>
        <WheelPair
          name={t.child}
          first={{ when: t.first, areas: amina.before }}
          latest={{ when: t.latest, areas: amina.now }}
        />
        <WheelLegend />
        <WheelList areas={amina.list} />
      </Card>
      <Card heading={t.longArea}>
        <Wheel id="long" name="Maximiliano Alexander" areas={amina.long} />
      </Card>
      <Card heading={t.around}>
        <Hub name={t.child} people={amina.people} />
      </Card>
      <Card heading={t.alone}>
        <Hub name="Bo" people={amina.people.slice(0, 1)} />
      </Card>
      <Card heading={t.faces}>
        <div class="row">
          {faceValues.map((value, i) => (
            <NamedPicture picture={`face-${value}`}>
              {[t.face1, t.face2, t.face3, t.face4, t.face5][i]}
            </NamedPicture>
          ))}
        </div>
      </Card>
      <Card heading={t.mark}>
        <div class="row">
          <Mark size={112} />
          <Mark size={56} />
          <Mark size={32} />
          <Mark size={20} />
          <EmptyMark />
        </div>
      </Card>
    </>
  )
}
