/**
 * Diagnostic, figures by commune that were imported: one section per heading, beside those of the départements, the
 * régions and France. Nothing imported: no chapter.
 */
import { entree as duCatalogue, INDICATEURS } from '../domain/indicateurs/catalogue.ts'
import type { SyntheseIndicateur } from '../domain/indicateurs/synthese.ts'
import { THEME_LABELS, THEMES, type Theme } from '../domain/indicateurs/types.ts'
import type { Quantity } from '../domain/quantity.ts'
import { estTaux } from '../domain/unites.ts'
import { titre } from './diagnostic-territoire.ts'
import { type EntreeDocument, paragraphe, texteLibre, texteSi } from './entree.ts'
import { figure } from './figures-portrait.ts'
import { ordonnes } from './indicateurs-cellules.ts'
import { divergences } from './indicateurs-ecarts.ts'
import { idsDe, type Repartition, repartitions } from './indicateurs-repartitions.ts'
import { tableRepartition, tableReperes, tableValeurs, tableZonage } from './indicateurs-tables.ts'
import type { Block } from './model.ts'
import { phrasesComparees } from './phrases-indicateurs.ts'
import { figurePoints } from './points-compares.ts'
import { figurePyramide } from './pyramide-ages.ts'
import { couverture } from './valeurs.ts'

/** Figures that only weight others: no finding in themselves. */
const POIDS: ReadonlySet<string> = new Set(INDICATEURS.flatMap(({ poids }) => poids ?? []))

export function chapitreIndicateurs(entree: EntreeDocument): Block[] {
  const aDire = ordonnes(entree.indicateurs ?? []).filter(({ id }) => !POIDS.has(id) && !ditAilleurs(entree, id))
  const libre = texteLibre(entree, 'diagnostic.indicateurs')
  if (aDire.length === 0 && libre.length === 0) return []
  const groupes = repartitions(aDire)
  return [
    titre(1, 'Indicateurs du territoire', 'indicateurs'),
    ...libre,
    ...THEMES.flatMap((theme) => sectionTheme(theme, aDire, groupes)),
    ...divergences(aDire.filter(({ autres }) => autres.length > 0)),
  ]
}

/** By the portrait; or by the chapter on care, that has the same line with the density of the CPTS beside it. */
function ditAilleurs({ offres, portrait }: EntreeDocument, id: string): boolean {
  const connue = duCatalogue(id)
  if (connue?.ditAilleurs !== 'soins') return connue?.ditAilleurs === 'territoire'
  if (offres === undefined) return false
  const sienne = portrait.professions.find(({ code }) => code === connue.code)
  return sienne !== undefined && sienne.densites.pour_100000.kind !== 'missing'
}

function sectionTheme(theme: Theme, aDire: readonly SyntheseIndicateur[], groupes: readonly Repartition[]): Block[] {
  const siens = aDire.filter((une) => une.theme === theme)
  if (siens.length === 0) return []
  const miennes = groupes.filter((groupe) => groupe.theme === theme)
  const dites = new Set(miennes.flatMap(idsDe))
  const reste = siens.filter(({ id }) => !dites.has(id))
  const zonages = reste.filter(({ repartition }) => repartition.length > 0)
  const reperes = reste.filter(({ seulement }) => seulement !== null)
  const valeurs = reste.filter((une) => une.repartition.length === 0 && une.seulement === null)
  return [
    titre(2, THEME_LABELS[theme], `indicateurs.${theme}`),
    ...texteSi('comparaisons', phrasesComparees(siens)),
    ...miennes.flatMap(({ titre: mots, entete, rangees }) => [
      tableRepartition(mots, entete, rangees),
      ...figure(figurePyramide(rangees)),
      ...figure(
        figurePoints(
          mots,
          rangees.map(({ libelle: mot, part: une }) => ({ mot, une })),
        ),
      ),
    ]),
    ...(valeurs.length === 0 ? [] : [tableValeurs(THEME_LABELS[theme], valeurs), ...notes(valeurs)]),
    ...figure(
      figurePoints(
        THEME_LABELS[theme],
        valeurs.map((une) => ({ mot: une.libelle, une })),
      ),
    ),
    ...zonages.flatMap((une) => [tableZonage(une), ...notesZonage(une)]),
    ...(reperes.length === 0 ? [] : [tableReperes(THEME_LABELS[theme], reperes)]),
  ]
}

const SIGLES: readonly (readonly [RegExp, string])[] = [
  [/\bZIP\b/, 'ZIP\u00a0: zone d’intervention prioritaire'],
  [/\bZAC\b/, 'ZAC\u00a0: zone d’action complémentaire'],
  [/\bQPV\b/, 'QPV\u00a0: quartier prioritaire de la politique de la ville'],
]

function notesZonage({ repartition }: SyntheseIndicateur): Block[] {
  const classes = repartition.map(({ libelle }) => libelle).join(' ')
  const dits = SIGLES.flatMap(([sigle, mots]) => (sigle.test(classes) ? [mots] : []))
  return dits.length === 0 ? [] : [paragraphe({ text: `${dits.join('\u00a0; ')}.`, muted: true })]
}

/** What the signs of the table above mean, each only when it is there. */
function notes(syntheses: readonly SyntheseIndicateur[]): Block[] {
  const lues = (desquelles: readonly SyntheseIndicateur[]) =>
    desquelles.flatMap(({ valeur, comparaisons }) => [valeur, ...comparaisons.map((c) => c.valeur)])
  const toutes = lues(syntheses)
  const [taux, comptes] = [true, false].map((un) =>
    syntheses.filter(({ unite, nature }) => estTaux(unite, nature) === un),
  ) as [SyntheseIndicateur[], SyntheseIndicateur[]]
  const bornes = (q: Quantity) => q.kind === 'interval' && q.max !== null && q.max > q.min
  const masquee = (q: Quantity) => q.kind === 'missing' && q.reason === 'secret'
  const partielle = toutes.find((q) => q.kind === 'partial')
  const phrases = [
    taux.some(({ valeur }) => bornes(valeur))
      ? 'Un taux, une moyenne ou une médiane ne s’additionne pas\u00a0: sans la valeur du territoire entier, seules la plus petite et la plus grande valeur de ses communes sont données.'
      : taux.some(({ valeur }) => masquee(valeur))
        ? 'Un taux, une moyenne ou une médiane ne s’additionne pas\u00a0: là où des communes sont masquées, la valeur du territoire n’est pas connue.'
        : null,
    lues(comptes).some(bornes)
      ? '«\u00a0… à …\u00a0»\u00a0: la source ne donne que des bornes pour certaines communes (par exemple «\u00a0< 11\u00a0»)\u00a0; le total est compris entre ces deux nombres.'
      : null,
    toutes.some((q) => q.kind === 'interval' && q.max === null && q.min > 0)
      ? '«\u00a0≥\u00a0»\u00a0: au moins, car la valeur de certaines communes n’est pas connue.'
      : null,
    partielle === undefined
      ? null
      : `«\u00a0(${couverture(partielle)})\u00a0»\u00a0: valeur des communes connues, où vivent presque tous les habitants.`,
    toutes.some(masquee) ? 'Le secret statistique masque les plus petites communes.' : null,
  ].filter((phrase) => phrase !== null)
  return phrases.length === 0 ? [] : [paragraphe({ text: phrases.join(' '), muted: true })]
}
