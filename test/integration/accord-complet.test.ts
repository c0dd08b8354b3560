/**
 * Every figure of the catalogue that a dossier has, wherever it is read: screen, map and its list, CSV, workbook, JSON and
 * CSV of the command, PDF, Word. Over the examples, and over a dossier that took in a file of every profile, with one
 * sector for each commune: the map then has its match on screen.
 */
import { writeFileSync } from 'node:fs'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { openDossier } from '../../electron/backend/store/dossier.ts'
import { insertObservations } from '../../electron/backend/store/observations.ts'
import { addCouverture, insertSource } from '../../electron/backend/store/sources.ts'
import type { ObservationRow, SourceRow } from '../../electron/backend/store/types.ts'
import { chiffresCsv } from '../../electron/hosts/cli/chiffres.ts'
import type { Output } from '../../shared/contract/methods.ts'
import { POPULATION, SUPERFICIE } from '../../shared/domain/chiffres/ids.ts'
import { DECIMALS, ditQuelqueChose, formatQuantity } from '../../shared/domain/format.ts'
import { CROISES, DERIVES, entree, INDICATEURS, REPARTITIONS } from '../../shared/domain/indicateurs/catalogue.ts'
import type { Indicateur } from '../../shared/domain/indicateurs/types.ts'
import type { Quantity, Unit } from '../../shared/domain/quantity.ts'
import { MODELES } from '../abimes/modeles.ts'
import { commandeComme, documents, EXEMPLES, ecranDe, exemple, fichiersComme, type Lieu, surCarte } from '../accord.ts'
import { testBackend } from '../backend.ts'
import { squeeze } from '../read-back.ts'

/** Figures of the portrait, in tables of their own. */
const NOMMEES: readonly string[] = [POPULATION, SUPERFICIE]

type Synthese = Output<'indicateurs.lire'>[number]

/** Those of the models: Gannat, Saint-Pourçain, Chantelle, Ambérieu, Ajaccio, Lyon. */
const COMMUNES = ['03118', '03254', '03053', '01004', '2A004', '69123']
/** Cut on purpose, by the models' own last line. */
const COUPES = ['finess-stock']

const SOURCE: Omit<SourceRow, 'id'> = {
  contenu: 'observations',
  nomFichier: 'fait.csv',
  partie: null,
  taille: 1,
  sha256: 'f'.repeat(64),
  profil: 'fait',
  libelle: 'Fait',
  producteur: null,
  licence: null,
  millesime: '2030',
  importeLe: '2026-11-30T00:00:00.000Z',
  lues: COMMUNES.length,
  retenues: COMMUNES.length,
  rapport: null,
}

async function deChaqueProfil(): Promise<Lieu> {
  const { backend, file } = await testBackend()
  const fichier = file('tous.maillage')
  await backend.call('dossier.creer', { fichier, cpts: [{ nom: 'Tous', communes: COMMUNES }] })
  const secteurs = COMMUNES.map((code) => ({ nom: code, couleur: null, communes: [code] }))
  await backend.call('territoire.secteurs', { fichier, cpts: 1, secteurs })
  await backend.call('dossier.ouvrir', { fichier })
  for (const { nom, grille, separateur, profil } of MODELES) {
    // Made of the same lines as a CSV of the list.
    if (COUPES.includes(profil) || nom.endsWith('.parquet')) continue
    writeFileSync(file(nom), `${grille.map((ligne) => ligne.join(separateur)).join('\n')}\n`)
    await backend.call('dossier.importer', { fichier, source: file(nom) })
  }
  return { backend, file, fichier, cpts: 'Tous' }
}

/** Made of every figure of the catalogue that files bring, a value in each commune: what no profile of the models has. */
async function ajouterChaqueFigure({ backend, fichier }: Lieu): Promise<void> {
  await backend.call('dossier.fermer', { fichier })
  const dossier = openDossier(fichier)
  dossier.transaction('test', null, () => {
    const id = insertSource(dossier, SOURCE)
    addCouverture(dossier, id, COMMUNES, () => 1)
    insertObservations(
      dossier,
      id,
      INDICATEURS.flatMap((une, rang) => COMMUNES.map((code, i) => faite(une, code, valeurDe(une, rang, i)))),
    )
  })
  dossier.close()
  await backend.call('dossier.ouvrir', { fichier })
}

/** Another in each commune and for each figure: one told in the place of another is seen. */
function valeurDe({ unite, classes }: Indicateur, rang: number, i: number): number {
  if (classes !== undefined) return i % classes.length
  if (unite === 'part') return (5 + ((rang * 7 + i) % 90)) / 100
  return 1000 + 37 * rang + 11 * i
}

function faite({ id }: Indicateur, code: string, valeur: number): ObservationRow {
  const rien = { min: null, max: null, motif: null, note: null, ligne: null, parts: null }
  return { indicateur: id, millesime: '2030', code, etat: 'connue', valeur, ...rien }
}

const nombre = ({ valeur, decimales }: Synthese, q: Quantity = valeur) =>
  formatQuantity(q, decimales === null ? {} : { decimals: decimales })

/** The rows of the command's CSV say the state and the bounds that the screen has. */
async function csvDeLaCommande({ backend, fichier, cpts }: Lieu, syntheses: readonly Synthese[]): Promise<void> {
  const texte = chiffresCsv(await backend.call('dossier.chiffres', { fichier, cpts })).replace(/^\uFEFF/, '')
  const { data } = Papa.parse<Record<string, string>>(texte, { header: true, delimiter: ';' })
  const dits = data.filter(({ indicateur }) => indicateur === 'autre chiffre')
  const bornes = (q: Quantity) =>
    q.kind === 'known' || q.kind === 'partial'
      ? [q.value, null, null]
      : q.kind === 'interval'
        ? [null, q.min, q.max]
        : []
  expect(dits.map(({ code }) => code)).toEqual(syntheses.map(({ id }) => id))
  for (const [i, { id, valeur }] of syntheses.entries()) {
    const dit = dits[i]
    const lus = [dit?.valeur, dit?.min, dit?.max].map((un) => (un ? Number(un.replace(',', '.')) : null))
    if (valeur.kind === 'known') expect([id, lus[0]]).toEqual([id, bornes(valeur)[0]])
    if (valeur.kind === 'interval') expect([id, lus[1], lus[2]]).toEqual([id, valeur.min, valeur.max])
    if (valeur.kind === 'missing') expect([id, ...lus]).toEqual([id, null, null, null])
  }
}

/** The texts of the map, commune by commune, are those of the sectors; `compares` of them were looked at. */
async function carteComme({ backend, fichier, cpts }: Lieu, syntheses: readonly Synthese[]) {
  const { figures } = await backend.call('carte.figures', { fichier, cpts })
  const faux: string[] = []
  let compares = 0
  for (const { id, unite, decimales } of figures) {
    const une = syntheses.find((s) => s.id === id)
    if (une === undefined || une.repartition.length > 0) continue
    const lues = await backend.call('carte.valeurs', { fichier, cpts, figure: id, millesime: une.millesime })
    for (const [i, code] of lues.codes.entries()) {
      const secteur = une.secteurs.find(({ nom }) => nom === code)
      if (secteur === undefined) continue
      const [carte, ecran] = [surCarte(lues, i, unite as Unit, decimales), nombre(une, secteur.valeur)]
      compares++
      if (carte !== ecran) faux.push(`${id} ${code}: map ${carte}, screen ${ecran}`)
    }
  }
  return { faux, compares }
}

const POIDS = new Set(INDICATEURS.flatMap(({ poids }) => poids ?? []))

/** What the diagnostic writes of a figure that its own chapter tells, in each table where it stands. */
async function documentsComme(lieu: Lieu, syntheses: readonly Synthese[]) {
  const { pdf, rangees } = await documents(lieu)
  const faux = rangees.filter((rangee) => !pdf.includes(rangee.join(''))).map((rangee) => `not in the PDF: ${rangee}`)
  const groupes = REPARTITIONS.flatMap((une) => une.groupes)
  let compares = 0
  for (const une of syntheses) {
    if (POIDS.has(une.id) || entree(une.id)?.ditAilleurs != null || une.seulement !== null) continue
    const { valeur } = une
    const decimals = une.decimales ?? DECIMALS[valeur.unit]
    const muet = valeur.kind === 'missing' && (valeur.reason === 'absent' || valeur.reason === 'non_importe')
    const attendu = squeeze(
      une.repartition.length > 0
        ? String(une.repartition[0]?.communes)
        : muet || (valeur.kind !== 'missing' && !ditQuelqueChose(valeur, decimals))
          ? '–'
          : formatQuantity(valeur, valeur.kind === 'missing' ? {} : { decimals, forme: 'cellule' }),
    )
    const mots = [
      une.libelle,
      ...une.repartition.map(({ libelle }) => libelle),
      ...groupes.flatMap((g) => ([g.effectif, g.part, g.hommes, g.femmes].includes(une.id) ? [g.mots] : [])),
    ].map(squeeze)
    const siennes = rangees.filter(([premiere = '']) => mots.some((mot) => premiere.startsWith(mot)))
    compares++
    if (!siennes.some((rangee) => rangee.includes(attendu)))
      faux.push(`${une.id} ${attendu}: ${siennes.map((rangee) => rangee.join(' | ')).join(' // ')}`)
  }
  return { faux, compares }
}

/** How many figures by commune the map was asked for, and how many the diagnostic. */
async function partout(lieu: Lieu): Promise<readonly [carte: number, documents: number]> {
  const syntheses = await lieu.backend.call('indicateurs.lire', { fichier: lieu.fichier, cpts: lieu.cpts })
  await fichiersComme(lieu, await ecranDe(lieu))
  await commandeComme(lieu)
  await csvDeLaCommande(lieu, syntheses)
  const carte = await carteComme(lieu, syntheses)
  const ecrits = await documentsComme(lieu, syntheses)
  expect([...carte.faux, ...ecrits.faux]).toEqual([])
  return [carte.compares, ecrits.compares]
}

describe('every figure says the same everywhere', () => {
  it.each(EXEMPLES)('in the example %s', async (id) => {
    await partout(await exemple(id))
  })

  it('in a dossier of a file of every profile, then for each entry of the catalogue', async () => {
    const lieu = await deChaqueProfil()
    const [carteAvant, ecritsAvant] = await partout(lieu)
    expect(carteAvant).toBeGreaterThan(150)
    expect(ecritsAvant).toBeGreaterThan(25)
    await ajouterChaqueFigure(lieu)
    const [carte, ecrits] = await partout(lieu)
    const { fichier, cpts } = lieu
    const syntheses = await lieu.backend.call('indicateurs.lire', { fichier, cpts })
    const dites = new Set(syntheses.map(({ id }) => id))
    const { figures } = await lieu.backend.call('carte.figures', { fichier, cpts })
    const surLaCarte = new Set(figures.map(({ id }) => id))
    const toutes = [...INDICATEURS, ...DERIVES, ...CROISES]
    // Told commune by commune only (a count that does not add up, services that may come): no territory has a value.
    const locales = INDICATEURS.filter(({ nature }) => nature === 'local').map(({ id }) => id)
    expect(toutes.map(({ id }) => id).filter((id) => !surLaCarte.has(id) && !dites.has(id))).toEqual([])
    expect(toutes.map(({ id }) => id).filter((id) => !dites.has(id) && !NOMMEES.includes(id))).toEqual(locales)
    expect(carte).toBeGreaterThan(900)
    expect(ecrits).toBeGreaterThan(100)
  })
})
