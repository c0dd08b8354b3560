/** Payments along the contract: one bar a day, by kind; the table of each payment is one click away. */
import { Table } from '@mantine/core'
import { AVANCE } from '../../../shared/domain/aci.ts'
import { euros } from '../../../shared/domain/financement/mots.ts'
import { formatDate, formatNumber } from '../../../shared/domain/format.ts'
import { compte } from '../../../shared/domain/francais.ts'
import styles from './financement.module.css'
import { type Barre, barres, type Financement, type Genre } from './tableau.ts'

const GENRES: readonly { readonly genre: Genre; readonly mot: string }[] = [
  { genre: 'totalite', mot: 'en entier' },
  { genre: 'avance', mot: `avance de ${AVANCE}\u00a0%` },
  { genre: 'solde', mot: 'solde' },
  { genre: 'crise', mot: 'plan de crise' },
  { genre: 'simule', mot: 'simulé' },
]

const LARGEUR = 640
const HAUT = 150
const BAS = 34
const BARRE = 26

export function Versements({ financement }: { readonly financement: Financement }) {
  const toutes = barres(financement)
  const genres = new Set(toutes.flatMap(({ parts }) => parts.map(({ genre }) => genre)))
  return (
    <>
      <p className={styles.legende}>
        {GENRES.filter(({ genre }) => genres.has(genre)).map(({ genre, mot }) => (
          <span key={genre}>
            <span className={styles.pave} data-genre={genre} aria-hidden /> {mot}
          </span>
        ))}
        {toutes.some(({ inconnus }) => inconnus > 0) && (
          <span>
            <span className={styles.etat} data-etat="to_check" aria-hidden /> montant à confirmer
          </span>
        )}
      </p>
      <Graphique financement={financement} toutes={toutes} />
      <details className={styles.detail}>
        <summary>Chaque versement</summary>
        <Table aria-label="Chaque versement">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Date</Table.Th>
              <Table.Th>Motif</Table.Th>
              <Table.Th className={styles.nombre}>Montant</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {financement.paiements.map((p) => (
              <Table.Tr key={`${p.date} ${p.motif}`}>
                <Table.Td className={styles.date}>{formatDate(p.date)}</Table.Td>
                <Table.Td>{p.motif}</Table.Td>
                <Table.Td className={styles.nombre}>{euros(p.cents)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </details>
    </>
  )
}

/** Bars stand at their day; what is given back hangs under the ground line. */
function Graphique({
  financement: { annees },
  toutes,
}: {
  readonly financement: Financement
  readonly toutes: readonly Barre[]
}) {
  const debut = Date.parse(annees[0]?.debut ?? '')
  const fin = Math.max(...toutes.map(({ date }) => Date.parse(date)))
  const sommet = Math.max(1, ...toutes.map(hauteur))
  const x = (date: string): number =>
    BARRE + ((Date.parse(date) - debut) / Math.max(1, fin - debut)) * (LARGEUR - 2 * BARRE)
  const y = (cents: number): number => (cents / sommet) * (HAUT - 24)
  const anniversaires = new Set(annees.map(({ debut: jour }) => jour))
  return (
    <svg
      className={styles.graphique}
      viewBox={`0 0 ${LARGEUR} ${HAUT + BAS}`}
      role="img"
      aria-label={alternative(toutes)}
    >
      <line x1={0} x2={LARGEUR} y1={HAUT} y2={HAUT} className={styles.sol} />
      {toutes.map((barre) => {
        const gauche = x(barre.date)
        let pied = HAUT
        return (
          <g key={barre.date}>
            {barre.parts.map(({ genre, cents }) => {
              const taille = y(Math.abs(cents))
              const haut = cents < 0 ? HAUT : pied - taille
              if (cents > 0) pied = haut
              return (
                <rect key={genre} x={gauche - BARRE / 2} y={haut} width={BARRE} height={taille} data-genre={genre}>
                  <title>{`${formatDate(barre.date)}, ${euros(cents)}`}</title>
                </rect>
              )
            })}
            {barre.inconnus > 0 && <circle cx={gauche} cy={HAUT} r={4} className={styles.inconnu} />}
            {(anniversaires.has(barre.date) || barre.total > sommet / 3) && barre.parts.length > 0 && (
              <text x={gauche} y={pied - 5} className={styles.somme}>
                {formatNumber(Math.round(barre.total / 100))}
              </text>
            )}
            {(anniversaires.has(barre.date) || Date.parse(barre.date) === fin) && (
              <text x={gauche} y={HAUT + 16} className={styles.repere}>
                {mois(barre.date)}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}

const hauteur = ({ parts }: Barre): number => parts.reduce((total, { cents }) => total + Math.max(0, cents), 0)

const MOIS = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.']
const mois = (iso: string): string => `${MOIS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`

/** The chart in words: how many days of payment, the sum of what is known, what is not. */
function alternative(toutes: readonly Barre[]): string {
  const total = toutes.reduce((somme, barre) => somme + barre.total, 0)
  const inconnus = toutes.reduce((somme, barre) => somme + barre.inconnus, 0)
  const reste = inconnus === 0 ? '' : `, et ${compte(inconnus, 'versement')} dont le montant est à confirmer`
  return `Versements du contrat\u00a0: ${compte(toutes.length, 'date')}, ${euros(total)} en tout${reste}.`
}
