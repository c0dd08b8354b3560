/** The money of a contract by the command, on a real dossier: Rosny-sous-Bois, Villemomble, Le Raincy (size 3). */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Output } from '../../../shared/contract/methods.ts'
import { type Folder, temporaryFolder } from '../../../test/cli.ts'
import { unzip, wordText } from '../../../test/read-back.ts'

let folder: Folder
beforeAll(async () => {
  folder = temporaryFolder()
  await folder.done('nouveau', 'r.maillage', '--cpts', 'Rosny', '--communes', '93064,93077,93062')
})
afterAll(() => folder.remove())

const lire = async (): Promise<Output<'financement.lire'>> =>
  JSON.parse(await folder.done('financement', 'r.maillage', '--format', 'json'))

describe('maillage financement, calendrier', () => {
  it('without a signature: amounts alone, and what to do', async () => {
    const sans = await lire()
    expect(sans).toMatchObject({ version: 1, taille: 3, signature: null, annees: [], paiements: [] })
    expect(sans.montants.find(({ cle }) => cle === 'mission:acces-soins:fixe')).toMatchObject({
      cents: 9_000_000,
      statut: 'seen_in_contract',
    })
    // Nobody gave it: a row, no figure.
    expect(sans.montants.find(({ cle }) => cle === 'mission:crise:redaction')).toMatchObject({
      cents: null,
      statut: 'to_check',
    })
    expect(await folder.done('financement', 'r.maillage')).toContain('contrat.dateSignature=AAAA-MM-JJ')
    expect(await folder.done('calendrier', 'r.maillage')).toContain('rien ne peut être daté')
  })

  it('reads days and amounts as people write them, and refuses the others', async () => {
    await folder.done(
      'regler',
      'r.maillage',
      'contrat.dateSignature=15/03/2026',
      'mission.acces-soins.debut=2026-06-01',
      'crise.redaction=20/08/2026',
      'crise.misesAJour=01/09/2027; 2028-06-01',
      'montant.mission:crise:redaction=40 000,50 €',
      'montants.source=Fiche de la CPAM, mars 2026',
      'atteinte.toutes=60 %',
    )
    const { annees, paiements, montants } = await lire()
    expect(montants.find(({ cle }) => cle === 'mission:crise:redaction')).toMatchObject({
      cents: 4_000_050,
      statut: 'typed',
      source: 'Fiche de la CPAM, mars 2026',
    })
    expect(paiements.slice(0, 3).map(({ date, cents }) => [date, cents])).toEqual([
      ['2026-03-15', 7_500_000],
      ['2026-06-01', 5_307_534],
      ['2026-08-20', 4_000_050],
    ])
    // 75 000 + 70 767,12 + 40 000,50 ; simulated: 60 % of 35 000.
    expect(annees[0]?.totaux).toEqual({ du: 18_576_762, simule: 2_100_000, inconnus: 0 })
    for (const faux of [
      'crise.misesAJour=demain',
      'montant.fonctionnement=beaucoup',
      'atteinte.toutes=120',
      'contrat.prorata=semaines',
      'contrat.dateSignature=9996-02-29',
      'contrat.dateSignature=0050-02-28',
      'crise.survenues=2027-01-01, 9999-12-31',
      'contrat.taille.annee3=5',
    ])
      expect((await folder.maillage('regler', 'r.maillage', faux)).code).toBe(1)
  })

  it('what was typed is of the size of today: an avenant goes back to the table', async () => {
    await folder.done('regler', 'r.maillage', 'montant.fonctionnement=70000', 'contrat.taille.annee4=4')
    const { annees } = await lire()
    const fonctionnement = annees.map(({ taille, lignes }) => [
      taille,
      lignes.find(({ poste }) => poste === 'fonctionnement')?.du,
    ])
    expect(fonctionnement).toEqual([
      [3, 7_000_000],
      [3, 7_000_000],
      [3, 7_000_000],
      [4, null],
      [4, null],
    ])
    await folder.done('regler', 'r.maillage', 'montant.fonctionnement=', 'contrat.taille.annee4=')
  })

  it('gives a calendar that an agenda reads, the same twice, its lines no longer than the format has them', async () => {
    const ics = await folder.done('calendrier', 'r.maillage', '--format', 'ics')
    expect(ics).toBe(await folder.done('calendrier', 'r.maillage', '--format', 'ics'))
    expect(ics.match(/^BEGIN:VEVENT/gm)?.length).toBe(ics.match(/^END:VEVENT/gm)?.length)
    expect(ics).toContain('DTSTART;VALUE=DATE:20260315')
    for (const ligne of ics.split('\r\n')) expect(Buffer.byteLength(ligne)).toBeLessThanOrEqual(75)
    const texte = await folder.done('calendrier', 'r.maillage')
    expect(texte).toMatch(/15 septembre 2026\s+Au plus tard\s: démarrage, accès aux soins/)
    expect(texte).toMatch(/14 mars 2031\s+Fin du contrat/)
  })

  it('an end before the signature leaves one day; the two days that a year may end are one', async () => {
    await folder.done('regler', 'r.maillage', 'contrat.fin=2020-01-01')
    expect(await folder.done('calendrier', 'r.maillage')).toMatch(/15 mars 2026\s+Fin anticipée du contrat/)
    await folder.done('regler', 'r.maillage', 'contrat.fin=2027-09-15')
    expect((await lire()).annees.at(-1)?.dernierJour).toBe('2027-09-14')
    expect(await folder.done('calendrier', 'r.maillage')).toMatch(/14 septembre 2027\s+Fin anticipée/)
    await folder.done('regler', 'r.maillage', 'contrat.fin=')
  })

  it('prints the schedule in the contract, unknown amounts said and never counted as zero', async () => {
    await folder.done('regler', 'r.maillage', 'montant.mission:crise:redaction=')
    await folder.done('document', 'r.maillage', 'contrat', '-o', 'c.docx', '--date', '2026-11-30')
    const contrat = wordText(String(unzip(readFileSync(folder.file('c.docx'))).get('word/document.xml')))
    expect(contrat).toMatch(/1er\s?juin 2026\s*Avance de l’année\s1\s: accès aux soins\s*53\s075,34\s€/)
    expect(contrat).toMatch(/20\s?août 2026\s*Totalité de l’année\s1\s: plan de crise\s*1\smontant à confirmer/)
    // Seen in contracts: printed, and said to be checked. The simulation is no promise of the contract.
    expect(contrat).toMatch(/90\s000\s€ à vérifier/)
    expect(contrat).not.toContain('simulation')
    const { annees } = await lire()
    expect(annees[0]?.totaux).toEqual({ du: 14_576_712, simule: 2_100_000, inconnus: 1 })
  })
})
