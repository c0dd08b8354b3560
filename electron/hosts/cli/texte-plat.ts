/**
 * A text in a plain file: a paragraph on each block of lines, « - » and « 1. » for lists, « # » for a title,
 * « [[population]] » or « [[population, Sud]] » for a live figure. Nothing else in it is a markup.
 */
import type { Input, Output } from '../../../shared/contract/methods.ts'
import { cleReference } from '../../../shared/document/plan/texte.ts'
import { surUneLigne } from '../../../shared/domain/texte-propre.ts'
import { usage } from './arguments.ts'

export type Texte = NonNullable<Input<'textes.ecrire'>['texte']>
type Morceau = Texte[number]['morceaux'][number]
export type Offerts = Output<'textes.chiffres'>

const CHIFFRE = /\[\[([^\][\n]+)\]\]/g

/** True where the file names live figures: only then are those of the dossier asked for. */
export const nommeChiffres = (contenu: string): boolean => contenu.match(CHIFFRE) !== null

export function lirePlat(contenu: string, offerts: Offerts): Texte {
  return contenu
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n|\n(?=(?:- |\d+\. |#{1,3} ))|(?<=^#{1,3} .*)\n/m)
    .map((bloc) => bloc.trim())
    .filter((bloc) => bloc !== '')
    .map((bloc): Texte[number] => {
      const [, diese, tiret, rang, mots = ''] = /^(?:(#{1,3}) |(- )|(\d+\. ))?([\s\S]*)$/.exec(bloc) ?? []
      const morceaux = morceauxDe(surUneLigne(mots), offerts)
      if (diese !== undefined) return { type: 'titre', niveau: diese.length, morceaux }
      return { type: tiret !== undefined ? 'puce' : rang !== undefined ? 'numero' : 'paragraphe', morceaux }
    })
}

function morceauxDe(mots: string, offerts: Offerts): Morceau[] {
  return mots.split(CHIFFRE).flatMap((un, rang): Morceau[] => {
    if (rang % 2 === 0) return un === '' ? [] : [{ texte: un }]
    const { reference, texte } = trouver(un, offerts)
    return [{ chiffre: reference, vu: texte }]
  })
}

function trouver(ecrit: string, offerts: Offerts): Offerts[number] {
  const [id = '', ...reste] = ecrit.split(',').map((un) => un.trim())
  const lieu = reste.join(', ') || 'CPTS'
  const trouve = offerts.find((un) => un.reference.indicateur === id && un.lieu === lieu)
  if (trouve === undefined)
    throw usage(`« [[${ecrit}]] » n’est pas un chiffre de ce dossier : « --chiffres » les donne tous.`)
  return trouve
}

/** How each figure is written in a plain file. */
export const ecritureDe = ({ reference, lieu }: Offerts[number]): string =>
  `[[${reference.indicateur}${lieu === 'CPTS' ? '' : `, ${lieu}`}]]`

/** Live figures of the text replaced that the new one has no more, as they were seen. */
export function chiffresPerdus(avant: Texte | null, apres: Texte): string[] {
  const cles = (texte: Texte) =>
    new Map(
      texte.flatMap(({ morceaux }) =>
        morceaux.flatMap((un) => ('chiffre' in un ? [[cleReference(un.chiffre), un.vu] as const] : [])),
      ),
    )
  const restants = cles(apres)
  return [...cles(avant ?? [])].flatMap(([cle, vu]) => (restants.has(cle) ? [] : [vu]))
}
