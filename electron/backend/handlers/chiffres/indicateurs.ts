/** Figures by commune of a CPTS, and which source is published where several give the same one. */
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import { MaillageError } from '../../../../shared/contract/errors.ts'
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { indicateur as catalogue } from '../../../../shared/domain/indicateurs/catalogue.ts'
import { syntheses } from '../../../../shared/domain/indicateurs/synthese.ts'
import type { CallContext } from '../../contexte.ts'
import { lireFaits } from '../../lecture/faits.ts'
import { RETENUE } from '../../store/choix-source.ts'
import { listIndicateurs } from '../../store/indicateurs.ts'
import { setReglage } from '../../store/reglages.ts'
import { getSource } from '../../store/sources.ts'
import { findCpts } from '../../store/territoire.ts'
import { modifier } from '../dossier/etat.ts'
import { withDossier } from '../dossier/ouvrir.ts'

export function lireIndicateurs(
  { fichier, cpts }: Parsed<'indicateurs.lire'>,
  context: CallContext,
): Promise<Output<'indicateurs.lire'>> {
  return withDossier(fichier, context, (dossier) => syntheses(lireFaits(dossier, findCpts(dossier, cpts), context)))
}

export function retenirSource(
  { fichier, indicateur, source }: Parsed<'indicateurs.retenir'>,
  context: CallContext,
): Promise<EtatDossier> {
  return modifier(fichier, 'indicateur.retenir', context, (dossier) => {
    const definition = catalogue(indicateur, listIndicateurs(dossier))
    if (definition === undefined) throw inconnu(indicateur)
    const libelle =
      source === null
        ? 'celle que Maillage retient'
        : source === 'reference'
          ? 'incluse dans Maillage'
          : getSource(dossier, source).libelle
    return {
      detail: { indicateur, libelle: definition.libelle, source: libelle },
      ecrire: () =>
        setReglage(
          dossier,
          `${RETENUE}${indicateur}`,
          source === null ? null : source === 'reference' ? '0' : String(source),
        ),
    }
  })
}

function inconnu(indicateur: string): MaillageError {
  return new MaillageError(
    'introuvable',
    'Ce chiffre n’est pas dans le dossier.',
    `Aucun chiffre ne porte le nom « ${indicateur} ».`,
    'Rafraîchissez l’écran Chiffres, puis recommencez.',
  )
}
