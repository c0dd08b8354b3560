/** Diagnostic, chapter 3 (Population). */

import { DENSITE, EVOLUTION, POPULATION } from '../domain/chiffres/ids.ts'
import { sourcesDe } from '../domain/chiffres/mots.ts'
import { anneesEntre, evolutionAnnuelle, mesuresDistinctes, motsMillesime } from '../domain/evolution.ts'
import { compte, majuscule, nomPropre } from '../domain/francais.ts'
import type { Portrait, PortraitCommune } from '../domain/portrait-types.ts'
import { knownValue } from '../domain/quantity-ops.ts'
import { titre } from './diagnostic-territoire.ts'
import { type EntreeDocument, texte, texteLibre, texteSi } from './entree.ts'
import { figure } from './figures-portrait.ts'
import { deDepartement } from './lieux.ts'
import type { Block, Cell, Table } from './model.ts'
import { aDesArrondissements, sourceElargie } from './perimetre.ts'
import { annee } from './phrases.ts'
import { chiffre, enchainer, type Phrase, phrase } from './plan/phrase.ts'
import type { Lieu } from './plan/texte.ts'
import { communesTriees, selonListe, tableSecteurs } from './tables.ts'
import { celluleTexte, enToutes, estConnu, nombre, tauxTexte, valeurNue, valeurUnite } from './valeurs.ts'

/** Below it, listing "the most and least populated" would only repeat the list of communes. */
const MIN_COMMUNES_EXTREMES = 12
const NOMBRE_EXTREMES = 5

/** "Le territoire compte 25 987 habitants en 2021, soit 3,9 % de la population du Puy-de-Dôme. Sa densité est de …" */
export function phrasePopulation(portrait: Portrait): Phrase {
  const habitants = enToutes(portrait.population)
  if (habitants === null) return ['La population du territoire n’est pas connue.']
  const an = portrait.population.millesime
  const seul = portrait.partsDepartements.length === 1
  const parts = portrait.partsDepartements
    .map(({ departement, part }) => {
      const texte = enToutes(part)
      if (texte === null) return null
      const avec = { ou: { type: 'niveau', niveau: 'departement', code: departement.code } as const }
      // Of several départements each part is that of the communes in it: no figure of the catalogue.
      const part1 = seul ? chiffre(texte, POPULATION, 'part', { avec }) : texte
      return phrase`${part1} de la population ${deDepartement(departement)}`
    })
    .filter((p) => p !== null)
  const soit = parts.length === 0 ? [] : phrase`, soit ${enumerer(parts)}`
  const densite = enToutes(selonListe(portrait, portrait.densite))
  const debut = phrase`Le territoire compte ${chiffre(habitants, POPULATION, 'unite')}${an === null ? '' : ` en ${an}`}${soit}.`
  if (densite === null) return debut
  return phrase`${debut} Sa densité est ${/^\d/.test(densite) ? 'de ' : 'd’'}${chiffre(densite, DENSITE, 'unite')}.`
}

/** "a, b et c", of sentences. */
function enumerer(parties: readonly Phrase[]): Phrase {
  return parties.flatMap((une, rang) => [...(rang === 0 ? [] : [rang === parties.length - 1 ? ' et ' : ', ']), ...une])
}

const enCommune = (code: string): { readonly ou: Lieu } => ({ ou: { type: 'commune', code } })

interface Connue {
  readonly commune: PortraitCommune
  readonly valeur: number
}

function connues(portrait: Portrait, champ: 'population' | 'densite'): Connue[] {
  return portrait.communes.flatMap((commune) => {
    const q = commune[champ]
    return q.kind === 'known' ? [{ commune, valeur: q.value }] : []
  })
}

/** How the inhabitants are spread: the largest commune and its share, and the small communes. Empty for one commune. */
export function phraseRepartition(portrait: Portrait): Phrase {
  const liste = connues(portrait, 'population').sort((a, b) => b.valeur - a.valeur)
  const [plus] = liste
  if (plus === undefined || liste.length < 2 || portrait.perimetre !== 'complet') return []
  const total = portrait.population.kind === 'known' ? portrait.population.value : null
  const { code } = plus.commune
  const ici = enCommune(code)
  const part =
    total === null || total === 0
      ? []
      : phrase`, soit ${chiffre(valeurUnite(plus.valeur / total, 'part'), POPULATION, 'part', { ...ici, avec: { ou: { type: 'cpts' } } })} de l’ensemble`
  // The largest and the smallest may be among those that are not known.
  const debut =
    liste.length === portrait.communes.length
      ? ''
      : `Parmi les ${nombre(liste.length)} communes sur ${nombre(portrait.communes.length)} dont la population est connue, `
  const superlatif = aDesArrondissements([plus.commune])
    ? 'l’arrondissement le plus peuplé'
    : 'la commune la plus peuplée'
  const phrases: Phrase[] = [
    phrase`${debut}${debut === '' ? majuscule(superlatif) : superlatif}, ${nomPropre(plus.commune.nom)}, compte ${chiffre(compte(plus.valeur, 'habitant'), POPULATION, 'unite', ici)}${part}.`,
  ]
  const petites = liste.filter((c) => c.valeur < 500).length
  if (petites === liste.length && debut === '') phrases.push(['Toutes les communes ont moins de 500\u00a0habitants.'])
  else if (petites > 1)
    phrases.push([`${nombre(petites)} communes sur ${nombre(liste.length)} ont moins de 500\u00a0habitants.`])
  else if (petites === 1) phrases.push([`Une seule commune sur ${nombre(liste.length)} a moins de 500\u00a0habitants.`])
  return enchainer(phrases)
}

/**
 * "La densité des communes va de 21,3 habitants au km² (X) à 305,7 (Y)." Where some are unknown the ends may be among
 * them: the known ones are counted. Empty when fewer than two densities are known.
 */
export function phraseDensites(portrait: Portrait): Phrase {
  const liste = connues(portrait, 'densite').sort((a, b) => a.valeur - b.valeur)
  const [moins] = liste
  const plus = liste.at(-1)
  if (moins === undefined || plus === undefined || liste.length < 2) return []
  if (valeurNue(moins.valeur, 'hab_km2') === valeurNue(plus.valeur, 'hab_km2')) return []
  const total = portrait.communes.length
  const sujet =
    liste.length === total
      ? 'La densité des communes'
      : `Dans les ${nombre(liste.length)} communes sur ${nombre(total)} dont la densité est connue, elle`
  const bas = chiffre(valeurUnite(moins.valeur, 'hab_km2'), DENSITE, 'unite', enCommune(moins.commune.code))
  const haut = chiffre(valeurNue(plus.valeur, 'hab_km2'), DENSITE, 'valeur', enCommune(plus.commune.code))
  return phrase`${sujet} va de ${bas} (${nomPropre(moins.commune.nom)}) à ${haut} (${nomPropre(plus.commune.nom)}).`
}

/** From the first to the last count of the whole territory; empty when fewer than two vintages are exact. */
export function phraseEvolution({ populations }: Portrait): Phrase {
  const exactes = populations.filter((p) => p.population.kind === 'known' && annee(p.millesime) !== null)
  const mesures = mesuresDistinctes(populations)
  const [premier] = mesures
  const dernier = mesures.at(-1)
  if (premier === undefined || dernier === undefined || exactes.length < 2) return []
  if (premier === dernier) {
    return [
      `Les populations publiées de ${exactes[0]?.millesime} à ${exactes.at(-1)?.millesime} reprennent le recensement de ${premier.comptee}\u00a0: leur évolution n’est pas disponible.`,
    ]
  }
  const [avant, apres] = [premier, dernier].map(({ population }) => knownValue(population) ?? 0) as [number, number]
  const taux = evolutionAnnuelle(premier.population, dernier.population, anneesEntre(premier, dernier))
  const ecart = apres - avant
  const dite = (texte: string, { millesime }: typeof premier, forme: 'valeur' | 'unite') =>
    chiffre(texte, POPULATION, forme, { millesime })
  const debut = phrase`Entre ${premier.comptee ?? ''} et ${dernier.comptee ?? ''}, à périmètre constant, la population est passée de ${dite(nombre(avant), premier, 'valeur')} à ${dite(compte(apres, 'habitant'), dernier, 'unite')}`
  if (ecart === 0) return phrase`${debut}\u00a0: elle est stable.`
  const mot = ecart > 0 ? `${compte(ecart, 'habitant')} de plus` : `${compte(-ecart, 'habitant')} de moins`
  if (taux.kind !== 'known') return phrase`${debut} (${mot}).`
  const texte = tauxTexte(taux.value)
  const periode = { millesime: `${premier.millesime}-${dernier.millesime}` }
  return /^[+−]/.test(texte)
    ? phrase`${debut} (${mot}), soit ${chiffre(texte, EVOLUTION, 'croissance', periode)} par an en moyenne.`
    : phrase`${debut} (${mot})\u00a0: elle est presque stable.`
}

/** One line per vintage, with the yearly growth since the previous count: none for a vintage that repeats it. */
export function tableEvolution(portrait: Portrait): Table | null {
  const mesures = mesuresDistinctes(portrait.populations)
  const lignes = portrait.populations.map((ligne): Cell[] => {
    const rang = mesures.findIndex(({ millesime }) => millesime === ligne.millesime)
    const [avant, ici] = [mesures[rang - 1], mesures[rang]]
    const taux =
      avant === undefined || ici === undefined
        ? null
        : knownValue(evolutionAnnuelle(avant.population, ici.population, anneesEntre(avant, ici)))
    return [motsMillesime(ligne), celluleTexte(ligne.population), taux === null ? '–' : tauxTexte(taux)]
  })
  if (portrait.populations.filter((p) => estConnu(p.population)).length < 2) return null
  return {
    type: 'table',
    caption: 'Population municipale par millésime, à périmètre constant',
    columns: [
      { label: 'Millésime', align: 'left' },
      { label: 'Habitants', align: 'right' },
      { label: 'Évolution par an depuis le millésime précédent', align: 'right' },
    ],
    rows: lignes,
    total: null,
    rowHeader: true,
    panes: 1,
    source: sourceElargie(portrait, sourcesDe(portrait.populations.map((p) => p.population))),
  }
}

function extremes(portrait: Portrait): Block[] {
  const liste = communesTriees(portrait, 'population').filter((c) => c.population.kind === 'known')
  if (portrait.perimetre !== 'complet' || liste.length < MIN_COMMUNES_EXTREMES) return []
  const table = (caption: string, communes: readonly PortraitCommune[]): Table => ({
    type: 'table',
    caption,
    columns: [
      { label: 'Commune', align: 'left' },
      { label: 'Habitants', align: 'right' },
    ],
    rows: communes.map((c) => [nomPropre(c.nom), celluleTexte(c.population)]),
    total: null,
    rowHeader: true,
    panes: 1,
    source: null,
  })
  return [
    titre(2, 'Communes les plus et les moins peuplées', 'population.extremes'),
    {
      type: 'columns',
      ratio: [1, 1],
      left: [table('Les plus peuplées', liste.slice(0, NOMBRE_EXTREMES))],
      right: [table('Les moins peuplées', liste.slice(-NOMBRE_EXTREMES).reverse())],
    },
  ]
}

/** "Le secteur Varennes est le plus peuplé (12 064 habitants) …" Empty below two sectors. */
export function phraseSecteurs(portrait: Portrait): Phrase {
  const liste = portrait.secteurs.flatMap((s) =>
    s.population.kind === 'known' ? [{ id: s.id, nom: s.nom, n: s.population.value }] : [],
  )
  if (liste.length < 2) return []
  const tries = [...liste].sort((a, b) => b.n - a.n)
  const [plus] = tries
  const moins = tries.at(-1)
  if (plus === undefined || moins === undefined) return []
  const dit = (texte: string, { id }: typeof plus, forme: 'valeur' | 'unite') =>
    id === undefined ? texte : chiffre(texte, POPULATION, forme, { ou: { type: 'secteur', secteur: id } })
  return phrase`Le secteur le plus peuplé est «\u00a0${plus.nom}\u00a0», avec ${dit(compte(plus.n, 'habitant'), plus, 'unite')}\u00a0; le moins peuplé, «\u00a0${moins.nom}\u00a0», en compte ${dit(nombre(moins.n), moins, 'valeur')}.`
}

export function chapitrePopulation(entree: EntreeDocument): Block[] {
  const { portrait, figures } = entree
  const repartition = enchainer([phraseRepartition(portrait), phraseDensites(portrait)])
  const evolution = phraseEvolution(portrait)
  const tableAns = tableEvolution(portrait)
  const secteurs = tableSecteurs(portrait)
  const phraseS = phraseSecteurs(portrait)
  const blocs: Block[] = [
    titre(1, 'Population', 'population'),
    titre(2, 'Habitants et densité', 'population.habitants'),
    texte('habitants', phrasePopulation(portrait)),
    ...texteSi('repartition', repartition),
  ]
  blocs.push(...texteLibre(entree, 'diagnostic.population'), ...figure(figures.carte))
  if (secteurs !== null) {
    blocs.push(titre(2, 'Secteurs', 'population.secteurs'), ...texteSi('secteurs', phraseS))
    blocs.push({ ...secteurs, caption: 'Population et densité par secteur' })
  }
  if (tableAns !== null) {
    blocs.push(titre(2, 'Évolution', 'population.evolution'), ...texteSi('evolution', evolution))
    blocs.push(...figure(figures.evolution), tableAns)
  }
  blocs.push(...extremes(portrait))
  return blocs
}
