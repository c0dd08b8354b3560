/** A dossier received from elsewhere, and one put aside: nothing is lost, nothing takes the place of another. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { testBackend } from '../../../../test/backend.ts'
import { maillageError } from '../../../../test/maillage-error.ts'
import { lockDossier } from '../../store/lock.ts'

it('receives a dossier under a free name, and nothing that is no dossier', async () => {
  const { backend, file } = await testBackend()
  const source = file('recu.maillage')
  await backend.call('dossier.creer', { fichier: source, cpts: [{ nom: 'Ailleurs', communes: ['03118'] }] })
  const fichier = file('chez-moi.maillage')
  expect(await backend.call('dossier.recevoir', { source, fichier })).toEqual({ fichier })
  expect((await backend.call('dossier.decrire', { fichier })).cpts.map(({ nom }) => nom)).toEqual(['Ailleurs'])
  const deja = await maillageError(() => backend.call('dossier.recevoir', { source, fichier }))
  expect(deja.kind).toBe('ecriture-impossible')
  writeFileSync(file('faux.maillage'), 'pas un dossier')
  const faux = { source: file('faux.maillage'), fichier: file('autre.maillage') }
  expect((await maillageError(() => backend.call('dossier.recevoir', faux))).kind).toBe('fichier-non-reconnu')
  expect(existsSync(faux.fichier)).toBe(false)
})

it('puts a dossier aside with all it holds, beside those that were before it', async () => {
  const { backend, file } = await testBackend()
  const fichier = file('a.maillage')
  const creer = () => backend.call('dossier.creer', { fichier, cpts: [{ nom: 'A', communes: ['03118'] }] })
  for (const attendu of ['a.maillage', 'a (2).maillage']) {
    await creer()
    await backend.call('dossier.ouvrir', { fichier })
    const { fichier: vers } = await backend.call('dossier.ecarter', { fichier })
    expect([basename(dirname(vers)), basename(vers)]).toEqual(['Dossiers écartés', attendu])
    expect(existsSync(fichier)).toBe(false)
    expect((await backend.call('dossier.decrire', { fichier: vers })).cpts).toHaveLength(1)
  }
  expect(readdirSync(join(dirname(fichier))).filter((nom) => nom.startsWith('a'))).toEqual([])
  await creer()
  const verrou = lockDossier(fichier)
  const occupe = await maillageError(() => backend.call('dossier.ecarter', { fichier }))
  verrou.release()
  expect([occupe.kind, existsSync(fichier)]).toEqual(['dossier-occupe', true])
})
