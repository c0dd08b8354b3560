/**
 * Insee, base permanente des équipements: one line per equipment (BPE24: AN;…;DEPCOM;…;TYPEQU;…), or one per commune or
 * IRIS and type with their number (`NB_EQUIP`). Paris, Lyon and Marseille stand by arrondissement. The base is a list of
 * all there is: a commune without a line has none. Types of the old nomenclature keep their own figures, never added to
 * those of the new one (data-formats §1.6).
 */
import type { Header } from '../table/header.ts'
import type { Mesure, ObservationProfile } from './types-mesures.ts'

const SANTE = /^D\d{3}$/

export const inseeBpe: ObservationProfile = {
  id: 'insee-bpe',
  libelle: 'Insee, base permanente des équipements',
  producteur: 'Insee',
  licence: 'Licence Ouverte 2.0',
  telecharger: 'bpe',
  contenu: 'observations',
  attendu: 'des colonnes « DEPCOM » et « TYPEQU »',
  layout(header: Header) {
    const code = header.find('depcom', 'codgeo', 'codecommune')
    const type = header.find('typequ')
    if (code < 0 || type < 0) return null
    const an = header.find('an', 'annee')
    const mesures = new Map<string, Mesure>()
    const nombre = header.find('nbequip', 'nbequipements')
    // With the number of its establishment, a line is one equipment: the very same line twice is that one again.
    const siret = header.find('siret')
    return {
      code: { code, departement: -1 },
      nom: header.find('libcom', 'libgeo'),
      mesures: [],
      sommer: true,
      apercu: [an, type, nombre],
      exhaustif: true,
      ...(siret < 0 || nombre >= 0
        ? {}
        : { identite: (cells) => (/^\d{14}$/.test((cells[siret] ?? '').trim()) ? cells.join('\u001f') : null) }),
      horsSujet: 'équipement d’un autre domaine que la santé (type autre que D…)',
      remarques: ['Seuls les équipements de santé et d’action sociale (types D…) sont gardés.'],
      mesure: (cells) => {
        const typequ = (cells[type] ?? '').trim().toUpperCase()
        if (!SANTE.test(typequ)) return null
        const annee = /(?:19|20)\d\d/.exec(cells[an] ?? '')?.[0] ?? null
        const cle = `${typequ} ${annee}`
        let mesure = mesures.get(cle)
        if (mesure === undefined) {
          mesure = {
            index: nombre,
            indicateur: `BPE:${typequ}`,
            millesime: annee,
            facteur: 1,
            videAbsent: false,
            note: -1,
            entier: nombre >= 0,
          }
          mesures.set(cle, mesure)
        }
        return mesure
      },
    }
  },
}
