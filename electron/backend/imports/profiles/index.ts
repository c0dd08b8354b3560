/** All source profiles, in the order in which they are tried. */
import { ameliAnnuaire } from './ameli-annuaire.ts'
import { ameliAnnuaireAncien } from './ameli-annuaire-ancien.ts'
import { ameliCentres } from './ameli-centres.ts'
import { ameliDemographie } from './ameli-demographie.ts'
import { ameliPathologies } from './ameli-pathologies.ts'
import { ameliPatientele } from './ameli-patientele.ts'
import { anctQuartiers } from './anct-quartiers.ts'
import { annuaireSante } from './annuaire-sante.ts'
import { appartenance, cogCommunes } from './appartenance.ts'
import { arsZonage } from './ars-zonage.ts'
import { cartoExport } from './carto-export.ts'
import { cnamC2s } from './cnam-c2s.ts'
import { cogMouvements } from './cog-mouvements.ts'
import { cptsListe } from './cpts-liste.ts'
import { cptsPublies } from './cpts-publies.ts'
import { dgclEpcicom } from './dgcl-epcicom.ts'
import { dreesApl } from './drees-apl.ts'
import { finessActivites } from './finess-activites.ts'
import { finessDerive } from './finess-derive.ts'
import { finessReconstruit, finessStock } from './finess-stock.ts'
import { finessStructures } from './finess-structures.ts'
import { inseeBpe } from './insee-bpe.ts'
import { inseeDensite } from './insee-densite.ts'
import { inseeEtatCivil } from './insee-etat-civil.ts'
import { inseeFilosofi } from './insee-filosofi.ts'
import { inseeMelodi } from './insee-melodi.ts'
import { inseePopulations } from './insee-populations.ts'
import { inseePopulationsHistorique } from './insee-populations-historique.ts'
import { inseeRecensement } from './insee-recensement.ts'
import { inseeTableaux } from './insee-tableaux.ts'
import { superficie } from './superficie.ts'
import type { HeaderProfile, Profile } from './types.ts'
import type { SansEnteteProfile } from './types-offre.ts'

export const HEADER_PROFILES: readonly HeaderProfile[] = [
  annuaireSante,
  ameliAnnuaire,
  ameliCentres,
  finessStructures,
  finessActivites,
  finessDerive,
  cptsListe,
  cptsPublies,
  appartenance,
  cogCommunes,
  cogMouvements,
  anctQuartiers,
  inseePopulations,
  inseePopulationsHistorique,
  dgclEpcicom,
  inseeRecensement,
  inseeEtatCivil,
  inseeFilosofi,
  inseeTableaux,
  inseeDensite,
  cnamC2s,
  inseeMelodi,
  inseeBpe,
  superficie,
  dreesApl,
  arsZonage,
  ameliDemographie,
  ameliPatientele,
  ameliPathologies,
  cartoExport,
]

export const STOCK = finessStock
export const RECONSTRUIT = finessReconstruit

/** Known by the shape of their lines. */
export const SANS_ENTETE: readonly SansEnteteProfile[] = [ameliAnnuaireAncien]

export const PROFILES: readonly Profile[] = [...HEADER_PROFILES, ...SANS_ENTETE, finessStock]
