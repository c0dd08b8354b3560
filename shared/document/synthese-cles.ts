/** Key figures of the note de synthèse: the people, the care; each with the nearest territory it is compared with. */
import { GENERALISTE } from '../domain/catalogues.ts'
import { DECIMALS, ditQuelqueChose, formatQuantity } from '../domain/format.ts'
import { accord } from '../domain/francais.ts'
import type { SyntheseIndicateur } from '../domain/indicateurs/synthese.ts'
import { estDonne } from '../domain/publies.ts'
import type { Quantity } from '../domain/quantity.ts'
import { comparaisons, publieTexte } from './comparaisons.ts'
import type { EntreeDocument } from './entree.ts'
import type { KeyFigures } from './model.ts'
import { selonListe } from './tables.ts'
import { celluleTexte, sansInformation } from './valeurs.ts'

type Cle = KeyFigures['items'][number]

/** Of a half page: two columns of three. */
const PLACES = 6
const NIVEAUX = [
  ['departement', 'département'],
  ['region', 'région'],
  ['france', 'France'],
] as const

/** By preference; two that say nearly the same are on one line, and the first one known is taken. */
const HABITANTS: readonly (readonly string[])[] = [
  ['part:65P', 'part:75P', 'part:60P'],
  ['taux:ald'],
  ['part:c2s', 'taux:c2s'],
  ['FILO:TP60'],
  ['part:80Pseuls', 'part:seuls'],
  ['part:0014'],
]
const SOINS: readonly (readonly string[])[] = [
  ['APL:MG'],
  ['taux:sans_mt'],
  ['CNAM:ALD_SANS_MT', 'taux:sans_mt_ald'],
  ['taux:urgences'],
  ['APL:INF'],
]

export function clesHabitants(entree: EntreeDocument): KeyFigures | null {
  const { portrait } = entree
  const densite = selonListe(portrait, portrait.densite)
  return cles([
    deQuantite(portrait.population, 'habitants'),
    deQuantite(densite, 'habitants au km²'),
    ...HABITANTS.map((ids) => premiere(entree, ids)),
  ])
}

export function clesSoins(entree: EntreeDocument): KeyFigures | null {
  const { portrait } = entree
  const generalistes = portrait.professions.find(({ code }) => code === GENERALISTE)
  const n = generalistes?.effectif
  const pluriel = n?.kind === 'known' ? n.value : 2
  return cles([
    deQuantite(portrait.professionnels, 'professionnels libéraux'),
    n === undefined ? null : deQuantite(n, accord(pluriel, 'médecin généraliste', 'médecins généralistes')),
    generalistes === undefined
      ? null
      : deQuantite(
          generalistes.densites.pour_100000,
          'généralistes pour 100\u202f000\u00a0hab.',
          densiteAutour(entree),
        ),
    ...SOINS.map((ids) => premiere(entree, ids)),
  ])
}

function cles(items: readonly (Cle | null)[]): KeyFigures | null {
  const dites = items.filter((un) => un !== null).slice(0, PLACES)
  return dites.length === 0 ? null : { type: 'keyFigures', items: dites, parLigne: 2 }
}

function deQuantite(q: Quantity, label: string, detail: string | null = null): Cle | null {
  return sansInformation(q) ? null : { value: celluleTexte(q), label, detail }
}

function premiere(entree: EntreeDocument, ids: readonly string[]): Cle | null {
  for (const id of ids) {
    const cle = calculee(entree, id) ?? publiee(entree, id)
    if (cle !== null) return cle
  }
  return null
}

function calculee({ indicateurs = [] }: EntreeDocument, id: string): Cle | null {
  const une = indicateurs.find((autre) => autre.id === id)
  if (une === undefined) return null
  const value = dire(une, une.valeur)
  return value === null ? null : { value, label: une.libelle, detail: autour(une) }
}

function dire({ decimales }: SyntheseIndicateur, q: Quantity): string | null {
  const decimals = decimales ?? DECIMALS[q.unit]
  if (q.kind === 'missing' || !ditQuelqueChose(q, decimals)) return null
  return formatQuantity(q, { decimals, forme: 'cellule' })
}

/** The nearest larger territory, where there is only one of its level: « département 21,6 % ». */
function autour(une: SyntheseIndicateur): string | null {
  for (const [niveau, mot] of NIVEAUX) {
    const [seule, ...autres] = une.comparaisons.filter((c) => c.niveau === niveau)
    if (seule === undefined || autres.length > 0) continue
    const dite = dire(une, seule.valeur)
    if (dite !== null) return `${mot} ${dite}`
  }
  return null
}

function densiteAutour({ offres }: EntreeDocument): string | null {
  const siennes = offres?.professions.find(({ code }) => code === GENERALISTE)?.comparaisons ?? []
  for (const [niveau, mot] of NIVEAUX) {
    const [seule, ...autres] = siennes.filter((c) => c.niveau === niveau)
    if (seule?.densite != null && autres.length === 0 && !sansInformation(seule.densite))
      return `${mot} ${celluleTexte(seule.densite)}`
  }
  return null
}

/** As a third party printed it. */
function publiee({ portrait }: EntreeDocument, id: string): Cle | null {
  const cpts = portrait.publies.find((p) => p.indicateur === id && p.territoire === 'cpts')
  if (cpts === undefined || !estDonne(cpts)) return null
  const compare = comparaisons(portrait).find((c) => c.cpts.id === cpts.id)?.comparateurs
  const proche = NIVEAUX.flatMap(([niveau, mot]) => {
    const p = compare?.get(niveau)
    return p !== undefined && estDonne(p) ? [`${mot} ${publieTexte(p)}`] : []
  })
  const annee = cpts.millesime === null ? '' : `, ${cpts.millesime}`
  return { value: publieTexte(cpts), label: `${cpts.libelle}${annee}`, detail: proche[0] ?? null }
}
