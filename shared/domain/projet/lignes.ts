/**
 * The rows of a projet de santé: what each kind holds, judged the same by the window, the command and the store. A text of
 * the user is kept as typed. Levels are numbers in the unit that the indicator says; prices are euro cents, whole numbers.
 */
import { z } from 'zod'
import { reference, texteSchema } from '../../document/plan/texte.ts'
import { MISSIONS } from '../aci.ts'
import { PROFESSIONS } from '../catalogues.ts'
import { jourExiste } from '../dates.ts'
import { nettoyer, nettoyerLignes } from '../texte-propre.ts'

const titre = z
  .string()
  .overwrite(nettoyer)
  .trim()
  .min(1, 'donnez un titre')
  .max(200, 'un titre a 200 caractères au plus')
/** A field of a few lines; '' when nothing is said. */
const court = z.string().overwrite(nettoyer).trim().max(500, '500 caractères au plus')
const long = z.string().overwrite(nettoyerLignes).trim().max(10_000, '10 000 caractères au plus')
const numero = z.number().int()
const jour = z
  .string()
  .max(10)
  .refine(jourExiste, 'une date qui existe, écrite AAAA-MM-JJ')
  .refine((iso) => iso >= '1900' && iso < '2200', 'une année va de 1900 à 2199')
const prix = z.number().int('un prix est en centimes entiers').min(0).max(1_000_000_000).nullable()
const niveau = z.number().finite().min(-1e9).max(1e9).nullable()
const mission = z.enum(MISSIONS.map(({ cle }) => cle))
/** Named twice is named once. */
const sansDoublon = <T>(liste: T[]): T[] => [...new Set(liste)]
const commune = z.string().regex(/^[0-9AB]{5}$/, 'un code de commune a cinq caractères')

/** Where an action takes place. A sector by its number, which outlives its name. */
const territoire = z.union([
  z.strictObject({ type: z.literal('tout') }),
  z.strictObject({
    type: z.literal('secteurs'),
    secteurs: z.array(numero.positive()).min(1).max(200).overwrite(sansDoublon),
  }),
  z.strictObject({ type: z.literal('communes'), communes: z.array(commune).min(1).max(2000).overwrite(sansDoublon) }),
])

export const ETATS_FICHE = ['a_ecrire', 'en_cours', 'prete'] as const
/** tout_ou_rien: one price, paid whole; paliers: a price for each step reached; resultat: a baseline and a level to reach. */
export const GENRES_INDICATEUR = ['tout_ou_rien', 'paliers', 'resultat'] as const
export const PALIERS = ['socle', 'intermediaire', 'objectif'] as const

const palier = z.strictObject({ seuil: niveau, prix })
const paliers = z.strictObject({ socle: palier, intermediaire: palier, objectif: palier })

const CHAMPS = {
  /** A need of the population; `chiffres`: what shows it, live. */
  besoin: { titre, constat: texteSchema, chiffres: z.array(reference).max(12) },
  axe: { mission, titre },
  action: {
    mission,
    /** Number of an axe of the same mission. */
    axe: numero.nullable(),
    titre,
    etat: z.enum(ETATS_FICHE),
    /** Made from an example of the library, and not yet the user's own. */
    exemple: z.boolean(),
    /** Numbers of needs. */
    besoins: z.array(numero).max(50).overwrite(sansDoublon),
    constat: texteSchema,
    objectif: long,
    public: long,
    territoire,
    pilote: court,
    /** Number of the member who leads it; `pilote` is then what is added in words. */
    piloteMembre: numero.nullable(),
    referents: court,
    partenaires: long,
    moyens: long,
    calendrier: long,
    risques: long,
  },
  etape: {
    action: numero,
    titre,
    debut: jour.nullable(),
    fin: jour.nullable(),
    /** Comes back each contract year, on `debut`. */
    chaqueAnnee: z.boolean(),
  },
  indicateur: {
    action: numero,
    titre,
    genre: z.enum(GENRES_INDICATEUR),
    /** « patients », « % », « réunions », as printed after a level. */
    unite: z.string().overwrite(nettoyer).trim().max(40),
    /** Who is counted: « patients de 17 ans et plus ». Sources differ on it, so it is words. */
    base: court,
    sens: z.enum(['hausse', 'baisse']),
    depart: niveau,
    /** « décembre 2026 ». */
    departDate: z.string().overwrite(nettoyer).trim().max(60),
    source: court,
    /** Of `tout_ou_rien` and `resultat`. */
    prix,
    paliers,
    /** What will be handed over as proof. */
    livrables: long,
  },
  /** Of one contract year; `ecart`: the difference with the baseline, as the text of the contract writes it. */
  cible: {
    indicateur: numero,
    annee: z.number().int().min(1).max(5),
    niveau,
    ecart: niveau,
    /** Persons that a percentage stands for. */
    effectif: z.number().int().min(0).max(1e9).nullable(),
    /** A target that is no number: « plan rédigé ». */
    mention: z.string().overwrite(nettoyer).trim().max(120),
  },
  /** A file kept elsewhere, known by its name and its SHA-256: its content never enters the dossier. */
  preuve: {
    action: numero,
    indicateur: numero.nullable(),
    annee: z.number().int().min(1).max(5).nullable(),
    nom: z.string().overwrite(nettoyer).trim().min(1, 'donnez le nom du fichier').max(255),
    sha256: z.string().regex(/^[0-9a-f]{64}$/, 'une empreinte SHA-256 a 64 caractères'),
    octets: z.number().int().min(0),
    date: jour.nullable(),
  },
  membre: {
    type: z.enum(['professionnel', 'structure']),
    profession: z.enum(PROFESSIONS.map(({ code }) => code)).nullable(),
    /** « présidente », « coordinateur »; of a structure, what it is. */
    fonction: court,
    commune: commune.nullable(),
    /** Of a person, only with the day on which they agreed. */
    nom: z.string().overwrite(nettoyer).trim().min(1).max(200).nullable(),
    consentement: jour.nullable(),
    adhesion: jour.nullable(),
  },
} as const

export type Genre = keyof typeof CHAMPS
export const GENRES = Object.keys(CHAMPS) as readonly Genre[]

/** A row of this kind, without its number: defaults filled, what cannot be kept refused. */
export const schemas = {
  besoin: z.strictObject(CHAMPS.besoin),
  axe: z.strictObject(CHAMPS.axe),
  action: z.strictObject(CHAMPS.action),
  etape: z
    .strictObject(CHAMPS.etape)
    .refine(({ debut, fin }) => debut === null || fin === null || debut <= fin, 'une étape finit après son début'),
  indicateur: z.strictObject(CHAMPS.indicateur),
  cible: z.strictObject(CHAMPS.cible),
  preuve: z.strictObject(CHAMPS.preuve),
  membre: z
    .strictObject(CHAMPS.membre)
    .refine(
      ({ type, nom, consentement }) => type === 'structure' || nom === null || consentement !== null,
      'le nom d’une personne ne se garde qu’avec son accord : donnez la date de cet accord',
    ),
} as const

export type Champs<G extends Genre> = z.output<(typeof schemas)[G]>
/** A row with its number; its rank among those of its kind is its place in the list. */
export type Ligne<G extends Genre> = Readonly<Champs<G>> & { readonly id: number }

export type Besoin = Ligne<'besoin'>
export type Axe = Ligne<'axe'>
export type Action = Ligne<'action'>
export type Etape = Ligne<'etape'>
export type Indicateur = Ligne<'indicateur'>
export type Cible = Ligne<'cible'>
export type Preuve = Ligne<'preuve'>
export type Membre = Ligne<'membre'>

/** All the rows of a CPTS, in order. */
export interface Projet {
  readonly besoin: readonly Besoin[]
  readonly axe: readonly Axe[]
  readonly action: readonly Action[]
  readonly etape: readonly Etape[]
  readonly indicateur: readonly Indicateur[]
  readonly cible: readonly Cible[]
  readonly preuve: readonly Preuve[]
  readonly membre: readonly Membre[]
}

/** The row that this one belongs to, and goes with. */
export const PARENTS: Readonly<Partial<Record<Genre, { readonly champ: string; readonly genre: Genre }>>> = {
  etape: { champ: 'action', genre: 'action' },
  indicateur: { champ: 'action', genre: 'action' },
  cible: { champ: 'indicateur', genre: 'indicateur' },
  preuve: { champ: 'action', genre: 'action' },
}

/** Fields that name another row, which may go and leave this one. */
export const RENVOIS: readonly { readonly de: Genre; readonly champ: string; readonly vers: Genre }[] = [
  { de: 'action', champ: 'axe', vers: 'axe' },
  { de: 'action', champ: 'besoins', vers: 'besoin' },
  { de: 'action', champ: 'piloteMembre', vers: 'membre' },
  { de: 'preuve', champ: 'indicateur', vers: 'indicateur' },
]

/** Some fields of a row that is there, or those that a new one has beside its defaults. */
export const partiels = {
  besoin: z.strictObject(CHAMPS.besoin).partial(),
  axe: z.strictObject(CHAMPS.axe).partial(),
  action: z.strictObject(CHAMPS.action).partial(),
  etape: z.strictObject(CHAMPS.etape).partial(),
  /** Of the steps too, what is not said stays: two fields of a window may be written before it is read again. */
  indicateur: z
    .strictObject({
      ...CHAMPS.indicateur,
      paliers: z
        .strictObject({ socle: palier.partial(), intermediaire: palier.partial(), objectif: palier.partial() })
        .partial(),
    })
    .partial(),
  cible: z.strictObject(CHAMPS.cible).partial(),
  preuve: z.strictObject(CHAMPS.preuve).partial(),
  membre: z.strictObject(CHAMPS.membre).partial(),
} as const

/** Rows as they are read back. */
const id = z.number().int().positive()
export const lues = {
  besoin: z.strictObject({ id, ...CHAMPS.besoin }),
  axe: z.strictObject({ id, ...CHAMPS.axe }),
  action: z.strictObject({ id, ...CHAMPS.action }),
  etape: z.strictObject({ id, ...CHAMPS.etape }),
  indicateur: z.strictObject({ id, ...CHAMPS.indicateur }),
  cible: z.strictObject({ id, ...CHAMPS.cible }),
  preuve: z.strictObject({ id, ...CHAMPS.preuve }),
  membre: z.strictObject({ id, ...CHAMPS.membre }),
} as const

const VIDE = { seuil: null, prix: null }

/** What a new row says where nothing was said. What is not here must be given. */
export const DEFAUTS: { readonly [G in Genre]: Partial<Champs<G>> } = {
  besoin: { constat: [], chiffres: [] },
  axe: {},
  action: {
    axe: null,
    etat: 'a_ecrire',
    exemple: false,
    besoins: [],
    constat: [],
    objectif: '',
    public: '',
    territoire: { type: 'tout' },
    pilote: '',
    piloteMembre: null,
    referents: '',
    partenaires: '',
    moyens: '',
    calendrier: '',
    risques: '',
  },
  etape: { debut: null, fin: null, chaqueAnnee: false },
  indicateur: {
    genre: 'tout_ou_rien',
    unite: '',
    base: '',
    sens: 'hausse',
    depart: null,
    departDate: '',
    source: '',
    prix: null,
    paliers: { socle: VIDE, intermediaire: VIDE, objectif: VIDE },
    livrables: '',
  },
  cible: { niveau: null, ecart: null, effectif: null, mention: '' },
  preuve: { indicateur: null, annee: null, date: null },
  membre: {
    type: 'professionnel',
    profession: null,
    fonction: '',
    commune: null,
    nom: null,
    consentement: null,
    adhesion: null,
  },
}
