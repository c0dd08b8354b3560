/** What changed between two photos of a CPTS: exactly the differences, and nothing of what stayed. Pure. */
import { ecartTexte } from '../ecart-texte.ts'
import { comparerMots, type Morceau } from './mots.ts'
import type { ChiffrePhoto, Photo, SourcePhoto, TextePhoto } from './photo.ts'

/** Why a figure is not the same: its communes, its file, its year, or a choice of the user's (source, setting). */
export type Cause = 'territoire' | 'source' | 'annee' | 'choix'

const CAUSES: Readonly<Record<Cause, string>> = {
  territoire: 'territoire',
  source: 'source',
  annee: 'année',
  choix: 'réglage',
}
export const motsCauses = (causes: readonly Cause[]): string => causes.map((une) => CAUSES[une]).join(', ')

export interface ChiffreChange {
  readonly cle: string
  readonly theme: string
  readonly libelle: string
  readonly lieu: string | null
  /** Null: there was none, or there is none any more. */
  readonly avant: string | null
  readonly apres: string | null
  /** « +1,2 point »; null where one of them is no number. */
  readonly ecart: string | null
  readonly causes: readonly Cause[]
}

export interface TexteChange {
  readonly document: string
  readonly section: string
  readonly titre: string
  readonly place: string
  readonly nature: 'ajoute' | 'retire' | 'change'
  /** False: Maillage writes it, from the figures. */
  readonly ecrit: boolean
  readonly morceaux: readonly Morceau[]
}

export interface SourceChangee {
  readonly nature: 'ajoutee' | 'retiree' | 'remplacee'
  readonly libelle: string
  readonly avant: SourcePhoto | null
  readonly apres: SourcePhoto | null
}

export interface Comparaison {
  readonly communes: {
    readonly avant: number
    readonly apres: number
    readonly entrees: Photo['communes']
    readonly sorties: Photo['communes']
  }
  readonly chiffres: readonly ChiffreChange[]
  readonly textes: readonly TexteChange[]
  /** Documents whose sections are in another order. */
  readonly ordres: readonly string[]
  readonly champs: readonly {
    readonly cle: string
    readonly libelle: string
    readonly avant: string | null
    readonly apres: string | null
  }[]
  readonly sources: readonly SourceChangee[]
}

export function comparerPhotos(avant: Photo, apres: Photo): Comparaison {
  const communes = {
    avant: avant.communes.length,
    apres: apres.communes.length,
    entrees: sans(apres.communes, avant.communes, ({ code }) => code),
    sorties: sans(avant.communes, apres.communes, ({ code }) => code),
  }
  const sources = sourcesChangees(avant.sources, apres.sources)
  const territoire = communes.entrees.length + communes.sorties.length > 0
  return {
    communes,
    chiffres: chiffresChanges(avant, apres, territoire),
    textes: textesChanges(textesCommuns(avant, apres), textesCommuns(apres, avant)),
    ordres: Object.keys(apres.ordres).filter((document) => ordreChange(avant.ordres[document], apres.ordres[document])),
    champs: paires(avant.champs, apres.champs, ({ cle }) => cle).flatMap(([un, autre]) => {
      const { cle, libelle } = (autre ?? un) as Photo['champs'][number]
      const dits = { avant: un?.valeur ?? null, apres: autre?.valeur ?? null }
      return dits.avant === dits.apres ? [] : [{ cle, libelle, ...dits }]
    }),
    sources,
  }
}

/** Nothing changed at all. */
export function identiques({ communes, chiffres, textes, ordres, champs, sources }: Comparaison): boolean {
  return (
    communes.entrees.length + communes.sorties.length === 0 &&
    [chiffres, textes, ordres, champs, sources].every((liste) => liste.length === 0)
  )
}

function sans<T>(liste: readonly T[], autre: readonly T[], cle: (un: T) => string): T[] {
  const cles = new Set(autre.map(cle))
  return liste.filter((un) => !cles.has(cle(un)))
}

/** Those of the same key together, in the order of the second list, what is gone after what it followed. */
function paires<T>(avant: readonly T[], apres: readonly T[], cle: (un: T) => string): [T | null, T | null][] {
  const anciens = new Map(avant.map((un) => [cle(un), un]))
  const suite: [T | null, T | null][] = apres.map((un) => [anciens.get(cle(un)) ?? null, un])
  const partis = sans(avant, apres, cle)
  for (const un of partis) {
    const precedent = avant[avant.indexOf(un) - 1]
    const place = suite.findIndex(([a, b]) => precedent !== undefined && cle((a ?? b) as T) === cle(precedent))
    suite.splice(place + 1, 0, [un, null])
  }
  return suite
}

function chiffresChanges(avant: Photo, apres: Photo, territoire: boolean): ChiffreChange[] {
  return paires(avant.chiffres, apres.chiffres, ({ cle }) => cle).flatMap(([un, autre]) => {
    if (un?.texte === autre?.texte && un?.millesime === autre?.millesime) return []
    const { cle, theme, libelle, lieu } = (autre ?? un) as ChiffrePhoto
    return [
      {
        ...{ cle, theme, libelle, lieu },
        ...dits(un, autre),
        ecart: ecart(un, autre),
        causes: causes(un, autre, territoire),
      },
    ]
  })
}

/** As printed; with their year where it is not the same. */
function dits(un: ChiffrePhoto | null, autre: ChiffrePhoto | null): Pick<ChiffreChange, 'avant' | 'apres'> {
  const annees = un !== null && autre !== null && un.millesime !== autre.millesime
  const dire = (photo: ChiffrePhoto | null): string | null =>
    photo === null ? null : annees && photo.millesime !== null ? `${photo.texte} (${photo.millesime})` : photo.texte
  return { avant: dire(un), apres: dire(autre) }
}

function ecart(un: ChiffrePhoto | null, autre: ChiffrePhoto | null): string | null {
  if (un?.valeur == null || autre?.valeur == null || un.unite !== autre.unite) return null
  return ecartTexte(autre.valeur - un.valeur, autre.unite, autre.decimales, { unite: autre.unite === 'part' })
}

function causes(un: ChiffrePhoto | null, autre: ChiffrePhoto | null, territoire: boolean): Cause[] {
  const memes = JSON.stringify(un?.sources ?? []) === JSON.stringify(autre?.sources ?? [])
  const trouvees: Cause[] = [
    ...(territoire ? ['territoire' as const] : []),
    ...(memes ? [] : ['source' as const]),
    ...(un !== null && autre !== null && un.millesime !== autre.millesime && memes ? ['annee' as const] : []),
  ]
  return trouvees.length === 0 ? ['choix'] : trouvees
}

function textesChanges(avant: readonly TextePhoto[], apres: readonly TextePhoto[]): TexteChange[] {
  const cle = ({ document, section, place }: TextePhoto): string => JSON.stringify([document, section, place])
  // A document that Maillage did not make then is no change of the user's.
  return paires(avant, apres, cle).flatMap(([un, autre]): TexteChange[] => {
    if (un?.texte === autre?.texte) return []
    const { document, section, titre, place } = (autre ?? un) as TextePhoto
    return [
      {
        ...{ document, section, titre, place },
        nature: un === null ? 'ajoute' : autre === null ? 'retire' : 'change',
        ecrit: un?.ecrit === true || autre?.ecrit === true,
        morceaux: comparerMots(un?.texte ?? '', autre?.texte ?? ''),
      },
    ]
  })
}

const textesCommuns = ({ textes }: Photo, autre: Photo): TextePhoto[] =>
  textes.filter(({ document }) => Object.hasOwn(autre.ordres, document))

/** Sections that both have stand in another order. */
function ordreChange(avant: readonly string[] = [], apres: readonly string[] = []): boolean {
  const communs = apres.filter((id) => avant.includes(id))
  return JSON.stringify(avant.filter((id) => communs.includes(id))) !== JSON.stringify(communs)
}

/** A file that has the same words and other bytes, or another year, takes the place of the one it follows. */
function sourcesChangees(avant: readonly SourcePhoto[], apres: readonly SourcePhoto[]): SourceChangee[] {
  const exacte = ({ libelle, millesime, sha256 }: SourcePhoto): string => JSON.stringify([libelle, millesime, sha256])
  const parties = sans(avant, apres, exacte)
  const venues = sans(apres, avant, exacte)
  const changees = venues.map((venue): SourceChangee => {
    const rang = parties.findIndex(({ libelle }) => libelle === venue.libelle)
    const partie = rang < 0 ? null : (parties.splice(rang, 1)[0] ?? null)
    return { nature: partie === null ? 'ajoutee' : 'remplacee', libelle: venue.libelle, avant: partie, apres: venue }
  })
  return [
    ...changees,
    ...parties.map(
      (partie): SourceChangee => ({ nature: 'retiree', libelle: partie.libelle, avant: partie, apres: null }),
    ),
  ]
}
