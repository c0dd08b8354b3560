/** Makes a document: what it is made from is read here, composed elsewhere, written all-or-nothing. */
import { MaillageError } from '../../../../shared/contract/errors.ts'
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import type { EntreeDocument } from '../../../../shared/document/entree.ts'
import { type ContexteFigures, type Voisin, zoneVoisins } from '../../../../shared/document/figures-portrait.ts'
import { chiffresDe } from '../../../../shared/document/plan/chiffres.ts'
import { referencesDe, textesEdites } from '../../../../shared/document/plan/editions.ts'
import type { Faits } from '../../../../shared/domain/chiffres/faits.ts'
import { arrondissementsOf, communeOfArrondissement } from '../../../../shared/domain/codes.ts'
import { avecMontants } from '../../../../shared/domain/financement/reglages.ts'
import { syntheses } from '../../../../shared/domain/indicateurs/synthese.ts'
import { offreParCommune } from '../../../../shared/domain/offre-communes.ts'
import { offresComparees } from '../../../../shared/domain/offres-comparees.ts'
import { buildPortrait } from '../../../../shared/domain/portrait.ts'
import type { Portrait } from '../../../../shared/domain/portrait-types.ts'
import { sansGeneraliste } from '../../../../shared/domain/sans-generaliste.ts'
import type { CallContext } from '../../contexte.ts'
import { geometriesContours, nommerContours } from '../../contours/bibliotheque.ts'
import type { Matiere } from '../../documents/matiere.ts'
import { lireFaits } from '../../lecture/faits.ts'
import type { Reference } from '../../reference/types.ts'
import { listReglages } from '../../store/reglages.ts'
import { lireEditions } from '../../store/sections.ts'
import { findCpts } from '../../store/territoire.ts'
import { listTextes } from '../../store/textes.ts'
import type { CptsRow, Dossier } from '../../store/types.ts'
import { withDossier } from '../dossier/ouvrir.ts'
import { lireEntreeProjet } from '../projet/lire.ts'

type Demande = Parsed<'document.produire'>

export async function produireDocument(demande: Demande, context: CallContext): Promise<Output<'document.produire'>> {
  const format = formatDe(demande.sortie)
  const { matiere, cpts } = await withDossier(demande.fichier, context, (dossier) =>
    matiereDocument(dossier, demande, context),
  )
  const bytes = await context.composition.composer(matiere, format, context)
  const { writeDocument } = await import('../../documents/render.ts')
  await writeDocument(demande.sortie, bytes)
  return { sortie: demande.sortie, octets: bytes.byteLength, cpts }
}

export function formatDe(sortie: string): 'pdf' | 'docx' {
  const ending = sortie.toLowerCase().split('.').at(-1)
  if (ending === 'pdf' || ending === 'docx') return ending
  throw new MaillageError(
    'ecriture-impossible',
    `Le format de « ${sortie} » n’est pas connu.`,
    'Un document s’écrit en PDF ou en Word, selon la fin de son nom.',
    'Donnez un nom qui finit par .pdf ou .docx.',
  )
}

/** Everything a document is made from, read from the dossier and the reference. */
export function matiereDocument(
  dossier: Dossier,
  demande: Pick<Demande, 'cpts' | 'document' | 'millesime' | 'date'>,
  context: CallContext,
): { matiere: Matiere; cpts: string } {
  const { document } = demande
  const { cpts, faits, entree } = lireEntree(dossier, demande, context)
  const { portrait } = entree
  const voisins = neighbours(portrait, context.reference)
  const editions = lireEditions(dossier, { cpts: cpts.id, document })
  const matiere: Matiere = {
    ...entree,
    document,
    carte: {
      voisins,
      land: context.reference.land(),
      ...realShapes(portrait, voisins, context),
      offre: document === 'diagnostic' ? offreParCommune(faits) : null,
    },
    editions,
    chiffres: chiffresDe(faits, referencesDe(textesEdites(editions))),
  }
  return { matiere, cpts: cpts.nom }
}

/** The figures and the words of a document, without its pictures. */
export function lireEntree(
  dossier: Dossier,
  { cpts: quelle, document, millesime, date }: Pick<Demande, 'cpts' | 'document' | 'millesime' | 'date'>,
  context: CallContext,
): { cpts: CptsRow; faits: Faits; entree: Omit<EntreeDocument, 'figures'> } {
  const cpts = findCpts(dossier, quelle)
  const faits = lireFaits(dossier, cpts, context, millesime)
  const reglages = Object.fromEntries(listReglages(dossier, cpts.id))
  const entree = {
    portrait: avecMontants(buildPortrait(faits), reglages),
    ...(document === 'diagnostic' || document === 'synthese'
      ? {
          indicateurs: syntheses(faits),
          offres: offresComparees(faits),
          sansGeneraliste: sansGeneraliste(faits),
        }
      : {}),
    ...(document === 'projet' || document === 'contrat'
      ? { projet: lireEntreeProjet(dossier, cpts, faits, context) }
      : {}),
    reglages,
    textes: Object.fromEntries(listTextes(dossier, cpts.id)),
    date: date ?? context.now().slice(0, 10),
  }
  return { cpts, faits, entree }
}

/** The contours of the library that have the most of the territory; nothing without any: the base is then schematic. */
function realShapes(
  portrait: Portrait,
  voisins: readonly Voisin[],
  { espace }: CallContext,
): Pick<ContexteFigures, 'geometries' | 'fond'> {
  const codes = portrait.communes.map((c) => c.code)
  const autour = voisins.map((v) => v.code)
  const trouve = geometriesContours(espace.bibliotheque, codes, autour)
  if (trouve === undefined) return {}
  return { geometries: trouve.geometries, fond: nommerContours(trouve.contours) }
}

/** Communes around the territory, drawn pale so that the map says where we are. */
function neighbours(portrait: Portrait, reference: Reference): Voisin[] {
  const zone = zoneVoisins(portrait)
  if (zone === null) return []
  // Beside an arrondissement, the others of its city rather than the city, which holds it.
  const decoupees = new Set(portrait.communes.map(({ code }) => communeOfArrondissement(code)))
  const autour = reference.communesInBox(zone).flatMap((commune) => {
    const parties = decoupees.has(commune.code) ? arrondissementsOf(commune.code) : []
    return [commune, ...reference.communes(parties)]
  })
  return autour.map(({ code, nom, centre }) => ({
    code,
    nom,
    centre,
    poids: reference.population(code, portrait.millesime)?.value ?? null,
  }))
}
