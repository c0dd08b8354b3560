/** CPTS read in a file enter the dossier, all of them or none; and what the list of communes is declared to be. */
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import { MaillageError } from '../../../../shared/contract/errors.ts'
import type { Parsed } from '../../../../shared/contract/methods.ts'
import type { Elargissement } from '../../../../shared/domain/elargissements.ts'
import type { CallContext } from '../../contexte.ts'
import { addElargissements } from '../../store/elargissements.ts'
import { setSecteurs } from '../../store/secteurs.ts'
import { createCpts, findCpts, getCpts, setCommunes, setPerimetre } from '../../store/territoire.ts'
import type { CptsRow, Dossier, SecteurRow, SecteurVoulu } from '../../store/types.ts'
import { modifier } from '../dossier/etat.ts'
import { elargirTous, resolveCommunes } from './communes.ts'

type Reprise = Omit<Parsed<'territoire.reprendre'>['cpts'][number], 'ecrits'> & {
  readonly elargis: readonly Elargissement[]
}

export function reprendreCpts(
  { fichier, cpts }: Parsed<'territoire.reprendre'>,
  context: CallContext,
): Promise<EtatDossier> {
  const reprises = cpts.map((une) => {
    const { codes, elargissements } = resolveCommunes(une.communes, context.reference)
    return { ...une, communes: codes, elargis: [...elargissements, ...elargirTous(une.ecrits, context.reference)] }
  })
  return modifier(fichier, 'cpts.reprendre', context, (dossier) => {
    const cibles = reprises.map(({ dans }) => (dans === null ? null : findCpts(dossier, dans)))
    refuserDouble(cibles)
    return {
      detail: { nombre: reprises.length, nom: reprises[0]?.nom ?? '' },
      ecrire: () => {
        for (const [i, reprise] of reprises.entries()) ecrire(dossier, reprise, cibles[i] ?? null)
      },
    }
  })
}

/** Two lists for one CPTS: the second would undo the first without a word. */
function refuserDouble(cibles: readonly (CptsRow | null)[]): void {
  const vues = new Set<number>()
  for (const cible of cibles) {
    if (cible === null) continue
    if (vues.has(cible.id))
      throw new MaillageError(
        'usage',
        'Deux listes iraient dans la même CPTS.',
        `« ${cible.nom} » est choisie deux fois.`,
        'Choisissez une CPTS différente pour chacune, ou créez-en une nouvelle.',
      )
    vues.add(cible.id)
  }
}

function ecrire(
  dossier: Dossier,
  { nom, mode, perimetre, communes, secteurs, elargis }: Reprise,
  cible: CptsRow | null,
): void {
  if (cible === null) {
    createCpts(dossier, { nom, communes, perimetre, secteurs, elargissements: elargis })
    return
  }
  const complete = mode === 'completer'
  setCommunes(dossier, cible.id, complete ? [...new Set([...cible.communes, ...communes])] : communes)
  const avant = new Set(cible.communes)
  addElargissements(
    dossier,
    cible.id,
    elargis.filter(({ code }) => !avant.has(code)),
  )
  setSecteurs(dossier, getCpts(dossier, cible.id), complete ? reunirSecteurs(cible.secteurs, secteurs) : secteurs)
  const etat = complete && cible.perimetre !== 'complet' && cible.communes.length > 0 ? cible.perimetre : perimetre
  if (etat !== cible.perimetre) setPerimetre(dossier, cible.id, etat)
}

/** A commune that has a sector keeps it; sectors of the same name become one. */
function reunirSecteurs(avant: readonly SecteurRow[], venus: readonly SecteurVoulu[]): SecteurVoulu[] {
  const places = new Set(avant.flatMap(({ communes }) => communes))
  const reunis: (SecteurVoulu & { communes: string[] })[] = avant.map((secteur) => ({
    ...secteur,
    communes: [...secteur.communes],
  }))
  for (const venu of venus) {
    const libres = venu.communes.filter((code) => !places.has(code))
    const meme = reunis.find(({ nom }) => nom === venu.nom)
    if (meme === undefined) reunis.push({ ...venu, communes: libres })
    else meme.communes.push(...libres)
  }
  return reunis
}

/** Declares the list complete, partial or unknown: unless complete, published figures stand in for sums. */
export function declarerPerimetre(
  { fichier, cpts: quelle, perimetre }: Parsed<'territoire.perimetre'>,
  context: CallContext,
): Promise<EtatDossier> {
  return modifier(fichier, 'cpts.perimetre', context, (dossier) => {
    const cpts = findCpts(dossier, quelle)
    if (cpts.perimetre === perimetre) return null
    return { detail: { cpts: cpts.nom, perimetre }, ecrire: () => setPerimetre(dossier, cpts.id, perimetre) }
  })
}
