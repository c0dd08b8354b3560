/** What changed of a text, word by word. A number with its thousands is one word, and so is « aujourd’hui ». */
import { diffArrays } from 'diff'

export interface Morceau {
  readonly texte: string
  readonly etat: 'meme' | 'ajoute' | 'retire'
}

const MOTS = /[+−-]?\d[\d\u202f\u00a0 .,]*\d|\d|[\p{L}\p{M}’'-]+|\s+|[^\s\d\p{L}\p{M}]/gu

/** In reading order: what goes before what comes in its place. A space between two changes of a kind is of that change. */
export function comparerMots(avant: string, apres: string): Morceau[] {
  const [a, b] = [avant, apres].map((texte) => texte.match(MOTS) ?? [])
  const brut = diffArrays(a ?? [], b ?? []).map(
    ({ added, removed, value }): Morceau => ({
      texte: value.join(''),
      etat: removed ? 'retire' : added ? 'ajoute' : 'meme',
    }),
  )
  return reunir(brut)
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
