/** zod shapes of quantities and portraits, as the renderer receives them. They mirror shared/domain/portrait-types.ts. */

import { z } from 'zod'
import { STATUTS_MONTANT } from '../domain/financement/types.ts'
import type { Portrait } from '../domain/portrait-types.ts'
import type { Quantity } from '../domain/quantity.ts'

const source = z.object({
  label: z.string(),
  millesime: z.string().nullable(),
  file: z.string().nullable(),
  line: z.number().nullable(),
})

const base = {
  unit: z.string(),
  coverage: z.object({ known: z.number(), total: z.number() }),
  millesime: z.string().nullable(),
  sources: z.array(source),
  formula: z.string(),
}

export const quantitySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('known'), value: z.number(), ...base }),
  z.object({ kind: z.literal('interval'), min: z.number(), max: z.number().nullable(), ...base }),
  z.object({ kind: z.literal('partial'), value: z.number(), weight: z.number().nullable(), ...base }),
  z.object({
    kind: z.literal('missing'),
    reason: z.string(),
    reunie: z.object({ cle: z.string(), membres: z.number(), value: z.number() }).optional(),
    ...base,
  }),
]) as unknown as z.ZodType<Quantity>

const lieu = z.object({ code: z.string(), nom: z.string() })
const perimetre = z.enum(['complet', 'partiel', 'inconnu'])
const mesures = { population: quantitySchema, superficie: quantitySchema, densite: quantitySchema }

export const portraitSchema = z.object({
  id: z.number(),
  nom: z.string(),
  perimetre,
  nombreCommunes: quantitySchema,
  millesime: z.string(),
  departements: z.array(lieu.extend({ communes: z.number() })),
  regions: z.array(lieu),
  epci: z.array(z.object({ siren: z.string(), nom: z.string(), communes: z.number(), total: z.number() })),
  communes: z.array(
    z.object({
      code: z.string(),
      nom: z.string(),
      departement: lieu,
      region: lieu,
      epci: z.object({ siren: z.string(), nom: z.string() }).nullable(),
      codesPostaux: z.array(z.string()),
      centre: z.tuple([z.number(), z.number()]).nullable(),
      secteur: z.string().nullable(),
      ...mesures,
    }),
  ),
  ...mesures,
  populations: z.array(z.object({ millesime: z.string(), population: quantitySchema, comptee: z.string().nullable() })),
  partsDepartements: z.array(z.object({ departement: lieu, part: quantitySchema })),
  secteurs: z.array(
    z.object({ nom: z.string(), couleur: z.string().nullable(), communes: z.array(z.string()), ...mesures }),
  ),
  professions: z.array(
    lieu.omit({ nom: true }).extend({
      libelle: z.string(),
      effectif: quantitySchema,
      densites: z.object({ pour_10000: quantitySchema, pour_100000: quantitySchema }),
    }),
  ),
  professionnels: quantitySchema,
  structures: z.array(z.object({ categorie: z.string(), libelle: z.string(), effectif: quantitySchema })),
  aPlacer: z.number(),
  taille: z.object({
    classe: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable(),
    libelle: z.string(),
    margeSeuil: z.number().nullable(),
    seuilProche: z.number().nullable(),
    direction: z.enum(['au-dessous', 'au-dessus']).nullable(),
    alerte: z.boolean(),
  }),
  versionAci: z.object({ id: z.string(), libelle: z.string() }),
  montants: z.array(
    z.object({
      cle: z.string(),
      libelle: z.string(),
      montant: z.number().nullable(),
      statut: z.enum(STATUTS_MONTANT),
      source: z.string(),
    }),
  ),
  publies: z.array(
    z.object({
      id: z.number(),
      cptsId: z.number().nullable(),
      cpts: z.string().nullable(),
      secteurId: z.number().nullable(),
      secteur: z.string().nullable(),
      territoire: z.enum(['cpts', 'secteur', 'departement', 'region', 'france']),
      indicateur: z.string(),
      libelle: z.string(),
      valeur: z.number().nullable(),
      intervalle: z.object({ min: z.number(), max: z.number().nullable() }).optional(),
      motif: z.enum(['absent', 'secret', 'non_disponible', 'non_importe', 'non_diffuse', 'commune_entiere']).nullable(),
      unite: z.string(),
      decimales: z.number(),
      millesime: z.string().nullable(),
      base: z.string().nullable(),
      source: z.string(),
    }),
  ),
  elargissements: z.array(z.object({ code: z.string(), phrase: z.string() })),
  sources: z.array(source),
  passeport: z.array(
    z.object({
      label: z.string(),
      producteur: z.string().nullable(),
      licence: z.string().nullable(),
      millesime: z.string().nullable(),
      file: z.string().nullable(),
      size: z.number().nullable(),
      sha256: z.string().nullable(),
      importeLe: z.string().nullable(),
      kept: z.number().nullable(),
    }),
  ),
}) as unknown as z.ZodType<Portrait>
