/** What changed of a text, word by word. A number with its thousands is one word, and so is « aujourd’hui ». */
import { diffArrays } from 'diff'

export interface Morceau {
  readonly texte: string
  readonly etat: 'meme' | 'ajoute' | 'retire'
}

const MOTS = /[+−-]?\d[\d\u202f\u00a0 .,]*\d|\d|[\p{L}\p{M}’'-]+|\s+|[^\s\d\p{L}\p{M}]/gu

/** Words that two texts may not share, and still be told apart word by word: the search grows with their square. */
const MAX_DIFFERENCES = 1000

/** In reading order: what goes before what comes in its place. A space between two changes of a kind is of that change. */
export function comparerMots(avant: string, apres: string): Morceau[] {
  const [a, b] = [avant, apres].map((texte) => texte.match(MOTS) ?? [])
  const suite = diffArrays(a ?? [], b ?? [], { maxEditLength: MAX_DIFFERENCES })
  if (suite === undefined) return bordsCommuns(a ?? [], b ?? [])
  const brut = suite.map(
    ({ added, removed, value }): Morceau => ({
      texte: value.join(''),
      etat: removed ? 'retire' : added ? 'ajoute' : 'meme',
    }),
  )
  return reunir(brut)
}

/** Texts too far from each other: what they begin and end with, and all that is between as one change. */
function bordsCommuns(a: readonly string[], b: readonly string[]): Morceau[] {
  const court = Math.min(a.length, b.length)
  let [debut, fin] = [0, 0]
  while (debut < court && a[debut] === b[debut]) debut++
  while (fin < court - debut && a[a.length - 1 - fin] === b[b.length - 1 - fin]) fin++
  const milieu = (mots: readonly string[]): string => mots.slice(debut, mots.length - fin).join('')
  const morceaux: Morceau[] = [
    { texte: a.slice(0, debut).join(''), etat: 'meme' },
    { texte: milieu(a), etat: 'retire' },
    { texte: milieu(b), etat: 'ajoute' },
    { texte: a.slice(a.length - fin).join(''), etat: 'meme' },
  ]
  return morceaux.filter(({ texte }) => texte !== '')
}

/** « un » → « deux », space, « cheval » → « chevaux » is one change of two words, and not two of one. */
function reunir(morceaux: readonly Morceau[]): Morceau[] {
  const suite: Morceau[] = []
  let [retire, ajoute] = ['', '']
  const poser = (): void => {
    if (retire !== '') suite.push({ texte: retire, etat: 'retire' })
    if (ajoute !== '') suite.push({ texte: ajoute, etat: 'ajoute' })
    retire = ''
    ajoute = ''
  }
  for (const [rang, un] of morceaux.entries()) {
    const entre = retire !== '' && ajoute !== '' && morceaux[rang + 1]?.etat !== undefined
    if (un.etat === 'retire') retire += un.texte
    else if (un.etat === 'ajoute') ajoute += un.texte
    else if (entre && un.texte === ' ') {
      retire += un.texte
      ajoute += un.texte
    } else {
      poser()
      suite.push(un)
    }
  }
  poser()
  return suite
}

/** The changes with a few words around them: what a list has room for. `lettres`: of unchanged text kept on each side. */
export function abreger(morceaux: readonly Morceau[], lettres: number): Morceau[] {
  return morceaux.map((un, rang) => {
    if (un.etat !== 'meme') return un
    const [premier, dernier] = [rang === 0, rang === morceaux.length - 1]
    if (un.texte.length <= (premier || dernier ? lettres : 2 * lettres)) return un
    const debut = premier ? '' : coupe(un.texte.slice(0, lettres), /\s+\S*$/u)
    const fin = dernier ? '' : coupe(un.texte.slice(-lettres), /^\S*\s+/u)
    return { ...un, texte: `${debut}${debut === '' ? '' : ' '}…${fin === '' ? '' : ' '}${fin}` }
  })
}

const coupe = (texte: string, bord: RegExp): string => texte.replace(bord, '')
