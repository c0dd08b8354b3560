/** Files, long work and events over real HTTP. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { EtatDossier } from '../../shared/contract/application.ts'
import {
  appeler,
  dansDossiers,
  erreurDe,
  get,
  hotePourCeFichier,
  leCookie,
  lePort,
  post,
  televerser,
} from '../../test/hote-web.ts'

hotePourCeFichier()

describe('files', () => {
  it('imports an uploaded file and says its own name', async () => {
    await appeler('exemple.creer', { id: 'venissieux', fichier: 'import.maillage' })
    const source = await televerser('../éà superficies.csv', 'code_commune;superficie_km2\n69259;15,29\n')
    const rapport = await appeler<{ fichier: string; retenues: number }>('dossier.importer', {
      fichier: 'import.maillage',
      source,
      millesime: '2022',
    })
    expect(rapport).toMatchObject({ fichier: 'éà superficies.csv', retenues: 1 })
  })
  it('downloads a dossier that opens elsewhere', async () => {
    await appeler('exemple.creer', {
      id: 'venissieux',
      fichier: 'Été à Vénissieux.maillage',
    })
    const reponse = await get(`/telecharger/dossier?fichier=${encodeURIComponent('Été à Vénissieux.maillage')}`)
    expect(reponse.statut).toBe(200)
    expect(reponse.texte.slice(0, 15)).toBe('SQLite format 3')
    expect(reponse.entetes['content-disposition']).toBe(
      `attachment; filename="_t_ _ V_nissieux.maillage"; filename*=UTF-8''%C3%89t%C3%A9%20%C3%A0%20V%C3%A9nissieux.maillage`,
    )
  })
})

/** Annuaire Santé of `lignes` lines in the order of its columns that count; invented people in Vénissieux. */
function annuaire(lignes: number): string {
  const entete =
    'Identification nationale PP|Code profession|Code catégorie professionnelle|Code savoir-faire|Code mode exercice|Code postal (coord. structure)|Code commune (coord. structure)|Bourre|'
  const bourre = 'x'.repeat(300)
  return `${entete}\n${Array.from({ length: lignes }, (_, i) => `8${10_000_000_000 + i}|60|C||L|69200|69259|${bourre}|`).join('\n')}\n`
}

describe('long work', () => {
  let source: string
  beforeAll(async () => {
    await appeler('exemple.creer', { id: 'venissieux', fichier: 'long.maillage' })
    source = await televerser('PS_LibreAcces_Personne_activite.txt', annuaire(60_000))
  })
  it('stops when the request is left, and leaves the dossier as it was', async () => {
    const arret = new AbortController()
    const reponse = await fetch(`http://127.0.0.1:${lePort()}/api/dossier.importer`, {
      method: 'POST',
      headers: { cookie: leCookie(), 'content-type': 'application/json' },
      body: JSON.stringify({ fichier: 'long.maillage', source }),
      signal: arret.signal,
    })
    const lecteur = reponse.body?.getReader()
    const { value } = (await lecteur?.read()) ?? {}
    expect(new TextDecoder().decode(value)).toContain('"progress"')
    arret.abort()
    await expect(lecteur?.read()).rejects.toThrow()
    // The dossier is free again and holds nothing of the import: a source could not be imported twice otherwise.
    const renommer = { fichier: 'long.maillage', nom: 'Libre' }
    await expect.poll(() => post('dossier.choisir', renommer).then(({ texte }) => texte)).toContain('"result"')
    expect(await appeler<unknown[]>('donnees.sources', { fichier: 'long.maillage' })).toEqual([])
  })
  it('tells its progress before its result', async () => {
    const reponse = await post('dossier.importer', { fichier: 'long.maillage', source })
    const lignes = reponse.lignes()
    expect(lignes.at(-1)).not.toHaveProperty('error')
    const progres = lignes.filter((ligne) => 'progress' in ligne)
    expect(progres.length).toBeGreaterThan(1)
    expect(lignes.indexOf(progres.at(-1) ?? { result: 0 })).toBeLessThan(lignes.length - 1)
    expect(lignes.at(-1)).toMatchObject({ result: { lues: 60_000 } })
    for (const { progress } of progres) expect(progress.done).toBeLessThanOrEqual(progress.total)
  })
})

/** Events of one open page, as they come. */
async function ecouter(): Promise<{ readonly recus: unknown[]; fermer(): void }> {
  const arret = new AbortController()
  const reponse = await fetch(`http://127.0.0.1:${lePort()}/api/evenements`, {
    headers: { cookie: leCookie() },
    signal: arret.signal,
  })
  expect(reponse.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const recus: unknown[] = []
  const lire = async (): Promise<void> => {
    const decodeur = new TextDecoder()
    for await (const morceau of reponse.body ?? [])
      for (const ligne of decodeur.decode(morceau).split('\n'))
        if (ligne.startsWith('data: ')) recus.push(JSON.parse(ligne.slice(6)))
  }
  lire().catch(() => undefined) // ends when we leave
  return { recus, fermer: () => arret.abort() }
}

describe('two pages', () => {
  it('both learn that a dossier changed, and nothing when it was only read', async () => {
    await appeler('exemple.creer', { id: 'venissieux', fichier: 'deux.maillage' })
    const fichier = dansDossiers('deux.maillage')
    const [une, deux] = [await ecouter(), await ecouter()]
    const avant = await appeler<EtatDossier>('dossier.ouvrir', { fichier: 'deux.maillage' })
    const cpts = avant.cpts[0]?.id
    await appeler('portrait.lire', { fichier, cpts })
    const recents = { type: 'application', quoi: 'dossiers' }
    await expect.poll(() => une.recus).toEqual([recents])
    const change = (revision: number, date: string, texte: string, touchees: number[] | null = null): unknown => ({
      type: 'dossier',
      fichier,
      revision,
      cpts: touchees,
      auteur: null,
      journal: { date, texte },
    })
    const ajout = await appeler<EtatDossier>('territoire.modifier', { fichier, cpts, ajouter: ['69199'] })
    const attendu = [
      recents,
      change(avant.revision + 1, ajout.enregistreLe, 'l’ajout de «\u00A0Saint-Fons\u00A0»', [1]),
    ]
    await expect.poll(() => [une.recus, deux.recus]).toEqual([attendu, attendu])
    deux.fermer()
    // Whatever method wrote: an import, a setting, an undo; not one that was refused.
    const source = await televerser('s.csv', 'code_commune;superficie_km2\n69259;15,29\n')
    await appeler('dossier.importer', { fichier, source, millesime: '2022' })
    await erreurDe('territoire.modifier', { fichier, cpts, ajouter: ['99999'] })
    await appeler('dossier.regler', { fichier, reglages: { 'cpts.adresse': 'Mairie' } })
    const { enregistreLe } = await appeler<EtatDossier>('dossier.annuler', { fichier })
    const textes = ['l’import de s.csv', 'la saisie d’un réglage', 'l’annulation d’une modification']
    const dates = expect.any(String)
    await expect
      .poll(() => une.recus)
      .toEqual([
        ...attendu,
        ...textes.flatMap((texte, i) => [
          change(avant.revision + 2 + i, i === 2 ? enregistreLe : dates, texte, i === 0 ? null : [1]),
          // An import may bring a table to the application's library.
          ...(i === 0 ? [{ type: 'application', quoi: 'bibliotheque' }] : []),
        ]),
      ])
    expect(deux.recus).toEqual(attendu)
    une.fermer()
  })
  it('learn that the library of contours changed', async () => {
    const page = await ecouter()
    const carre = [4.8, 45.6, 4.9, 45.6, 4.9, 45.7, 4.8, 45.7, 4.8, 45.6]
    const coordinates = [Array.from({ length: 5 }, (_, i) => carre.slice(2 * i, 2 * i + 2))]
    const feature = { type: 'Feature', properties: { code: '69259' }, geometry: { type: 'Polygon', coordinates } }
    const geojson = JSON.stringify({ type: 'FeatureCollection', features: [feature] })
    const source = await televerser('communes.geojson', geojson)
    const { id } = await appeler<{ id: string }>('contours.importer', { source, millesime: '2022' })
    const contours = { type: 'application', quoi: 'bibliotheque' }
    await expect.poll(() => page.recus).toEqual([contours])
    await appeler('bibliotheque.retirer', { id })
    await expect.poll(() => page.recus).toEqual([contours, contours])
    page.fermer()
  })
})
