import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { maillageError } from '../../../../test/maillage-error.ts'
import { tempFolder } from '../../../../test/temp-folder.ts'
import { type Backend, openBackend } from '../../backend.ts'
import { FICHIERS_UTILES } from '../../imports/profiles/telechargements.ts'

let bibliotheque: string
let backend: Backend
beforeEach(async () => {
  bibliotheque = mkdtempSync(join(tmpdir(), 'maillage-utiles-'))
  backend = await openBackend({ espace: { hote: 'cli', dossiers: bibliotheque, bibliotheque } })
})
afterEach(() => {
  backend.close()
  rmSync(bibliotheque, { recursive: true })
})

const fichier = (contenu: unknown, nom = 'fichiers-utiles.json') => {
  const chemin = join(tempFolder(), nom)
  writeFileSync(chemin, typeof contenu === 'string' ? contenu : JSON.stringify(contenu, null, 2))
  return chemin
}
const maj = (contenu: unknown) => backend.call('donnees.majTelechargements', { source: fichier(contenu) })
const refus = (contenu: unknown) => maillageError(() => maj(contenu))
const noms = async () => {
  const { verifies, importee, groupes } = await backend.call('donnees.telechargements', {})
  return { verifies, importee: importee?.fichier ?? null, premier: groupes[0]?.fichiers[0]?.nom }
}

const [groupe] = FICHIERS_UTILES.groupes
const [premier] = groupe?.fichiers ?? []
const NEUF = { ...premier, id: 'contours', nom: 'Contours de 2030' }
const nouvelle = (verifie: string, un: object = NEUF) => ({ verifie, groupes: [{ titre: 'Seul', fichiers: [un] }] })
const dOrigine = { verifies: FICHIERS_UTILES.verifie, importee: null, premier: premier?.nom }

describe('a newer list of useful files', () => {
  it('takes the place of the one that ships, is listed and removed', async () => {
    expect(await noms()).toEqual(dOrigine)
    const vu = await backend.call('donnees.reconnaitre', { source: fichier(nouvelle('2098-02-01')) })
    expect(vu).toMatchObject({
      profil: 'fichiers-utiles',
      libelle: 'Liste des fichiers utiles, vérifiée le 1er février 2098',
      annee: 'inutile',
    })
    const rapport = await maj(nouvelle('2098-02-01'))
    expect(rapport).toMatchObject({ verifies: '2098-02-01', avant: FICHIERS_UTILES.verifie, fichiers: 1 })
    expect(await noms()).toEqual({
      verifies: '2098-02-01',
      importee: 'fichiers-utiles.json',
      premier: 'Contours de 2030',
    })

    expect((await refus(nouvelle('2098-01-31'))).explication).toMatch(/31 janvier 2098.*1er février 2098/)
    expect((await refus(nouvelle('2098-02-01'))).titre).toContain('pas plus récente')
    await maj(nouvelle('2098-02-02', { ...NEUF, nom: 'La suivante' }))
    expect((await noms()).premier).toBe('La suivante')

    const [gardee, autre] = await backend.call('bibliotheque.lister', {})
    expect(gardee).toMatchObject({ sorte: 'fichiers', contient: '1\u00a0fichier à télécharger' })
    expect(autre).toBeUndefined()
    await backend.call('bibliotheque.retirer', { id: gardee?.id ?? '' })
    expect(await noms()).toEqual(dOrigine)
  })

  it('older than the one that ships, of another shape or damaged, changes nothing and says why', async () => {
    expect((await refus(nouvelle('2020-01-01'))).explication).toContain('1er janvier 2020')
    expect((await refus(FICHIERS_UTILES)).titre).toContain('pas plus récente')
    const { nom: _, ...sansNom } = NEUF
    const fausses: readonly (readonly [object, string])[] = [
      [nouvelle('2098-02-01', sansNom), 'groupes[0].fichiers[0].nom'],
      [nouvelle('2098-02-01', { ...NEUF, lien: 'https://exemple.fr' }), 'groupes[0].fichiers[0].lien'],
      [nouvelle('2098-02-01', { ...NEUF, apporte: 'a'.repeat(301) }), 'groupes[0].fichiers[0].apporte'],
      [nouvelle('2098-02-31'), 'verifie'],
      [{ ...nouvelle('2098-02-01'), groupes: [] }, 'groupes'],
      [{ verifie: '2098-02-01', groupes: [{ titre: 'A', fichiers: [NEUF, NEUF] }] }, 'groupes'],
    ]
    for (const [contenu, ou] of fausses) expect((await refus(contenu)).explication).toContain(`«\u00a0${ou}\u00a0»`)
    const texte = JSON.stringify(nouvelle('2098-02-01'))
    expect((await refus(texte.slice(0, -3))).titre).toContain('abîmée')
    expect((await refus(JSON.stringify({ a: 1, b: 'rien de tel dans ce fichier' }))).titre).toContain('JSON')
    expect(await noms()).toEqual(dOrigine)
  })

  it('hides nothing in its words, and a copy damaged in the library is passed over', async () => {
    await maj(nouvelle('2098-02-01', { ...NEUF, nom: 'Con\u202etours\u0007' }))
    expect((await noms()).premier).toBe('Contours')
    writeFileSync(join(bibliotheque, 'fichiers-utiles.json'), '{"liste":')
    expect(await noms()).toEqual(dOrigine)
  })

  it('is no data of a dossier', async () => {
    const dossier = join(bibliotheque, 'a.maillage')
    await backend.call('dossier.creer', { fichier: dossier, nom: 'A', cpts: [{ nom: 'A', texte: '03118' }] })
    const source = fichier(nouvelle('2098-02-01'))
    const { titre } = await maillageError(() => backend.call('dossier.importer', { fichier: dossier, source }))
    expect(titre).toBe('C’est la liste des fichiers utiles, et non des données.')
  })
})
