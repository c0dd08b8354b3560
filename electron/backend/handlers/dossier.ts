/** Creating a dossier and saying what it holds. */
import { rmSync } from 'node:fs'
import { MaillageError } from '../../../shared/contract/errors.ts'
import type { Output, Parsed } from '../../../shared/contract/methods.ts'
import type { CallContext } from '../backend.ts'
import { createDossier } from '../store/dossier.ts'
import { getReglage, setReglage } from '../store/reglages.ts'
import { createCpts, listCpts } from '../store/territoire.ts'
import type { Dossier } from '../store/types.ts'
import { communesOfEpci, resolveCommunes } from './communes.ts'
import { withDossier } from './ouvrir.ts'

/** All-or-nothing: when a step fails, the file that was just made is removed. */
export async function creerDossier(
  input: Parsed<'dossier.creer'>,
  { reference, now, onProgress, signal }: CallContext,
): Promise<Output<'dossier.creer'>> {
  const { fichier, liste, millesime } = input
  if (millesime !== undefined && !reference.millesimes().includes(millesime))
    throw unknownMillesime(millesime, reference.millesimes())
  const remarques = new Set<string>()
  const cpts = input.cpts.map(({ nom, communes, epci }) => ({
    nom,
    ...(epci === undefined
      ? resolveCommunes(communes ?? [], reference, (note) => remarques.add(note))
      : { codes: communesOfEpci(epci, reference), elargissements: [] }),
  }))
  const vide = cpts.find((c) => c.codes.length === 0)
  if (vide !== undefined)
    throw new MaillageError(
      'territoire',
      `La CPTS « ${vide.nom} » n’a aucune commune.`,
      'La liste donnée est vide.',
      'Donnez au moins une commune, par son code ou son nom.',
    )
  const dossier = createDossier(fichier, { nom: input.nom ?? cpts[0]?.nom ?? nomDeFichier(fichier) }, { now })
  try {
    dossier.transaction('dossier.creer', { cpts: cpts.map((c) => c.nom), millesime: millesime ?? null }, () => {
      if (millesime !== undefined) setReglage(dossier, 'millesime', millesime)
      for (const { nom, codes, elargissements } of cpts) createCpts(dossier, { nom, communes: codes, elargissements })
    })
    if (liste !== undefined) {
      const { importFile } = await import('../imports/import.ts')
      await importFile(dossier, reference, liste, {
        profil: 'cpts-liste',
        onProgress,
        ...(signal === undefined ? {} : { signal }),
        now: now(),
      })
    }
    return { ...resume(dossier), remarques: [...remarques] }
  } catch (error) {
    dossier.close()
    rmSync(fichier, { force: true })
    throw error
  } finally {
    dossier.close()
  }
}

export function unknownMillesime(millesime: string, known: readonly string[]): MaillageError {
  return new MaillageError(
    'introuvable',
    `Les populations de ${millesime} ne sont pas disponibles.`,
    `Millésimes disponibles : ${known.join(', ')}.`,
    'Choisissez l’un d’eux, ou importez le fichier de populations de l’Insee de cette année.',
  )
}

function nomDeFichier(fichier: string): string {
  return (fichier.split(/[\\/]/).at(-1) ?? fichier).replace(/\.maillage$/i, '')
}

export function resume(dossier: Dossier): Output<'dossier.decrire'> {
  return {
    fichier: dossier.path,
    nom: getReglage(dossier, 'nom') ?? '',
    cpts: listCpts(dossier).map(({ nom, perimetre, communes }) => ({ nom, perimetre, communes: communes.length })),
  }
}

export function decrireDossier(
  { fichier }: Parsed<'dossier.decrire'>,
  context: CallContext,
): Promise<Output<'dossier.decrire'>> {
  return withDossier(fichier, context, resume)
}
