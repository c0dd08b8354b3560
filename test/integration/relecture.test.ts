/**
 * A published table is proof-read when it is typed as a user types it: in the grid of the window, line by line or
 * pasted, with the words of the press kit. The embedded examples have no part in it.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { aEnregistrer, coller, type LigneTexte, ligneVide } from '../../renderer/features/chiffres/saisie/lignes.ts'
import { testBackend } from '../backend.ts'
import { hasSharedData, sharedData } from '../shared-data.ts'

const TABLE = 'cpts/puy_de_dome_12_cpts_publie.csv'
type Ligne = readonly [nom: string, population: string, part: string, ps: string]
const table = (): Ligne[] =>
  readFileSync(sharedData(TABLE), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((ligne) => ligne.split(';') as unknown as Ligne)

/** A dossier of the twelve CPTS without one commune, as the window makes it. */
async function dossier(titre: string, noms: readonly string[]) {
  const { backend, file } = await testBackend()
  const fichier = file('table.maillage')
  await backend.call('dossier.creer', { fichier, nom: titre })
  for (const nom of noms) await backend.call('territoire.creerCpts', { fichier, nom })
  const saisir = (cpts: string, lignes: readonly LigneTexte[]) =>
    backend.call('saisie.enregistrer', { fichier, cpts, lignes: aEnregistrer(lignes) })
  const verifier = (cpts?: string) =>
    backend.call('dossier.verifier', { fichier, ...(cpts === undefined ? {} : { cpts }) })
  return { backend, fichier, saisir, verifier }
}

/** A block copied from a spreadsheet, pasted in the first cell of an empty grid. */
const colle = (...rangees: string[][]): readonly LigneTexte[] =>
  (
    coller([ligneVide('Dossier de presse, début 2025')], 0, 'libelle', rangees.map((r) => r.join('\t')).join('\n')) ??
    []
  ).map((ligne) => ({ ...ligne, source: 'Dossier de presse, début 2025' }))

const titres = (points: readonly { readonly titre: string }[]) => points.map(({ titre }) => titre).join('\n')

describe.skipIf(!hasSharedData(TABLE))('the table of Puy-de-Dôme typed in the grid', () => {
  it.each([
    ['under a dossier named after the département', 'CPTS du Puy-de-Dôme', '2021'],
    ['under a dossier that says nothing, in a département known by the names of the CPTS', 'Table à relire', '2021'],
  ])('gives its three contradictions, %s', async (_, titre, annee) => {
    const lignes = table()
    const { saisir, verifier } = await dossier(
      titre,
      lignes.map(([nom]) => nom),
    )
    for (const [i, [nom, population, part, ps]] of lignes.entries()) {
      const texte = ['Part du territoire couverte par les douze CPTS', '', '99,8 %']
      const grille = colle(
        ['Population Couverte (en nombre d’habitants)', population, '', '', '', '', annee],
        ['% pop. couverte', `${part} %`],
        ['Nombre de professionnels de santé libéraux exerçant sur chaque territoire des CPTS', ps],
        ...(i === 0 ? [texte] : []),
      )
      await saisir(nom, grille)
    }
    const { points } = await verifier()
    const dit = titres(points.filter(({ level }) => level !== 'information'))
    expect(dit).toContain('11,9\u00a0% publié au lieu de 11,8\u00a0%')
    expect(dit).toContain('Le tableau fait 98,6\u00a0%, le texte annonce 99,8\u00a0%')
    expect(dit).toContain('1\u202f527 habitants d’un seuil de taille')
    expect(points.filter(({ level }) => level !== 'information')).toHaveLength(3)
    expect(
      points
        .find(({ code }) => code === 'double-arrondi')
        ?.chiffres.map(({ valeur, territoire }) => [territoire, valeur]),
    ).toEqual([
      ['COMBRAILLES LIMAGNE ET VOLCANS', '78\u202f473\u00a0habitants'],
      ['COMBRAILLES LIMAGNE ET VOLCANS', '11,9\u00a0%'],
    ])
  })

  it('says what it could not look at', async () => {
    const lignes = table()
    const { saisir, verifier } = await dossier(
      'Table',
      lignes.map(([nom]) => nom),
    )
    for (const [nom, population, part] of lignes)
      await saisir(
        nom,
        colle(['Population', population, '', '', '', 'habitants', '2017'], ['% pop. couverte', `${part} %`]),
      )
    const { points, nonVerifies } = await verifier()
    expect(points.map(({ code }) => code)).not.toContain('double-arrondi')
    expect(nonVerifies.join('\n')).toContain('pas de millésime 2017 embarqué')
  })
})
