/** Diagnostic, chapters 1 (Identité) and 2 (Territoire). */

import { compterLieux } from '../domain/arrondissements.ts'
import { POPULATION, SUPERFICIE } from '../domain/chiffres/ids.ts'
import { communeOfArrondissement } from '../domain/codes.ts'
import { accord, compte, deCommune, enumeration, majuscule, nomPropre } from '../domain/francais.ts'
import type { Portrait } from '../domain/portrait-types.ts'
import { type EntreeDocument, reglage, texte, texteLibre, texteSi } from './entree.ts'
import { chiffresCles } from './fiche.ts'
import { figure } from './figures-portrait.ts'
import { phraseTaille } from './financement.ts'
import { dansDepartement, deDepartement } from './lieux.ts'
import { phrasesManques } from './manques.ts'
import type { Block, Heading, Table } from './model.ts'
import { aDesArrondissements, blocElargissements, enLieux, intituleLieux } from './perimetre.ts'
import { laCpts, mentionPopulation } from './phrases.ts'
import { COMMUNES } from './plan/chiffres.ts'
import { chiffre, enchainer, type Phrase, phrase } from './plan/phrase.ts'
import { selonListe, tableCommunes } from './tables.ts'
import { celluleTexte, enToutes, nombre, valeurNue } from './valeurs.ts'

export const titre = (level: 1 | 2 | 3, text: string, id: string): Heading => ({ type: 'heading', level, text, id })

/** "25 communes du Puy-de-Dôme", "3 communes de l’Isère et 1 commune de la Drôme", "24 communes" when unknown. */
export function phraseCommunes(portrait: Portrait): string | null {
  const n = enLieux(portrait)
  if (n === null) return null
  const [seul, ...autres] = portrait.departements
  if (seul === undefined) return n
  // The city says the département.
  if (portrait.communes.every(({ code }) => communeOfArrondissement(code) !== null)) return n
  if (autres.length === 0) return `${n} ${deDepartement(seul)}`
  if (portrait.perimetre !== 'complet')
    return `${n} (${enumeration(portrait.departements.map((d) => nomPropre(d.nom)))})`
  return `${n}, dont ${enumeration(portrait.departements.map((d) => `${nombre(d.communes)} ${dansDepartement(d)}`))}`
}

/** The number of communes at the head of these words, live. */
function chiffreCommunes(portrait: Portrait, mots: string): Phrase {
  const nombreDit = enToutes(portrait.nombreCommunes)
  if (nombreDit === null || !mots.startsWith(nombreDit)) return [mots]
  return phrase`${chiffre(nombreDit, COMMUNES, 'unite')}${mots.slice(nombreDit.length)}`
}

/** "La CPTS … réunit 25 communes du Puy-de-Dôme et 25 987 habitants (population municipale 2021, Insee)." */
export function phraseIdentite(portrait: Portrait): Phrase {
  const communes = phraseCommunes(portrait)
  const habitants = enToutes(portrait.population)
  const dits = habitants === null ? '' : chiffre(habitants, POPULATION, 'unite')
  const [seule] = portrait.communes
  if (portrait.perimetre === 'complet' && portrait.communes.length === 1 && seule !== undefined && habitants !== null) {
    const quoi = aDesArrondissements([seule])
      ? `un seul arrondissement, ${seule.nom}`
      : `la seule commune ${deCommune(seule.nom)}`
    return phrase`${majuscule(laCpts(portrait.nom))} couvre ${quoi}, soit ${dits} (${mentionPopulation(portrait) ?? ''}).`
  }
  const sujet = majuscule(laCpts(portrait.nom))
  if (communes === null && habitants === null)
    return [`Le périmètre et la population ${deLaCpts(portrait.nom)} ne sont pas connus.`]
  if (habitants === null) return [`${sujet} réunit ${communes}. Sa population n’est pas connue.`]
  const precision = ` (${mentionPopulation(portrait)})`
  if (communes === null) return phrase`${sujet} couvre ${dits}${precision}. Le nombre de ses communes n’est pas connu.`
  return phrase`${sujet} réunit ${chiffreCommunes(portrait, communes)}, et ${dits}${precision}.`
}

function deLaCpts(nom: string): string {
  return `de ${laCpts(nom)}`
}

const CHAMPS_IDENTITE = [
  ['Association', 'cpts.association'],
  ['Siège social', 'cpts.adresse'],
  ['Présidence', 'cpts.president'],
  ['Coordination', 'cpts.coordination'],
] as const

/** What is known of the association; without anything, no empty form in the middle of a diagnostic. */
function blocAssociation(entree: EntreeDocument): Block[] {
  const items = CHAMPS_IDENTITE.map(([label, cle]) => ({ label, value: reglage(entree, cle) }))
  return items.every((i) => i.value === null)
    ? []
    : [titre(2, 'Association', 'identite.association'), { type: 'fields', items }]
}

export function chapitreIdentite(entree: EntreeDocument): Block[] {
  const { portrait } = entree
  const manques = phrasesManques(portrait)
  return [
    titre(1, 'Identité', 'identite'),
    texte('identite', phraseIdentite(portrait)),
    ...blocElargissements(portrait),
    chiffresCles(portrait),
    texte('taille', phraseTaille(portrait)),
    ...texteLibre(entree, 'diagnostic.identite'),
    ...blocAssociation(entree),
    ...(manques.length === 0
      ? []
      : [
          titre(2, 'Ce que ce diagnostic ne dit pas encore', 'identite.manques'),
          { type: 'list', ordered: false, items: manques.map((m) => [m]) } as const,
        ]),
  ]
}

/** "Le territoire s’étend sur 276,5 km². Ses 25 communes appartiennent à 2 EPCI." */
export function phrasesTerritoire(portrait: Portrait): Phrase {
  const phrases: Phrase[] = []
  const surface = enToutes(selonListe(portrait, portrait.superficie))
  if (surface !== null) phrases.push(phrase`Le territoire s’étend sur ${chiffre(surface, SUPERFICIE, 'unite')}.`)
  const [premier] = portrait.epci
  if (premier !== undefined) phrases.push([phraseEpci(portrait)])
  return enchainer(phrases)
}

function phraseEpci(portrait: Portrait): string {
  const [premier, ...autres] = portrait.epci
  if (premier === undefined) return ''
  const n = portrait.communes.length
  const sujet =
    portrait.perimetre === 'complet'
      ? lieuxDe(portrait.communes)
      : `${majuscule(accord(n, 'la commune identifiée', `les ${nombre(n)} communes identifiées`))}`
  const verbe = accord(n, 'appartient', 'appartiennent')
  if (autres.length === 0) {
    if (n === 1)
      return `${sujet} ${verbe} à l’intercommunalité ${nomPropre(premier.nom)}, qui compte ${compte(premier.total, 'commune')}.`
    const entier = premier.communes === premier.total && portrait.perimetre === 'complet'
    const part = entier ? 'qu’elle recouvre en entier' : `qui compte ${compte(premier.total, 'commune')}`
    return entier
      ? `Le périmètre est exactement celui de l’intercommunalité ${nomPropre(premier.nom)} (${compte(premier.total, 'commune')}).`
      : `${sujet} ${verbe} à une seule intercommunalité, ${nomPropre(premier.nom)}, ${part}.`
  }
  const entiers = portrait.epci.filter((e) => e.communes === e.total)
  const suite =
    portrait.perimetre !== 'complet' || entiers.length === 0
      ? ''
      : entiers.length === portrait.epci.length
        ? `, ${accord(entiers.length, 'prise', 'toutes prises')} en entier`
        : `, dont ${compte(entiers.length, 'prise', 'prises')} en entier`
  return `${sujet} ${verbe} à ${compte(portrait.epci.length, 'intercommunalité')}${suite}.`
}

function lieuxDe(communes: Portrait['communes']): string {
  const n = communes.length
  if (!aDesArrondissements(communes)) return accord(n, 'Sa commune', `Ses ${nombre(n)} communes`)
  return n === 1 ? 'Son arrondissement' : `Ses ${compterLieux(communes.map(({ code }) => code))}`
}

/** How many of the communes of the territory, in words when some of them are only parts of one. */
function compteDe(communes: Portrait['communes'], nombreEntieres: number): string {
  return aDesArrondissements(communes) ? compterLieux(communes.map(({ code }) => code)) : nombre(nombreEntieres)
}

function tableEpci(portrait: Portrait): Table {
  const siennes = (siren: string) => portrait.communes.filter(({ epci }) => epci?.siren === siren)
  return {
    type: 'table',
    caption: 'Intercommunalités du territoire',
    columns: [
      { label: 'Intercommunalité', align: 'left' },
      { label: 'SIREN', align: 'right' },
      { label: 'Communes dans la CPTS', align: 'right' },
      { label: 'Communes de l’EPCI', align: 'right' },
      { label: 'Part', align: 'right' },
    ],
    rows: portrait.epci.map((e) => [
      nomPropre(e.nom),
      { content: [e.siren], tone: 'muted' },
      compteDe(siennes(e.siren), e.communes),
      nombre(e.total),
      e.total > 0 && !aDesArrondissements(siennes(e.siren))
        ? `${valeurNue(e.communes / e.total, 'part', 0)}\u00a0%`
        : '–',
    ]),
    total: null,
    rowHeader: true,
    panes: 1,
    source: null,
  }
}

function tableDepartements(portrait: Portrait): Table {
  return {
    type: 'table',
    caption: 'Départements du territoire',
    columns: [
      { label: 'Département', align: 'left' },
      { label: 'Communes', align: 'right' },
      { label: 'Part de la population du département', align: 'right' },
    ],
    rows: portrait.departements.map((d) => {
      const part = portrait.partsDepartements.find((p) => p.departement.code === d.code)?.part
      const texte = part === undefined || part.kind === 'missing' ? '–' : celluleTexte(part)
      const siennes = portrait.communes.filter(({ departement }) => departement.code === d.code)
      return [`${nomPropre(d.nom)} (${d.code})`, compteDe(siennes, d.communes), texte]
    }),
    total: null,
    rowHeader: true,
    panes: 1,
    source: null,
  }
}

export function chapitreTerritoire(entree: EntreeDocument): Block[] {
  const { portrait, figures } = entree
  const blocs: Block[] = [
    titre(1, 'Territoire', 'territoire'),
    titre(2, 'Définition', 'territoire.definition'),
    ...texteSi('definition', phrasesTerritoire(portrait)),
  ]
  blocs.push(
    ...texteLibre(entree, 'territoire.perimetre').map((un) => ({ ...un, id: `perimetre.${un.id}` })),
    ...texteLibre(entree, 'diagnostic.territoire'),
  )
  if (portrait.communes.length === 0) {
    blocs.push(
      texte('inconnue', ['La liste des communes n’est pas connue\u00a0: ni carte ni tableau ne peuvent être établis.']),
    )
    return blocs
  }
  blocs.push(...figure(figures.carteCommunes ?? figures.carte))
  if (portrait.departements.length > 1) blocs.push(tableDepartements(portrait))
  if (portrait.epci.length > 0) blocs.push(titre(2, 'Intercommunalités', 'territoire.epci'), tableEpci(portrait))
  const complet = portrait.perimetre === 'complet'
  blocs.push(
    titre(2, complet ? intituleLieux(portrait.communes) : 'Communes identifiées', 'territoire.communes'),
    tableCommunes(portrait, {
      colonnes: ['code', 'epci', 'population', 'superficie', 'densite'],
      tri: 'nom',
      panes: 1,
      caption: complet
        ? `${intituleLieux(portrait.communes)} du territoire`
        : 'Communes identifiées (liste partielle, sans total)',
      source: true,
    }),
  )
  return blocs
}
