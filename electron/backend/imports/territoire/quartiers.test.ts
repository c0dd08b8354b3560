import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { maillageError } from '../../../../test/maillage-error.ts'
import { hasSharedData, sharedData } from '../../../../test/shared-data.ts'
import { type Backend, openBackend } from '../../backend.ts'

let bibliotheque: string
let backend: Backend
beforeEach(async () => {
  bibliotheque = mkdtempSync(join(tmpdir(), 'maillage-quartiers-'))
  backend = await openBackend({ espace: { hote: 'cli', dossiers: bibliotheque, bibliotheque } })
})
afterEach(() => {
  backend.close()
  rmSync(bibliotheque, { recursive: true })
})

const csv = (nom: string, ...lignes: readonly string[]) => {
  const chemin = join(bibliotheque, nom)
  writeFileSync(chemin, `${lignes.join('\n')}\n`)
  return chemin
}

async function dossier(nom: string, texte: string): Promise<string> {
  const fichier = join(bibliotheque, `${nom}.maillage`)
  await backend.call('dossier.creer', { fichier, nom, cpts: [{ nom, texte }] })
  return fichier
}

const lire = async (fichier: string) => {
  const { liste, quartiers, communes, indecis } = await backend.call('territoire.quartiers', { fichier, cpts: 1 })
  return {
    annee: liste?.millesime ?? null,
    quartiers: quartiers.map(({ nom }) => nom),
    communes: communes.map((un) => `${un.nom} ${un.quartiers.length}`),
    indecis,
  }
}

const ENTETE = 'code_qp;lib_qp;insee_dep;insee_com;lib_com'

describe('a list of quarters', () => {
  it('is kept for every dossier, each quarter with its communes of today, and the dossier does not change', async () => {
    const fichier = await dossier('A', '03118, 03107, 38225')
    expect(await lire(fichier)).toEqual({ annee: null, quartiers: [], communes: [], indecis: 0 })
    const avant = (await backend.call('dossier.etat', { fichier })).revision
    const source = csv(
      'listeqp2024-cog2024.csv',
      ENTETE,
      // 38021 (Autrans) and 38225 are one commune since 2016.
      'QN00301M;Nord;03;03118;Gannat',
      'QN00302M;Deux rives;03;"03118, 03107";Gannat, Ébreuil',
      'QN03801M;Plateau;38;38021;Autrans',
      'QN03802M;Ailleurs;38;38421;Saint-Martin-d’Hères',
      'QN99901M;Nulle part;99;99999;?',
    )
    const rapport = await backend.call('dossier.importer', { fichier, source })
    expect(rapport.apports).toEqual(['4\u00a0quartiers prioritaires dans 4\u00a0communes, 2024'])
    expect(rapport.codesInconnus).toEqual(['99999'])
    expect((await backend.call('dossier.etat', { fichier })).revision).toBe(avant)
    expect(await lire(fichier)).toEqual({
      annee: '2024',
      quartiers: ['Nord', 'Deux rives', 'Plateau'],
      communes: ['Ébreuil 1', 'Gannat 2', 'Autrans-Méaudre en Vercors 1'],
      indecis: 0,
    })
    expect((await lire(await dossier('B', '38421'))).quartiers).toEqual(['Ailleurs'])

    const [gardee] = await backend.call('bibliotheque.lister', {})
    expect(gardee).toMatchObject({ sorte: 'quartiers', contient: '4\u00a0quartiers prioritaires', producteur: 'ANCT' })
    await backend.call('bibliotheque.retirer', { id: gardee?.id ?? '' })
    expect((await lire(fichier)).annee).toBeNull()
  })

  it('asks its year, and a newer one is read before an older one', async () => {
    const fichier = await dossier('A', '03118')
    const source = csv('quartiers.csv', ENTETE, 'QN00301M;Nord;03;03118;Gannat')
    expect((await maillageError(() => backend.call('dossier.importer', { fichier, source }))).remede).toBe('annee')
    await backend.call('dossier.importer', { fichier, source, millesime: '2024' })
    const vieille = csv('ancienne.csv', ENTETE, 'QP003001;Vieux;03;03118;Gannat')
    await backend.call('dossier.importer', { fichier, source: vieille, millesime: '2015' })
    expect((await lire(fichier)).quartiers).toEqual(['Nord'])
  })

  it('with anything else said of the quarters is refused: it would be taken for the commune', async () => {
    const fichier = await dossier('A', '03118')
    for (const titre of ['Zonage 2025', 'taux_pauvrete']) {
      const source = csv('a_2025.csv', `${ENTETE};${titre}`, 'QN00301M;Nord;03;03118;Gannat;ZIP')
      const { explication } = await maillageError(() => backend.call('dossier.importer', { fichier, source }))
      expect(explication).toContain('quartiers prioritaires')
    }
    expect((await lire(fichier)).annee).toBeNull()
  })

  it.runIf(hasSharedData('2026/listeqp2024-cog2024_SYNTHETIQUE.csv'))(
    'as published: one of the four touches two arrondissements of Lyon',
    async () => {
      const source = sharedData('2026/listeqp2024-cog2024_SYNTHETIQUE.csv')
      const ville = await dossier('Lyon', '69123, 38421')
      await backend.call('dossier.importer', { fichier: ville, source })
      expect(await lire(ville)).toEqual({
        annee: '2024',
        quartiers: ['Quartier fictif A', 'Quartier fictif B'],
        communes: ["Saint-Martin-d'Hères 1", 'Lyon 1'],
        indecis: 0,
      })
      const septieme = await dossier('7e', '69387')
      expect(await lire(septieme)).toMatchObject({
        quartiers: ['Quartier fictif B'],
        communes: ['Lyon 7e arrondissement 1'],
      })
    },
  )
})
