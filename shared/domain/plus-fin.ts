/**
 * Is a table or a map layer of something smaller than communes? Quartiers, IRIS, parcels and buildings carry the code of
 * the commune that they are in, which says where they are, not what they are. Told by the names of the columns and by
 * what they hold, in one place for tables and maps.
 */

interface Sorte {
  /** IRIS make up whole communes; nothing else is put together. */
  readonly id: 'iris' | 'autre'
  /** « des quartiers prioritaires (QPV) ». */
  readonly mots: string
  /** Names, without accents nor signs, of the columns that tell one from the other. */
  readonly noms?: RegExp
  /** Identifiers that nothing else bears. */
  readonly valeurs?: RegExp
  /** In a table the same word is a quality of the commune: its zoning. */
  readonly carte?: true
}

const SORTES: readonly Sorte[] = [
  {
    id: 'autre',
    mots: 'des quartiers prioritaires (QPV)',
    noms: /^(?:code|cod|id|num|numero|lib|libelle|nom)?(?:du|de)?(?:qp|qpv|quartierprioritaire)(?:20\d\d)?$/,
    valeurs: /^Q[NP][0-9AB]{5,7}[A-Z]?$/i,
  },
  {
    id: 'autre',
    mots: 'des quartiers de veille active (QVA)',
    noms: /^(?:code|cod|id|lib|libelle|nom)?(?:du|de)?qva(?:20\d\d)?$/,
    valeurs: /^QVA\w+$/i,
  },
  { id: 'iris', mots: 'des IRIS', noms: /^(?:code|cod|dcom|dc|lib|libelle|nom|id)?(?:de)?l?iris(?:20\d\d)?$/ },
  {
    id: 'autre',
    mots: 'des sections ou des parcelles du cadastre',
    noms: /^(?:code|num|numero|id)?(?:de)?(?:la)?(?:parcelle|section|feuille)(?:cadastrale)?$|^idu$|^contenance$|^geo(?:parcelle|section)$|^idpar$|^ccosec$|^dnupla$/,
  },
  {
    id: 'autre',
    mots: 'des lieux-dits',
    noms: /^(?:code|lib|libelle|nom|id)?(?:du|de)?(?:lieudit|lieuxdits|hameau)$/,
  },
  {
    id: 'autre',
    mots: 'des bâtiments',
    noms: /^(?:code|num|numero|id|rnb)?(?:batiment|bati|rnb)$|^rnbid$|^nombred(?:elogements|etages)$/,
  },
  {
    id: 'autre',
    mots: 'des carreaux',
    noms: /^(?:id)?(?:inspire|carreau)$|^idcar\w*$/,
    valeurs: /^CRS3035RES\w+$|^\d+k?mN\d+E\d+$/i,
  },
  {
    id: 'autre',
    mots: 'des quartiers',
    noms: /^(?:code|cod|id|num|numero|lib|libelle|nom)?(?:du|de)?(?:grand)?quartiers?$|^[lc]qu$|^nsqqu$|^cquinsee$/,
  },
  {
    id: 'autre',
    mots: 'des bureaux de vote',
    noms: /^(?:code|num|numero|id)?(?:du|de)?(?:bureau|bv|bureaude?vote|burvote)$/,
  },
  {
    id: 'autre',
    mots: 'des zones d’activité ou d’urbanisme',
    noms: /^(?:code|id|lib|libelle|nom)?(?:zae?|zoned?activites?|zoneurba)$|^typezone$|^libelong$|^destdomi$/,
    carte: true,
  },
]

const PARTIES: Sorte = { id: 'autre', mots: 'des morceaux de communes' }
const IRIS: Sorte = SORTES.find(({ id }) => id === 'iris') ?? PARTIES
const CADASTRE: Sorte = SORTES.find(({ mots }) => mots.includes('cadastre')) ?? PARTIES
/** A code that goes on after that of the commune: an IRIS has 9 characters, a section 8 or more. */
const SUITE = /^[0-9A-Z_]{3,}$/
/** Nothing but zeros: the IRIS of a commune that is not divided. */
const ENTIERE = /^0+$/
/** Beyond, a value is a text. */
const LONGUEUR = 40

export interface Finesse {
  readonly id: 'iris' | 'autre'
  readonly mots: string
  /** Key of the column that shows it. */
  readonly colonne: string
}

interface Colonne {
  remplies: number
  prolongees: number
  entieres: number
  longueur: number
  readonly valeurs: Set<string>
  readonly motifs: number[]
}

/** Is shown the lines (or shapes) one by one. */
export class PlusFin {
  readonly #carte: boolean
  readonly #colonnes = new Map<string, Colonne>()
  readonly #codes = new Set<string>()
  #lignes = 0
  #avecCode = 0

  /** @param support a map has kinds of its own. */
  constructor(support: 'carte' | 'tableau') {
    this.#carte = support === 'carte'
  }

  /**
   * @param code commune of the line, five characters; null when it has none.
   * @param cellules title and value of the other columns.
   */
  voir(code: string | null, cellules: Iterable<readonly [titre: string, valeur: string]>): void {
    this.#lignes++
    if (code !== null) {
      this.#avecCode++
      this.#codes.add(code)
    }
    for (const [titre, brute] of cellules) {
      const valeur = brute.trim()
      if (valeur === '' || valeur === '0' || valeur.length > LONGUEUR) continue
      let vue = this.#colonnes.get(titre)
      if (vue === undefined) {
        vue = { remplies: 0, prolongees: 0, entieres: 0, longueur: 0, valeurs: new Set(), motifs: SORTES.map(() => 0) }
        this.#colonnes.set(titre, vue)
      }
      vue.remplies++
      vue.valeurs.add(valeur)
      if (!/\d/.test(valeur)) continue
      for (const [i, { valeurs }] of SORTES.entries())
        if (valeurs?.test(valeur) === true) vue.motifs[i] = (vue.motifs[i] ?? 0) + 1
      if (code === null || !valeur.startsWith(code) || !SUITE.test(valeur.slice(5))) continue
      vue.prolongees++
      vue.longueur = Math.max(vue.longueur, valeur.length)
      if (ENTIERE.test(valeur.slice(5))) vue.entieres++
    }
  }

  /** Null: nothing says that a line is less than a commune. */
  verdict(): Finesse | null {
    for (const [colonne, vue] of this.#colonnes) {
      const sorte = this.#sorte(colonne, vue)
      // Where every IRIS is a whole commune, the lines are communes.
      if (sorte !== null && !(sorte.id === 'iris' && vue.entieres === this.#lignes))
        return { id: sorte.id, mots: sorte.mots, colonne }
    }
    return null
  }

  #sorte(titre: string, { remplies, prolongees, entieres, longueur, valeurs, motifs }: Colonne): Sorte | null {
    const total = this.#lignes
    const repete = this.#codes.size < this.#avecCode
    // A column that only some lines fill says something of some communes ("code_qp" of those that have one).
    if (remplies * 2 <= total) return null
    const motif = SORTES.find((_, i) => (motifs[i] ?? 0) * 2 > total)
    if (motif !== undefined) return motif
    const distinctes = valeurs.size * 2 > total
    if (distinctes && prolongees * 2 > total && entieres < prolongees) {
      if (longueur === 9) return IRIS
      if (repete) return longueur >= 8 ? CADASTRE : PARTIES
    }
    if (!distinctes && !(repete && valeurs.size > 2 && valeurs.size >= this.#codes.size)) return null
    const nom = sansSignes(titre)
    return SORTES.find(({ noms, carte }) => (this.#carte || carte === undefined) && noms?.test(nom) === true) ?? null
  }
}

/** "Code_QP" → "codeqp". */
const sansSignes = (titre: string): string =>
  titre
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
