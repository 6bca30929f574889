import type { Language } from '../../i18n/index.ts'
import type { HubPerson } from '../pictures/hub.tsx'
import type { SharingReceiver } from '../pictures/sharing-picture.tsx'
import type { WheelArea } from '../pictures/wheel.tsx'
import { texts } from './texts.ts'

/** The child of the examples, as pages would be given her. */
export function exampleOf(lang: Language) {
  const t = texts(lang)
  const labels = {
    safe: t.area1,
    healthy: t.area2,
    achieving: t.area3,
    nurtured: t.area4,
    active: t.area5,
    respected: t.area6,
    responsible: t.area7,
    included: t.area8,
  }
  const areas = Object.entries(labels).map(([id, label]) => ({ id, label }))
  const wheel = (works: string[], needed: string[]): WheelArea[] =>
    areas.map(area => ({ ...area, works: works.includes(area.id), needed: needed.includes(area.id) }))
  const people: HubPerson[] = [
    { name: t.mother, ring: 'near', family: true },
    { name: 'Jonas Ek', role: `${t.teacher}, Björkskolan`, ring: 'near' },
    { name: 'Siri Alm', role: `${t.counsellor}, Björkskolan`, ring: 'near', href: '#siri' },
    { name: t.aunt, ring: 'daily', family: true },
    { name: t.openHouse, role: t.leader, ring: 'daily' },
    { name: 'Maria-Magdalena Johansson Lindström', role: t.nurse, ring: 'daily' },
    { name: 'Petra Vik', role: t.social, ring: 'around' },
    { name: 'Ali Rahimi', role: t.interpreter, ring: 'around' },
  ]
  const receivers: SharingReceiver[] = [
    { name: t.openHouse, areas: ['active', 'included'], until: t.june, note: t.consent },
    { name: 'BVC Solrosen', areas: 'all', until: t.june },
    { name: t.social, areas: ['safe', 'healthy', 'nurtured'], until: t.june, planned: true },
  ]
  return {
    areas,
    people,
    receivers,
    now: wheel(
      ['safe', 'achieving', 'nurtured', 'respected', 'included'],
      ['healthy', 'achieving', 'active', 'included'],
    ),
    before: wheel(['safe'], ['healthy', 'achieving', 'active', 'included', 'responsible']),
    long: wheel(['safe', 'included'], []).map(area =>
      area.id === 'included' ? { ...area, label: t.longArea } : area,
    ),
    list: areas.map(area => ({
      ...area,
      ...(area.id === 'safe' && { works: t.works1 }),
      ...(area.id === 'active' && { works: t.works5 }),
      ...(area.id === 'healthy' && { needed: t.needs2 }),
      ...(area.id === 'included' && { works: t.works1, needed: t.needs8 }),
    })),
  }
}
