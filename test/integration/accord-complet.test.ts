/**
 * Every figure of the catalogue that a dossier has, wherever it is read: screen, map and its list, CSV, workbook, JSON and
 * CSV of the command, PDF, Word. Over the examples, and over a dossier that took in a file of every profile, with one
 * sector for each commune: the map then has its match on screen.
 */
import { writeFileSync } from 'node:fs'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { chiffresCsv } from '../../electron/hosts/cli/chiffres.ts'
import type { Output } from '../../shared/contract/methods.ts'
import { DECIMALS, ditQuelqueChose, formatQuantity } from '../../shared/domain/format.ts'
import { entree, INDICATEURS, REPARTITIONS } from '../../shared/domain/indicateurs/catalogue.ts'
import type { Quantity, Unit } from '../../shared/domain/quantity.ts'
import { MODELES } from '../abimes/modeles.ts'
import { commandeComme, documents, EXEMPLES, ecranDe, exemple, fichiersComme, type Lieu, surCarte } from '../accord.ts'
import { testBackend } from '../backend.ts'
import { squeeze } from '../read-back.ts'

type Synthese = Output<'indicateurs.lire'>[number]

/** Those of the models: Gannat, Saint-Pourçain, Chantelle, Ambérieu, Ajaccio, Lyon. */
const COMMUNES = ['03118', '03254', '03053', '01004', '2A004', '69123']
/** Cut on purpose, by the models' own last line. */
const COUPES = ['finess-stock']

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

  it('in a dossier of a file of every profile', async () => {
    const [carte, ecrits] = await partout(await deChaqueProfil())
    expect(carte).toBeGreaterThan(150)
    expect(ecrits).toBeGreaterThan(25)
  })
})
