/** Diagnostic, chapters 4 (Offre de soins) and 5 (Chiffres publiés et comparaisons). */
import type { ChiffrePublie, Portrait } from '../domain/portrait-types.ts'
import { titre } from './diagnostic-territoire.ts'
import { type EntreeDocument, paragraphe, reglage, texteLibre } from './entree.ts'
import { figure } from './figures-portrait.ts'
import { dansDepartement, dansRegion } from './lieux.ts'
import { phrasesManques } from './manques.ts'
import type { Block, Cell, Table } from './model.ts'
import { accord, type Comparateur, comparaison, compte, enumeration, majuscule } from './phrases.ts'
import { professionsAbsentes, tableProfessions, tableStructures } from './tables.ts'
import { enToutes, valeurUnite } from './valeurs.ts'

/** "135 professionnels de santé libéraux exercent sur le territoire …" */
export function phraseProfessionnels(portrait: Portrait): string {
  const q = portrait.professionnels
  if (q.kind === 'missing') return 'Le nombre de professionnels de santé libéraux n’est pas connu.'
  const texte =
    q.kind === 'known' ? compte(q.value, 'professionnel') : (enToutes(q) ?? '').replace(/personnes?$/, 'professionnels')
  const pluriel = q.kind === 'interval' || q.value >= 2
  const unique = q.sources.some((s) => s.file !== null)
    ? ' Chaque personne est comptée une fois, quel que soit le nombre de ses lieux d’exercice.'
    : ''
  return `${majuscule(texte)} de santé ${pluriel ? 'libéraux exercent' : 'libéral exerce'} sur le territoire.${unique}`
}

/** Members of the association are not the professionals of the territory (Aunis Sud: 34 for 390). */
export function phraseAdherents(entree: EntreeDocument): string | null {
  const { portrait } = entree
  const saisi = reglage(entree, 'cpts.adherents')
  const publie = portrait.publies.find((p) => p.indicateur === 'adherents' && p.territoire === 'cpts')
  const n =
    saisi !== null && /^[\d\s\u202f\u00a0]+$/.test(saisi) ? Number(saisi.replace(/\D/g, '')) : (publie?.valeur ?? null)
  if (n === null) return saisi === null ? null : `Adhérents déclarés\u00a0: ${saisi}.`
  const presents = enToutes(portrait.professionnels)
  const debut = `La communauté déclare ${compte(n, 'adhérent')}`
  if (presents === null) return `${debut}. Le nombre de professionnels présents sur le territoire n’est pas connu.`
  return `${debut}, pour ${presents.replace(/personnes?$/, (m) => m.replace('personne', 'professionnel'))} de santé ${/s$/.test(presents) ? 'présents' : 'présent'} sur le territoire\u00a0: ces deux nombres ne se confondent pas.`
}

export function chapitreOffre(entree: EntreeDocument): Block[] {
  const { portrait, figures } = entree
  const blocs: Block[] = [titre(1, 'Offre de soins'), titre(2, 'Professionnels de santé libéraux')]
  blocs.push(paragraphe(phraseProfessionnels(portrait)))
  const professions = tableProfessions(portrait, { densite100000: true, couverture: true })
  if (professions !== null)
    blocs.push({ ...professions, caption: 'Professionnels libéraux par profession' }, ...figure(figures.professions))
  const absentes = professionsAbsentes(portrait)
  if (absentes.length > 0) {
    const noms = enumeration(absentes.map((p) => p.libelle.toLocaleLowerCase('fr')))
    blocs.push(
      paragraphe(
        `${accord(absentes.length, 'Profession comptée', 'Professions comptées')} et sans aucun professionnel libéral\u00a0: ${noms}.`,
      ),
    )
  }
  if (portrait.aPlacer > 0) {
    const phrase = phrasesManques(portrait).find((p) => p.includes('à placer'))
    if (phrase !== undefined) blocs.push({ type: 'note', tone: 'attention', title: null, content: [phrase] })
  }
  const adherents = phraseAdherents(entree)
  if (adherents !== null) blocs.push(paragraphe(adherents))
  blocs.push(...texteLibre(entree, 'diagnostic.offre'), titre(2, 'Structures de santé'))
  const structures = tableStructures(portrait, true)
  blocs.push(
    structures === null
      ? paragraphe('Aucune donnée sur les structures de santé\u00a0; elles se comptent en important le fichier Finess.')
      : { ...structures, caption: 'Structures de santé par catégorie' },
  )
  return blocs
}

type Territoire = ChiffrePublie['territoire']
const COMPARATEURS: readonly Territoire[] = ['departement', 'region', 'france']

/** Published value exactly as published: its own digits, never recomputed. */
export function publieTexte(p: ChiffrePublie): string {
  return valeurUnite(p.valeur, p.unite, p.decimales)
}

export interface Comparaison {
  readonly libelle: string
  readonly base: string | null
  readonly cpts: ChiffrePublie
  readonly comparateurs: ReadonlyMap<Territoire, ChiffrePublie>
}

/** Indicators published for the CPTS and for at least one larger territory. */
export function comparaisons(portrait: Portrait): Comparaison[] {
  return portrait.publies
    .filter((p) => p.territoire === 'cpts')
    .map((cpts) => {
      const memes = portrait.publies.filter(
        (p) => p.indicateur === cpts.indicateur && p.unite === cpts.unite && COMPARATEURS.includes(p.territoire),
      )
      return {
        libelle: cpts.libelle,
        base: cpts.base,
        cpts,
        comparateurs: new Map(memes.map((p) => [p.territoire, p])),
      }
    })
    .filter((c) => c.comparateurs.size > 0)
}

function ou(portrait: Portrait, territoire: Territoire): string {
  if (territoire === 'france') return 'en France'
  const [departement] = portrait.departements
  const [region] = portrait.regions
  if (territoire === 'departement')
    return departement === undefined ? 'dans le département' : dansDepartement(departement)
  return region === undefined ? 'dans la région' : dansRegion(region)
}

/** "Bénéficiaires de la C2S : 10,3 % contre 6,9 % en Isère, 7,7 % en Auvergne-Rhône-Alpes et 10,1 % en France : …" */
export function phraseComparaison(portrait: Portrait, c: Comparaison): string {
  const liste: Comparateur[] = COMPARATEURS.flatMap((t) => {
    const p = c.comparateurs.get(t)
    return p === undefined ? [] : [{ valeur: p.valeur, texte: publieTexte(p), ou: ou(portrait, t) }]
  })
  return `${majuscule(c.libelle)}\u00a0: ${comparaison(publieTexte(c.cpts), c.cpts.valeur, liste)}.`
}

function tableComparaisons(portrait: Portrait, lignes: readonly Comparaison[]): Table {
  const [departement] = portrait.departements
  const [region] = portrait.regions
  const valeur = (p: ChiffrePublie | undefined): Cell =>
    p === undefined ? { content: ['–'], tone: 'muted' } : publieTexte(p)
  return {
    type: 'table',
    caption: 'Indicateurs publiés pour la CPTS et pour des territoires de comparaison',
    columns: [
      { label: 'Indicateur', align: 'left' },
      { label: 'CPTS', align: 'right' },
      { label: departement?.nom.replaceAll("'", '’') ?? 'Département', align: 'right' },
      { label: region?.nom.replaceAll("'", '’') ?? 'Région', align: 'right' },
      { label: 'France', align: 'right' },
    ],
    rows: lignes.map((c) => [
      c.base === null ? c.libelle : [c.libelle, { text: ` (${c.base})`, muted: true }],
      publieTexte(c.cpts),
      ...COMPARATEURS.map((t) => valeur(c.comparateurs.get(t))),
    ]),
    total: null,
    rowHeader: true,
    panes: 1,
    source: [
      ...new Set(lignes.flatMap((c) => [c.cpts.source, ...[...c.comparateurs.values()].map((p) => p.source)])),
    ].join('\u00a0; '),
  }
}

function tablePublies(autres: readonly ChiffrePublie[]): Table {
  return {
    type: 'table',
    caption: 'Autres chiffres publiés, tels qu’ils ont été publiés',
    columns: [
      { label: 'Chiffre', align: 'left' },
      { label: 'Valeur', align: 'right' },
      { label: 'Année', align: 'right' },
      { label: 'Source', align: 'left' },
    ],
    rows: autres.map((p) => [
      p.base === null ? p.libelle : [p.libelle, { text: ` (${p.base})`, muted: true }],
      publieTexte(p),
      p.millesime ?? '–',
      { content: [p.source], tone: 'muted' },
    ]),
    total: null,
    rowHeader: true,
    panes: 1,
    source: null,
  }
}

/** Empty when nothing was published: the chapter does not exist. */
export function chapitrePublies(entree: EntreeDocument): Block[] {
  const { portrait } = entree
  const lignes = comparaisons(portrait)
  const compares = new Set(lignes.map((c) => c.cpts.id))
  const autres = portrait.publies.filter((p) => p.territoire === 'cpts' && !compares.has(p.id))
  const libre = texteLibre(entree, 'diagnostic.comparaisons')
  if (lignes.length === 0 && autres.length === 0 && libre.length === 0) return []
  const blocs: Block[] = [titre(1, 'Chiffres publiés et comparaisons'), ...libre]
  if (lignes.length > 0) {
    blocs.push(
      { type: 'list', ordered: false, items: lignes.map((c) => [phraseComparaison(portrait, c)]) },
      tableComparaisons(portrait, lignes),
    )
    blocs.push(
      paragraphe({
        text: 'Un écart de 5\u00a0% au plus, en valeur relative, est dit «\u00a0proche\u00a0». La base de chaque taux est celle de la publication\u00a0: un taux calculé sur la population consommante ne se rapporte pas à la population municipale.',
        muted: true,
      }),
    )
  }
  if (autres.length > 0) blocs.push(tablePublies(autres))
  return blocs
}
