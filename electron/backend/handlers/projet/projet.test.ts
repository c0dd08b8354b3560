/** The projet de santé by the contract: written, read back, undone; what cannot be kept is refused whole. */
import { expect, it } from 'vitest'
import { testBackend } from '../../../../test/backend.ts'
import { maillageError } from '../../../../test/maillage-error.ts'
import { unzip, wordText } from '../../../../test/read-back.ts'

const CPTS = 'Sioule'
const COMMUNES = { indicateur: 'communes', ou: { type: 'cpts' }, millesime: null, forme: 'unite' } as const

async function atelier() {
  const { backend, file } = await testBackend()
  const fichier = file('a.maillage')
  await backend.call('dossier.creer', { fichier, cpts: [{ nom: CPTS, communes: ['03118', '03107'] }] })
  const ici = { fichier, cpts: CPTS } as unknown as { fichier: string; cpts: number }
  const lire = () => backend.call('projet.lire', ici)
  type Lignes = Parameters<typeof backend.call<'projet.ecrire'>>[1]['lignes']
  const ecrire = (...lignes: Lignes) => backend.call('projet.ecrire', { ...ici, lignes })
  return { backend, ici, fichier, lire, ecrire }
}

it('a need, its fiche, an indicator with steps and its targets are one change, undone and done again', async () => {
  const { backend, fichier, lire, ecrire } = await atelier()
  const { ids, projet } = await ecrire(
    {
      genre: 'besoin',
      id: -1,
      champs: {
        titre: 'Délais',
        constat: [{ type: 'paragraphe', morceaux: [{ texte: 'Sur ' }, { chiffre: COMMUNES, vu: '3 communes' }] }],
      },
    },
    { genre: 'action', id: -2, champs: { mission: 'acces-soins', titre: 'Soins non programme\u0301s', besoins: [-1] } },
    {
      genre: 'indicateur',
      id: -3,
      champs: {
        action: -2,
        titre: 'Créneaux',
        genre: 'paliers',
        depart: 22,
        paliers: {
          socle: { seuil: 28, prix: 100_000 },
          intermediaire: { seuil: 34, prix: 200_000 },
          objectif: { seuil: 40, prix: 300_000 },
        },
      },
    },
    { genre: 'cible', champs: { indicateur: -3, annee: 1, niveau: 28, ecart: 7 } },
    { genre: 'etape', champs: { action: -2, titre: 'Ouvrir l’agenda', debut: '2027-06-01' } },
  )
  expect(ids).toEqual([1, 1, 1, 1, 1])
  expect(projet.action[0]).toMatchObject({ titre: 'Soins non programmés', besoins: [1], etat: 'a_ecrire' })
  expect(projet.cible).toEqual([{ id: 1, indicateur: 1, annee: 1, niveau: 28, ecart: 7, effectif: null, mention: '' }])
  expect(Object.values(projet.chiffres)).toEqual([{ texte: '2\u00a0communes', libelle: 'Nombre de communes' }])
  expect(projet.missions[0]).toMatchObject({
    cle: 'acces-soins',
    plein: { cents: 300_000, inconnus: 0 },
    annees: [{ cents: 100_000, inconnus: 0 }, null, null, null, null],
  })
  // 28 less 22 is 6, not 7.
  expect(projet.avis.filter(({ type }) => type === 'ecart-faux')).toMatchObject([
    { ligne: { genre: 'indicateur', id: 1 }, mission: 'acces-soins' },
  ])
  expect((await backend.call('dossier.annuler', { fichier })).refaire).toBe(
    'la modification du projet de santé de «\u00a0Sioule\u00a0»',
  )
  expect((await lire()).action).toEqual([])
  await backend.call('dossier.refaire', { fichier })
  expect(await lire()).toEqual(projet)
})

it('changes the fields given and keeps the others; a fiche that goes takes what is its own', async () => {
  const { backend, ici, fichier, lire, ecrire } = await atelier()
  await ecrire(
    { genre: 'besoin', id: -1, champs: { titre: 'B' } },
    { genre: 'axe', id: -2, champs: { mission: 'parcours', titre: 'Domicile' } },
    { genre: 'membre', id: -3, champs: { profession: '60', commune: '03118' } },
    { genre: 'action', id: -4, champs: { mission: 'parcours', titre: 'F', axe: -2, besoins: [-1], piloteMembre: -3 } },
    { genre: 'indicateur', id: -5, champs: { action: -4, titre: 'I' } },
    { genre: 'cible', champs: { indicateur: -5, annee: 2, mention: 'fait' } },
    {
      genre: 'preuve',
      champs: { action: -4, indicateur: -5, nom: 'liste.pdf', sha256: 'ab'.repeat(32), octets: 12 },
    },
  )
  const avant = await lire()
  const { projet } = await ecrire({ genre: 'action', id: 1, champs: { objectif: 'Moins de retours.' } })
  expect(projet.action).toEqual([{ ...avant.action[0], objectif: 'Moins de retours.' }])
  for (const genre of ['besoin', 'axe', 'membre', 'indicateur'] as const)
    await backend.call('projet.retirer', { ...ici, genre, id: 1 })
  const reste = await lire()
  expect(reste.action).toMatchObject([{ axe: null, besoins: [], piloteMembre: null, objectif: 'Moins de retours.' }])
  expect([reste.cible, reste.preuve[0]?.indicateur]).toEqual([[], null])
  for (let n = 0; n < 4; n++) await backend.call('dossier.annuler', { fichier })
  expect((await lire()).cible).toEqual(avant.cible)
  await backend.call('projet.retirer', { ...ici, genre: 'action', id: 1 })
  const sans = await lire()
  expect([sans.action, sans.indicateur, sans.cible, sans.preuve]).toEqual([[], [], [], []])
  expect(sans.besoin).toHaveLength(1)
})

it('moves fiches among the others and from one mission to another', async () => {
  const { backend, ici, fichier, lire, ecrire } = await atelier()
  const fiche = (titre: string, mission = 'acces-soins') => ({ genre: 'action' as const, champs: { titre, mission } })
  await ecrire(fiche('a'), fiche('b'), fiche('c'), fiche('d', 'prevention'))
  const titres = async () => (await lire()).action.map(({ titre, mission }) => `${titre} ${mission}`)
  await backend.call('projet.ordonner', { ...ici, genre: 'action', ordre: [3, 1] })
  expect(await titres()).toEqual(['c acces-soins', 'b acces-soins', 'a acces-soins', 'd prevention'])
  await backend.call('projet.ordonner', { ...ici, genre: 'action', ordre: [4, 3], mission: 'prevention' })
  expect(await titres()).toEqual(['d prevention', 'b acces-soins', 'a acces-soins', 'c prevention'])
  await backend.call('dossier.annuler', { fichier })
  expect(await titres()).toEqual(['c acces-soins', 'b acces-soins', 'a acces-soins', 'd prevention'])
})

it('refuses what cannot be kept, and then keeps nothing of the call', async () => {
  const { backend, ici, lire, ecrire } = await atelier()
  const vide = await lire()
  const bon = { genre: 'besoin' as const, champs: { titre: 'B' } }
  const refus = async (ligne: Parameters<typeof ecrire>[0]) => await maillageError(() => ecrire(bon, ligne))
  expect(await refus({ genre: 'membre', champs: { nom: 'Zoé Quartz', fonction: 'présidente' } })).toMatchObject({
    kind: 'donnees-invalides',
    explication: expect.stringContaining('accord'),
  })
  expect(await refus({ genre: 'indicateur', champs: { action: 7, titre: 'I' } })).toMatchObject({ kind: 'introuvable' })
  expect(await refus({ genre: 'action', champs: { titre: 'Sans mission' } })).toMatchObject({
    explication: expect.stringContaining('mission'),
  })
  expect(await refus({ genre: 'etape', id: 1, champs: { titre: 'E' } })).toMatchObject({ kind: 'introuvable' })
  expect(await lire()).toEqual(vide)
  // A row of another CPTS is not reached.
  await backend.call('territoire.creerCpts', { fichier: ici.fichier, nom: 'Autre' })
  await ecrire(bon)
  const autre = { ...ici, cpts: 'Autre' as unknown as number }
  const erreur = await maillageError(() => backend.call('projet.retirer', { ...autre, genre: 'besoin', id: 1 }))
  expect(erreur.kind).toBe('introuvable')
  await ecrire(
    { genre: 'action', champs: { titre: 'F', mission: 'crise' } },
    { genre: 'indicateur', champs: { titre: 'I', action: 1 } },
    { genre: 'cible', champs: { indicateur: 1, annee: 3 } },
  )
  // Its number may be moved to a year that has none, and to no other.
  await ecrire({ genre: 'cible', champs: { indicateur: 1, annee: 4 } })
  expect(await refus({ genre: 'cible', id: 1, champs: { annee: 4 } })).toMatchObject({
    titre: 'Cet indicateur a déjà une cible pour cette année.',
  })
})

it('two fields of one indicator, written before the window is read again, are both kept', async () => {
  const { lire, ecrire } = await atelier()
  await ecrire(
    { genre: 'action', id: -1, champs: { titre: 'F', mission: 'parcours' } },
    { genre: 'indicateur', champs: { action: -1, titre: 'I', genre: 'paliers' } },
  )
  await Promise.all([
    ecrire({ genre: 'indicateur', id: 1, champs: { paliers: { socle: { seuil: 5 } } } }),
    ecrire({ genre: 'indicateur', id: 1, champs: { paliers: { socle: { prix: 100 } } } }),
    ecrire({ genre: 'indicateur', id: 1, champs: { paliers: { objectif: { seuil: 9 } } } }),
    ecrire({ genre: 'cible', champs: { indicateur: 1, annee: 2, niveau: 7 } }),
    ecrire({ genre: 'cible', champs: { indicateur: 1, annee: 2, ecart: 3 } }),
  ])
  const { indicateur, cible } = await lire()
  const vide = { seuil: null, prix: null }
  expect(indicateur[0]?.paliers).toEqual({
    socle: { seuil: 5, prix: 100 },
    intermediaire: vide,
    objectif: { seuil: 9, prix: null },
  })
  expect(cible).toEqual([{ id: 1, indicateur: 1, annee: 2, niveau: 7, ecart: 3, effectif: null, mention: '' }])
})

it('an axe that changes mission leaves its fiches, which are still written; a need named twice is one', async () => {
  const { lire, ecrire } = await atelier()
  await ecrire(
    { genre: 'besoin', id: -1, champs: { titre: 'B' } },
    { genre: 'axe', id: -2, champs: { mission: 'crise', titre: 'Alerte' } },
    { genre: 'action', champs: { mission: 'crise', titre: 'F', axe: -2, besoins: [-1, -1] } },
  )
  expect((await lire()).action).toMatchObject([{ axe: 1, besoins: [1] }])
  await ecrire({ genre: 'axe', id: 1, champs: { mission: 'prevention' } })
  const { projet } = await ecrire({ genre: 'action', id: 1, champs: { objectif: 'O' } })
  expect(projet.action).toMatchObject([{ axe: null, objectif: 'O', mission: 'crise' }])
})

it('a day far from any contract is refused', async () => {
  const { ecrire } = await atelier()
  for (const adhesion of ['0000-02-29', '9999-12-31'])
    expect(await maillageError(() => ecrire({ genre: 'membre', champs: { adhesion } }))).toMatchObject({
      explication: expect.stringContaining('de 1900 à 2199'),
    })
})

it('a sector that is gone gives its number to none while a fiche, a figure or a version says it', async () => {
  const { backend, ici, lire, ecrire } = await atelier()
  const secteurs = async (...noms: string[]) =>
    (
      await backend.call('territoire.secteurs', {
        ...ici,
        secteurs: noms.map((nom) => ({ nom, couleur: null, communes: nom === 'Est' ? ['03107'] : [] })),
      })
    ).cpts[0]?.secteurs.map(({ id }) => id)
  expect(await secteurs('Nord', 'Sud')).toEqual([1, 2])
  await ecrire({
    genre: 'action',
    champs: { mission: 'crise', titre: 'F', territoire: { type: 'secteurs', secteurs: [2] } },
  })
  const chiffres = [{ ...COMMUNES, ou: { type: 'secteur' as const, secteur: 3 } }]
  await ecrire({ genre: 'besoin', champs: { titre: 'B', chiffres } })
  expect(await secteurs('Nord', 'Est', 'Ouest')).toEqual([1, 4, 5])
  await backend.call('versions.nommer', { ...ici, nom: 'Avant' })
  expect(await secteurs('Nord')).toEqual([1])
  await backend.call('projet.retirer', { ...ici, genre: 'action', id: 1 })
  await backend.call('projet.retirer', { ...ici, genre: 'besoin', id: 1 })
  // The version keeps the figures of 4, the one that had a commune.
  expect(await secteurs('Nord', 'Centre')).toEqual([1, 2])
  expect(await secteurs('Nord', 'Centre', 'A', 'B')).toEqual([1, 2, 3, 5])
  expect((await lire()).action).toEqual([])
})

it('a commune that left the territory keeps its name in the fiches that say it', async () => {
  const { backend, ici, ecrire } = await atelier()
  await ecrire({
    genre: 'action',
    champs: { mission: 'crise', titre: 'F', territoire: { type: 'communes', communes: ['03107', '75056'] } },
  })
  await backend.call('territoire.modifier', { ...ici, retirer: ['03107'] })
  const { base64 } = await backend.call('document.composer', { ...ici, document: 'projet', format: 'docx' })
  const xml = unzip(Buffer.from(base64, 'base64')).get('word/document.xml')?.toString()
  expect(wordText(xml ?? '')).toContain('Ébreuil, Paris')
})
