/**
 * Movements of communes (Insee, code officiel géographique): who went into whom, on which day. Pure: from the lines of
 * the file to where a code leads, and to what a line of a newer file speaks of.
 */

/** One line « commune avant → commune après ». A commune that goes on under its own code has a line to itself. */
export interface Mouvement {
  /** Insee's kind: "10" renaming, "20" creation, "21" restoration, "31" merger, "32" commune nouvelle, "41", "50" code. */
  readonly mod: string
  /** First day of the new state, "2027-01-01". */
  readonly date: string
  readonly avant: string
  readonly nomAvant: string
  readonly apres: string
  readonly nomApres: string
}

/** Movements of one day that share communes: one decision of the field. */
export interface Evenement {
  readonly date: string
  readonly mod: string
  /** Codes before and after, sorted. */
  readonly avant: readonly string[]
  readonly apres: readonly string[]
  /** Codes that end, and codes that begin, that day. */
  readonly disparues: readonly string[]
  readonly creees: readonly string[]
  readonly vers: ReadonlyMap<string, readonly string[]>
}

/** Codes of a file that speak, together, of these communes and of no other. */
export interface Ensemble {
  /** Date of the last event that made it. */
  readonly date: string
  readonly mod: string
  /** Communes of the known geography, sorted. */
  readonly communes: readonly string[]
  /** Codes of the file's geography, sorted. */
  readonly codes: readonly string[]
  /** Of these codes, those that the file does not have. */
  readonly absents: readonly string[]
}

/** Codes that a set of movements changes, day after day. Renamings leave it untouched: only names change. */
export class Mouvements {
  /** Oldest first. */
  readonly evenements: readonly Evenement[]
  readonly renommages: number
  readonly #noms = new Map<string, string>()
  readonly #parCode = new Map<string, Evenement[]>()

  constructor(lignes: readonly Mouvement[]) {
    for (const { avant, nomAvant, apres, nomApres } of [...lignes].sort((a, b) => (a.date < b.date ? -1 : 1))) {
      this.#noms.set(avant, nomAvant)
      this.#noms.set(apres, nomApres)
    }
    const { evenements, renommages } = grouper(lignes)
    this.evenements = evenements
    this.renommages = renommages
    for (const evenement of evenements) {
      for (const code of evenement.avant) {
        const siens = this.#parCode.get(code)
        if (siens === undefined) this.#parCode.set(code, [evenement])
        else siens.push(evenement)
      }
    }
  }

  /** Latest name of a code in the movements. */
  nom(code: string): string | undefined {
    return this.#noms.get(code)
  }

  /** The last event that a code went into. */
  dernier(code: string): Evenement | undefined {
    return this.#parCode.get(code)?.at(-1)
  }

  /** Codes that hold, after all the chosen events that follow `depuis` (included), the territory of a code. */
  suivre(code: string, depuis = '', choisi: (evenement: Evenement) => boolean = () => true): ReadonlySet<string> {
    const fin = new Set<string>()
    const visiter = (un: string, date: string, strict: boolean): void => {
      const suite = this.#parCode
        .get(un)
        ?.find((evenement) => choisi(evenement) && (strict ? evenement.date > date : evenement.date >= date))
      if (suite === undefined) {
        fin.add(un)
        return
      }
      for (const suivant of leJour(suite, un)) visiter(suivant, suite.date, true)
    }
    visiter(code, depuis, false)
    return fin
  }
}

/** Where the territory of a code stands at the end of the day: a code made and ended that day is passed through. */
function leJour(evenement: Evenement, code: string): ReadonlySet<string> {
  const fin = new Set<string>()
  const vus = new Set<string>()
  const visiter = (un: string): void => {
    if (vus.has(un)) return
    vus.add(un)
    for (const vers of evenement.vers.get(un) ?? []) {
      const repart = vers !== un && evenement.vers.has(vers) && !evenement.vers.get(vers)?.includes(vers)
      if (repart) visiter(vers)
      else fin.add(vers)
    }
  }
  visiter(code)
  return fin
}

function grouper(lignes: readonly Mouvement[]): { evenements: Evenement[]; renommages: number } {
  const evenements: Evenement[] = []
  let renommages = 0
  for (const [date, duJour] of [...Map.groupBy(lignes, (ligne) => ligne.date)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const groupe of composantes(duJour)) {
      if (groupe.every(({ avant, apres }) => avant === apres)) {
        renommages += groupe.filter(({ nomAvant, nomApres }) => nomAvant !== nomApres).length
        continue
      }
      evenements.push(evenementDe(date, groupe))
    }
  }
  return { evenements, renommages }
}

function evenementDe(date: string, groupe: readonly Mouvement[]): Evenement {
  const vers = new Map<string, string[]>()
  for (const { avant, apres } of groupe) {
    const siens = vers.get(avant)
    if (siens === undefined) vers.set(avant, [apres])
    else if (!siens.includes(apres)) siens.push(apres)
  }
  const arrivees = new Set(groupe.map(({ apres }) => apres))
  const avant = [...vers.keys()].sort()
  // A code reached and left the same day stands in neither state.
  const restent = (code: string) => !vers.has(code) || vers.get(code)?.includes(code) === true
  const partent = (code: string) => !arrivees.has(code) || vers.get(code)?.includes(code) === true
  const [apres, parties] = [[...arrivees].filter(restent).sort(), avant.filter(partent)]
  return {
    date,
    mod: groupe.find((un) => un.avant !== un.apres)?.mod ?? '',
    avant: parties,
    apres,
    disparues: parties.filter((code) => !apres.includes(code)),
    creees: apres.filter((code) => !parties.includes(code)),
    vers,
  }
}

/** Lines that share a code, directly or through others. */
function composantes(lignes: readonly Mouvement[]): Mouvement[][] {
  const union = new Union()
  for (const { avant, apres } of lignes) union.relier(avant, apres)
  return [...Map.groupBy(lignes, ({ avant }) => union.racine(avant)).values()]
}

class Union {
  readonly #parent = new Map<string, string>()

  racine(cle: string): string {
    let un = cle
    for (let parent = this.#parent.get(un); parent !== undefined && parent !== un; parent = this.#parent.get(un)) {
      un = parent
    }
    return un
  }

  relier(a: string, b: string): void {
    const [ra, rb] = [this.racine(a), this.racine(b)]
    this.#parent.set(ra, rb)
    this.#parent.set(rb, rb)
  }
}

/** Movements later than a known geography: what a code born since speaks of, what a newer file speaks of. */
export class MouvementsRecents {
  readonly mouvements: Mouvements
  /** Code born since → communes of the known geography. */
  readonly #origines = new Map<string, { communes: Set<string>; evenement: Evenement }>()
  readonly #connue: (code: string) => boolean

  /**
   * @param lignes of all dates; those up to `jour` are left out.
   * @param jour date of the known geography, "2026-01-01".
   * @param connue is this code one of its communes?
   */
  constructor(lignes: readonly Mouvement[], jour: string, connue: (code: string) => boolean) {
    this.mouvements = new Mouvements(lignes.filter(({ date }) => date > jour))
    this.#connue = connue
    for (const commune of this.#communes(this.mouvements.evenements)) this.#semer(commune)
  }

  /** Communes that a code born since speaks of; undefined when it is not one. */
  origine(code: string): { readonly communes: readonly string[]; readonly evenement: Evenement } | undefined {
    const trouvee = this.#origines.get(code)
    return trouvee && { communes: [...trouvee.communes].sort(), evenement: trouvee.evenement }
  }

  /**
   * What the lines of a file speak of, where they are not those of the known geography. An event is held to be in the
   * file when the codes that it makes are there or, where it makes none, when those that it ends are not: a file that
   * has one of them is older than the event and than all those after.
   * @param vus every commune code of the file, of the whole country.
   */
  ensembles(vus: ReadonlySet<string>): Ensemble[] {
    const dans = this.#appliques(vus)
    if (dans.size === 0) return []
    const union = new Union()
    const communes = new Set<string>()
    const codes = new Map<string, string>() // code of the file → a commune that leads to it
    for (const commune of this.#communes([...dans])) {
      communes.add(commune)
      for (const code of this.mouvements.suivre(commune, '', (evenement) => dans.has(evenement))) {
        union.relier(`c${commune}`, `f${code}`)
        codes.set(code, commune)
      }
    }
    return [...Map.groupBy(communes, (commune) => union.racine(`c${commune}`)).values()].map((groupe) => {
      const racine = union.racine(`c${groupe[0]}`)
      const siens = [...codes.keys()].filter((code) => union.racine(`f${code}`) === racine).sort()
      const evenement = [...dans].findLast((un) => un.apres.some((code) => siens.includes(code)))
      return {
        date: evenement?.date ?? '',
        mod: evenement?.mod ?? '',
        communes: groupe.sort(),
        codes: siens,
        absents: siens.filter((code) => !vus.has(code)),
      }
    })
  }

  #communes(evenements: readonly Evenement[]): string[] {
    return [...new Set(evenements.flatMap(({ avant }) => avant))].filter(this.#connue)
  }

  #semer(commune: string): void {
    for (const evenement of this.mouvements.evenements) {
      const tenants = this.mouvements.suivre(commune, '', (un) => un.date <= evenement.date)
      for (const code of evenement.creees) {
        if (this.#connue(code) || !tenants.has(code)) continue
        const origine = this.#origines.get(code)
        if (origine === undefined) this.#origines.set(code, { communes: new Set([commune]), evenement })
        else origine.communes.add(commune)
      }
    }
  }

  #appliques(vus: ReadonlySet<string>): ReadonlySet<Evenement> {
    const { evenements } = this.mouvements
    const vu = (code: string) => vus.has(code)
    const avant = evenements.find(({ disparues }) => disparues.some(vu))?.date ?? '9999'
    const apres =
      evenements.findLast(({ creees }) => creees.some((code) => vu(code) && !this.#connue(code)))?.date ?? ''
    return new Set(
      evenements.filter(({ date, disparues, creees, apres: codes }) => {
        if (disparues.some(vu)) return false
        // What it made may have gone into something else since.
        const devenus = (un: string) => [...this.mouvements.suivre(un, apresLe(date))]
        if (creees.length > 0) return creees.some((un) => vu(un) || devenus(un).some((c) => vu(c) && !this.#connue(c)))
        return codes.some((un) => devenus(un).some(vu)) && (date < avant || date <= apres)
      }),
    )
  }
}

/** In the order of the dates, just after a day. */
const apresLe = (date: string): string => `${date}+`
