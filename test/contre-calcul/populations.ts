/**
 * Municipal populations of every commune of today, for each vintage, three times: from the npm packages, from the
 * consolidated table of eleven years, and from the files of Insee themselves.
 */
import { type Geographie, PAQUETS } from './geographie.ts'
import { type CommunePaquet, communesPaquet, epciPaquet, tableau } from './lire.ts'

export interface Populations {
  /** Commune of today → inhabitants; null: this source holds it with another one. Absent: it does not speak of it. */
  readonly communes: ReadonlyMap<string, number | null>
  /** Communes that this source only gives together. */
  readonly ensembles: readonly { readonly membres: readonly string[]; readonly valeur: number }[]
}

interface Compte {
  readonly code: string
  readonly nom: string
  readonly valeur: number
}

function additionner(lignes: readonly Compte[], geo: Geographie, existait: (code: string) => boolean): Populations {
  const sommes = new Map<string, number | null>()
  const vues = new Set<string>()
  for (const { code, nom, valeur } of lignes) {
    const cible = geo.aujourdhui(code)
    // The file of 2020 gives Les Trois Lacs twice, under its old code and its new one.
    const ligne = `${cible}|${nom}|${valeur}`
    if (cible === null || vues.has(ligne)) continue
    vues.add(ligne)
    sommes.set(cible, (sommes.get(cible) ?? 0) + valeur)
  }
  const ensembles = [...geo.ensembles(existait).values()].map((membres) => ({
    membres,
    valeur: membres.reduce((total, code) => total + (sommes.get(code) ?? 0), 0),
  }))
  for (const code of ensembles.flatMap(({ membres }) => membres)) sommes.set(code, null)
  return { communes: sommes, ensembles }
}

/** Figures of the members of the EPCI, when the two files of the package are of one year: 99 in 100 are then the same. */
function membres(paquet: string, communes: readonly CommunePaquet[]): Map<string, number> {
  const propres = new Map(communes.filter((c) => c.type === 'commune-actuelle').map((c) => [c.code, c.population]))
  const tous = epciPaquet(paquet)
    .flatMap((e) => e.membres)
    .filter((m) => m.populationMunicipale !== undefined)
  const pareils = tous.filter((m) => propres.get(m.code) === m.populationMunicipale).length
  if (tous.length === 0 || pareils * 100 < tous.length * 99) return new Map()
  return new Map(tous.map((m) => [m.code, m.populationMunicipale ?? 0]))
}

/** Without the départements that have no municipal population of the vintage (Pacific, uninhabited lands). */
const SANS = /^(984|986|987|988|989)/

/**
 * From the package of the vintage. Its list is one year younger than its figures: a commune nouvelle of that year bears
 * its chief town alone, and the file of the EPCI beside it (2016: an older edition of the package) has the whole.
 */
export function populationsPaquet(millesime: string, geo: Geographie): Populations {
  const connues = calculees.get(millesime) ?? lirePaquet(millesime, geo)
  calculees.set(millesime, connues)
  return connues
}

const calculees = new Map<string, Populations>()

function lirePaquet(millesime: string, geo: Geographie): Populations {
  const paquet = PAQUETS.get(millesime) ?? ''
  const liste = communesPaquet(paquet)
  const ensembles = membres(paquet, liste)
  const actuelles = liste.filter((c) => c.type === 'commune-actuelle')
  const existait = new Set(
    actuelles.filter((c) => c.population !== undefined || ensembles.has(c.code)).map((c) => c.code),
  )
  const plusAncienne = millesime === '2016' ? communesPaquet('etalab-pmun2016-fusions') : []
  const avant = new Map(plusAncienne.filter((c) => c.type === 'commune-actuelle').map((c) => [c.code, c.population]))
  const lignes = actuelles.flatMap(({ code, nom, population }): Compte[] => {
    if (SANS.test(code)) return []
    // Saint-Pierre-et-Miquelon, Saint-Barthélemy and Saint-Martin: the package of 2021 repeats 2020.
    if (millesime === '2021' && /^97[578]/.test(code)) return []
    const valeur = avant.get(code) ?? ensembles.get(code) ?? population
    return valeur === undefined ? [] : [{ code, nom, valeur }]
  })
  return additionner(lignes, geo, (code) => existait.has(code))
}

/** From the table of eleven years; an empty cell: the commune was not there that year. */
export function populationsTableau(millesime: string, geo: Geographie, tables: Tables): Populations {
  const colonne = `PMUN${millesime}`
  const donnees = tables.historique.filter((l) => (l[colonne] ?? '') !== '')
  const arrondissements = new Set(geo.arrondissements.keys())
  // Paris, Lyon and Marseille by arrondissement or whole according to the year: never both.
  const villes = new Set(
    donnees.map((l) => l.CODGEO ?? '').filter((code) => ['75056', '69123', '13055'].includes(code)),
  )
  const retenues = donnees.filter((l) => {
    const code = l.CODGEO ?? ''
    return !(arrondissements.has(code) && villes.has(geo.arrondissements.get(code) ?? ''))
  })
  const existait = new Set(donnees.map((l) => l.CODGEO))
  return additionner(
    retenues.map((l) => ({ code: l.CODGEO ?? '', nom: l.LIBGEO ?? '', valeur: Number(l[colonne]) })),
    geo,
    (code) => existait.has(code),
  )
}

const INSEE: Readonly<Record<string, string>> = {
  '2019': 'insee/donnees_communes_2019_reduit.csv',
  '2020': 'insee/donnees_communes_2020.csv',
  '2021': 'insee/donnees_communes_2021.csv',
}
export const MILLESIMES_INSEE = Object.keys(INSEE)

/**
 * From Insee's own file of one year; that of 2020 writes the name under COM, and the code in two columns. Mayotte is in
 * none of them and keeps its census of 2017.
 */
export function populationsInsee(millesime: string, geo: Geographie): Populations {
  const vues = new Set<string>()
  const lignes: Compte[] = []
  for (const ligne of tableau(INSEE[millesime] ?? '', ';')) {
    const departement = ligne.CODDEP ?? ''
    const code =
      millesime === '2020'
        ? departement.length === 3
          ? `${departement.slice(0, 2)}${ligne.CODCOM ?? ''}`
          : `${departement}${ligne.CODCOM ?? ''}`
        : (ligne.COM ?? '')
    if (vues.has(code) || (ligne.PMUN ?? '') === '') continue
    vues.add(code)
    const nom = millesime === '2020' ? ligne.COM : ligne.Commune
    lignes.push({ code, nom: nom ?? code, valeur: Number(ligne.PMUN) })
  }
  for (const { CODCOM = '', PMUN } of tableau('insee/donnees_communes_mayotte_2017.csv', ';'))
    lignes.push({ code: `97${CODCOM}`, nom: CODCOM, valeur: Number(PMUN) })
  return additionner(lignes, geo, (code) => vues.has(code))
}

export interface Tables {
  readonly historique: readonly Readonly<Record<string, string>>[]
}
export const tables = (): Tables => ({ historique: tableau('insee/populations_municipales_2013_2023.csv', ';') })
