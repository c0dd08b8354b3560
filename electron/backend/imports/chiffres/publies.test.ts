/** Tables of CPTS as press kits give them, in a file: published figures with their line, then proof-read. */
import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { testBackend } from '../../../../test/backend.ts'

async function importer(contenu: string, nom = 'tableau.csv') {
  const { backend, file } = await testBackend()
  const [fichier, source] = [file('a.maillage'), file(nom)]
  writeFileSync(source, contenu)
  await backend.call('dossier.creer', { fichier, nom: 'Puy-de-Dôme' })
  await backend.call('territoire.creerCpts', { fichier, nom: 'CPTS de Thiers Dore et Montagne' })
  const rapport = await backend.call('dossier.importer', { fichier, source })
  const chiffres = async () => (await backend.call('dossier.chiffres', { fichier })).cpts
  return { backend, fichier, source, rapport, chiffres }
}

describe('a table of published figures, one line per CPTS', () => {
  it('joins the CPTS of the dossier by their names, and makes the others', async () => {
    const { chiffres, rapport } = await importer(
      'CPTS;Population couverte 2021;% pop. couverte;Remarque\nTHIERS DORE ET MONTAGNE;38 531;5,8;x\nSud 63;63 587;9,6;\n',
    )
    expect(rapport).toMatchObject({ profil: 'cpts-publies', lues: 2, retenues: 2 })
    const lus = await chiffres()
    expect(lus.map(({ nom, population }) => [nom, population.valeur, population.millesime])).toEqual([
      ['CPTS de Thiers Dore et Montagne', 38_531, '2021'],
      ['Sud 63', 63_587, '2021'],
    ])
    expect(lus[0]?.publies.map(({ libelle, texte, source }) => [libelle, texte, source])).toEqual([
      ['Population couverte', '38\u202f531', 'tableau.csv, ligne 2'],
      ['% pop. couverte', '5,8\u00a0%', 'tableau.csv, ligne 2'],
    ])
  })

  it('checks its line of total, refuses thousands with a point, and goes with its source', async () => {
    const { backend, fichier, rapport, chiffres } = await importer(
      'cpts,population\nA,10000\nB,20000\nC,1.500\nTotal,31000\n',
    )
    expect(rapport.ignorees.map(({ cause, lignes }) => [cause, lignes])).toEqual([['nombre illisible', 1]])
    const { points } = await backend.call('dossier.verifier', { fichier })
    const somme = points.find(({ code }) => code === 'somme-cpts')
    expect(somme).toBeUndefined() // one CPTS of the dossier has no line: the total may well hold it
    await backend.call('territoire.supprimerCpts', { fichier, cpts: 'CPTS de Thiers Dore et Montagne' })
    const apres = await backend.call('dossier.verifier', { fichier })
    expect(apres.points.find(({ code }) => code === 'somme-cpts')?.titre).toBe(
      'Les CPTS font 30\u202f000, le total annoncé est 31\u202f000',
    )
    const [source] = await backend.call('donnees.sources', { fichier })
    await backend.call('donnees.retirer', { fichier, source: source?.id ?? 0 })
    expect((await chiffres()).every(({ publies }) => publies.length === 0)).toBe(true)
  })

  it('leaves a list of communes to its own reader', async () => {
    const { backend, file } = await testBackend()
    const [fichier, source] = [file('a.maillage'), file('liste.csv')]
    writeFileSync(source, 'cpts;code_insee;population\nA;63040;4808\n')
    await backend.call('dossier.creer', { fichier, nom: 'x' })
    expect(await backend.call('dossier.importer', { fichier, source })).toMatchObject({ profil: 'cpts-liste' })
  })
})
