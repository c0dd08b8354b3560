/** Communes and EPCI: populations, areas, densities, size classes and growth, of the product and by this program. */

import { sharedData } from '../shared-data.ts'
import { Comparaison } from './comparer.ts'
import { arrondi, croissanceAnnuelle, divise, enNombre, entier, type Fraction, plus } from './exact.ts'
import { type Geographie, MILLESIMES } from './geographie.ts'
import type { Hasard } from './hasard.ts'
import { type EpciPaquet, epciPaquet } from './lire.ts'
import {
  MILLESIMES_INSEE,
  type Populations,
  populationsInsee,
  populationsPaquet,
  populationsTableau,
  type Tables,
} from './populations.ts'
import type { Chiffre, ChiffresCpts, Produit } from './produit.ts'
import { FICHIER_SUPERFICIES, type Superficies } from './superficies.ts'

const nomme = (geo: Geographie, code: string): string => `${code} ${geo.communes.get(code)?.nom ?? ''}`

/** Differences that were looked at: the raw table is wrong, or the product says that it does not know. */
const EXPLIQUEES: ReadonlyMap<string, string> = new Map([
  ['2016 tableau 60054', 'the embedded edition of 2016 is later than the merger of 2017: unknown, not another figure'],
  ['2016 tableau 60694', 'the same merger'],
  ['2020 tableau 27676', 'the table adds Les Trois Lacs twice, under 27058 and 27676'],
])

function comparerPopulations(
  titre: string,
  source: Populations,
  produit: ReadonlyMap<string, number | null>,
  geo: Geographie,
  communes: readonly string[],
): Comparaison {
  const comparaison = new Comparaison(titre)
  const groupes = new Set(source.ensembles.flatMap(({ membres }) => membres))
  for (const code of communes) {
    if (!source.communes.has(code) || groupes.has(code) || EXPLIQUEES.has(`${titre} ${code}`)) continue
    comparaison.pareil(nomme(geo, code), source.communes.get(code), produit.get(code))
  }
  for (const { membres, valeur } of source.ensembles) {
    if (!membres.every((code) => produit.has(code))) continue
    const parts = membres.map((code) => produit.get(code) ?? null)
    // Either the product knows each of them, from a better source, and they make the whole; or it knows none.
    const somme = parts.every((part) => part === null)
      ? valeur
      : parts.reduce((total: number, p) => total + (p ?? Number.NaN), 0)
    comparaison.pareil(`${membres.join(' + ')}`, valeur, somme)
  }
  return comparaison
}

const departementDe = (code: string): string => code.slice(0, code.startsWith('97') || code.startsWith('98') ? 3 : 2)

/** Every commune of `communes` in each vintage, against the three sources. */
export function populationsDesCommunes(
  produit: Produit,
  geo: Geographie,
  tables: Tables,
  communes: readonly string[],
): Comparaison[] {
  // A list of one CPTS is refused beyond what a CPTS can be: the whole country comes as one CPTS by département.
  const lignes = communes.map((code) => `${departementDe(code)};${code}`)
  produit.ecrire('communes.csv', ['cpts;code_insee', ...lignes].join('\n'))
  produit.maillage('nouveau', 'communes.maillage', '--cpts-csv', 'communes.csv')
  return MILLESIMES.flatMap((millesime) => {
    const toutes = produit.chiffres('communes.maillage', '--millesime', millesime).flatMap((cpts) => cpts.communes)
    const valeurs = new Map(toutes.map(({ code, population }) => [code, population]))
    const sources: [string, Populations][] = [
      [`${millesime} paquet`, populationsPaquet(millesime, geo)],
      [`${millesime} tableau`, populationsTableau(millesime, geo, tables)],
    ]
    if (MILLESIMES_INSEE.includes(millesime)) sources.push([`${millesime} Insee`, populationsInsee(millesime, geo)])
    return sources.map(([titre, source]) => comparerPopulations(titre, source, valeurs, geo, communes))
  })
}

/** Areas and densities of the same dossier, and the yearly growth that the map gives from these vintages to 2023. */
export function mesuresDesCommunes(
  produit: Produit,
  geo: Geographie,
  aires: Superficies,
  communes: readonly string[],
  debuts: readonly string[],
): Comparaison[] {
  produit.maillage('importer', 'communes.maillage', sharedData(FICHIER_SUPERFICIES), '--profil', 'superficie')
  const superficie = new Comparaison('superficies des communes')
  const densite = new Comparaison('densités des communes, 2023')
  const toutes = produit.chiffres('communes.maillage').flatMap((cpts) => cpts.communes)
  const populations = populationsPaquet('2023', geo).communes
  for (const commune of toutes) {
    const aire = aires.communes.get(commune.code) ?? null
    const habitants = populations.get(commune.code) ?? null
    const rapport = aire === null || habitants === null ? null : divise(entier(habitants), aire)
    superficie.voisin(nomme(geo, commune.code), aire === null ? null : enNombre(aire), commune.superficieKm2)
    densite.voisin(nomme(geo, commune.code), rapport === null ? null : enNombre(rapport), commune.densiteHabKm2)
  }
  const croissances = debuts.map((debut) => {
    const comparaison = new Comparaison(`croissance annuelle des communes, ${debut}-2023`)
    const avant = populationsPaquet(debut, geo).communes
    const carte = new Map<string, number | null>()
    // Where nobody lives (Terres australes, Clipperton) the product has no such figure to show.
    const habites = communes.filter((code) => (populations.get(code) ?? 0) > 0)
    for (const cpts of new Set(habites.map(departementDe))) {
      const lues = produit.appeler<{ millesime: string; codes: string[]; valeurs: (number | null)[] }>(
        'carte.valeurs',
        {
          fichier: produit.chemin('communes.maillage'),
          cpts,
          figure: 'evolution',
          millesime: `${debut}-2023`,
        },
      )
      // Where the vintage asked for is nobody's there (Saint-Martin in 2021), the map shows another one and says which.
      if (lues.millesime !== `${debut}-2023`) continue
      for (const [i, code] of lues.codes.entries())
        if (departementDe(code) === cpts) carte.set(code, lues.valeurs[i] ?? null)
    }
    for (const code of communes) {
      const [a, b] = [avant.get(code) ?? 0, populations.get(code) ?? 0]
      // Mayotte has one census for all these vintages: no growth can be said.
      const calculable = a > 0 && b > 0 && !code.startsWith('976')
      const attendue = calculable ? enNombre(croissanceAnnuelle(BigInt(a), BigInt(b), 2023 - Number(debut))) : null
      const obtenue = carte.get(code) ?? null
      // Growth is a difference of two near numbers: it is compared as the factor it comes from.
      comparaison.voisin(
        nomme(geo, code),
        attendue === null ? null : 1 + attendue,
        obtenue === null ? null : 1 + obtenue,
      )
    }
    return comparaison
  })
  return [superficie, densite, ...croissances]
}

/** Size classes of the ACI of 2019: under 40 000, under 80 000, up to 175 000, above. */
export function taille(habitants: number): number {
  if (habitants < 40_000) return 1
  if (habitants < 80_000) return 2
  return habitants <= 175_000 ? 3 : 4
}
const SEUILS = [40_000, 80_000, 175_000]

/** Where something is known to be hard: restored communes, Mayotte, Corsica, Lyon, recent mergers. */
export const DIFFICILES = ['15141', '60054', '85084', '97611', '2A004', '69123', '38225', '14712']

/** EPCI drawn at random, after those of these communes. */
export function tirerEpci(alea: Hasard, nombre: number, communes: readonly string[]): EpciPaquet[] {
  const tous = epciPaquet('etalab-2026')
  const choisis = new Set(tous.filter((e) => e.membres.some(({ code }) => communes.includes(code))))
  while (choisis.size < Math.min(nombre, tous.length)) choisis.add(alea.parmi(tous))
  return [...choisis]
}

interface Somme {
  readonly etat: Chiffre['etat']
  readonly total: Fraction
}

/** Known when every part is, or when the parts that are not are together a whole that is; else a lower bound. */
function sommer(membres: readonly string[], source: Superficies): Somme {
  let total = entier(0)
  let trous = 0
  const tenus = new Set(membres)
  const entiers = source.ensembles.filter((e) => e.membres.every((code) => tenus.has(code)))
  const couverts = new Set(entiers.flatMap((e) => e.membres))
  for (const { valeur } of entiers) total = plus(total, valeur)
  for (const code of membres) {
    if (couverts.has(code)) continue
    const valeur = source.communes.get(code) ?? null
    if (valeur === null) trous++
    else total = plus(total, valeur)
  }
  return { etat: trous === 0 ? 'connue' : total.num === 0n ? 'manquante' : 'intervalle', total }
}

const enFractions = (source: Populations): Superficies => ({
  communes: new Map([...source.communes].map(([code, valeur]) => [code, valeur === null ? null : entier(valeur)])),
  ensembles: source.ensembles.map(({ membres, valeur }) => ({ membres, valeur: entier(valeur) })),
})

function comparerChiffre(c: Comparaison, nom: string, attendu: Somme, obtenu: Chiffre): void {
  c.pareil(`${nom}, état`, attendu.etat, obtenu.etat)
  if (attendu.etat !== 'manquante') c.voisin(nom, enNombre(attendu.total), obtenu.min)
}

const valeurTexte = (texte: string, debut: string, unite: string): string =>
  new RegExp(`^${debut}\\s+([\\d\\s\\u00A0\\u202F,]+?)[\\s\\u00A0\\u202F]${unite}`, 'm').exec(texte)?.[1] ?? '(absent)'

/** The EPCI as CPTS of one dossier. Their lists are first asked of the command itself (`--epci`). */
export function epci(
  produit: Produit,
  geo: Geographie,
  aires: Superficies,
  choisis: readonly EpciPaquet[],
  demandes: number,
): Comparaison[] {
  const listes = new Comparaison('communes des EPCI (--epci)')
  for (const { code, membres } of choisis.slice(0, demandes)) {
    produit.maillage('nouveau', `${code}.maillage`, '--cpts', 'EPCI', '--epci', code)
    const [lue] = produit.chiffres(`${code}.maillage`)
    listes.pareil(
      code,
      membres
        .map((m) => m.code)
        .sort()
        .join(' '),
      lue?.communes
        .map((c) => c.code)
        .sort()
        .join(' '),
    )
  }
  const lignes = choisis.flatMap(({ code, membres }) => membres.map((m) => `EPCI ${code};${m.code}`))
  produit.ecrire('epci.csv', ['cpts;code_insee', ...lignes, ''].join('\n'))
  produit.maillage('nouveau', 'epci.maillage', '--cpts-csv', 'epci.csv')
  produit.maillage('importer', 'epci.maillage', sharedData(FICHIER_SUPERFICIES), '--profil', 'superficie')
  const obtenus = new Map(produit.chiffres('epci.maillage').map((c) => [c.nom, c]))
  const comparaisons = {
    populations: new Comparaison(`populations de ${choisis.length} EPCI, ${MILLESIMES.length} millésimes`),
    aires: new Comparaison(`superficies et densités de ${choisis.length} EPCI`),
    tailles: new Comparaison(`tailles de ${choisis.length} EPCI et écarts aux seuils`),
    ecrits: new Comparaison('chiffres écrits par la commande, arrondis compris'),
  }
  const sources = new Map(MILLESIMES.map((millesime) => [millesime, enFractions(populationsPaquet(millesime, geo))]))
  const textes = new Map(
    produit
      .maillage('chiffres', 'epci.maillage')
      .split(/^(?=EPCI \d+$)/m)
      .map((texte) => [texte.slice(0, texte.indexOf('\n')), texte]),
  )
  for (const { code, membres } of choisis) {
    const nom = `EPCI ${code}`
    const obtenu = obtenus.get(nom)
    if (obtenu === undefined) {
      listes.pareil(nom, 'présent', 'absent')
      continue
    }
    const codes = membres.map((m) => m.code)
    comparerEpci(nom, codes, obtenu, sources, aires, comparaisons)
    comparerTexte(nom, textes.get(nom) ?? '', codes, sources, aires, comparaisons.ecrits)
  }
  return [listes, ...Object.values(comparaisons)]
}

function comparerEpci(
  nom: string,
  codes: readonly string[],
  obtenu: ChiffresCpts,
  sources: ReadonlyMap<string, Superficies>,
  aires: Superficies,
  c: Readonly<Record<'populations' | 'aires' | 'tailles', Comparaison>>,
): void {
  for (const [millesime, source] of sources) {
    const publiee = obtenu.populations.find((p) => p.millesime === millesime)?.population
    const attendue = sommer(codes, source)
    if (publiee === undefined) c.populations.pareil(`${nom} ${millesime}`, attendue.etat, 'manquante')
    else comparerChiffre(c.populations, `${nom} ${millesime}`, attendue, publiee)
  }
  const derniere = sources.get('2023')
  if (derniere === undefined) return
  const population = sommer(codes, derniere)
  const aire = sommer(codes, aires)
  comparerChiffre(c.aires, `${nom} superficie`, aire, obtenu.superficie)
  const densite = divise(population.total, aire.total)
  if (aire.etat === 'connue' && population.etat === 'connue' && densite !== null)
    comparerChiffre(c.aires, `${nom} densité`, { etat: 'connue', total: densite }, obtenu.densite)
  else c.aires.pareil(`${nom} densité non exacte`, true, obtenu.densite.etat !== 'connue')
  const habitants = Number(population.total.num)
  if (population.etat === 'connue') {
    c.tailles.pareil(`${nom} taille`, taille(habitants), obtenu.taille)
    c.tailles.pareil(`${nom} écart`, Math.min(...SEUILS.map((s) => Math.abs(habitants - s))), obtenu.margeSeuil)
  }
}

function comparerTexte(
  nom: string,
  texte: string,
  codes: readonly string[],
  sources: ReadonlyMap<string, Superficies>,
  aires: Superficies,
  c: Comparaison,
): void {
  const source = sources.get('2023')
  const aire = sommer(codes, aires)
  if (source === undefined || aire.etat !== 'connue') return
  const { etat, total } = sommer(codes, source)
  if (etat !== 'connue') return
  c.ecrit(`${nom} habitants`, arrondi(total, 0), valeurTexte(texte, 'Population', 'habitant'))
  c.ecrit(`${nom} km²`, arrondi(aire.total, 1), valeurTexte(texte, 'Superficie', 'km²'))
  const densite = divise(total, aire.total)
  if (densite !== null) c.ecrit(`${nom} hab./km²`, arrondi(densite, 1), valeurTexte(texte, 'Densité', 'hab'))
}
