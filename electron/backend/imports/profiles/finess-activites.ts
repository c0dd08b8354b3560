/**
 * FINESS activities of the Agence du numérique en santé, the JSON published since July 2026, in the table that
 * `conteneur/json/activites.ts` makes of it: places of each establishment, communes where each home-care service may go.
 */
import type { Header } from '../table/header.ts'
import type { ActivitesProfile } from './types-offre.ts'

const JOUR = /^ligne au (\d{4}-\d{2}-\d{2})$/

export const finessActivites: ActivitesProfile = {
  id: 'finess-activites',
  libelle: 'FINESS, activités et places',
  producteur: 'Agence du numérique en santé',
  licence: 'Licence Ouverte 2.0',
  telecharger: 'finess-activites',
  annee: 'facultative',
  contenu: 'activites',
  attendu: 'un fichier « finess-activites-… », en .json ou .json.gz, tel qu’il est publié',
  layout(header: Header) {
    const ligne = header.cells.findIndex((cell) => cell === 'ligne' || JOUR.test(cell))
    const [finess, installees, autorisees, commune, personne, autorisation] = [
      'numfiness',
      'placesinstallees',
      'placesautorisees',
      'communezi',
      'numfinesspm',
      'activiteaeid',
    ].map((nom) => header.find(nom)) as [number, number, number, number, number, number]
    if ([ligne, finess, installees, autorisees, commune, personne, autorisation].some((index) => index < 0)) return null
    const jour = JOUR.exec(header.cells[ligne] ?? '')?.[1] ?? null
    return { ligne, finess, installees, autorisees, commune, personne, autorisation, jour }
  },
}
