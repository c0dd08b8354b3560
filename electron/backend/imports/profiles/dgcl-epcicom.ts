/**
 * DGCL, composition of the EPCI ("epcicom2024.xlsx"): one line per EPCI and commune, its populations in the year when
 * they were in force ("pmun_2024"): those of the census three years older. `dep_com` is the département alone. Which
 * commune is in which EPCI is already in the reference. Header read on the file of 2024.
 */
import type { Header } from '../table/header.ts'
import type { Mesure, ObservationProfile } from './types-mesures.ts'

const POPULATION = /^(pmun|ptot)(20\d\d)$/
/**
 * Populations of reference of year N were in force on the 1st of January of N + 3 up to those of 2023, in 2026. From the next
 * edition the vintage may be another (a plan to publish 2025 for 2027): it is asked, never computed.
 */
const RETARD = 3
const DERNIERE_SUE = 2026

export const dgclEpcicom: ObservationProfile = {
  id: 'dgcl-epcicom',
  libelle: 'DGCL, composition communale des EPCI',
  producteur: 'DGCL',
  // Not confirmed by a source of this project.
  licence: null,
  annee: 'facultative',
  apporte: 'La population de chaque commune.',
  telecharger: 'populations',
  contenu: 'observations',
  // « dep_com » looks like a commune code to others.
  avec: 'seul',
  attendu: 'les colonnes « siren », « insee », « siren_membre » et « pmun_2024 »',
  layout(header: Header) {
    if (!header.has('siren', 'insee', 'sirenmembre')) return null
    const colonnes = header.matching(POPULATION)
    const mesures = colonnes.map(
      ({ index, groups: [nom = '', annee = ''] }): Mesure => ({
        index,
        indicateur: nom.toUpperCase(),
        millesime: Number(annee) > DERNIERE_SUE ? null : String(Number(annee) - RETARD),
        anneeAilleurs: true,
        facteur: 1,
        videAbsent: true,
        note: -1,
        entier: true,
      }),
    )
    const [annee] = colonnes.map(({ groups }) => groups[1] ?? '')
    if (annee === undefined) return null
    return {
      code: { code: header.find('insee'), departement: -1 },
      nom: header.find('nommembre'),
      mesures,
      anneeDemandee: Number(annee) > DERNIERE_SUE,
      remarques: [
        Number(annee) > DERNIERE_SUE
          ? `Les populations en vigueur en ${annee} ne disent pas de quel millésime elles sont\u00a0: c’est vous qui l’avez donné.`
          : `Les populations en vigueur en ${annee} sont celles du millésime ${Number(annee) - RETARD}. Les EPCI de chaque commune sont déjà connus de Maillage.`,
      ],
    }
  },
}
