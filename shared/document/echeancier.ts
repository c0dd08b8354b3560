/** The schedule of payments in the contract: one line a day of payment, one total a contract year. */
import { MISSIONS } from '../domain/aci.ts'
import { echeancier } from '../domain/financement/echeancier.ts'
import { euros, titreCourt } from '../domain/financement/mots.ts'
import { contratFinance } from '../domain/financement/reglages.ts'
import type { Paiement } from '../domain/financement/types.ts'
import { accord, enumeration, majuscule } from '../domain/francais.ts'
import type { EntreeDocument } from './entree.ts'
import type { Cell, Table } from './model.ts'
import { dateLongue } from './valeurs.ts'

const NBSP = '\u00a0'

/** What the contract promises, the simulation left out; null: no signature, or no amount at all is known. */
export function tableEcheancier(entree: EntreeDocument): Table | null {
  const { portrait, reglages } = entree
  const contrat = contratFinance({ version: portrait.versionAci.id, taille: portrait.taille.classe, reglages })
  if (contrat === null) return null
  const paiements = echeancier(contrat).paiements.filter(({ simulation }) => !simulation)
  if (!paiements.some(({ cents }) => cents !== null)) return null
  const dates = [...new Set(paiements.map(({ date }) => date))]
  return {
    type: 'table',
    caption: 'Échéancier prévisionnel des versements, part variable non comprise',
    columns: [
      { label: 'Date', align: 'left' },
      { label: 'Versement', align: 'left' },
      { label: 'Montant', align: 'right' },
    ],
    rows: dates.map((date) => {
      const duJour = paiements.filter((p) => p.date === date)
      return [dateLongue(date), quoi(duJour), montant(duJour)]
    }),
    total: ['Total du contrat', '', montant(paiements)],
    rowHeader: true,
    panes: 1,
    source:
      contrat.prorata === 'jours'
        ? 'Années incomplètes comptées par jours, à convenir avec la CPAM'
        : 'Années incomplètes comptées par mois entamés, à convenir avec la CPAM',
  }
}

/** "1 250 €", "1 250 € et 2 montants à confirmer". */
function montant(paiements: readonly Paiement[]): Cell {
  const connus = paiements.flatMap(({ cents }) => cents ?? [])
  const inconnus = paiements.length - connus.length
  const somme = euros(connus.reduce((total, cents) => total + cents, 0))
  if (inconnus === 0) return somme
  const reste = `${inconnus}${NBSP}${accord(inconnus, 'montant')} à confirmer`
  return connus.length === 0
    ? { content: [{ text: reste, em: true }], tone: 'muted' }
    : [somme, { text: ` et ${reste}`, em: true }]
}

const court = titreCourt(MISSIONS)

const MOTS: Readonly<Record<Paiement['nature'], string>> = {
  totalite: 'totalité',
  avance: 'avance',
  solde: 'solde',
  regularisation: 'régularisation',
}

/** "Solde de l’année 1 et avance de l’année 2 : fonctionnement, accès aux soins". */
function quoi(paiements: readonly Paiement[]): string {
  const groupes = new Map<string, string[]>()
  for (const { nature, annee, poste, part } of paiements) {
    const cle = `${MOTS[nature]} de l’année${NBSP}${annee}`
    const nom =
      part === 'redaction'
        ? 'plan de crise'
        : part === 'mise-a-jour'
          ? 'mise à jour du plan de crise'
          : part === 'survenue'
            ? 'crise reconnue'
            : poste === 'fonctionnement'
              ? 'fonctionnement'
              : court(poste)
    groupes.set(cle, [...(groupes.get(cle) ?? []), nom])
  }
  return majuscule(
    [...groupes].map(([cle, noms]) => `${cle}${NBSP}: ${enumeration([...new Set(noms)])}`).join(`${NBSP}; `),
  )
}
