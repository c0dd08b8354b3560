/**
 * The schedule of an ACI contract: what each contract year owes, and when it is paid. Pure: days and cents in, days and
 * cents out.
 *
 * Source of the rules: model contract of the ACI (Journal officiel of 24 August 2019), articles 9 and 6, as told in
 * docs/methodes/financement.md with what no source says and is a convention here.
 */
import { addDays, addMonths } from '../echeances.ts'
import { type Annee, anneesContrat, dernierJour, type Fraction, fractionAnnee, part } from './annees.ts'
import { evenements } from './crise.ts'
import type {
  AnneeContrat,
  Avis,
  ContratFinance,
  Echeancier,
  Ligne,
  MissionFinancee,
  MontantAnnuel,
  NaturePaiement,
  Paiement,
} from './types.ts'

/** A line with what is needed to pay it. */
interface Due {
  readonly annee: Annee
  readonly ligne: Ligne
  /** Day the right is born: start of the year, or of the mission inside it. */
  readonly droit: string
  readonly mode: 'totalite' | 'avance-solde' | 'apres-bilan'
}

/** Throws RangeError when a date is not a real day. */
export function echeancier(contrat: ContratFinance): Echeancier {
  const annees = anneesContrat(contrat.signature, contrat.annees)
  const terme = annees.at(-1)?.suivant ?? contrat.signature
  const fin = finEffective(contrat, terme)
  const avis: Avis[] = []
  if (contrat.fin !== null && contrat.fin < contrat.signature)
    avis.push({ type: 'fin-avant-signature', date: contrat.fin })
  const missions = contrat.missions.map((mission) => ({ mission, debut: debutUtile(mission, contrat, fin, avis) }))
  const crise = evenements(contrat, annees, fin, avis)

  const dues: Due[] = annees
    .filter((annee) => annee.debut < fin)
    .flatMap((annee) => {
      const bareme = new Map(contrat.bareme(annee.numero).map((montant) => [montant.cle, montant]))
      return [
        ...fonctionnement(annee, fin, contrat, bareme),
        ...missions.flatMap(({ mission, debut }) =>
          debut === null ? [] : partsDeMission(annee, mission, debut, fin, contrat, bareme),
        ),
      ]
    })

  const lignes = new Map<number, Ligne[]>()
  for (const { annee, ligne } of [...dues, ...crise])
    lignes.set(annee.numero, [...(lignes.get(annee.numero) ?? []), ligne])
  const paiements = [...dues.flatMap((due) => payer(due, fin, contrat)), ...crise.map(payerEvenement)]
  return {
    annees: annees
      .filter((annee) => annee.debut < fin)
      .map(
        (annee): AnneeContrat => ({
          numero: annee.numero,
          debut: annee.debut,
          dernierJour: fin < annee.suivant ? addDays(fin, -1) : dernierJour(annee),
          lignes: lignes.get(annee.numero) ?? [],
        }),
      ),
    paiements: paiements.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.annee - b.annee)),
    aides: contrat.aides,
    avis,
  }
}

/** The day from which nothing more is due. */
export function finEffective({ fin, signature }: ContratFinance, terme: string): string {
  if (fin === null || fin > terme) return terme
  return fin < signature ? signature : fin
}

/** The day from which a mission counts, or null: it never does. A start before the signature counts from the signature. */
function debutUtile(mission: MissionFinancee, { signature }: ContratFinance, fin: string, avis: Avis[]): string | null {
  const { cle, debut, delai } = mission
  if (debut === null) {
    avis.push({ type: 'non-commencee', mission: cle })
    return null
  }
  if (debut >= fin) {
    avis.push({ type: 'debut-apres-fin', mission: cle, date: debut })
    return null
  }
  if (debut < signature) {
    avis.push({ type: 'debut-avant-signature', mission: cle, date: debut })
    return signature
  }
  const limite = delai === null ? null : addMonths(signature, delai)
  if (limite !== null && debut > limite) avis.push({ type: 'debut-tardif', mission: cle, date: debut, limite })
  return debut
}

function ligneDe(
  montant: MontantAnnuel,
  poste: string,
  quelle: Ligne['part'],
  fraction: Fraction,
  simulation = false,
): Ligne {
  return {
    poste,
    part: quelle,
    libelle: montant.libelle,
    annuel: montant.cents,
    du: montant.cents === null ? null : part(montant.cents, fraction),
    statut: montant.statut,
    source: montant.source,
    prorata: fraction.compte === fraction.sur ? null : fraction,
    simulation,
  }
}

/** In full at the signature for the first year, then advance and balance. */
function fonctionnement(
  annee: Annee,
  fin: string,
  { prorata }: ContratFinance,
  bareme: ReadonlyMap<string, MontantAnnuel>,
): Due[] {
  const montant = bareme.get('fonctionnement')
  if (montant === undefined) return []
  const ligne = ligneDe(montant, 'fonctionnement', 'fonctionnement', fractionAnnee(annee, annee.debut, fin, prorata))
  return [{ annee, ligne, droit: annee.debut, mode: annee.numero === 1 ? 'totalite' : 'avance-solde' }]
}

function partsDeMission(
  annee: Annee,
  mission: MissionFinancee,
  debut: string,
  fin: string,
  { prorata }: ContratFinance,
  bareme: ReadonlyMap<string, MontantAnnuel>,
): Due[] {
  if (debut >= annee.suivant) return []
  const droit = debut > annee.debut ? debut : annee.debut
  const dues: Due[] = []
  for (const [cle, montant] of bareme) {
    if (!cle.startsWith(`mission:${mission.cle}:`)) continue
    if (!cle.endsWith(':variable')) {
      const ligne = ligneDe(montant, mission.cle, 'fixe', fractionAnnee(annee, debut, fin, prorata))
      dues.push({ annee, ligne, droit, mode: 'avance-solde' })
    } else if (mission.atteinte !== null && fin >= annee.suivant) {
      // Nobody says how a variable part is cut in a year that is not whole: it is simulated on whole years of contract alone.
      const ligne = ligneDe(montant, mission.cle, 'variable', { compte: mission.atteinte, sur: 100 }, true)
      dues.push({ annee, ligne: { ...ligne, prorata: null }, droit: annee.suivant, mode: 'apres-bilan' })
    }
  }
  return dues
}

/** Payments of a line: their sum is what is due, to the cent. An early end settles at once, money given back included. */
function payer({ annee, ligne, droit, mode }: Due, fin: string, contrat: ContratFinance): Paiement[] {
  const { poste, part: quelle, libelle, statut, simulation, du, annuel } = ligne
  const un = (date: string, nature: NaturePaiement, cents: number | null): Paiement => ({
    date,
    annee: annee.numero,
    poste,
    part: quelle,
    libelle,
    nature,
    cents,
    statut,
    simulation,
  })
  if (mode === 'apres-bilan') return [un(droit, 'solde', du)]
  const arretee = fin < annee.suivant
  const prevu = annuel === null ? null : part(annuel, fractionAnnee(annee, droit, annee.suivant, contrat.prorata))
  const verse =
    prevu === null ? null : mode === 'totalite' ? prevu : part(prevu, { compte: contrat.regles.avance, sur: 100 })
  const premier = un(droit, mode === 'totalite' ? 'totalite' : 'avance', verse)
  if (mode === 'totalite' && !arretee) return [premier]
  const reste = du === null || verse === null ? null : du - verse
  return [premier, un(arretee ? fin : annee.suivant, arretee ? 'regularisation' : 'solde', reste)]
}

function payerEvenement({ annee, ligne, date }: ReturnType<typeof evenements>[number]): Paiement {
  return {
    date,
    annee: annee.numero,
    poste: ligne.poste,
    part: ligne.part,
    libelle: ligne.libelle,
    nature: 'totalite',
    cents: ligne.du,
    statut: ligne.statut,
    simulation: false,
  }
}
