/** Columns chosen by hand, trying an import without writing, what a removal changes, the rejected lines. */
import { z } from 'zod'
import { DECIMALES_LECTURE, type Lecture, NATURES_LECTURE, UNITES_LECTURE, VIDES } from '../domain/lecture.ts'
import type { Unit } from '../domain/quantity.ts'
import { GENRES_REPARATION } from '../domain/reparations.ts'
import { cheminDossier, cheminSource } from './chemins.ts'
import { mots } from './mots.ts'

const annee = z.string().regex(/^(?:19|20)\d{2}$/, 'une année à quatre chiffres')
const colonne = z.number().int().min(0).max(20_000)
const unites = UNITES_LECTURE.map(([unite]) => unite) as [Unit, ...Unit[]]

const valeur = z.strictObject({
  colonne,
  indicateur: z.string().min(1).max(100).nullable(),
  libelle: mots().min(1, 'donnez un nom à chaque chiffre').max(200),
  unite: z.enum(unites),
  nature: z.enum(NATURES_LECTURE),
  millesime: annee.nullable(),
  vide: z.enum(VIDES),
  decimale: z.enum(DECIMALES_LECTURE),
})

/** How a table that no profile knows is read (shared/domain/lecture.ts). */
export const lecture: z.ZodType<Lecture, Lecture> = z.strictObject({
  ligneEntete: z.number().int().min(0).max(60),
  libelle: mots().min(1, 'donnez un nom à cette source').max(200),
  lieu: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('code'), code: colonne, nom: colonne.nullable() }),
    z.strictObject({ type: z.literal('depcom'), departement: colonne, commune: colonne }),
    z.strictObject({ type: z.literal('nom'), nom: colonne, departement: colonne.nullable() }),
    z.strictObject({ type: z.literal('postal'), codePostal: colonne, ville: colonne.nullable() }),
  ]),
  valeurs: z.array(valeur).min(1, 'choisissez au moins un chiffre').max(100),
})

const genre = z.enum(GENRES_REPARATION, { error: `choisissez parmi ${GENRES_REPARATION.join(', ')}` })
const doublons = z.enum(['refuser', 'sommer', 'remplacer'], { error: 'choisissez refuser, sommer ou remplacer' })

/** How a file is to be read: shared by the import, its rehearsal and the export of its rejects. */
export const choixImport = {
  profil: z.string().max(100).optional(),
  /** Sheet of a workbook or file of an archive, by the id that `donnees.reconnaitre` gave; otherwise recognised. */
  partie: z.string().max(1000).optional(),
  millesime: annee.optional(),
  doublons: doublons.optional(),
  /** The dossier holds the same content already: it is replaced, or kept beside. Absent: refused, saying so. */
  identique: z.enum(['remplacer', 'ajouter'], { error: 'choisissez remplacer ou ajouter' }).optional(),
  /** Columns chosen by hand, in place of a profile. */
  lecture: lecture.optional(),
  /** Repairs accents converted twice (« Ã© » → « é »). */
  accents: z.boolean().optional(),
  /** Repairs refused: a line that needs one is rejected with its reason. */
  sansReparations: z.array(genre).max(GENRES_REPARATION.length).optional(),
  /** The user declares that this list has all those of the territory; only for a list of people or places. */
  complete: z.boolean().optional(),
  /** Source of the dossier that this file takes the place of. */
  remplace: z.number().int().positive().optional(),
  /** With `remplace`: refused unless the file is that of the source, byte for byte. */
  memeContenu: z.boolean().optional(),
}

/** One line that was mended: what was, what it became. */
const reparation = z.object({ genre, ligne: z.number(), avant: z.string(), apres: z.string() })

/** What an import did to the file by itself: "zéros remis" 12. `marques`: cells without value, by reason. */
const reparations = z.object({
  zeros: z.number(),
  ecriture: z.number(),
  noms: z.number(),
  anciennes: z.number(),
  arrondissements: z.number(),
  totaux: z.number(),
  notes: z.number(),
  marques: z.array(z.object({ motif: z.string(), cellules: z.number() })),
  /** Repairs that the user refused, with the lines rejected for it. */
  refusees: z.array(z.object({ genre, lignes: z.number() })),
  exemples: z.array(reparation),
})

export const rapportImport = z.object({
  sourceId: z.number(),
  fichier: z.string(),
  profil: z.string(),
  libelle: z.string(),
  millesimes: z.array(z.string()),
  encodage: z.string(),
  separateur: z.string().nullable(),
  ligneEntete: z.number().nullable(),
  lues: z.number(),
  retenues: z.number(),
  ignorees: z.array(
    z.object({ cause: z.string(), lignes: z.number(), premieres: z.array(z.number()), rejet: z.boolean() }),
  ),
  codesInconnus: z.array(z.string()),
  codesDeplaces: z.array(
    z.object({ de: z.string(), vers: z.string(), lignes: z.number(), nom: z.string().optional() }),
  ),
  aPlacer: z.number(),
  couverture: z.object({
    connues: z.number(),
    total: z.number(),
    manquantes: z.array(z.string()),
    partielles: z.array(z.string()).optional(),
  }),
  avertissements: z.array(z.string()),
  apports: z.array(z.string()),
  reparations,
  /** A vintage of the population newer than the one that the dossier shows. */
  plusRecente: z.string().optional(),
})

/** One figure of a CPTS that is not the same afterwards; null: not there. */
const effet = z.object({
  cptsId: z.number(),
  cpts: z.string(),
  chiffre: z.string(),
  avant: z.string().nullable(),
  apres: z.string().nullable(),
})

/** What a change does to the figures of the dossier, in the words of the screens. `documents`: titles of those that change. */
const effets = z.object({
  chiffres: z.array(effet),
  /** Changes beyond those listed. */
  autres: z.number(),
  documents: z.array(z.string()),
})

const colonneVue = z.object({
  rang: z.number(),
  titre: z.string(),
  exemples: z.array(z.string()),
  genre: z.enum(['code', 'postal', 'departement', 'commune', 'nom', 'nombre', 'texte', 'vide']),
})

export const donneesMethods = {
  /** What a file is, before importing it: profile, first lines as understood. */
  'donnees.reconnaitre': {
    mode: 'read',
    input: z.strictObject({
      source: cheminSource,
      partie: z.string().max(1000).optional(),
      /** Repairs accents converted twice (« Ã© » → « é »). */
      accents: z.boolean().optional(),
    }),
    output: z.object({
      fichier: z.string(),
      taille: z.number(),
      /** Sheet of a workbook, file of an archive: the one shown. null: a plain file, or the choice is the user's. */
      partie: z.string().nullable(),
      /** All that can be chosen; empty for a plain file. `profil` null: not recognised. */
      parties: z.array(
        z.object({
          id: z.string(),
          libelle: z.string(),
          profil: z.string().nullable(),
          libelleProfil: z.string().nullable(),
        }),
      ),
      /** null: not recognised, the user must choose. "contours" for a map file. */
      profil: z.string().nullable(),
      libelle: z.string(),
      /** French: what such a file brings, a sentence for each subject. */
      apporte: z.array(z.string()),
      millesime: z.string().nullable(),
      /** Whether its year is to be given: `requise` stops the import. */
      annee: z.enum(['requise', 'facultative', 'inutile']),
      /** Among files imported together: 0 before the others (it makes the territory), 2 after them (it completes one). */
      ordre: z.union([z.literal(0), z.literal(1), z.literal(2)]),
      encodage: z.string().nullable(),
      separateur: z.string().nullable(),
      entete: z.array(z.string()),
      lignes: z.array(z.array(z.string())),
      /** True: some accents were converted twice, and can be repaired. */
      accentsAbimes: z.boolean(),
      /** Its end seems to be missing. */
      incomplet: z.boolean(),
      /** What the file is, is known, even where nothing of it is imported (`profil` null). */
      connu: z.boolean(),
      /** Columns chosen by hand for a file of these titles, remembered; to be given with the import. */
      lecture: lecture.nullable(),
      /** Key of that memory, to forget it. */
      memoire: z.string().nullable(),
      /** French: why it is not recognised, or what to watch. */
      message: z.string().nullable(),
    }),
  },
  /** The public files to have before going offline, by group, and which are here: in this dossier, or in the library. */
  'donnees.telechargements': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier.optional() }),
    output: z.object({
      /** Day on which the names were checked, YYYY-MM-DD. */
      verifies: z.string(),
      /** A list that took the place of the one that ships; null: that one. */
      importee: z.object({ fichier: z.string(), importeLe: z.string() }).nullable(),
      groupes: z.array(
        z.object({
          titre: z.string(),
          fichiers: z.array(
            z.object({
              id: z.string(),
              nom: z.string(),
              producteur: z.string(),
              /** Where to look for it, in words. */
              ou: z.string(),
              /** Name of the file, as downloaded. */
              fichier: z.string(),
              apporte: z.string(),
              licence: z.string().nullable(),
              present: z.boolean(),
            }),
          ),
        }),
      ),
    }),
  },
  /** A newer list of these files takes the place of the one in use, for every dossier. */
  'donnees.majTelechargements': {
    mode: 'write',
    announces: 'bibliotheque',
    input: z.strictObject({ source: cheminSource }),
    output: z.object({
      fichier: z.string(),
      /** Days on which this one and the former one were checked. */
      verifies: z.string(),
      avant: z.string(),
      fichiers: z.number(),
    }),
  },
  /** What an unknown table holds and how it might be read. Writes nothing. */
  'donnees.colonnes': {
    mode: 'read',
    input: z.strictObject({
      source: cheminSource,
      partie: z.string().max(1000).optional(),
      /** Line of the titles; default: the one that looks most like it. */
      ligneEntete: z.number().int().min(0).max(60).optional(),
      accents: z.boolean().optional(),
    }),
    output: z.object({
      ligneEntete: z.number(),
      /** First lines, to choose that of the titles. */
      debut: z.array(z.object({ ligne: z.number(), cellules: z.array(z.string()) })),
      colonnes: z.array(colonneVue),
      /** A reading to begin with; the one remembered when `memoire` is not null; null: nothing can be told. */
      lecture: lecture.nullable(),
      /** Key of the remembered reading. */
      memoire: z.string().nullable(),
      /** The values proposed for each column of figures, kept or not in `lecture`. */
      valeurs: z.array(valeur),
    }),
  },
  /** Runs the import to its end and writes nothing: what would come in, what would be left out. */
  'donnees.essayer': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier, source: cheminSource, ...choixImport }),
    output: z.object({
      rapport: rapportImport.omit({ sourceId: true }),
      /** First communes of the territory, with what was understood. */
      entete: z.array(z.string()),
      lignes: z.array(z.object({ code: z.string(), nom: z.string(), cellules: z.array(z.string()) })),
      /** First rejected lines. */
      colonnes: z.array(z.string()),
      rejetees: z.array(z.object({ ligne: z.number(), cause: z.string(), cellules: z.array(z.string()) })),
      /** With `remplace`: what changes in the figures. */
      effets: effets.nullable(),
    }),
  },
  /** The rejected lines of a file, as a CSV that opens safely in a spreadsheet. The file is read again. */
  'donnees.rejets': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier, source: cheminSource, ...choixImport }),
    output: z.object({ nom: z.string(), base64: z.string(), lignes: z.number() }),
  },
  /** What the removal of a source would change. Writes nothing. */
  'donnees.effets': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier, retirer: z.number().int() }),
    output: effets,
  },
  /**
   * What the import of a source mended, kept in the dossier; and how the file was read, to read it so again but for one
   * repair. A source imported by an older version lists no line.
   */
  'donnees.reparations': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier, source: z.number().int() }),
    output: z.object({
      reparations,
      choix: z.object({
        partie: z.string().optional(),
        millesime: z.string().optional(),
        doublons: doublons.optional(),
        lecture: lecture.optional(),
        accents: z.boolean().optional(),
      }),
      /** The mended lines as a CSV that opens safely in a spreadsheet; null when there is none. */
      csv: z.object({ nom: z.string(), base64: z.string() }).nullable(),
    }),
  },
  /** Forgets a reading remembered for files of these titles. */
  'donnees.oublier': { mode: 'write', input: z.strictObject({ cle: z.string().max(64) }), output: z.null() },
} as const
