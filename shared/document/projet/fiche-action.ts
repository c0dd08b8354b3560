/** A fiche-action on paper: what it answers, what it does, when, and what proves it. */
import { calendrierAction } from '../../dessins/calendrier.ts'
import { euros } from '../../domain/financement/mots.ts'
import { enumeration, minuscule } from '../../domain/francais.ts'
import type { Action, Indicateur, PALIERS } from '../../domain/projet/lignes.ts'
import type { MissionProjet } from '../../domain/projet/missions.ts'
import { cibleEcrite, GENRES_MOTS, niveauEcrit, nombreTel, PALIERS_MOTS, prixEcrit } from '../../domain/projet/mots.ts'
import { prixPlein } from '../../domain/projet/prix.ts'
import type { Block, Cell, Inline, KeyFigures } from '../model.ts'
import { cleReference } from '../plan/texte.ts'
import { dateLongue, TIRET } from '../valeurs.ts'
import { type EntreeProjet, piloteDe, repereBesoin, territoireDe } from './entree.ts'
import { blocsSaisis, blocsVivants } from './vivant.ts'

const VIDE: Cell = { content: [TIRET], tone: 'muted' }
/** Figures of the needs at the top of the page, beside the price. */
const CHIFFRES = 3

export function ficheAction(projet: EntreeProjet, mission: MissionProjet, action: Action, rang: number): Block[] {
  const id = `action.${action.id}`
  const partie = (nom: string, titre: string, blocs: readonly Block[]): Block[] =>
    blocs.length === 0 ? [] : [{ type: 'heading', level: 3, text: titre, id: `${id}.${nom}` }, ...blocs]
  return [
    // The first stands under the heading of its mission.
    ...(rang === 1 ? [] : [{ type: 'pageBreak' } as const]),
    { type: 'heading', level: 2, text: `${mission.numero}.${rang} ${action.titre}`, id },
    { type: 'paragraph', content: [{ text: repond(projet, mission, action), muted: true }] },
    ...(action.exemple ? [EXEMPLE] : []),
    ...enTete(projet, action),
    ...partie('constat', 'Constat', blocsVivants('constat', action.constat, projet.chiffres)),
    ...partie('objectif', 'Objectif', blocsSaisis('objectif', action.objectif)),
    ...partie('public', 'Public', blocsSaisis('public', action.public)),
    ...partie('mise-en-oeuvre', 'Mise en œuvre', miseEnOeuvre(projet, action)),
    ...partie('moyens', 'Moyens', blocsSaisis('moyens', action.moyens)),
    ...partie('calendrier', 'Étapes et calendrier', [
      ...etapes(projet, mission, action),
      ...blocsSaisis('calendrier', action.calendrier),
    ]),
    ...partie('indicateurs', 'Indicateurs', indicateurs(projet, action)),
    ...partie('risques', 'Risques', blocsSaisis('risques', action.risques)),
  ]
}

const EXEMPLE: Block = {
  type: 'note',
  tone: 'attention',
  title: 'Exemple.',
  content: [
    'Cette fiche vient de la bibliothèque d’exemples\u00a0: elle reste à adapter au territoire avant d’être envoyée.',
  ],
}

function repond(projet: EntreeProjet, { numero, court, type }: MissionProjet, { besoins, axe }: Action): string {
  const genre = type === 'socle' ? 'socle' : 'complémentaire'
  const sien = projet.lignes.axe.find((un) => un.id === axe)
  const mots = besoins.flatMap((id) => {
    const besoin = projet.lignes.besoin.find((un) => un.id === id)
    return besoin === undefined ? [] : [`${repereBesoin(projet, id)} (${minuscule(besoin.titre)})`]
  })
  return [
    `Mission ${numero}, ${minuscule(court)} (${genre}).`,
    ...(sien === undefined ? [] : [`Axe\u00a0: ${minuscule(sien.titre)}.`]),
    ...(mots.length === 0 ? [] : [`Répond ${mots.length === 1 ? 'au besoin' : 'aux besoins'} ${enumeration(mots)}.`]),
  ].join(' ')
}

function enTete(projet: EntreeProjet, action: Action): Block[] {
  const references = action.besoins
    .flatMap((id) => projet.lignes.besoin.find((un) => un.id === id)?.chiffres ?? [])
    .slice(0, CHIFFRES)
  const items: KeyFigures['items'][number][] = references.flatMap((reference) => {
    const dit = projet.chiffres[cleReference(reference)]
    return dit === undefined ? [] : [{ value: dit.texte, label: dit.libelle, detail: null }]
  })
  const prix = projet.lignes.indicateur.filter((un) => un.action === action.id).map(prixPlein)
  const connus = prix.flatMap((un) => un ?? [])
  if (connus.length > 0)
    items.push({
      value: euros(connus.reduce((somme, un) => somme + un, 0)),
      label: 'par an sur la part variable, au plus',
      detail: connus.length < prix.length ? 'un prix au moins reste à négocier' : null,
    })
  return items.length === 0 ? [] : [{ type: 'keyFigures', items }]
}

function miseEnOeuvre(projet: EntreeProjet, action: Action): Block[] {
  const { referents, partenaires } = action
  return [
    {
      type: 'fields',
      items: [
        { label: 'Territoire', value: territoireDe(projet, action) },
        { label: 'Pilote', value: piloteDe(projet, action) },
        ...(referents === '' ? [] : [{ label: 'Référents', value: referents }]),
        ...(partenaires === '' ? [] : [{ label: 'Partenaires', value: partenaires }]),
      ],
    },
  ]
}

function etapes(projet: EntreeProjet, mission: MissionProjet, action: Action): Block[] {
  const siennes = projet.lignes.etape.filter((une) => une.action === action.id)
  if (siennes.length === 0) return []
  const { signature } = projet
  const dessin =
    signature === null
      ? null
      : calendrierAction({
          etapes: siennes,
          signature,
          limites: [
            { jour: mission.demarrage, mots: 'début au plus tard' },
            { jour: mission.deploiement, mots: 'déploiement au plus tard' },
          ].flatMap(({ jour, mots }) => (jour === null ? [] : [{ jour, mots }])),
          width: 626,
        })
  const dates = siennes.map(({ titre, debut, fin, chaqueAnnee }): readonly Inline[] => [
    titre,
    { text: quand(debut, fin, chaqueAnnee), muted: true },
  ])
  if (dessin === null) return [{ type: 'list', id: 'etapes', ordered: true, items: dates }]
  return [
    {
      type: 'figure',
      kind: 'graphique',
      ...dessin,
      caption: `Étapes de l’action, années de contrat`,
      source: null,
    },
  ]
}

function quand(debut: string | null, fin: string | null, chaqueAnnee: boolean): string {
  if (debut === null) return chaqueAnnee ? ', chaque année' : ''
  if (chaqueAnnee) return `, chaque année à partir du ${dateLongue(debut)}`
  return fin === null ? `, à partir du ${dateLongue(debut)}` : `, du ${dateLongue(debut)} au ${dateLongue(fin)}`
}

function indicateurs(projet: EntreeProjet, action: Action): Block[] {
  const siens = projet.lignes.indicateur.filter((un) => un.action === action.id)
  if (siens.length === 0) return []
  return [
    {
      type: 'table',
      caption: null,
      columns: [
        { label: 'Indicateur', align: 'left' },
        { label: 'Départ', align: 'right' },
        { label: PALIERS_MOTS.socle, align: 'right' },
        { label: PALIERS_MOTS.intermediaire, align: 'right' },
        { label: PALIERS_MOTS.objectif, align: 'right' },
        { label: 'Preuve', align: 'left' },
      ],
      rows: siens.map((un) => ligne(projet, un)),
      total: null,
      rowHeader: true,
      panes: 1,
      source: null,
    },
  ]
}

const sous = (text: string): Inline => ({ text: `\n${text}`, muted: true })

function ligne(projet: EntreeProjet, indicateur: Indicateur): Cell[] {
  const { titre, genre, base, depart, departDate, unite, livrables } = indicateur
  return [
    [titre, sous([GENRES_MOTS[genre], base].filter((un) => un !== '').join(', '))],
    depart === null ? VIDE : [niveauEcrit(depart, unite), ...(departDate === '' ? [] : [sous(departDate)])],
    palier(projet, indicateur, 'socle'),
    palier(projet, indicateur, 'intermediaire'),
    palier(projet, indicateur, 'objectif'),
    livrables === '' ? VIDE : livrables,
  ]
}

/** A single price stands under the last target, as the aim. */
function palier(projet: EntreeProjet, indicateur: Indicateur, nom: (typeof PALIERS)[number]): Cell {
  const { genre, paliers, prix, sens, unite } = indicateur
  if (genre === 'paliers') {
    const { seuil, prix: sien } = paliers[nom]
    if (seuil === null) return VIDE
    const signe = sens === 'baisse' ? '≤\u00a0' : '≥\u00a0'
    return [`${signe}${nombreTel(seuil)}${unite === '%' ? '\u00a0%' : ''}`, sous(prixEcrit(sien))]
  }
  if (nom !== 'objectif') return VIDE
  const derniere = projet.lignes.cible
    .filter((une) => une.indicateur === indicateur.id)
    .toSorted((a, b) => a.annee - b.annee)
    .at(-1)
  const dit = derniere === undefined ? '' : cibleEcrite(indicateur, derniere)
  return [dit === '' ? 'oui' : dit, sous(prixEcrit(prix))]
}
