/** Diagnostic, chapters 4 (Offre de soins) and 5 (Chiffres publiés et comparaisons). */

import { PROFESSIONNELS } from '../domain/chiffres/ids.ts'
import { sourcesDe } from '../domain/chiffres/mots.ts'
import { accord, compte, enumeration, majuscule, minuscule } from '../domain/francais.ts'
import { lireNombreEcrit } from '../domain/nombre-ecrit.ts'
import type { Portrait } from '../domain/portrait-types.ts'
import { titre } from './diagnostic-territoire.ts'
import { type EntreeDocument, paragraphe, reglage, texte, texteLibre, texteSi } from './entree.ts'
import { figure } from './figures-portrait.ts'
import { phrasesManques } from './manques.ts'
import type { Block } from './model.ts'
import { ecartsOffre, tableDensites } from './offre-comparee.ts'
import { chiffre, type Phrase, phrase } from './plan/phrase.ts'
import { phraseSansGeneraliste } from './sans-generaliste.ts'
import { professionsAbsentes, structuresAbsentes, tableProfessions, tableStructures } from './tables.ts'
import { enToutes, nombre, sansInformation } from './valeurs.ts'

/** "135 professionnels de santé libéraux exercent sur le territoire …" */
export function phraseProfessionnels(portrait: Portrait): Phrase {
  const q = portrait.professionnels
  if (q.kind === 'missing' || sansInformation(q))
    return ['Le nombre de professionnels de santé libéraux n’est pas connu.']
  const sujet: Phrase =
    q.kind === 'known'
      ? phrase`${chiffre(nombre(q.value), PROFESSIONNELS, 'valeur')}\u00a0${accord(q.value, 'professionnel')}`
      : [majuscule((enToutes(q) ?? '').replace(/personnes?$/, 'professionnels'))]
  const pluriel = q.kind === 'interval' || q.value >= 2
  const annuaires = q.sources.filter((s) => s.file !== null).length
  const unique =
    annuaires === 0
      ? ''
      : ` Chaque personne est comptée une fois${annuaires === 1 ? '' : ' dans sa source'}, quel que soit le nombre de ses lieux d’exercice.`
  return phrase`${sujet} de santé ${pluriel ? 'libéraux exercent' : 'libéral exerce'} sur le territoire.${unique}`
}

/** Members of the association are not the professionals of the territory (Aunis Sud: 34 for 390). */
export function phraseAdherents(entree: EntreeDocument): string | null {
  const { portrait } = entree
  const saisi = reglage(entree, 'cpts.adherents')
  const publie = portrait.publies.find((p) => p.indicateur === 'adherents' && p.territoire === 'cpts')
  const lu = saisi === null ? undefined : lireNombreEcrit(saisi)
  const n = lu?.signe === null && lu.decimales === 0 && lu.valeur >= 0 ? lu.valeur : (publie?.valeur ?? null)
  if (n === null) return saisi === null ? null : `Adhérents déclarés\u00a0: ${saisi}.`
  const presents = enToutes(portrait.professionnels)
  const debut = `La communauté déclare ${compte(n, 'adhérent')}`
  if (presents === null) return `${debut}. Le nombre de professionnels présents sur le territoire n’est pas connu.`
  return `${debut}, pour ${presents.replace(/personnes?$/, (m) => m.replace('personne', 'professionnel'))} de santé ${/s$/.test(presents) ? 'présents' : 'présent'} sur le territoire\u00a0: ces deux nombres ne se confondent pas.`
}

export function chapitreOffre(entree: EntreeDocument): Block[] {
  const { portrait, figures } = entree
  const blocs: Block[] = [
    titre(1, 'Offre de soins', 'offre'),
    titre(2, 'Professionnels de santé libéraux', 'offre.professionnels'),
    texte('effectif', phraseProfessionnels(portrait)),
  ]
  const professions = tableProfessions(portrait, { pourCentMille: true, couverture: true })
  if (professions !== null)
    blocs.push(
      { ...professions, caption: 'Professionnels libéraux par profession' },
      ...figure(figures.professions),
      ...figure(figures.carteOffre),
    )
  blocs.push(...texteSi('sans-generaliste', phraseSansGeneraliste(entree)))
  const densites = tableDensites(portrait, entree.offres)
  if (densites !== null)
    blocs.push(
      densites,
      paragraphe({
        text: 'Les deux sources ne comptent pas exactement les mêmes personnes : un faible écart n’est pas significatif.',
        muted: true,
      }),
    )
  const absentes = professionsAbsentes(portrait)
  if (absentes.length > 0) {
    const noms = enumeration(absentes.map((p) => minuscule(p.libelle)))
    blocs.push(
      texte('absentes', [
        `${accord(absentes.length, 'Profession comptée', 'Professions comptées')} et sans aucun professionnel libéral\u00a0: ${noms}.`,
      ]),
    )
  }
  if (portrait.aPlacer > 0) {
    const phrase = phrasesManques(portrait).find((p) => p.includes('à placer'))
    if (phrase !== undefined) blocs.push({ type: 'note', tone: 'attention', title: null, content: [phrase] })
  }
  blocs.push(...ecartsOffre(entree.offres))
  const adherents = phraseAdherents(entree)
  if (adherents !== null) blocs.push(texte('adherents', [adherents]))
  blocs.push(...texteLibre(entree, 'diagnostic.offre'), titre(2, 'Structures de santé', 'offre.structures'))
  blocs.push(...structuresDeSante(portrait))
  return blocs
}

/** What is there, what was counted and is not there; « no data » only where nothing was counted. */
function structuresDeSante(portrait: Portrait): Block[] {
  const structures = tableStructures(portrait, true)
  const sans = structuresAbsentes(portrait)
  if (structures === null && sans.length === 0)
    return [texte('inconnues', ['Aucune donnée sur les structures de santé.'])]
  const source = sourcesDe(sans.map(({ effectif }) => effectif))
  const dapres = source === null ? '' : `, d’après ${source}`
  const noms = enumeration(sans.map(({ libelle }) => minuscule(libelle)))
  return [
    ...(structures === null ? [] : [{ ...structures, caption: 'Structures de santé par catégorie' }]),
    ...(sans.length === 0
      ? []
      : [texte('absentes', [`Sans aucune structure sur le territoire${dapres}\u00a0: ${noms}.`])]),
  ]
}
