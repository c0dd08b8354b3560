/** The made directory counted by this program, and by the product's own command, figure by figure. */
import { Comparaison } from './comparer.ts'
import { divise, enNombre, entier, fois } from './exact.ts'
import type { Geographie } from './geographie.ts'
import { hasard } from './hasard.ts'
import { communesDe, communesParCodePostal, fabriquer, type Genre, PROFESSIONS } from './offre-fabrique.ts'
import { populationsPaquet } from './populations.ts'
import type { Chiffre, Produit } from './produit.ts'

/** Persons of each territory and profession; « perhaps »: those whose place cannot be told and may be there. */
interface Effectifs {
  readonly surs: ReadonlySet<string>
  readonly possibles: ReadonlySet<string>
  /** No line of these professions could be of somebody else: the count must be exact. */
  readonly entier: boolean
}

interface Activite {
  readonly personne: string
  readonly profession: string
  readonly savoirFaire: string
  readonly mode: string
  /** One: known. Several: one of them. */
  readonly communes: readonly string[]
  /** The same for a reader who does not trust the name of a town written for a CEDEX. */
  readonly autour: readonly string[]
}

type Lieux = Pick<Activite, 'communes' | 'autour'>

function lireActivites(texte: string, geo: Geographie): Activite[] {
  const [entete = '', ...lignes] = texte.split('\n').filter((ligne) => ligne !== '')
  const colonnes = entete.split('|')
  const postaux = communesParCodePostal(geo)
  return lignes.flatMap((ligne): Activite[] => {
    const cellules = ligne.split('|')
    const lire = (nom: string): string => (cellules[colonnes.indexOf(nom)] ?? '').trim()
    if (lire('Code catégorie professionnelle') === 'E' || lire('Code genre activité') === 'GENR02') return []
    return [
      {
        personne: lire('Identification nationale PP'),
        profession: lire('Code profession'),
        savoirFaire: lire('Code savoir-faire'),
        mode: lire('Code mode exercice'),
        ...lieux(lire('Code commune (coord. structure)'), lire, postaux, geo),
      },
    ]
  })
}

function lieux(
  code: string,
  lire: (nom: string) => string,
  postaux: ReadonlyMap<string, ReadonlySet<string>>,
  geo: Geographie,
): Lieux {
  const postal = lire('Code postal (coord. structure)')
  if (code !== '') {
    const commune = geo.aujourdhui(code)
    // A code that nobody knows is somewhere in its département.
    return partout(commune === null ? communesDe(geo, departementDe(code)) : [commune])
  }
  if (postal === '') return partout([])
  const candidates = postaux.get(postal)
  if (candidates !== undefined && lire('Bureau cedex (coord. structure)') === '') return partout([...candidates])
  const departements = postal.startsWith('20') ? ['2A', '2B'] : [departementDe(postal)]
  const proches = departements.flatMap((departement) => communesDe(geo, departement))
  const ville = lire('Libellé commune (coord. structure)')
  const nommees = proches.filter((une) => geo.communes.get(une)?.nom === ville)
  return { communes: nommees.length === 1 ? nommees : proches, autour: proches }
}

const partout = (communes: readonly string[]): Lieux => ({ communes, autour: communes })

const departementDe = (code: string): string => (/^9[78]/.test(code) ? code.slice(0, 3) : code.slice(0, 2))

const GENERALISTES = new Set(['SM26', 'SM53', 'SM54'])

function compter(activites: readonly Activite[], territoire: ReadonlySet<string>, profession: string): Effectifs {
  const generalistes = new Set(
    activites.filter((a) => a.profession === '10' && GENERALISTES.has(a.savoirFaire)).map((a) => a.personne),
  )
  const metier = (a: Activite): string =>
    a.profession !== '10' ? a.profession : generalistes.has(a.personne) ? '10-MG' : '10-SPE'
  const siennes = activites.filter((a) => a.mode === 'L' && (profession === '*' || metier(a) === profession))
  const surs = new Set(
    siennes
      .filter(({ communes: [commune, autre] }) => autre === undefined && territoire.has(commune ?? ''))
      .map((a) => a.personne),
  )
  const touche = (communes: readonly string[]): boolean =>
    communes.length > 1 && communes.some((code) => territoire.has(code))
  const possibles = siennes.filter((a) => touche(a.communes) && !surs.has(a.personne)).map((a) => a.personne)
  // A line that is left out keeps neither the person nor, of a doctor, what their other lines say.
  const proches = activites.filter(
    (a) => a.mode === 'L' && (profession === '*' || a.profession === profession.replace(/^10-.*/, '10')),
  )
  return { surs, possibles: new Set(possibles), entier: !proches.some((a) => touche(a.autour)) }
}

/** Départements of which the made file is a whole list, and CPTS drawn inside: mergers, Lyon, Corsica, overseas. */
const DEPARTEMENTS = ['03', '63', '38', '69', '2A', '974']
const AMORCES: Readonly<Record<string, readonly string[]>> = {
  Gannat: ['03118', '03053'],
  Sancy: ['63047', '63246', '63032', '63113'],
  Grenoble: ['38421', '38158', '38225', '38185'],
  Lyon: ['69123', '69259'],
  Ajaccio: ['2A004'],
  Reunion: ['97411', '97418'],
}
/** No line speaks of this département. */
const AILLEURS: readonly string[] = ['2B033', '2B096']

function territoires(graine: number, geo: Geographie): Map<string, string[]> {
  const alea = hasard(graine + 1)
  const tous = new Map<string, string[]>()
  for (const [i, [nom, amorce]] of Object.entries(AMORCES).entries()) {
    const choix = communesDe(geo, DEPARTEMENTS[i] ?? '')
    const communes = new Set(amorce)
    while (communes.size < Math.min(choix.length, 8 + i * 6)) communes.add(alea.parmi(choix))
    tous.set(nom, [...communes])
  }
  tous.set('Deux', [...communesDe(geo, '03').slice(20, 30), ...communesDe(geo, '63').slice(40, 50)])
  tous.set('Bastia', [...AILLEURS])
  return tous
}

export function offre(produit: Produit, geo: Geographie, graine: number, lignes: number, genre: Genre): Comparaison[] {
  const cpts = territoires(graine, geo)
  const proches = [...cpts].filter(([nom]) => nom !== 'Bastia').flatMap(([, codes]) => codes)
  const communes = [...proches, ...proches, ...proches, ...DEPARTEMENTS.flatMap((d) => communesDe(geo, d))]
  const texte = fabriquer(hasard(graine), geo, { communes, departements: DEPARTEMENTS }, lignes, genre)
  const fichier = produit.ecrire(`PS_LibreAcces_Personne_activite_20260911.txt`, texte)
  const dossier = `offre-${genre}.maillage`
  const liste = [...cpts].flatMap(([nom, codes]) => codes.map((code) => `${nom};${code}`))
  produit.ecrire('cpts.csv', ['cpts;code_insee', ...liste, ''].join('\n'))
  produit.maillage('nouveau', dossier, '--cpts-csv', 'cpts.csv')
  produit.maillage('importer', dossier, fichier)
  const activites = lireActivites(texte, geo)
  const habitants = populationsPaquet('2023', geo).communes
  const total = texte.split('\n').length - 2
  const effectifs = new Comparaison(`effectifs, offre de ${total} lignes ${genre}, ${cpts.size} CPTS`)
  const densites = new Comparaison(`densités de professionnels, lignes ${genre}`)
  for (const obtenu of produit.chiffres(dossier)) {
    const territoire = new Set(cpts.get(obtenu.nom) ?? [])
    const population = [...territoire].reduce((somme, code) => somme + (habitants.get(code) ?? Number.NaN), 0)
    for (const code of ['10-MG', '10-SPE', ...PROFESSIONS.slice(1), '*']) {
      const ligne = obtenu.professions.find((p) => p.code === code)
      const chiffre = code === '*' ? obtenu.professionnels : ligne?.effectif
      const nom = `${obtenu.nom} ${code}`
      if (obtenu.nom === 'Bastia') {
        effectifs.pareil(`${nom} non couvert`, 'manquante', chiffre?.etat)
        continue
      }
      const attendu = compter(activites, territoire, code)
      comparerEffectif(effectifs, nom, attendu, chiffre)
      if (ligne === undefined) continue
      if (attendu.surs.size === 0 && !attendu.entier) continue
      const parHabitant = divise(entier(attendu.surs.size), entier(population))
      if (parHabitant === null) continue
      densites.voisin(`${nom} pour 10 000`, enNombre(fois(parHabitant, 10_000n)), ligne.densite10000.min)
      densites.voisin(`${nom} pour 100 000`, enNombre(fois(parHabitant, 100_000n)), ligne.densite100000.min)
    }
  }
  return [effectifs, densites]
}

/** Exact only where nobody may be added; never less than those who are sure, never a zero that is only an absence. */
function comparerEffectif(c: Comparaison, nom: string, attendu: Effectifs, obtenu: Chiffre | undefined): void {
  const douteux = attendu.possibles.size > 0
  if (attendu.surs.size > 0 || attendu.entier) c.pareil(nom, attendu.surs.size, obtenu?.min)
  if (douteux || attendu.entier) c.pareil(`${nom}, exact`, attendu.entier, obtenu?.etat === 'connue')
}
