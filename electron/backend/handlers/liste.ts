/** A list of communes, pasted or read in a file → what is sure, what is to choose, what is unknown. */
import { setImmediate } from 'node:timers/promises'
import type { Output, Parsed } from '../../../shared/contract/methods.ts'
import { normaliserNom } from '../../../shared/domain/nom-commune.ts'
import type { CallContext } from '../backend.ts'
import type { Reference } from '../reference/types.ts'
import { elargir } from './communes.ts'
import { type LigneListe, lireLignes } from './liste-elements.ts'
import { type Element, Lecteur, usageDe } from './liste-lecteur.ts'
import { procheDe } from './proches.ts'

export type Lecture = Output<'territoire.lireListe'>
type Nommee = Lecture['reconnues'][number]['commune']
type Situe = Element & { readonly ligne: number }

/** Lines read before the other calls get their turn. */
const LOT = 100
/** Unknown elements for which near names are looked for: beyond, the text is no list of communes. */
const PROCHES = 100

export function lireListe(
  { texte, departement }: Parsed<'territoire.lireListe'>,
  { reference }: CallContext,
): Promise<Lecture> {
  return placerLignes(lireLignes(texte), departement, reference)
}

/** `usage`: what bare numbers are, when the column says it; otherwise the numbers themselves tell, if they can. */
export async function placerLignes(
  lignes: readonly LigneListe[],
  departement: string | undefined,
  reference: Reference,
  usage?: 'insee' | 'postal',
): Promise<Lecture> {
  const lecteur = new Lecteur(reference, usage ?? usageDe(lignes, reference), lignes)
  const elements: Situe[] = []
  for (const [i, ligne] of lignes.entries()) {
    if (i % LOT === LOT - 1) await setImmediate()
    for (const element of lecteur.ligne(ligne)) elements.push({ ...element, ligne: ligne.numero })
  }
  return ranger(elements, departement, reference)
}

function ranger(elements: readonly Situe[], departement: string | undefined, reference: Reference): Lecture {
  const reconnues = new Map<string, Lecture['reconnues'][number]>()
  const ambigues = new Map<string, Lecture['ambigues'][number]>()
  const inconnues = new Map<string, Lecture['inconnues'][number]>()
  let repetees = 0
  for (const { texte, nom, place, ligne } of elements) {
    if (place.kind !== 'une') continue
    if (reconnues.has(place.code)) {
      repetees++
      continue
    }
    const commune = nommer([place.code], reference)[0]
    if (commune === undefined) continue
    const ecrit = motsDe(texte, nom).flatMap((mots) => elargir(mots, place.code, reference)?.ecrit ?? [])[0] ?? null
    reconnues.set(place.code, { element: texte, commune, note: place.note, ecrit, ligne })
  }
  const voisin = departement ?? plusFrequent([...reconnues.values()].map(({ commune }) => commune.departement))
  for (const reconnue of reconnues.values()) {
    const { nom, departement: ailleurs } = reconnue.commune
    // A slip of the pen may be the name of a commune at the other end of the country.
    if (voisin !== undefined && ailleurs !== voisin) {
      const note = `${nom} est dans un autre département (${ailleurs}).`
      reconnue.note = reconnue.note === null ? note : `${reconnue.note} ${note}`
    }
  }
  for (const { texte, nom, departement: ici, place, ligne } of elements) {
    const cle = normaliserNom(texte)
    if (place.kind === 'plusieurs') {
      const choix = dAbord(nommer(place.codes, reference), ici ?? voisin)
      if (!ambigues.has(cle)) ambigues.set(cle, { element: texte, choix, ligne })
    } else if (place.kind === 'aucune' && !inconnues.has(cle)) {
      const codes = inconnues.size < PROCHES ? procheDe(nom ?? texte, ici ?? voisin, reference) : []
      inconnues.set(cle, { element: texte, proches: nommer(codes, reference), ligne })
    }
  }
  return {
    reconnues: [...reconnues.values()],
    ambigues: [...ambigues.values()],
    inconnues: [...inconnues.values()],
    repetees,
  }
}

/** What an element says of its commune: its name, the codes in it. */
const motsDe = (texte: string, nom: string | null): string[] => [
  nom ?? texte,
  ...(texte.match(/(?<!\w)(?:\d{2}|2[AB])\d{3}(?!\w)/gi) ?? []),
]

function nommer(codes: readonly string[], reference: Reference): Nommee[] {
  return reference.communes(codes).map(({ code, nom, departement }) => ({ code, nom, departement: departement.code }))
}

function dAbord(choix: readonly Nommee[], departement: string | undefined): Nommee[] {
  const ici = choix.filter((commune) => commune.departement === departement)
  return [...ici, ...choix.filter((commune) => commune.departement !== departement)]
}

function plusFrequent(valeurs: readonly string[]): string | undefined {
  const groupes = [...Map.groupBy(valeurs, (valeur) => valeur)]
  return groupes.sort(([, a], [, b]) => b.length - a.length)[0]?.[0]
}
