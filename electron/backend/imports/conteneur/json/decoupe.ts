/**
 * Elements of the arrays that stand directly in the root object of a JSON text, cut by bytes while it streams: the text may
 * be of any size, on one line or indented. Braces inside strings do not count. Nothing is parsed here but the keys and
 * the short strings of the root ("generatedAt").
 */
const GUILLEMET = 0x22
const BARRE = 0x5c

/** No element of a published file is larger: what is belongs to no list. Bytes. */
export const ELEMENT_MAXIMUM = 64 * 1024 * 1024
/** Longest string of the root that is kept. Bytes. */
const CHAINE = 1024

export interface Element {
  /** Key of the array in the root. */
  readonly cle: string
  /** One object, whole: valid until the next chunk is pushed. */
  readonly octets: Buffer
}

export class Decoupe {
  /** Strings of the root met so far: "schemaVersion", "generatedAt"… */
  readonly racine = new Map<string, string>()
  #profondeur = 0
  #dansChaine = false
  #echappe = false
  /** Of the root: the last string read, the key whose value is being read. */
  #chaine: number[] = []
  #cle = ''
  #attendValeur = false
  /** Start of the element in the present chunk; −1: none under way. */
  #debut = -1
  #reste: Buffer[] = []
  #longueur = 0
  #ouvert = false

  /** True once the root object is closed: what ends before was cut. */
  get fini(): boolean {
    return this.#ouvert && this.#profondeur === 0
  }

  /** @throws RangeError an element passes 64 MB. @returns the elements that end in this chunk, in order. */
  pousser(morceau: Buffer): Element[] {
    const elements: Element[] = []
    if (this.#debut >= 0) this.#debut = 0
    let i = 0
    while (i < morceau.length) {
      if (this.#dansChaine) i = this.#chaineSuite(morceau, i)
      else if (this.#profondeur >= 3) i = this.#interieur(morceau, i, elements)
      else i = this.#exterieur(morceau, i)
    }
    if (this.#debut >= 0) this.#garder(morceau.subarray(this.#debut))
    return elements
  }

  /** One byte of the root, of its values, or between two elements. @returns the position of the next. */
  #exterieur(morceau: Buffer, i: number): number {
    const octet = morceau[i] as number
    if (octet === GUILLEMET) {
      this.#dansChaine = true
      this.#chaine = []
    } else if (octet === 0x7b || octet === 0x5b) {
      this.#profondeur++
      this.#ouvert = true
      if (this.#profondeur === 3 && octet === 0x7b) this.#debut = i
    } else if (octet === 0x7d || octet === 0x5d) this.#profondeur--
    else if (this.#profondeur === 1) this.#signe(octet)
    return i + 1
  }

  /**
   * Inside an element, to its end or that of the chunk. Nearly all the bytes of a file go through here: nothing but
   * local variables, and strings are jumped over in place.
   */
  #interieur(morceau: Buffer, depuis: number, elements: Element[]): number {
    const { length } = morceau
    let profondeur = this.#profondeur
    let i = depuis
    while (i < length) {
      const octet = morceau[i++] as number
      if (octet === GUILLEMET) {
        let un = 0
        while (i < length) {
          un = morceau[i++] as number
          if (un === GUILLEMET) break
          if (un === BARRE) i++
        }
        if (un !== GUILLEMET || i > length) {
          // Cut in a string, or just after a bar: the next chunk goes on from there.
          this.#dansChaine = true
          this.#echappe = i > length
          this.#profondeur = profondeur
          return length
        }
      } else if (octet === 0x7b || octet === 0x5b) profondeur++
      else if (octet === 0x7d || octet === 0x5d) {
        if (profondeur === 3) {
          if (this.#debut >= 0 && octet === 0x7d) elements.push({ cle: this.#cle, octets: this.#prendre(morceau, i) })
          this.#profondeur = 2
          return i
        }
        profondeur--
      }
    }
    this.#profondeur = profondeur
    return length
  }

  /** The rest of a string; the position after it, or the end of the chunk. */
  #chaineSuite(morceau: Buffer, depuis: number): number {
    const racine = this.#profondeur === 1
    let i = depuis
    for (; i < morceau.length; i++) {
      const octet = morceau[i] as number
      if (this.#echappe) this.#echappe = false
      else if (octet === BARRE) this.#echappe = true
      else if (octet === GUILLEMET) {
        this.#dansChaine = false
        if (racine) this.#finChaine()
        return i + 1
      }
      if (racine && this.#chaine.length < CHAINE) this.#chaine.push(octet)
    }
    return i
  }

  #finChaine(): void {
    const texte = Buffer.from(this.#chaine).toString('utf8')
    if (this.#attendValeur) this.racine.set(this.#cle, texte)
    else this.#cle = texte
  }

  #signe(octet: number): void {
    if (octet === 0x3a) this.#attendValeur = true
    else if (octet === 0x2c) this.#attendValeur = false
  }

  #prendre(morceau: Buffer, fin: number): Buffer {
    const suite = morceau.subarray(this.#debut, fin)
    const entier = this.#reste.length === 0 ? suite : Buffer.concat([...this.#reste, suite])
    this.#debut = -1
    this.#reste = []
    this.#longueur = 0
    return entier
  }

  #garder(morceau: Buffer): void {
    this.#longueur += morceau.length
    if (this.#longueur > ELEMENT_MAXIMUM) throw new RangeError('element too long')
    this.#reste.push(Buffer.from(morceau))
    this.#debut = 0
  }
}
