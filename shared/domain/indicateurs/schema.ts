/**
 * What `assets/catalogues/indicateurs.json` may say. Shapes are checked by zod; what entries say of one another (terms,
 * weights, families, groups) by `fautes`. A wrong entry is refused with its place.
 */
import { z } from 'zod'
import { PROFESSIONS, STRUCTURES } from '../catalogues.ts'
import { NATURES } from '../natures.ts'
import { UNITS } from '../unites.ts'
import { THEMES } from './types.ts'

const id = z.string().regex(/^\S+$/)

/**
 * How its value comes to be:
 * - `lu`: read in a file, commune by commune (or territory by territory, for what is only compared);
 * - `termes`: facteur × Σ numérateurs / Σ dénominateurs, of one source and one vintage;
 * - `croise`: the same, each term being of its own source and vintage;
 * - `evolution`: yearly growth of its numerator between two vintages;
 * - `effectif`, `structures`: counted from the lists of professionals and of establishments;
 * - `publie`: as a third party prints it, for a whole CPTS.
 */
const CALCULS = ['lu', 'termes', 'croise', 'evolution', 'effectif', 'structures', 'publie'] as const

/** What stands for {code} in an id, and for {nom} in its words. */
const cle = z.strictObject({
  /** The codes and the plural words of a catalogue. */
  catalogue: z.enum(['professions', 'structures']).optional(),
  /** Only these codes of it. */
  parmi: z.array(z.string()).optional(),
  /** Words of a code that the catalogue does not have; absent: such a code is no figure. */
  inconnu: z.string().optional(),
  /** Codes that are not listed anywhere: their form. */
  forme: z.string().optional(),
})

const definition = z.strictObject({ texte: z.string().min(1), source: z.string().min(1) })

const entree = z.strictObject({
  /** Kept in dossiers: never renamed. */
  id,
  cle: cle.optional(),
  mots: z.strictObject({
    /** At the head of a narrow column; absent: the long words. */
    court: z.string().min(1).optional(),
    long: z.string().min(1),
    /** Of a sentence, with its article; absent: the figure makes none. */
    sujet: z
      .string()
      .regex(/^(la |le |l’)/)
      .optional(),
    /** Only as its source says it. */
    definition: definition.optional(),
  }),
  theme: z.enum(THEMES),
  unite: z.enum(UNITS),
  decimales: z.number().int().min(0).max(3).optional(),
  nature: z.enum(NATURES),
  poids: id.optional(),
  encadre: z.literal(false).optional(),
  classes: z.array(z.string().min(1)).min(2).optional(),
  ordre: z.array(z.number().int().min(0)).optional(),
  calcul: z.enum(CALCULS).default('lu'),
  numerateur: z.array(id).min(1).optional(),
  denominateur: z.array(id).min(1).optional(),
  facteur: z.number().positive().optional(),
  /** Who or what a rate is of, where its denominator does not say it. */
  base: z.string().min(1).optional(),
  /** Families of files that may bring it. */
  sources: z.array(id).min(1).optional(),
  forme: z.enum(['aplats', 'cercles']).optional(),
  /** Chapter of the diagnostic that says it already: `soins`, where the CPTS has its own density beside. */
  ditAilleurs: z.enum(['territoire', 'soins']).optional(),
  /** Offered in the grid of what is typed from paper. */
  saisie: z.literal(true).optional(),
  /** Profession that an equipment is. */
  profession: z.string().optional(),
})

const famille = z.strictObject({
  id,
  /** Profiles of imports. */
  profils: z.array(z.string()).min(1),
  /** Also shipped with Maillage. */
  incluse: z.literal(true).optional(),
  /** Also typed by hand. */
  saisie: z.literal(true).optional(),
  /** Its part in the name of a file of several subjects: "Insee, recensement… ; Insee, état civil…". */
  sujet: z.string().optional(),
})

/** A population cut in groups: one table of shares, not a line per group and sex. */
const repartition = z.strictObject({
  id,
  titre: z.string(),
  entete: z.string(),
  theme: z.enum(THEMES),
  groupes: z.array(
    z.strictObject({ mots: z.string(), effectif: id, part: id, hommes: id.optional(), femmes: id.optional() }),
  ),
})

const schema = z.strictObject({
  familles: z.array(famille),
  repartitions: z.array(repartition),
  indicateurs: z.array(entree),
})

export type CatalogueEcrit = z.infer<typeof schema>
export type EntreeEcrite = z.infer<typeof entree>
export type Famille = z.infer<typeof famille>
export type RepartitionCatalogue = z.infer<typeof repartition>
export type Calcul = EntreeEcrite['calcul']

/**
 * The catalogue, checked.
 * @throws Error naming the entry and the field of each fault
 */
export function lireCatalogue(donnees: unknown): CatalogueEcrit {
  const lu = schema.safeParse(donnees)
  if (!lu.success) {
    refuser(lu.error.issues.map(({ path, message }) => `${lieu(donnees, path)}: ${message}`))
  }
  const lues = fautes(lu.data)
  if (lues.length > 0) refuser(lues)
  return lu.data
}

function refuser(fautes: readonly string[]): never {
  throw new Error(`Catalogue of figures refused:\n${fautes.map((une) => `- ${une}`).join('\n')}`)
}

/** "indicateurs[3].unite (RP:POP)". */
function lieu(donnees: unknown, path: readonly PropertyKey[]): string {
  const dit = path.map((un) => (typeof un === 'number' ? `[${un}]` : `.${String(un)}`)).join('')
  const [liste, rang] = path
  const entrees = (donnees as Record<PropertyKey, unknown> | null)?.[liste ?? '']
  const nom = Array.isArray(entrees) ? (entrees[Number(rang)] as { id?: unknown } | null)?.id : undefined
  return `${dit.replace(/^\./, '')}${typeof nom === 'string' ? ` (${nom})` : ''}`
}

/** What entries say of others that is not so. */
function fautes({ familles, repartitions, indicateurs }: CatalogueEcrit): string[] {
  const ids = new Set(indicateurs.map((un) => un.id))
  const connues = new Set(familles.map((une) => une.id))
  const professions = new Set(PROFESSIONS.map(({ code }) => code))
  const codes = { professions, structures: new Set(STRUCTURES.map(({ code }) => code)) }
  const vus = new Set<string>()
  const desEntrees = indicateurs.flatMap((un, rang) => {
    const faute = (champ: string, mots: string) => `indicateurs[${rang}].${champ} (${un.id}): ${mots}`
    const existent = (champ: string, noms: readonly string[] = []) =>
      noms.filter((nom) => !ids.has(nom)).map((nom) => faute(champ, `no figure "${nom}" in the catalogue`))
    const double = vus.has(un.id)
    vus.add(un.id)
    return [
      ...(double ? [faute('id', 'given twice')] : []),
      ...existent('numerateur', un.numerateur),
      ...existent('denominateur', un.denominateur),
      ...existent('poids', un.poids === undefined ? [] : [un.poids]),
      ...(un.sources ?? []).filter((s) => !connues.has(s)).map((s) => faute('sources', `no family "${s}"`)),
      ...formes(un).map(([champ, mots]) => faute(champ, mots)),
      ...(un.cle?.parmi ?? [])
        .filter((code) => un.cle?.catalogue === undefined || !codes[un.cle.catalogue].has(code))
        .map((code) => faute('cle', `no code "${code}" in its catalogue`)),
      ...(un.profession === undefined || professions.has(un.profession)
        ? []
        : [faute('profession', `no profession "${un.profession}"`)]),
    ]
  })
  const desGroupes = repartitions.flatMap(({ groupes }, r) =>
    groupes.flatMap(({ mots, ...siens }, g) =>
      Object.entries(siens)
        .filter(([, nom]) => nom !== undefined && !ids.has(nom))
        .map(([champ, nom]) => `repartitions[${r}].groupes[${g}].${champ} (${mots}): no figure "${nom}"`),
    ),
  )
  return [...desEntrees, ...desGroupes]
}

/** What the fields of one entry must be together. */
function formes(un: EntreeEcrite): [string, string][] {
  const compose = un.calcul === 'termes' || un.calcul === 'croise'
  const deTermes = compose || un.calcul === 'evolution'
  const regles: [boolean, string, string][] = [
    [compose && un.nature !== 'rapport', 'nature', 'what is made of terms is a "rapport"'],
    [deTermes === (un.numerateur === undefined), 'numerateur', `terms do not go with "${un.calcul}"`],
    [compose === (un.denominateur === undefined), 'denominateur', `terms do not go with "${un.calcul}"`],
    [!compose && un.facteur !== undefined, 'facteur', 'a factor without terms'],
    [deTermes === (un.sources !== undefined), 'sources', 'of its own, or those of its terms: one of the two'],
    [(un.nature === 'moyenne') === (un.poids === undefined), 'poids', 'a mean has a weight, nothing else has'],
    [(un.nature === 'classe') === (un.classes === undefined), 'classes', 'a "classe" has labels, nothing else has'],
    [
      un.ordre !== undefined &&
        JSON.stringify([...un.ordre].sort((a, b) => a - b)) !== JSON.stringify([...(un.classes ?? []).keys()]),
      'ordre',
      'each class once',
    ],
    [un.id.includes('{code}') === (un.cle === undefined), 'cle', '{code} is said by `cle`'],
    [
      un.cle !== undefined && (un.cle.catalogue === undefined) === (un.cle.forme === undefined),
      'cle',
      'a catalogue or a form',
    ],
  ]
  return regles.flatMap(([faux, champ, mots]): [string, string][] => (faux ? [[champ, mots]] : []))
}
