/**
 * Diagnostic, figures by commune that were imported: one section per heading, beside those of the département, the
 * région and France. Nothing imported: no chapter.
 */
import { formatQuantity, formatUnit } from '../domain/format.ts'
import { motsFigure } from '../domain/indicateurs/mots.ts'
import type { Comparaison, SyntheseIndicateur } from '../domain/indicateurs/synthese.ts'
import { THEME_LABELS, THEMES } from '../domain/indicateurs/types.ts'
import type { Quantity } from '../domain/quantity.ts'
import { titre } from './diagnostic-territoire.ts'
import { type EntreeDocument, paragraphe, texteLibre } from './entree.ts'
import { nomPropre } from './lieux.ts'
import type { Block, Cell, Inline, Table } from './model.ts'

/** Told elsewhere in the diagnostic, by the portrait. */
const DEJA_DITS: ReadonlySet<string> = new Set(['PMUN', 'SUPERF', 'PTOT', 'PCAP'])

const NIVEAUX = [
  ['departement', 'Département'],
  ['region', 'Région'],
  ['france', 'France'],
] as const

/** Units whose sign stands after each number: the label need not say them. */
const DITES: ReadonlySet<string> = new Set(['', '%', '€'])

export function chapitreIndicateurs(entree: EntreeDocument): Block[] {
  const syntheses = (entree.indicateurs ?? []).filter(({ id }) => !DEJA_DITS.has(id))
  const libre = texteLibre(entree, 'diagnostic.indicateurs')
  if (syntheses.length === 0 && libre.length === 0) return []
  const encadres = syntheses.some(({ valeur }) => valeur.kind !== 'known')
  const plusieurs = syntheses.filter(({ autres }) => autres.length > 0)
  return [
    titre(1, 'Indicateurs du territoire'),
    ...libre,
    ...THEMES.flatMap((theme): Block[] => {
      const siens = syntheses.filter((une) => une.theme === theme)
      return siens.length === 0 ? [] : [titre(2, THEME_LABELS[theme]), tableIndicateurs(siens)]
    }),
    ...(encadres ? [paragraphe({ text: MENTION_ENCADRES, muted: true })] : []),
    ...divergences(plusieurs),
  ]
}

const MENTION_ENCADRES =
  'Un taux ou une médiane ne s’additionne pas\u00a0: sans la valeur du territoire entier, seules les valeurs extrêmes de ses communes sont données. Le secret statistique masque les plus petites communes.'

function tableIndicateurs(syntheses: readonly SyntheseIndicateur[]): Table {
  const millesimes = new Set(syntheses.map(({ millesime }) => millesime))
  const [commun] = millesimes
  const uneAnnee = millesimes.size === 1 && commun !== undefined
  return {
    type: 'table',
    caption: uneAnnee ? `Valeurs de ${commun}` : null,
    columns: [
      { label: 'Chiffre', align: 'left' },
      ...(uneAnnee ? [] : [{ label: 'Année', align: 'right' } as const]),
      { label: 'CPTS', align: 'right' },
      ...NIVEAUX.map(([niveau, mot]) => ({ label: enTete(syntheses, niveau, mot), align: 'right' as const })),
    ],
    rows: syntheses.map((une) => [
      libelle(une),
      ...(uneAnnee ? [] : [une.millesime]),
      une.repartition.length > 0 ? repartition(une) : propre(une),
      ...NIVEAUX.map(([niveau]) => compare(une, niveau)),
    ]),
    total: null,
    rowHeader: true,
    panes: 1,
    source: [...new Set(syntheses.map(({ libelleSource }) => libelleSource))].join('\u00a0; '),
  }
}

function libelle({ libelle: nom, unite }: SyntheseIndicateur): Cell {
  const mesure = formatUnit(unite)
  const contenu: Inline[] = [nom]
  if (!DITES.has(mesure) && mesure !== 'personnes') contenu.push({ text: ` (${mesure})`, muted: true })
  return contenu.length === 1 ? nom : contenu
}

function cellule({ decimales }: SyntheseIndicateur, valeur: Quantity): Cell {
  const texte = enCellule(formatQuantity(valeur, decimales === null ? {} : { decimals: decimales }))
  return valeur.kind === 'missing' ? { content: [texte], tone: 'muted' } : texte
}

/** A figure that is published for larger territories only says so. */
function propre(une: SyntheseIndicateur): Cell {
  const mots = motsFigure(une)
  return mots === null ? cellule(une, une.valeur) : { content: [mots], tone: 'muted' }
}

/** Bounds in as few signs as in the other tables of the document. */
function enCellule(texte: string): string {
  return texte
    .replace(/^au moins\s/, '≥\u00a0')
    .replace(/^au plus\s/, '≤\u00a0')
    .replace(/^de (.+ à .+)$/, '$1')
}

function compare(une: SyntheseIndicateur, niveau: Comparaison['niveau']): Cell {
  const [seule, ...autres] = une.comparaisons.filter((c) => c.niveau === niveau)
  return seule === undefined || autres.length > 0 ? { content: ['–'], tone: 'muted' } : cellule(une, seule.valeur)
}

/** The territory's own name where there is one only. */
function enTete(syntheses: readonly SyntheseIndicateur[], niveau: Comparaison['niveau'], mot: string): string {
  const noms = new Set(
    syntheses.flatMap(({ comparaisons }) => comparaisons.flatMap((c) => (c.niveau === niveau ? c.nom : []))),
  )
  const [seul] = noms
  return noms.size === 1 && seul !== undefined ? nomPropre(seul) : mot
}

function repartition({ repartition: classes }: SyntheseIndicateur): string {
  return classes
    .map(({ libelle: nom, communes }) => `${communes}\u00a0commune${communes < 2 ? '' : 's'} en «\u00a0${nom}\u00a0»`)
    .join(', ')
}

/** Two files that do not say the same thing are both named: the reader must not discover it. */
function divergences(syntheses: readonly SyntheseIndicateur[]): Block[] {
  const ecarts = syntheses.filter(({ autres }) => autres.some(({ ecart }) => ecart !== null && ecart !== 0))
  if (ecarts.length === 0) return []
  return [
    titre(2, 'Écarts entre sources'),
    {
      type: 'list',
      ordered: false,
      items: ecarts.map((une) => {
        const dit = (valeur: Quantity) =>
          formatQuantity(valeur, une.decimales === null ? {} : { decimals: une.decimales })
        const autres = une.autres.map(({ libelleSource, valeur }) => `${dit(valeur)} selon ${libelleSource}`)
        return [`${une.libelle}\u00a0: ${dit(une.valeur)} selon ${une.libelleSource} (publié), ${autres.join(', ')}.`]
      }),
    },
  ]
}
