/**
 * File names that Windows, macOS and Linux all take, whatever the text they are made of: the one maker and the one judge.
 * A system takes 255 bytes or signs of a name, and what is set beside a file (a draft, a journal) adds its own.
 */

/** No name of ours is longer, in UTF-8, its extension included. */
export const OCTETS_NOM = 200
/** Nor has more signs before its extension: a whole path is bounded too. */
const SIGNES_NOM = 80
/** Refused by a system, or, among control and format signs, able to show a name otherwise than it is. */
const INTERDITS = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u
/** Devices of Windows, whatever their case and what follows a point. */
const PERIPHERIQUE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?= *(?:\.|$))/i
const EXTENSION = /^(.*[^. ]) *\.([\p{L}\d]{1,12})$/su

/** What a path ends by, on any system. */
export const dernierSegment = (chemin: string): string => chemin.split(/[\\/]/).at(-1) ?? ''

/** "Fiche d’identité Sud Allier.pdf" from any title; `defaut` when nothing of it may stand in a name. */
export function nomFichier(titre: string, extension: string, defaut = 'Maillage', signes = SIGNES_NOM): string {
  const suite = `.${extension}`
  const propre = bords(titre.normalize('NFC').replace(new RegExp(INTERDITS, 'gu'), ' ').replace(/\s+/gu, ' '))
  return (
    couper(PERIPHERIQUE.test(propre) ? propre.replace(PERIPHERIQUE, '$&_') : propre || defaut, suite, signes) + suite
  )
}

/**
 * The same for a name or a path that has its extension, or none: "../a:b.csv" → "a b.csv". A name that a file had already
 * keeps all its words.
 */
export function nomSur(chemin: string, defaut: string): string {
  const [, avant, extension] = EXTENSION.exec(bords(dernierSegment(chemin))) ?? []
  if (avant !== undefined && extension !== undefined) return nomFichier(avant, extension, defaut, OCTETS_NOM)
  return nomFichier(dernierSegment(chemin), '', defaut, OCTETS_NOM).slice(0, -1)
}

/** "cpts-val-d-allier" from "CPTS Val d’Allier": plain letters and digits, for the file of a new dossier. */
export function nomSimple(nom: string, defaut: string): string {
  const simple = nom
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  return PERIPHERIQUE.test(simple) ? `${simple}_` : simple || defaut
}

/** French: why a name that was given cannot be that of a file; null: it can. */
export function refusDeNom(nom: string): string | null {
  if (INTERDITS.test(nom)) return 'ces signes ne sont pas permis : < > : " | ? * / \\'
  if (nom.startsWith('.')) return 'un nom ne commence pas par un point.'
  if (/[. ]$/.test(nom)) return 'un nom ne finit ni par un point ni par une espace.'
  if (PERIPHERIQUE.test(nom)) return 'Windows garde ce nom pour lui.'
  return octets(nom) > OCTETS_NOM ? 'ce nom est trop long.' : null
}

const bords = (nom: string): string => nom.replace(/^[. ]+/, '').replace(/[. ]+$/, '')

/** In UTF-8. */
function octets(texte: string): number {
  let somme = 0
  for (const signe of texte) {
    const point = signe.codePointAt(0) ?? 0
    somme += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return somme
}

/** What is cut says so: the rest of a name must not be taken for the whole. */
function couper(nom: string, suite: string, signes: number): string {
  const entier = [...nom]
  if (entier.length <= signes && octets(nom + suite) <= OCTETS_NOM) return nom
  let garde = entier.slice(0, signes - 1)
  while (octets(`${garde.join('')}…${suite}`) > OCTETS_NOM) garde = garde.slice(0, -1)
  return `${bords(garde.join(''))}…`
}
