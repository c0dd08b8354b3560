/**
 * What changed since an edited text was agreed with. Three kinds: a live figure of the text moved; a number that the user
 * typed in the place of a figure, or equal to what it was, no longer is; the generated wording is another.
 */
import { diffArrays } from 'diff'
import { type Chiffres, enClair, fondreMorceaux } from './conversion.ts'
import { cleReference, type EditionTexte, type Morceau, type Reference, type Texte } from './texte.ts'

export interface Signal {
  readonly id: string
  readonly type: 'chiffre' | 'saisi' | 'texte'
  readonly libelle: string | null
  readonly ancien: string
  readonly nouveau: string
}

/** A figure of the generated text that the user typed over, and the words typed. */
interface Saisie {
  readonly reference: Reference
  readonly vu: string
  readonly tape: string
}

type Place = Pick<EditionTexte, 'texte' | 'genere'>

/** @param genere the generated text of today; null: nothing is generated there (any more). */
export function signaux({ texte, genere: avant }: Place, genere: Texte | null, chiffres: Chiffres): Signal[] {
  const signal = (type: Signal['type'], cle: string, ancien: string, nouveau: string): Signal => ({
    id: `${type} ${cle} ${nouveau}`.slice(0, 2000),
    type,
    libelle: chiffres[cle]?.libelle ?? null,
    ancien,
    nouveau,
  })
  const trouves = new Map<string, Signal>()
  const ajouter = (un: Signal) => trouves.set(un.id, un)
  for (const un of texte.flatMap(({ morceaux }) => morceaux)) {
    if (!('chiffre' in un)) continue
    const cle = cleReference(un.chiffre)
    const nouveau = chiffres[cle]?.texte ?? un.vu
    if (nouveau !== un.vu) ajouter(signal('chiffre', cle, un.vu, nouveau))
  }
  for (const { reference, vu, tape } of saisies(avant ?? [], texte)) {
    const cle = cleReference(reference)
    const nouveau = chiffres[cle]?.texte ?? vu
    if (nouveau !== vu) ajouter(signal('saisi', cle, tape, nouveau))
  }
  if (avant !== null && (genere === null || formule(avant) !== formule(genere))) {
    const nouveau = genere === null ? '' : enClair(genere)
    ajouter(signal('texte', '', enClair(avant), nouveau))
  }
  return [...trouves.values()]
}

/** The wording alone: the same whatever its figures say. */
function formule(texte: Texte): string {
  return JSON.stringify(
    texte.map(({ type, morceaux }) => [
      type,
      fondreMorceaux(morceaux).map((un) => ('texte' in un ? un.texte : cleReference(un.chiffre))),
    ]),
  )
}

/** A figure as one sign, a number as one sign, words and spaces as they come. */
interface Signe {
  readonly cle: string
  readonly chiffre: Extract<Morceau, { chiffre: Reference }> | null
}

const MOTS = /[+−-]?\d[\d\u202f\u00a0 .,]*\d|\d|[\p{L}\p{M}’'-]+|\s+|[^\s\d\p{L}]/gu

function signes(texte: Texte): Signe[] {
  return texte.flatMap(({ morceaux }) => [
    ...morceaux.flatMap((un): Signe[] =>
      'texte' in un
        ? (un.texte.match(MOTS) ?? []).map((mot) => ({ cle: mot, chiffre: null }))
        : [{ cle: cleReference(un.chiffre), chiffre: un }],
    ),
    { cle: '\n', chiffre: null },
  ])
}

/** Figures typed over: a number stands where the figure stood; or, elsewhere, the same number is still written. */
export function saisies(avant: Texte, texte: Texte): Saisie[] {
  const restants = new Set(signes(texte).flatMap(({ cle, chiffre }) => (chiffre === null ? [] : [cle])))
  const trouvees = new Map<string, Saisie>()
  const changements = diffArrays(signes(avant), signes(texte), { comparator: (a, b) => a.cle === b.cle })
  for (const [rang, { removed, value }] of changements.entries()) {
    if (!removed) continue
    const suite = changements[rang + 1]
    const tapes = suite?.added ? nombresDe(suite.value) : []
    const partis = value.flatMap(({ cle, chiffre }) =>
      chiffre === null || restants.has(cle) ? [] : [{ cle, reference: chiffre.chiffre, vu: chiffre.vu }],
    )
    // The same number first; another one is told of a figure only where each has its own.
    const autres = partis.filter(({ cle, reference, vu }) => {
      const place = tapes.findIndex((un) => nu(un) === nu(vu))
      if (place < 0) return true
      trouvees.set(cle, { reference, vu, tape: tapes.splice(place, 1)[0] ?? '' })
      return false
    })
    if (autres.length === tapes.length)
      for (const [place, { cle, reference, vu }] of autres.entries())
        trouvees.set(cle, { reference, vu, tape: tapes[place] ?? '' })
  }
  const ecrits = nombresDe(signes(texte))
  for (const { cle, chiffre } of signes(avant)) {
    if (chiffre === null || restants.has(cle) || trouvees.has(cle)) continue
    const tape = ecrits.find((un) => nu(un) === nu(chiffre.vu))
    if (tape !== undefined) trouvees.set(cle, { reference: chiffre.chiffre, vu: chiffre.vu, tape })
  }
  return [...trouvees.values()]
}

const nombresDe = (lus: readonly Signe[]): string[] =>
  lus.flatMap(({ cle, chiffre }) => (chiffre === null && /\d/.test(cle) ? [cle] : []))

/** The number of a text, its spaces aside: « 4 500 habitants » → « 4500 ». Short integers are too common to tell. */
function nu(texte: string): string {
  return (/[+−-]?\d[\d\u202f\u00a0 ]*(?:,\d+)?/.exec(texte)?.[0] ?? texte).replace(/[\s+]/gu, '')
}

/**
 * The text once the user has answered. Accept: the figure is agreed with (live again where it was typed over), the
 * wording is the generated one (null). Keep: what the user has stays, and what it was made from is that of today.
 */
export function repondre(
  place: Place,
  genere: Texte | null,
  chiffres: Chiffres,
  signal: Signal,
  choix: 'accepter' | 'garder',
): EditionTexte | null {
  const { texte, genere: avant } = place
  const cleDe = (un: Signal) => un.id.slice(un.type.length + 1, un.id.length - un.nouveau.length - 1)
  const cle = cleDe(signal)
  const vus = (ou: Texte) =>
    morceauxChanges(ou, (un) =>
      'chiffre' in un && cleReference(un.chiffre) === cle ? { ...un, vu: signal.nouveau } : un,
    )
  switch (signal.type) {
    case 'texte':
      if (choix === 'accepter') return null
      return { texte, genere }
    case 'chiffre': {
      const neuf = avant === null ? null : vus(avant)
      if (choix === 'accepter') return { texte: vus(texte), genere: neuf }
      const fige = morceauxChanges(texte, (un) =>
        'chiffre' in un && cleReference(un.chiffre) === cle ? figer(un) : un,
      )
      return { texte: fige, genere: neuf }
    }
    case 'saisi': {
      const saisie = saisies(avant ?? [], texte).find(({ reference }) => cleReference(reference) === cle)
      const neuf = avant === null ? null : vus(avant)
      if (choix === 'garder' || saisie === undefined) return { texte, genere: neuf }
      return { texte: remplacer(texte, saisie, chiffres[cle]?.texte ?? signal.nouveau), genere: neuf }
    }
  }
}

function figer({ chiffre: _, vu, ...style }: Extract<Morceau, { chiffre: Reference }>): Morceau {
  return { texte: vu, ...style }
}

function morceauxChanges(texte: Texte, changer: (un: Morceau) => Morceau): Texte {
  return texte.map((paragraphe) => ({ ...paragraphe, morceaux: fondreMorceaux(paragraphe.morceaux.map(changer)) }))
}

/** The figure in the place of the first writing of what was typed; its unit, where the user typed it too, goes with it. */
function remplacer(texte: Texte, { reference, vu, tape }: Saisie, nouveau: string): Texte {
  let fait = false
  const unite = vu.slice(vu.search(/[^\d\s,.+−-]/u))
  return texte.map((paragraphe) => ({
    ...paragraphe,
    morceaux: paragraphe.morceaux.flatMap((un): Morceau[] => {
      if (fait || !('texte' in un)) return [un]
      const place = un.texte.indexOf(tape)
      if (place < 0) return [un]
      fait = true
      const { texte: mots, ...style } = un
      const suite = mots.slice(place + tape.length)
      const reste =
        suite.replace(/^[\u00a0\u202f ]/u, '').startsWith(unite) && /\p{L}|%|€/u.test(unite)
          ? suite.replace(/^[\u00a0\u202f ]/u, '').slice(unite.length)
          : suite
      return [
        ...(place === 0 ? [] : [{ texte: mots.slice(0, place), ...style }]),
        { chiffre: reference, vu: nouveau, ...style },
        ...(reste === '' ? [] : [{ texte: reste, ...style }]),
      ]
    }),
  }))
}
