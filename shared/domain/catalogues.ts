/** Catalogues of professions and structures with their official codes (assets/catalogues/). */
import professionsData from '../../assets/catalogues/professions.json' with { type: 'json' }
import structuresData from '../../assets/catalogues/structures.json' with { type: 'json' }

export interface ProfessionCatalogue {
  /** Official TRE_G15 code, "10-MG" for general practitioners, "10-SPE" for other doctors. */
  readonly code: string
  readonly profession: string // TRE_G15
  readonly singulier: string
  readonly pluriel: string
  /** Always listed in a diagnostic. */
  readonly minimum: boolean
}

export const PROFESSIONS: readonly ProfessionCatalogue[] = professionsData.professions

/** Plural words of a profession, by its code. */
export function libelleProfession(code: string): string {
  return PROFESSIONS.find((une) => une.code === code)?.pluriel ?? `Profession ${code}`
}

/** Mode of practice counted as libéral (TRE_R23). */
/** « Infirmier »; a code that is not of the catalogue comes back as itself. */
export function nomProfession(code: string): string {
  return PROFESSIONS.find((une) => une.code === code)?.singulier ?? code
}

export const MODE_LIBERAL = professionsData.modeLiberal

export const MEDECIN = '10'
export const GENERALISTE = '10-MG'
export const AUTRE_MEDECIN = '10-SPE'

/** What stands for the skill of a general practitioner in a source that says it in words and has no skill codes. */
export const SAVOIR_FAIRE_AMELI = professionsData.savoirFaireAmeli

/** Skills that make a doctor a general practitioner: SM26, SM53, SM54, and what stands for them. */
export const SAVOIR_FAIRE_MG: ReadonlySet<string> = new Set([
  ...professionsData.professions.flatMap((profession) => profession.savoirFaire ?? []),
  SAVOIR_FAIRE_AMELI,
])

export interface StructureCatalogue {
  /** FINESS category, or several counted together: "354+209". */
  readonly code: string
  readonly categories: readonly string[]
  readonly singulier: string
  readonly pluriel: string
  readonly minimum: boolean
}

export const STRUCTURES: readonly StructureCatalogue[] = structuresData.structures

/** Catalogue entry of a FINESS category or of a grouped code. */
export function structureDe(categorie: string): StructureCatalogue | undefined {
  return STRUCTURES.find((entry) => entry.code === categorie || entry.categories.includes(categorie))
}
