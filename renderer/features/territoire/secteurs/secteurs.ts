/** Sectors of a CPTS as the screen edits them: a commune is in one sector at most, a name is taken once. */
import { couleurSecteur } from '../../../../shared/dessins/couleurs.ts'

export interface Secteur {
  /** Number in the dossier; a new one has none yet. */
  readonly id?: number | undefined
  readonly nom: string
  readonly couleur: string | null
  readonly communes: readonly string[]
}

/** Moves communes to a sector; `nom` null takes them out of every sector. */
export function affecter(secteurs: readonly Secteur[], codes: readonly string[], nom: string | null): Secteur[] {
  const deplaces = new Set(codes)
  return secteurs.map((secteur) => {
    const reste = secteur.communes.filter((code) => !deplaces.has(code))
    return { ...secteur, communes: secteur.nom === nom ? [...reste, ...deplaces] : reste }
  })
}

/** Without the communes that are not in the territory; the same array when there are none. */
export function restreindre(secteurs: readonly Secteur[], selection: ReadonlySet<string>): readonly Secteur[] {
  if (secteurs.every(({ communes }) => communes.every((code) => selection.has(code)))) return secteurs
  return secteurs.map((secteur) => ({ ...secteur, communes: secteur.communes.filter((code) => selection.has(code)) }))
}

/** Where communes go. */
export type Ou = { readonly secteur: string } | 'nouveau' | 'aucun'

/** Puts communes in a sector, in a new one, or in none. Gives the name of the sector, null for none. */
export function placer(
  secteurs: readonly Secteur[],
  codes: readonly string[],
  ou: Ou,
): { readonly secteurs: Secteur[]; readonly nom: string | null } {
  if (ou === 'aucun') return { secteurs: affecter(secteurs, codes, null), nom: null }
  if (ou !== 'nouveau') return { secteurs: affecter(secteurs, codes, ou.secteur), nom: ou.secteur }
  const cree = creer(secteurs)
  return { secteurs: affecter(cree.secteurs, codes, cree.nom), nom: cree.nom }
}

/** One place up (-1) or down (1); at the end of the list nothing changes. */
export function deplacer(secteurs: readonly Secteur[], nom: string, pas: -1 | 1): readonly Secteur[] {
  const rang = secteurs.findIndex((secteur) => secteur.nom === nom)
  const voisin = secteurs[rang + pas]
  const secteur = secteurs[rang]
  if (secteur === undefined || voisin === undefined) return secteurs
  // Without a colour of its own a sector takes that of its place: both keep the one that was seen.
  const colore = (un: Secteur, place: number): Secteur => ({ ...un, couleur: un.couleur ?? couleurSecteur(place) })
  return secteurs.with(rang, colore(voisin, rang + pas)).with(rang + pas, colore(secteur, rang))
}

/** Puts a deleted sector back at its place, with those of its communes that no other sector took meanwhile. */
export function restaurer(secteurs: readonly Secteur[], supprime: Secteur, rang: number): Secteur[] {
  const prises = new Set(secteurs.flatMap(({ communes }) => communes))
  const nom = secteurs.some((un) => un.nom === supprime.nom) ? nomLibre(secteurs) : supprime.nom
  const rendu = { ...supprime, nom, communes: supprime.communes.filter((code) => !prises.has(code)) }
  return [...secteurs.slice(0, rang), rendu, ...secteurs.slice(rang)]
}

/** A click with a sector in hand: in it, or out of it when it was already there. */
export function basculerSecteur(secteurs: readonly Secteur[], code: string, nom: string): Secteur[] {
  const deja = secteurs.find((secteur) => secteur.nom === nom)?.communes.includes(code) === true
  return affecter(secteurs, [code], deja ? null : nom)
}

function nomLibre(secteurs: readonly Secteur[]): string {
  const pris = new Set(secteurs.map((secteur) => secteur.nom))
  for (let n = secteurs.length + 1; ; n++) if (!pris.has(`Secteur ${n}`)) return `Secteur ${n}`
}

/** Adds an empty sector with a free name and the first colour not used yet. */
export function creer(secteurs: readonly Secteur[]): { secteurs: Secteur[]; nom: string } {
  const prises = new Set(secteurs.map((secteur, rang) => secteur.couleur ?? couleurSecteur(rang)))
  const rang = Array.from({ length: 10 }, (_, i) => i).find((i) => !prises.has(couleurSecteur(i))) ?? secteurs.length
  const nom = nomLibre(secteurs)
  return { secteurs: [...secteurs, { nom, couleur: couleurSecteur(rang), communes: [] }], nom }
}

/** Why a sector cannot take this name; null: it can. */
export function nomRefuse(secteurs: readonly Secteur[], ancien: string, nom: string): string | null {
  const propre = nom.trim()
  if (propre === '') return 'Un secteur a un nom.'
  if (propre.length > 120) return 'Le nom d’un secteur tient en 120 caractères.'
  const pris = secteurs.some(
    (un) => un.nom !== ancien && un.nom.toLocaleLowerCase('fr') === propre.toLocaleLowerCase('fr'),
  )
  return pris ? 'Un autre secteur porte déjà ce nom.' : null
}

export function modifier(secteurs: readonly Secteur[], nom: string, avec: Partial<Secteur>): Secteur[] {
  return secteurs.map((secteur) => (secteur.nom === nom ? { ...secteur, ...avec } : secteur))
}

export function supprimer(secteurs: readonly Secteur[], nom: string): Secteur[] {
  return secteurs.filter((secteur) => secteur.nom !== nom)
}

/** Communes of the CPTS in no sector. */
export function sansSecteur(selection: ReadonlySet<string>, secteurs: readonly Secteur[]): string[] {
  const places = new Set(secteurs.flatMap((secteur) => secteur.communes))
  return [...selection].filter((code) => !places.has(code))
}
