/** Named versions through the contract: exactly what changed is told, and a version outlives undo. */
import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { testBackend } from '../../../../../test/backend.ts'
import { maillageError } from '../../../../../test/maillage-error.ts'
import { readPdf, squeeze } from '../../../../../test/read-back.ts'

const [GANNAT, EBREUIL, BELLENAVES] = ['03118', '03107', '03022']
const VIDE = { chiffres: [], textes: [], ordres: [], champs: [], sources: [] }

async function preparer(communes: string[] = [GANNAT, EBREUIL]) {
  const test = await testBackend()
  const { backend, file } = test
  const fichier = file('a.maillage')
  await backend.call('dossier.creer', { fichier, cpts: [{ nom: 'Sioule', communes }] })
  await backend.call('dossier.ouvrir', { fichier })
  const ici = { fichier, cpts: 1 }
  const importer = async (nom: string, gannat: number, millesime: string) => {
    writeFileSync(file(nom), `COM;PMUN\n${GANNAT};${gannat}\n${EBREUIL};1300\n${BELLENAVES};1000\n`)
    return backend.call('dossier.importer', { fichier, source: file(nom), millesime })
  }
  const nommer = async (nom: string) => (await backend.call('versions.nommer', { ...ici, nom })).id
  const comparer = (de: number, a: number | null = null) => backend.call('versions.comparer', { ...ici, de, a })
  return { ...test, fichier, ici, importer, nommer, comparer }
}

describe('what changed since a version', () => {
  it('nothing, when nothing did: not even the day', async () => {
    const t = await preparer()
    const de = await t.nommer('Envoyée')
    expect(await t.comparer(de)).toMatchObject({ identiques: true, ...VIDE, journal: [] })
    const a = await t.nommer('Relue')
    expect(await t.comparer(de, a)).toMatchObject({ identiques: true, a: { id: a, nom: 'Relue' } })
    const { base64 } = await t.backend.call('versions.composer', { ...t.ici, de, format: 'pdf' })
    const { pages } = await readPdf(new Uint8Array(Buffer.from(base64, 'base64')))
    expect(squeeze(pages.map(({ text }) => text).join(' '))).toContain(squeeze('Rien n’a changé'))
  })

  it('a commune that joins: it, the figures of the territory, what follows them, and nothing else', async () => {
    const t = await preparer()
    const de = await t.nommer('Envoyée')
    await t.backend.call('territoire.modifier', { ...t.ici, ajouter: [BELLENAVES] })
    const lue = await t.comparer(de)
    expect(lue.communes).toMatchObject({ avant: 2, apres: 3, entrees: [{ code: BELLENAVES }], sorties: [] })
    expect(lue).toMatchObject({ ordres: [], champs: [], sources: [] })
    expect(lue.chiffres.find(({ cle }) => cle === 'communes')).toMatchObject({
      avant: '2\u00a0communes',
      apres: '3\u00a0communes',
      ecart: '+1',
    })
    expect(new Set(lue.chiffres.flatMap(({ causes }) => causes))).toEqual(new Set(['territoire']))
    expect(lue.textes.every(({ ecrit }) => !ecrit)).toBe(true)
    expect(lue.journal.map(({ texte }) => texte)).toEqual(['l’ajout de «\u00a0Bellenaves\u00a0»'])
    await t.backend.call('territoire.modifier', { ...t.ici, retirer: [BELLENAVES] })
    expect((await t.comparer(de)).identiques).toBe(true)
  })

  it('a text that is written: its words, and nothing else', async () => {
    const t = await preparer()
    const ou = { ...t.ici, document: 'diagnostic' as const, section: 'offre', place: 'avant' }
    const ecrire = (mots: string) =>
      t.backend.call('textes.ecrire', { ...ou, texte: [{ type: 'paragraphe', morceaux: [{ texte: mots }] }] })
    await ecrire('Le cabinet de Gannat compte 1 200 patients.')
    const de = await t.nommer('Envoyée')
    await ecrire('La maison de Gannat compte 1 250 patients, dit-on.')
    const { textes, ...reste } = await t.comparer(de)
    expect(reste).toMatchObject({
      chiffres: [],
      ordres: [],
      champs: [],
      sources: [],
      communes: { entrees: [], sorties: [] },
    })
    expect(textes).toHaveLength(1)
    expect(textes[0]).toMatchObject({ document: 'diagnostic', section: 'offre', nature: 'change', ecrit: true })
    expect(textes[0]?.morceaux).toEqual([
      { texte: 'Le cabinet', etat: 'retire' },
      { texte: 'La maison', etat: 'ajoute' },
      { texte: ' de Gannat compte ', etat: 'meme' },
      { texte: '1 200', etat: 'retire' },
      { texte: '1 250', etat: 'ajoute' },
      { texte: ' patients', etat: 'meme' },
      { texte: ', dit-on', etat: 'ajoute' },
      { texte: '.', etat: 'meme' },
    ])
  })

  it('a section put away, a title, an order: each told once', async () => {
    const t = await preparer()
    const ici = { ...t.ici, document: 'diagnostic' as const }
    const de = await t.nommer('Envoyée')
    await t.backend.call('textes.titrer', { ...ici, section: 'population', titre: 'Les gens' })
    expect((await t.comparer(de)).textes).toMatchObject([{ section: 'population', place: 'titre', ecrit: true }])
    await t.backend.call('dossier.annuler', { fichier: t.fichier })
    await t.backend.call('textes.activer', { ...ici, section: 'offre', active: false })
    const retiree = await t.comparer(de)
    expect(new Set(retiree.textes.map(({ nature }) => nature))).toEqual(new Set(['retire']))
    expect(retiree.textes[0]).toMatchObject({ section: 'offre', place: 'titre' })
    await t.backend.call('dossier.annuler', { fichier: t.fichier })
    await t.backend.call('textes.ordonner', { ...ici, parent: null, ordre: ['sources', 'identite'] })
    expect(await t.comparer(de)).toMatchObject({ ...VIDE, ordres: ['diagnostic'] })
  })

  it('a file in place of another: it, its figures, and nothing else', async () => {
    const t = await preparer()
    await t.importer('pop.csv', 5650, '2024')
    await t.backend.call('dossier.choisir', { fichier: t.fichier, millesime: '2024' })
    const de = await t.nommer('Envoyée')
    const [une] = await t.backend.call('donnees.sources', { fichier: t.fichier })
    await t.importer('pop.csv', 5700, '2024')
    await t.backend.call('donnees.retirer', { fichier: t.fichier, source: une?.id ?? 0 })
    const lue = await t.comparer(de)
    expect(lue.sources).toMatchObject([
      { nature: 'remplacee', avant: { fichier: 'pop.csv' }, apres: { fichier: 'pop.csv' } },
    ])
    expect(lue.sources[0]?.avant?.sha256).not.toBe(lue.sources[0]?.apres?.sha256)
    expect(lue).toMatchObject({ ordres: [], champs: [], communes: { entrees: [], sorties: [] } })
    expect(lue.chiffres.find(({ cle }) => cle === 'PMUN')).toMatchObject({
      avant: '6\u202f950\u00a0habitants',
      apres: '7\u202f000\u00a0habitants',
      ecart: '+50',
      causes: ['source'],
    })
    expect(new Set(lue.chiffres.flatMap(({ causes }) => causes))).toEqual(new Set(['source']))
    expect(lue.textes.every(({ ecrit }) => !ecrit)).toBe(true)
  })

  it('a field of the contract: it, and the sentences that say it', async () => {
    const t = await preparer()
    const de = await t.nommer('Envoyée')
    await t.backend.call('dossier.regler', { ...t.ici, reglages: { 'contrat.dateSignature': '2027-03-12' } })
    const lue = await t.comparer(de)
    expect(lue.champs).toMatchObject([{ cle: 'contrat.dateSignature', avant: null, apres: '12\u00a0mars 2027' }])
    expect(lue).toMatchObject({ chiffres: [], sources: [], ordres: [] })
    expect(new Set(lue.textes.map(({ document }) => document))).toEqual(new Set(['contrat']))
  })
})

describe('a version', () => {
  it('is a trace: undoing goes past it, redoing too, and it stays', async () => {
    const t = await preparer()
    await t.backend.call('territoire.modifier', { ...t.ici, ajouter: [BELLENAVES] })
    const id = await t.nommer('Envoyée\u202e à la CPAM')
    const etat = await t.backend.call('dossier.annuler', { fichier: t.fichier })
    expect(etat.cpts[0]?.communes).toEqual([EBREUIL, GANNAT])
    expect(await t.backend.call('versions.lister', t.ici)).toMatchObject([{ id, nom: 'Envoyée à la CPAM' }])
    expect((await t.comparer(id)).communes).toMatchObject({ sorties: [{ code: BELLENAVES }] })
    await t.nommer('Deuxième') // nothing to redo is lost by naming
    await t.backend.call('dossier.refaire', { fichier: t.fichier })
    expect((await t.comparer(id)).identiques).toBe(true)
    expect(await t.backend.call('versions.supprimer', { ...t.ici, id })).toMatchObject([{ nom: 'Deuxième' }])
    expect((await maillageError(() => t.comparer(id))).kind).toBe('introuvable')
  })

  it('is of its CPTS: one made later has none, and one brought back has its own', async () => {
    const t = await preparer()
    await t.nommer('Envoyée')
    await t.backend.call('territoire.supprimerCpts', t.ici)
    const { cpts } = await t.backend.call('territoire.creerCpts', {
      fichier: t.fichier,
      nom: 'Autre',
      communes: [GANNAT],
    })
    expect(cpts.map(({ id }) => id)).toEqual([2])
    expect(await t.backend.call('versions.lister', { fichier: t.fichier, cpts: 2 })).toEqual([])
    for (let n = 0; n < 2; n++) await t.backend.call('dossier.annuler', { fichier: t.fichier })
    expect(await t.backend.call('versions.lister', t.ici)).toMatchObject([{ nom: 'Envoyée' }])
  })
})
