/** The projet de santé: territory in short, needs, missions and their fiches-actions, members, one table per mission. */
import { compte, enumeration } from '../../domain/francais.ts'
import type { MissionProjet } from '../../domain/projet/missions.ts'
import { phraseIdentite, phrasesTerritoire } from '../diagnostic-territoire.ts'
import { type EntreeDocument, surtitre, texte, texteSi } from '../entree.ts'
import { chiffresCles } from '../fiche.ts'
import { figure } from '../figures-portrait.ts'
import type { Block, DocumentModel, Heading, KeyFigures } from '../model.ts'
import { nomCpts } from '../phrases.ts'
import { cleReference } from '../plan/texte.ts'
import { tableProfessions } from '../tables.ts'
import { dateLongue } from '../valeurs.ts'
import { tableauxMissions } from './annexe.ts'
import { actionsDe, type EntreeProjet } from './entree.ts'
import { ficheAction } from './fiche-action.ts'
import { membres } from './membres.ts'
import { blocsVivants } from './vivant.ts'

const titre = (level: 1 | 2, text: string, id: string): Heading => ({ type: 'heading', level, text, id })

/** What nobody wrote yet has no chapter; a dossier where nothing is written says so. */
export function buildProjet(entree: EntreeDocument): DocumentModel {
  const { portrait, date, projet } = entree
  if (projet === undefined) throw new Error('programming error: a projet de santé without its rows')
  return {
    kind: 'projet',
    eyebrow: surtitre(portrait),
    title: 'Projet de santé',
    subtitle: nomCpts(portrait.nom),
    author: portrait.nom,
    date,
    cover: true,
    projet: true,
    footer: `Projet de santé, ${nomCpts(portrait.nom)}, version du ${dateLongue(date)}`,
    numbering: false,
    blocks: [
      { type: 'contents', title: 'Sommaire' },
      { type: 'pageBreak' },
      ...territoire(entree),
      ...besoins(projet),
      ...missions(projet),
      ...chapitreMembres(entree, projet),
      ...annexe(projet),
    ],
  }
}

function territoire(entree: EntreeDocument): Block[] {
  const { portrait, figures } = entree
  const professions = tableProfessions(portrait, { pourCentMille: false, couverture: false })
  return [
    titre(1, 'Le territoire en bref', 'territoire'),
    texte('identite', phraseIdentite(portrait)),
    chiffresCles(portrait),
    ...texteSi('territoire', phrasesTerritoire(portrait)),
    ...figure(figures.carteCommunes ?? figures.carte),
    ...(professions === null ? [] : [titre(2, 'Les professionnels libéraux', 'territoire.offre'), professions]),
  ]
}

function besoins({ lignes, chiffres }: EntreeProjet): Block[] {
  if (lignes.besoin.length === 0) return []
  return [
    { type: 'pageBreak' },
    titre(1, 'Les besoins de la population', 'besoins'),
    ...lignes.besoin.flatMap((besoin, rang): Block[] => {
      const items = besoin.chiffres.flatMap((reference): KeyFigures['items'][number][] => {
        const dit = chiffres[cleReference(reference)]
        return dit === undefined ? [] : [{ value: dit.texte, label: dit.libelle, detail: null }]
      })
      const fiches = lignes.action.filter((une) => une.besoins.includes(besoin.id))
      return [
        titre(2, `B${rang + 1}. ${besoin.titre}`, `besoin.${besoin.id}`),
        ...blocsVivants('constat', besoin.constat, chiffres),
        ...(items.length === 0 ? [] : [{ type: 'keyFigures', items } as const]),
        ...(fiches.length === 0
          ? []
          : [texte('fiches', [`Fiches-actions\u00a0: ${enumeration(fiches.map((une) => une.titre))}.`])]),
      ]
    }),
  ]
}

function missions(projet: EntreeProjet): Block[] {
  return projet.missions.flatMap((mission): Block[] => {
    const fiches = actionsDe(projet, mission.cle)
    if (fiches.length === 0) return []
    return [
      { type: 'pageBreak' },
      titre(1, `Mission ${mission.numero}. ${mission.court}`, `mission.${mission.cle}`),
      texte('mission', [presentation(mission, fiches.length)]),
      ...fiches.flatMap((action, rang) => ficheAction(projet, mission, action, rang + 1)),
    ]
  })
}

function presentation({ titre: nom, type, demarrage, deploiement, prise }: MissionProjet, nombre: number): string {
  const genre = type === 'socle' ? 'mission socle' : 'mission complémentaire'
  const limites =
    demarrage === null || deploiement === null
      ? ''
      : ` Elle commence au plus tard le ${dateLongue(demarrage)} et se déploie au plus tard le ${dateLongue(deploiement)}.`
  const choix = prise ? '' : ' Le contrat ne la retient pas à ce jour.'
  return `«\u00a0${nom}\u00a0», ${genre}\u00a0: ${compte(nombre, 'fiche-action', 'fiches-actions')}.${limites}${choix}`
}

function chapitreMembres(entree: EntreeDocument, projet: EntreeProjet): Block[] {
  const blocs = membres(entree, projet, 'membres')
  return blocs.length === 0
    ? []
    : [{ type: 'pageBreak' }, titre(1, 'Les membres de la communauté', 'membres'), ...blocs]
}

function annexe(projet: EntreeProjet): Block[] {
  const tableaux = tableauxMissions(projet, 'tableaux')
  if (tableaux.length === 0) return []
  return [{ type: 'pageBreak' }, { ...titre(1, 'Un tableau par mission', 'tableaux'), paysage: true }, ...tableaux]
}
