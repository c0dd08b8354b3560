/**
 * data.ameli.fr, the yearly sets on general practitioners and their patients, by département; no commune: patients per
 * « médecin traitant », patients seen, share of the patients with a chronic disease (ALD) without « médecin traitant »,
 * first installations, installations in under-served zones. Kept to compare with, like the numbers and densities.
 * Headers: those that public programs read in these sets (docs/donnees/ameli-patientele.md says how sure each is).
 */
import { type Header, normaliseName } from '../table/header.ts'
import { niveauAmeli } from './ameli-territoires.ts'
import { memo } from './memo.ts'
import type { Mesure, ObservationProfile } from './types-mesures.ts'

/** Columns of each figure: the bare number first, then the same as it is written for people ("1 023", "NC"). */
const CHIFFRES = [
  ['CNAM:PATIENTELE_MT', 'patientsmedecintraitantinteger', 'nombrepatientsmedecintraitant'],
  ['CNAM:FILE_ACTIVE', 'patientsuniquesinteger', 'nombrepatientsuniquesinteger', 'nombrepatientsuniques'],
  ['CNAM:ALD_SANS_MT', 'tauxpatientsaldsansmtinteger', 'tauxpatientsaldsansmt'],
  ['CNAM:SAS', 'tauxpopulationcouverteinteger', 'tauxpopulationcouverte'],
  ['CNAM:PRIMO_MG', 'effectifprimoinstalle'],
  ['CNAM:INSTALL_ZSD', 'effectifmedecininstallzsd'],
] as const

const EN_POURCENTS: ReadonlySet<string> = new Set(['CNAM:ALD_SANS_MT', 'CNAM:SAS'])

const ENSEMBLE = 'ensembledesmedecinsgeneralistes'
const GENERALISTES = /^(?:ensembledes)?medecinsgeneralistes/

export const ameliPatientele: ObservationProfile = {
  id: 'ameli-patientele',
  libelle: 'Assurance maladie, médecins généralistes et leurs patients',
  producteur: 'Assurance maladie (Cnam)',
  licence: null,
  telecharger: 'patientele',
  contenu: 'observations',
  attendu:
    'les colonnes « annee », « region », « departement » et l’une de « nombre_patients_medecin_traitant », « nombre_patients_uniques », « taux_patients_ald_sans_mt », « taux_population_couverte », « effectif_primo_installe », « effectif_medecin_install_zsd »',
  layout(header: Header) {
    const [annee, region, departement] = ['annee', 'region', 'departement'].map((nom) => header.find(nom)) as [
      number,
      number,
      number,
    ]
    // A column « date »: the year is not over, see `expliques.ts`.
    if (annee < 0 || region < 0 || departement < 0 || header.has('date')) return null
    const lus = CHIFFRES.flatMap(([indicateur, ...noms]) => {
      const index = header.find(...noms)
      return index < 0 ? [] : { indicateur, index }
    })
    if (lus.length === 0) return null
    const profession = header.find('professionsante')
    const plusieurs = header.has('nombrepatientsuniques', 'nombrepatientsmedecintraitant')
    let retenu: string | null = null
    // Of several labels for general practitioners the first is kept; where every speciality stands, the whole of them.
    const garde = memo((libelle) => {
      const nom = normaliseName(libelle)
      if (plusieurs) return nom === ENSEMBLE
      if (!GENERALISTES.test(nom)) return false
      retenu ??= libelle
      return retenu === libelle
    })
    const mesures = memo((millesime) =>
      lus.map(
        ({ indicateur, index }): Mesure => ({
          index,
          indicateur,
          millesime,
          facteur: 1,
          videAbsent: false,
          vide: 'non_diffuse',
          note: -1,
          pourcent: EN_POURCENTS.has(indicateur),
        }),
      ),
    )
    return {
      code: { code: -1, departement },
      nom: -1,
      mesures: [],
      apercu: [annee, region, departement, ...lus.map(({ index }) => index)],
      horsSujet: 'autre profession que les médecins généralistes',
      niveau: (cells) => niveauAmeli(cells[region], cells[departement]),
      mesure: (cells) => {
        const an = /^(?:19|20)\d\d/.exec((cells[annee] ?? '').trim())?.[0]
        return an === undefined || (profession >= 0 && !garde(cells[profession] ?? '')) ? null : mesures(an)
      },
    }
  },
}
