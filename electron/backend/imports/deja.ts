/** A file that the dossier holds already: the same bytes, or the same text out of an archive, a workbook or a .gz. */
import { z } from 'zod'
import { listEtude } from '../store/etude.ts'
import { estGardee, getGarde } from '../store/garde.ts'
import { getCouverture, listRetenues, listSources } from '../store/sources.ts'
import type { Dossier, SourceRow } from '../store/types.ts'
import * as errors from './bilan/errors.ts'
import type { Gathered } from './context.ts'
import type { Empreinte, SourceFile } from './octets/bytes.ts'
import type { ImportOptions } from './types.ts'

/** The report of a source keeps the fingerprint of its text; before it did, that of a plain file was its own. */
const rapport = z.object({ contenu: z.string() })

export function memeContenu({ sha256, rapport: stored }: SourceRow, { contenu }: Empreinte): boolean {
  const lu = rapport.safeParse(stored)
  return (lu.success ? lu.data.contenu : sha256) === contenu
}

/**
 * The same content read as the same source, whatever its name. It is replaced when the user says so; kept beside when
 * they want both; else refused, unless the study area has grown beyond what was kept, or more of its lines are understood (codes born since, that movements imported meanwhile tell): the older
 * import is then replaced.
 * @returns the import to replace.
 * @throws MaillageError donnees-invalides: it is there already.
 */
export function earlierImport(
  dossier: Dossier,
  source: SourceFile,
  gathered: Gathered,
  retenues: number,
  { identique, remplace }: Pick<ImportOptions, 'identique'> & { readonly remplace: number | undefined },
): SourceRow | undefined {
  if (identique === 'ajouter') return undefined
  const { empreinte } = gathered
  const same = listSources(dossier).find((one) => {
    const subjects = one.profil.split('+')
    const parts = one.sha256 === empreinte.fichier && one.partie === source.partie
    return (
      one.id !== remplace &&
      (parts || memeContenu(one, empreinte)) &&
      gathered.profil.split('+').every((subject) => subjects.includes(subject))
    )
  })
  if (same === undefined || identique === 'remplacer') return same
  // Communes of the territory were not kept then: it now says what it has of them, be it nothing.
  const garde = getGarde(dossier, same.id)
  const liste = gathered.contenu === 'territoire' // of CPTS, or of their figures: nothing around is kept of it
  if (!liste && (garde === undefined || listEtude(dossier).some((code) => !estGardee(garde, code)))) return same
  const known = getCouverture(dossier, same.id)
  if (
    retenues <= (listRetenues(dossier).get(same.id) ?? 0) &&
    [...gathered.couverture].every((code) => known.has(code))
  ) {
    throw errors.dejaImporte(source.nom, same)
  }
  return same
}
