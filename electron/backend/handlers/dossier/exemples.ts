/** The five published CPTS as dossiers that anyone can open. Definitions are data in assets/exemples/. */
import { rmSync } from 'node:fs'
import aunisSud from '../../../../assets/exemples/aunis-sud.json' with { type: 'json' }
import puyDeDome from '../../../../assets/exemples/puy-de-dome.json' with { type: 'json' }
import sudAllier from '../../../../assets/exemples/sud-allier.json' with { type: 'json' }
import sudEstGrenoblois from '../../../../assets/exemples/sud-est-grenoblois.json' with { type: 'json' }
import venissieux from '../../../../assets/exemples/venissieux.json' with { type: 'json' }
import { MaillageError } from '../../../../shared/contract/errors.ts'
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import type { ChiffrePublie, NouveauChiffre, Perimetre } from '../../../../shared/domain/portrait-types.ts'
import type { CallContext } from '../../contexte.ts'
import type { Reference } from '../../reference/types.ts'
import { createDossier } from '../../store/dossier.ts'
import { insertPublie } from '../../store/publies.ts'
import { setReglage } from '../../store/reglages.ts'
import { createCpts } from '../../store/territoire.ts'
import { setTexte } from '../../store/textes.ts'
import type { Dossier } from '../../store/types.ts'
import { communesOfEpci } from '../territoire/communes.ts'
import { resume } from './dossier.ts'

/** A figure as written in the definition; `source` absent: the example's own. */
interface PublieExemple {
  readonly indicateur: string
  readonly libelle: string
  readonly valeur: number
  readonly unite: string
  readonly decimales: number
  readonly territoire: string
  readonly secteur?: string
  readonly millesime?: string
  readonly base?: string
  readonly source?: string
}
interface CptsExemple {
  readonly nom: string
  readonly perimetre: string
  readonly epci?: string
  readonly communes: readonly string[]
  readonly secteurs: readonly { readonly nom: string; readonly couleur: string; readonly communes: readonly string[] }[]
  readonly reglages: Readonly<Record<string, string>>
  readonly textes: Readonly<Record<string, string>>
  readonly publies: readonly PublieExemple[]
}
interface Exemple {
  readonly id: string
  readonly titre: string
  readonly source: string
  readonly nom: string
  readonly millesime?: string
  readonly versionAci: string
  readonly departement?: string
  readonly cpts: readonly CptsExemple[]
  readonly publies: readonly PublieExemple[]
}

const EXEMPLES: readonly Exemple[] = [
  sudAllier,
  aunisSud,
  puyDeDome,
  venissieux,
  sudEstGrenoblois,
] as unknown as readonly Exemple[]

export function listerExemples(): Output<'exemple.lister'> {
  return EXEMPLES.map(({ id, titre, source }) => ({ id, titre, source }))
}

export function creerExemple(
  { id, fichier }: Parsed<'exemple.creer'>,
  { reference, now }: CallContext,
): Output<'exemple.creer'> {
  const exemple = EXEMPLES.find((e) => e.id === id)
  if (exemple === undefined)
    throw new MaillageError(
      'introuvable',
      `L’exemple « ${id} » n’existe pas.`,
      `Exemples : ${EXEMPLES.map((e) => e.id).join(', ')}.`,
      'Choisissez l’un d’eux.',
    )
  const dossier = createDossier(fichier, { nom: exemple.nom }, { now })
  try {
    dossier.transaction('exemple.creer', { id, source: exemple.source }, () => write(dossier, exemple, reference))
    return resume(dossier)
  } catch (error) {
    dossier.close()
    rmSync(fichier, { force: true })
    throw error
  } finally {
    dossier.close()
  }
}

function write(dossier: Dossier, exemple: Exemple, reference: Reference): void {
  setReglage(dossier, 'versionAci', exemple.versionAci)
  if (exemple.millesime !== undefined) setReglage(dossier, 'millesime', exemple.millesime)
  if (exemple.departement !== undefined) setReglage(dossier, 'departement', exemple.departement)
  for (const cpts of exemple.cpts) {
    const communes = [...cpts.communes, ...(cpts.epci === undefined ? [] : communesOfEpci(cpts.epci, reference))]
    const { id } = createCpts(dossier, {
      nom: cpts.nom,
      perimetre: cpts.perimetre as Perimetre,
      communes,
      secteurs: cpts.secteurs,
    })
    for (const [cle, valeur] of Object.entries(cpts.reglages)) setReglage(dossier, cle, valeur, id)
    for (const [cle, valeur] of Object.entries(cpts.textes)) setTexte(dossier, id, cle, valeur)
    for (const p of cpts.publies) insertPublie(dossier, publie(p, id, exemple.source))
  }
  for (const p of exemple.publies) insertPublie(dossier, publie(p, null, exemple.source))
}

function publie(p: PublieExemple, cptsId: number | null, source: string): NouveauChiffre {
  return {
    cptsId,
    secteur: p.secteur ?? null,
    territoire: p.territoire as ChiffrePublie['territoire'],
    indicateur: p.indicateur,
    libelle: p.libelle,
    valeur: p.valeur,
    motif: null,
    unite: p.unite as ChiffrePublie['unite'],
    decimales: p.decimales,
    millesime: p.millesime ?? null,
    base: p.base ?? null,
    source: p.source ?? source,
  }
}
