/**
 * Where a commune code went: from the dated states since 1943 (up to the COG 2019), then from one yearly package to
 * the next (2019 → 2022 → … → today). A déléguée or associée may bear the code of its commune of today, and a commune
 * may be restored: a code of today is always itself.
 */
import type { Resolution, Retablie } from '../types.ts'
import type { CommuneSource, EtatSource } from './sources.ts'

/** Communes of one yearly geography. */
export interface Geographie {
  readonly cog: number
  readonly actuelles: ReadonlyMap<string, string> // code → name
  /** Déléguées and associées: code → codes of their commune. */
  readonly chefsLieux: ReadonlyMap<string, readonly string[]>
  readonly anciensCodes: ReadonlyMap<string, readonly string[]>
  readonly arrondissements: ReadonlyMap<string, string> // arrondissement municipal → commune
}

function ajouter(map: Map<string, string[]>, cle: string, valeur: string): void {
  const liste = map.get(cle)
  if (liste === undefined) map.set(cle, [valeur])
  else if (!liste.includes(valeur)) liste.push(valeur)
}

export function geographie(cog: number, communes: readonly CommuneSource[]): Geographie {
  const actuelles = new Map<string, string>()
  const chefsLieux = new Map<string, string[]>()
  const anciensCodes = new Map<string, string[]>()
  const arrondissements = new Map<string, string>()
  for (const commune of communes) {
    if (commune.type === 'commune-actuelle') actuelles.set(commune.code, commune.nom)
    else if (commune.commune !== undefined) arrondissements.set(commune.code, commune.commune)
    else if (commune.chefLieu !== undefined) ajouter(chefsLieux, commune.code, commune.chefLieu)
    for (const ancien of commune.anciensCodes ?? []) ajouter(anciensCodes, ancien, commune.code)
  }
  return { cog, actuelles, chefsLieux, anciensCodes, arrondissements }
}

/** French wording of the reasons of historique-communes.json; the others are printed as they are. */
const EVENEMENTS: ReadonlyMap<string, string> = new Map([
  ['fusion simple', 'Fusion simple'],
  ['fusion totale', 'Fusion totale'],
  ['fusion partielle', 'Fusion partielle'],
  ['fusion-association', 'Fusion-association'],
  ['commune devenant déléguée', 'Commune nouvelle (devenue commune déléguée)'],
  ['commune devenant commune déléguée', 'Commune nouvelle (devenue commune déléguée)'],
  ['commune restant ou devenant commune déléguée', 'Commune nouvelle (devenue commune déléguée)'],
  ['commune absorbée par la commune nouvelle', 'Commune nouvelle (sans commune déléguée)'],
  ['changement de département', 'Changement de département'],
  ['changement de département + commune devenant déléguée', 'Changement de département et commune nouvelle'],
  ['changement de département + commune devenant commune déléguée', 'Changement de département et commune nouvelle'],
  ['changement de chef lieu', 'Changement de chef-lieu'],
  ['suppression', 'Suppression, territoire partagé entre plusieurs communes'],
  ['dé-fusion', 'Rétablissement de communes'],
])

function evenement(raison: string | undefined): string {
  if (raison === undefined) return 'Changement de code'
  return EVENEMENTS.get(raison) ?? raison.charAt(0).toUpperCase() + raison.slice(1)
}

/** Dates set by law, for codes that no package carries. Loi organique n° 2007-223 du 21 février 2007. */
const HORS_PAQUETS: readonly Resolution[] = [
  ['97123', '97701'],
  ['97127', '97801'],
].map(([code = '', to = '']) => ({
  kind: 'moved',
  code,
  to,
  date: '2007-07-15',
  event: 'Devenue collectivité d’outre-mer',
}))

interface Depart {
  readonly vers: ReadonlySet<string>
  readonly date: string | null
  readonly event: string
}

export class Histoire {
  readonly #parId = new Map<string, EtatSource>()
  readonly #parCode = new Map<string, EtatSource[]>()
  readonly #geographies: readonly Geographie[]
  readonly #aujourdhui: Geographie

  /** `geographies`: at least one, oldest first; the states must end where the first begins. */
  constructor(etats: readonly EtatSource[], geographies: readonly Geographie[]) {
    const derniere = geographies.at(-1)
    if (derniere === undefined) throw new Error('no geography given')
    this.#geographies = geographies
    this.#aujourdhui = derniere
    for (const etat of etats) {
      this.#parId.set(etat.id, etat)
      const liste = this.#parCode.get(etat.code)
      if (liste === undefined) this.#parCode.set(etat.code, [etat])
      else liste.push(etat)
    }
  }

  /** Every code met in the sources. */
  codes(): Set<string> {
    const codes = new Set(this.#parCode.keys())
    for (const geo of this.#geographies) {
      for (const map of [geo.actuelles, geo.chefsLieux, geo.anciensCodes, geo.arrondissements]) {
        for (const code of map.keys()) codes.add(code)
      }
    }
    for (const { code } of HORS_PAQUETS) codes.add(code)
    return codes
  }

  resolve(code: string): Resolution {
    if (this.#aujourdhui.actuelles.has(code)) return { kind: 'today', code }
    const commune = this.#aujourdhui.arrondissements.get(code)
    if (commune !== undefined) {
      return { kind: 'moved', code, to: commune, date: null, event: 'Arrondissement municipal' }
    }
    const depart = this.#depart(code)
    if (depart === undefined) {
      return HORS_PAQUETS.find((connu) => connu.code === code) ?? { kind: 'unknown', code }
    }
    const vers = [...depart.vers].sort()
    const [seul] = vers
    const { date, event } = depart
    if (seul !== undefined && vers.length === 1) return { kind: 'moved', code, to: seul, date, event }
    return { kind: 'split', code, to: vers, date, event }
  }

  /** Communes of today that one of the geographies held inside another commune of today. */
  retablies(): Retablie[] {
    return [...this.#aujourdhui.actuelles.keys()].flatMap((commune): Retablie[] => {
      const sans = this.#geographies.findLastIndex((geo) => !geo.actuelles.has(commune))
      const avant = this.#geographies.slice(0, sans + 1).findLast((geo) => geo.chefsLieux.has(commune))
      const chefs = avant?.chefsLieux.get(commune) ?? []
      const cog = this.#geographies[sans + 1]?.cog
      const resolutions = chefs.map((chef) => this.resolve(chef))
      const parent = resolutions.flatMap((r) => (r.kind === 'today' ? r.code : r.kind === 'moved' ? r.to : []))[0]
      // The whole under another chef-lieu is no restoration.
      return cog === undefined || parent === undefined || parent === commune ? [] : [{ commune, parent, cog }]
    })
  }

  /** A part of a commune of today is of that one, wherever it went first: its whole may have changed code since. */
  #depart(code: string): Depart | undefined {
    const passe = this.#departPasse(code)
    const chefs = this.#aujourdhui.chefsLieux.get(code)
    return passe === undefined || chefs?.length !== 1 ? passe : { ...passe, vers: new Set(chefs) }
  }

  #departPasse(code: string): Depart | undefined {
    const derniere = this.#geographies.findLastIndex((geo) => geo.actuelles.has(code))
    if (derniere >= 0) return this.#departRecent(code, derniere)
    const etat = this.#dernierEtat(code)
    if (etat !== undefined) {
      const vers = new Set<string>()
      for (const relais of this.#suivre(etat, new Set())) this.#jusquaAujourdhui(relais, vers)
      return {
        vers,
        date: etat.dateFin ?? etat.dateDebut ?? null,
        event: evenement(etat.raisonFin ?? etat.raisonDebut),
      }
    }
    return this.#departSansEtat(code)
  }

  /** The last state as a full commune tells when and why the code ceased; else the last state of any type. */
  #dernierEtat(code: string): EtatSource | undefined {
    const etats = this.#parCode.get(code) ?? []
    const debut = (etat: EtatSource) => etat.dateDebut ?? ''
    const dernier = (liste: readonly EtatSource[]) =>
      liste.reduce<EtatSource | undefined>((a, b) => (a === undefined || debut(b) >= debut(a) ? b : a), undefined)
    return dernier(etats.filter((etat) => etat.type === 'COM')) ?? dernier(etats)
  }

  /** Codes of full communes in the first geography that hold the territory of this state. */
  #suivre(etat: EtatSource, vus: Set<string>): Set<string> {
    if (vus.has(etat.id)) return new Set()
    vus.add(etat.id)
    const etape = (id: string | undefined): Set<string> | undefined => {
      const suivant = id === undefined ? undefined : this.#parId.get(id)
      return suivant === undefined ? undefined : this.#suivre(suivant, vus)
    }
    if (etat.dateFin === undefined) {
      // A part that has become a commune again since then is its own answer, not its former parent.
      if (etat.type === 'COM' || this.#aujourdhui.actuelles.has(etat.code)) return new Set([etat.code])
      return etape(etat.pole) ?? new Set()
    }
    const apres = etape(etat.successeur)
    if (apres !== undefined) return apres
    // Ended without successor: the commune may go on, lessened, under the same code…
    const reprise = (this.#parCode.get(etat.code) ?? []).find(
      (autre) => autre.type === 'COM' && autre.dateDebut === etat.dateFin && !vus.has(autre.id),
    )
    if (reprise !== undefined) return this.#suivre(reprise, vus)
    // …or be dissolved into its members.
    const communes = new Set<string>()
    for (const membre of etat.membres ?? []) for (const code of etape(membre) ?? []) communes.add(code)
    return communes
  }

  /** Follows a commune of the first geography through the later ones. */
  #jusquaAujourdhui(code: string, vers: Set<string>): void {
    if (this.#aujourdhui.actuelles.has(code)) vers.add(code)
    else for (const suivant of this.#departRecent(code, 0)?.vers ?? []) vers.add(suivant)
  }

  /** A commune of geography `depuis` that a later one no longer has. */
  #departRecent(code: string, depuis: number): Depart | undefined {
    for (let i = depuis + 1; i < this.#geographies.length; i++) {
      const geo = this.#geographies[i]
      const avant = this.#geographies[i - 1]
      if (geo === undefined || avant === undefined || geo.actuelles.has(code)) continue
      const deleguee = geo.chefsLieux.get(code)
      const suivants = deleguee ?? geo.anciensCodes.get(code) ?? []
      const vers = new Set<string>()
      for (const suivant of suivants) {
        if (this.#aujourdhui.actuelles.has(suivant)) vers.add(suivant)
        else for (const fin of this.#departRecent(suivant, i)?.vers ?? []) vers.add(fin)
      }
      // A commune nouvelle takes the code of one of those it unites: a code that was not there before is the same
      // commune under another chef-lieu, a change made on any day of the year.
      const autreCode = suivants.some((suivant) => !avant.actuelles.has(suivant))
      const precise = geo.cog - avant.cog === 1 && !autreCode
      const nature = autreCode
        ? 'Changement de chef-lieu'
        : deleguee === undefined
          ? 'Fusion'
          : 'Commune nouvelle (devenue commune déléguée)'
      return {
        vers,
        date: precise ? `${geo.cog}-01-01` : null,
        event: precise ? nature : `${nature} entre le 1er janvier ${avant.cog} et le 1er janvier ${geo.cog}`,
      }
    }
    return undefined
  }

  /** Codes that are only déléguées, associées, or "anciens codes" in some package. */
  #departSansEtat(code: string): Depart | undefined {
    for (let i = this.#geographies.length - 1; i >= 0; i--) {
      const geo = this.#geographies[i]
      if (geo === undefined) continue
      if (geo.actuelles.has(code)) return this.#departRecent(code, i)
      const suivants = geo.chefsLieux.get(code) ?? geo.anciensCodes.get(code)
      if (suivants === undefined) continue
      const vers = new Set<string>()
      for (const suivant of suivants) {
        if (this.#aujourdhui.actuelles.has(suivant)) vers.add(suivant)
        else for (const fin of this.#departRecent(suivant, i)?.vers ?? []) vers.add(fin)
      }
      return { vers, date: null, event: geo.chefsLieux.has(code) ? 'Commune déléguée ou associée' : 'Ancien code' }
    }
    return undefined
  }
}
