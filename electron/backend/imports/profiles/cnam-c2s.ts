/**
 * Complémentaire santé solidaire by commune (Cnam, published by Insee): people covered by the general scheme, those with C2S,
 * without and with participation. Only communes with a priority quarter have a line: a missing one is unknown, not
 * zero (sources-2026 §7). The file by quarter beside it has no code of commune and is not read.
 */
import type { Header } from '../table/header.ts'
import type { Mesure, ObservationProfile } from './types-mesures.ts'

export const cnamC2s: ObservationProfile = {
  id: 'cnam-c2s',
  libelle: 'Cnam, bénéficiaires de la Complémentaire santé solidaire',
  producteur: 'Assurance maladie (Cnam), Insee',
  licence: null,
  telecharger: 'c2s',
  annee: 'requise',
  contenu: 'observations',
  avec: 'seul',
  attendu: 'les colonnes « CODGEO », « C », « C_C2SNP » et « C_C2SP »',
  layout(header: Header) {
    const [code, couverts, sans, avec] = [
      header.find('codgeo'),
      header.find('c'),
      header.find('cc2snp'),
      header.find('cc2sp'),
    ]
    if (code < 0 || couverts < 0 || sans < 0 || avec < 0) return null
    const mesure = (indicateur: string, index: number, plus: readonly number[] = []): Mesure => ({
      index,
      plus,
      indicateur,
      millesime: null,
      facteur: 1,
      videAbsent: false,
      vide: 'non_diffuse',
      note: -1,
      entier: true,
    })
    return {
      code: { code, departement: -1 },
      nom: header.find('libgeo'),
      mesures: [mesure('C2S:POP', couverts), mesure('C2S:BENEF', sans, [avec])],
      remarques: [
        'Ce fichier n’a que les communes qui ont un quartier prioritaire, et que le régime général\u00a0: les autres sont inconnues.',
      ],
    }
  },
}
