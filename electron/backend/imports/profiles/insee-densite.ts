/**
 * Insee, grille communale de densité: its seven levels (DENS7, from 1 the densest to 7), by commune. The populations that it
 * is made from stand beside and are not read: they are those of an older year.
 */
import type { Header } from '../table/header.ts'
import { codeColumns, nameColumn } from './columns.ts'
import type { Contexte } from './types-communs.ts'
import type { ObservationProfile } from './types-mesures.ts'

const ANNEE = /1er janvier (\d{4})/i

export const inseeDensite: ObservationProfile = {
  id: 'insee-densite',
  libelle: 'Insee, grille communale de densité',
  producteur: 'Insee',
  licence: 'Licence Ouverte 2.0',
  telecharger: 'densite',
  annee: 'requise',
  contenu: 'observations',
  avec: 'seul',
  attendu: 'un code de commune (« CODGEO ») et la colonne « DENS7 »',
  layout(header: Header, { titres }: Contexte) {
    const [code, index] = [codeColumns(header), header.find('dens7')]
    if (code === null || index < 0 || header.find('dens', 'libdens', 'libdens7') < 0) return null
    return {
      code,
      nom: nameColumn(header),
      mesures: [
        {
          index,
          indicateur: 'DENSITE:7',
          millesime: ANNEE.exec(titres.join(' '))?.[1] ?? null,
          anneeAilleurs: true,
          facteur: 1,
          videAbsent: true,
          note: -1,
          classe: (cell) => (/^[1-7]$/.test(cell.trim()) ? Number(cell) - 1 : null),
        },
      ],
    }
  },
}
