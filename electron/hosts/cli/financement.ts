/** The money and the days of a contract, for a person at a terminal, a program or a calendar. */
import { createHash } from 'node:crypto'
import ical from 'ical-generator'
import type { Output } from '../../../shared/contract/methods.ts'
import { euros, STATUTS } from '../../../shared/domain/financement/mots.ts'
import { formatDate } from '../../../shared/domain/format.ts'
import type { Backend } from '../../backend/backend.ts'
import { readArguments, required, usage } from './arguments.ts'
import { cptsNommee } from './cpts-nommee.ts'
import type { Sorties } from './sorties.ts'
import { tableau } from './tableau.ts'

type Financement = Output<'financement.lire'>
type Calendrier = Output<'calendrier.lire'>

export async function financement(backend: Backend, argv: readonly string[], sorties: Sorties): Promise<void> {
  const args = readArguments(argv, ['cpts', 'format'])
  const fichier = required(args, 0, 'le dossier (F.maillage)')
  const format = args.values.format ?? 'texte'
  if (format !== 'texte' && format !== 'json')
    throw usage(`Le format « ${format} » n’existe pas : choisissez texte ou json.`)
  const resultat = await backend.call('financement.lire', {
    fichier,
    ...(await cptsNommee(backend, fichier, args.values.cpts)),
  })
  if (format === 'json') sorties.donnees(JSON.stringify(resultat, null, 2))
  else sorties.out(financementTexte(resultat))
}

export async function calendrier(backend: Backend, argv: readonly string[], sorties: Sorties): Promise<void> {
  const args = readArguments(argv, ['cpts', 'format'])
  const fichier = required(args, 0, 'le dossier (F.maillage)')
  const format = args.values.format ?? 'texte'
  if (format !== 'texte' && format !== 'json' && format !== 'ics')
    throw usage(`Le format « ${format} » n’existe pas : choisissez texte, json ou ics.`)
  const resultat = await backend.call('calendrier.lire', {
    fichier,
    ...(await cptsNommee(backend, fichier, args.values.cpts)),
  })
  if (format === 'json') sorties.donnees(JSON.stringify(resultat, null, 2))
  else if (format === 'ics') sorties.donnees(calendrierIcs(resultat))
  else sorties.out(calendrierTexte(resultat))
}

const SANS_SIGNATURE =
  'La date de signature n’est pas donnée : rien ne peut être daté. « maillage regler F.maillage contrat.dateSignature=AAAA-MM-JJ » la donne.'

function financementTexte({
  cpts,
  accord,
  taille,
  signature,
  montants,
  annees,
  paiements,
  aides,
  avis,
}: Financement): string {
  const parties = [
    `${cpts} : ${accord.libelle}, ${taille === null ? 'taille à déterminer' : `taille ${taille}`}`,
    tableau(
      [{ titre: 'Montant d’une année entière' }, { titre: 'Euros', droite: true }, { titre: 'État' }],
      montants.map((m) => [m.libelle, m.statut === 'to_check' ? '' : euros(m.cents), STATUTS[m.statut]]),
    ),
  ]
  if (signature === null) return [...parties, SANS_SIGNATURE].join('\n\n')
  parties.push(
    tableau(
      [
        { titre: 'Année' },
        { titre: 'Du' },
        { titre: 'Au' },
        { titre: 'Dû', droite: true },
        { titre: 'Simulé', droite: true },
        { titre: 'À confirmer', droite: true },
      ],
      annees.map(({ numero, debut, dernierJour, totaux }) => [
        String(numero),
        formatDate(debut),
        formatDate(dernierJour),
        totaux.du === 0 && totaux.inconnus > 0 ? 'à confirmer' : euros(totaux.du),
        totaux.simule === 0 ? '' : euros(totaux.simule),
        totaux.inconnus === 0 ? '' : String(totaux.inconnus),
      ]),
    ),
    tableau(
      [{ titre: 'Versement' }, { titre: 'Motif' }, { titre: 'Montant', droite: true }],
      paiements.map((p) => [formatDate(p.date), p.motif, euros(p.cents)]),
    ),
  )
  if (aides.length > 0)
    parties.push(
      tableau(
        [{ titre: 'Hors contrat' }, { titre: 'Date' }, { titre: 'Montant', droite: true }, { titre: 'Source' }],
        aides.map((a) => [a.libelle, a.date === null ? '' : formatDate(a.date), euros(a.cents), a.source]),
      ),
    )
  if (avis.length > 0) parties.push(['À savoir', ...avis.map(({ phrase }) => `- ${phrase}`)].join('\n'))
  return parties.join('\n\n')
}

function calendrierTexte({ cpts, signature, evenements }: Calendrier): string {
  if (signature === null) return `${cpts}\n\n${SANS_SIGNATURE}`
  return [
    cpts,
    tableau(
      [{ titre: 'Date' }, { titre: 'Quoi' }],
      evenements.map((e) => [formatDate(e.date), e.titre]),
    ),
  ].join('\n\n')
}

/** All-day events. The same dossier gives the same bytes: nothing of the clock, names made of what they say. */
function calendrierIcs({ dossier, cpts, signature, evenements }: Calendrier): string {
  const agenda = ical({
    name: `Contrat ACI, ${cpts}`,
    prodId: { company: 'Maillage', product: 'Maillage', language: 'FR' },
  })
  // An agenda that holds two contracts tells their days apart by these names.
  const dossierCourt = createHash('sha256').update(`${dossier}\0${cpts}`).digest('hex').slice(0, 12)
  const vus = new Map<string, number>()
  for (const { date, genre, titre, detail } of evenements) {
    const base = `${date}-${genre}-${dossierCourt}`
    const rang = (vus.get(base) ?? 0) + 1
    vus.set(base, rang)
    agenda.createEvent({
      id: `${base}-${rang}@maillage`,
      stamp: new Date(`${signature ?? date}T00:00:00Z`),
      start: new Date(`${date}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      summary: titre,
      description: detail,
    })
  }
  return agenda.toString()
}
