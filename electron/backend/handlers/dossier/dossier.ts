/** Creating a dossier and saying what it holds. */

import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { MaillageError } from '../../../../shared/contract/errors.ts'
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { compterLieux } from '../../../../shared/domain/arrondissements.ts'
import type { Elargissement } from '../../../../shared/domain/elargissements.ts'
import { dernierSegment } from '../../../../shared/domain/nom-fichier.ts'
import type { Perimetre } from '../../../../shared/domain/portrait-types.ts'
import type { CallContext } from '../../contexte.ts'
import { openSource } from '../../imports/octets/bytes.ts'
import { cptsListe } from '../../imports/profiles/cpts-liste.ts'
import { unknownMillesime } from '../../lecture/errors.ts'
import { type Lecture, placerTexte } from '../../listes/liste.ts'
import { certaines } from '../../listes/refus.ts'
import { createDossier } from '../../store/dossier.ts'
import { getReglage, setReglage } from '../../store/reglages.ts'
import { addCouverture, insertSource } from '../../store/sources.ts'
import { createCpts, listCpts } from '../../store/territoire.ts'
import type { Dossier, SecteurVoulu } from '../../store/types.ts'
import { communesOfEpci, elargirTous } from '../territoire/communes.ts'
import { lireFichier } from '../territoire/listes.ts'
import { withDossier } from './ouvrir.ts'

/** All-or-nothing: when a step fails, the file that was just made is removed. */
export async function creerDossier(
  input: Parsed<'dossier.creer'>,
  context: CallContext,
): Promise<Output<'dossier.creer'>> {
  const { reference, now } = context
  const { fichier, millesime } = input
  if (millesime !== undefined && !reference.millesimes().includes(millesime))
    throw unknownMillesime(millesime, reference.millesimes())
  const { cpts, remarques } = await cptsDe(input, context)
  const vide = cpts.find((c) => c.communes.length === 0)
  if (vide !== undefined)
    throw new MaillageError(
      'territoire',
      `La CPTS « ${vide.nom} » n’a aucune commune.`,
      'La liste donnée est vide.',
      'Donnez au moins une commune, par son code ou son nom.',
    )
  const source = input.liste === undefined || input.cpts.length > 0 ? null : await sourceListe(input.liste)
  const dossier = createDossier(fichier, { nom: input.nom ?? input.cpts[0]?.nom ?? nomDeFichier(fichier) }, { now })
  try {
    dossier.transaction('dossier.creer', { cpts: cpts.map((c) => c.nom), millesime: millesime ?? null }, () => {
      if (millesime !== undefined) setReglage(dossier, 'millesime', millesime)
      for (const une of cpts) createCpts(dossier, une)
      if (source !== null) {
        const communes = new Set(cpts.flatMap((une) => une.communes))
        const id = insertSource(dossier, { ...source, importeLe: now(), lues: communes.size, retenues: communes.size })
        addCouverture(dossier, id, communes)
      }
    })
    return { ...resume(dossier), remarques }
  } catch (error) {
    dossier.close()
    rmSync(fichier, { force: true })
    throw error
  } finally {
    dossier.close()
  }
}

interface Cree {
  readonly nom: string
  readonly communes: string[]
  readonly perimetre?: Perimetre
  readonly secteurs?: readonly SecteurVoulu[]
  readonly elargissements?: readonly Elargissement[]
}

/**
 * Every CPTS asked for, its list read as the window reads it; what is in doubt is refused. Nobody can be asked here, and
 * codes are what is asked for: a number that is also a postcode (03190 Moulins) is a code, and that is told.
 */
async function cptsDe(
  { cpts: demandees, liste }: Parsed<'dossier.creer'>,
  context: CallContext,
): Promise<{ readonly cpts: readonly Cree[]; readonly remarques: string[] }> {
  const remarques = new Set<string>()
  const noter = (note: string) => void remarques.add(note)
  const surs = (lecture: Lecture) => {
    const { communes, ecrits } = certaines(lecture, noter)
    return { communes, elargissements: elargirTous(ecrits, context.reference) }
  }
  const [seule, autre] = demandees
  if (liste !== undefined) {
    const lu = await lireFichier({ source: liste }, context)
    for (const avertissement of lu.avertissements) noter(avertissement)
    if (seule === undefined) {
      if (lu.nature === 'liste') throw pasDeCpts(lu.fichier)
      for (const { nom, remarques: siennes } of lu.cpts) for (const une of siennes) noter(`${nom}\u00A0: ${une}`)
      const cpts = lu.cpts.map((une) => ({ ...une, elargissements: elargirTous(une.ecrits, context.reference) }))
      return { cpts, remarques: [...remarques] }
    }
    if (autre !== undefined || lu.lecture === null) throw plusieursCpts(lu.fichier, lu.cpts.length)
    return { cpts: [{ nom: seule.nom, ...surs(lu.lecture) }], remarques: [...remarques] }
  }
  const cpts: Cree[] = []
  for (const { nom, communes = [], texte = communes.join('\n'), epci } of demandees) {
    const codes =
      epci === undefined
        ? surs(await placerTexte(texte, { reference: context.reference, signal: context.signal, nombres: 'presume' }))
        : { communes: communesOfEpci(epci, context.reference) }
    cpts.push({ nom, ...codes })
  }
  return { cpts, remarques: [...remarques] }
}

/** The list as a source of the dossier: what the territory was made from. */
async function sourceListe(chemin: string) {
  const { nom, taille } = await openSource(chemin)
  const { id, libelle, producteur, licence } = cptsListe
  const sha256 = createHash('sha256')
    .update(await readFile(chemin))
    .digest('hex')
  const fixe = { contenu: 'territoire', partie: null, millesime: null, rapport: null } as const
  return { ...fixe, nomFichier: nom, taille, sha256, profil: id, libelle, producteur, licence }
}

function pasDeCpts(fichier: string): MaillageError {
  return new MaillageError(
    'donnees-invalides',
    'Ce fichier n’est pas une liste de plusieurs CPTS.',
    `Aucune colonne de « ${fichier} » ne dit la CPTS de chaque commune : il faudrait une colonne « CPTS », et une colonne de communes (codes Insee, ou noms et département).`,
    'Ajoutez cette colonne, ou donnez la liste d’une seule CPTS par « --cpts Nom --communes @fichier ».',
  )
}

function plusieursCpts(fichier: string, nombre: number): MaillageError {
  return new MaillageError(
    'donnees-invalides',
    'Ce fichier n’est pas la liste d’une seule CPTS.',
    `« ${fichier} » décrit ${nombre} CPTS.`,
    'Créez-les toutes par « --cpts-csv », ou gardez les lignes d’une seule.',
  )
}

function nomDeFichier(fichier: string): string {
  return dernierSegment(fichier).replace(/\.maillage$/i, '')
}

export function resume(dossier: Dossier): Output<'dossier.decrire'> {
  return {
    fichier: dossier.path,
    nom: getReglage(dossier, 'nom') ?? '',
    cpts: listCpts(dossier).map(({ id, nom, perimetre, communes }) => ({
      id,
      nom,
      perimetre,
      communes: communes.length,
      lieux: compterLieux(communes),
    })),
  }
}

export function decrireDossier(
  { fichier }: Parsed<'dossier.decrire'>,
  context: CallContext,
): Promise<Output<'dossier.decrire'>> {
  return withDossier(fichier, context, resume)
}
