/** The projet de santé, for a person at a terminal or a program. */
import type { Output } from '../../../shared/contract/methods.ts'
import { nomProfession } from '../../../shared/domain/catalogues.ts'
import { CRISE } from '../../../shared/domain/financement/crise.ts'
import { euros } from '../../../shared/domain/financement/mots.ts'
import { compte } from '../../../shared/domain/francais.ts'
import { cibleEcrite, ETATS_MOTS, GENRES_MOTS, niveauEcrit, nomMembre } from '../../../shared/domain/projet/mots.ts'
import type { Backend } from '../../backend/backend.ts'
import { readArguments, required, usage } from './arguments.ts'
import { cptsNommee } from './cpts-nommee.ts'
import type { Sorties } from './sorties.ts'
import { tableau } from './tableau.ts'

type Projet = Output<'projet.lire'>
type Indicateur = Projet['indicateur'][number]

export async function projet(backend: Backend, argv: readonly string[], { out, donnees }: Sorties): Promise<void> {
  const args = readArguments(argv, ['cpts', 'format'])
  const fichier = required(args, 0, 'le dossier (F.maillage)')
  const format = args.values.format ?? 'texte'
  if (format !== 'texte' && format !== 'json')
    throw usage(`Le format « ${format} » n’existe pas : choisissez texte ou json.`)
  const resultat = await backend.call('projet.lire', {
    fichier,
    ...(await cptsNommee(backend, fichier, args.values.cpts)),
  })
  if (format === 'json') donnees(JSON.stringify(resultat, null, 2))
  else out(projetTexte(resultat))
}

function projetTexte(lu: Projet): string {
  const { cpts, besoin, action, membre, avis } = lu
  const parties = [
    [
      cpts,
      `${compte(besoin.length, 'besoin')}, ${compte(action.length, 'fiche-action', 'fiches-actions')}, ${compte(lu.indicateur.length, 'indicateur')}, ${compte(membre.length, 'membre')}`,
    ].join('\n'),
  ]
  if (besoin.length > 0)
    parties.push(['Besoins', ...besoin.map(({ titre }, rang) => `  B${rang + 1} ${titre}`)].join('\n'))
  for (const mission of lu.missions)
    if (action.some((une) => une.mission === mission.cle)) parties.push(enTexte(lu, mission))
  if (membre.length > 0)
    parties.push(
      [
        'Membres',
        ...membre.map(
          (un) => `  ${nomMembre(un, un.profession === null ? null : nomProfession(un.profession), un.commune)}`,
        ),
      ].join('\n'),
    )
  if (avis.length > 0) parties.push(['À savoir', ...avis.map(({ phrase }) => `- ${phrase}`)].join('\n'))
  return parties.join('\n\n')
}

function enTexte(lu: Projet, mission: Projet['missions'][number]): string {
  const siennes = lu.action.filter((une) => une.mission === mission.cle)
  return [
    `${mission.numero}. ${mission.court}${argent(lu, mission)}`,
    ...siennes.flatMap((action, rang) => [
      `  ${mission.numero}.${rang + 1} ${action.titre} (${ETATS_MOTS[action.etat]}${action.exemple ? ', exemple' : ''})`,
      ...lu.indicateur.filter((un) => un.action === action.id).flatMap((un) => indicateurTexte(lu, un)),
    ]),
  ].join('\n')
}

/** Prices beside the variable part; nothing where no indicator is, nor for the crisis mission, which has no such part. */
function argent(lu: Projet, { cle, plein, variable }: Projet['missions'][number]): string {
  const siennes = new Set(lu.action.filter(({ mission }) => mission === cle).map(({ id }) => id))
  const nombre = lu.indicateur.filter(({ action }) => siennes.has(action)).length
  if (nombre === 0) return ''
  const prix =
    plein.inconnus === nombre
      ? 'prix à négocier'
      : `prix des indicateurs ${euros(plein.cents)}${plein.inconnus === 0 ? '' : ' au moins'}`
  const part = variable === null ? 'part variable à confirmer par la CPAM' : `part variable ${euros(variable)}`
  return cle === CRISE ? ` (${prix})` : ` (${prix}, ${part})`
}

function indicateurTexte(lu: Projet, indicateur: Indicateur): string[] {
  const { titre, genre, depart, unite, departDate } = indicateur
  const cibles = lu.cible.filter((une) => une.indicateur === indicateur.id)
  const base =
    depart === null ? '' : `, départ ${niveauEcrit(depart, unite)}${departDate === '' ? '' : ` (${departDate})`}`
  const lignes = [`      ${titre} : ${GENRES_MOTS[genre]}${base}`]
  if (cibles.length > 0)
    lignes.push(
      tableau(
        cibles.map(({ annee }) => ({ titre: `Année ${annee}`, droite: true })),
        [cibles.map((une) => cibleEcrite(indicateur, une))],
      )
        .split('\n')
        .map((ligne) => `        ${ligne}`)
        .join('\n'),
    )
  return lignes
}
