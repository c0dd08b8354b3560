/** « Ce qui a changé »: one page, however much changed and however long the names are. */
import { expect, it } from 'vitest'
import { noteVersions } from '../../../shared/document/versions.ts'
import type { Comparaison } from '../../../shared/domain/versions/comparer.ts'
import { readPdf, squeeze } from '../../../test/read-back.ts'
import { renderDocument } from './render.ts'

const NOM = 'CPTS du Haut-Livradois, des Bois-Noirs et de la Vallée de la Dore et de l’Ance réunies en Forez'
const LONG = 'Saint-Germain-des-Fossés-sur-l’Allier-en-Bourbonnais'
const fois = <T>(n: number, un: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => un(i))
const source = (i: number) => ({
  libelle: `Insee, populations de référence de toutes les communes ${i}`,
  millesime: '2021',
  fichier: `donnees_communes_de_toute_la_france_et_de_ses_departements_${i}.csv`,
  sha256: 'a',
})

const TOUT: Comparaison = {
  communes: {
    avant: 45,
    apres: 45,
    entrees: fois(45, (i) => ({ code: `0300${i}`, nom: `${LONG} ${i}`, habitants: 1234 })),
    sorties: fois(45, (i) => ({ code: `6300${i}`, nom: `${LONG} ${i}`, habitants: null })),
  },
  chiffres: fois(160, (i) => ({
    cle: String(i),
    theme: 'Population',
    libelle: `Part des personnes de 75 ans ou plus qui vivent seules dans leur résidence principale ${i}`,
    lieu: i % 2 === 0 ? null : LONG,
    avant: '1\u202f234,5\u00a0pour 100\u202f000\u00a0habitants (de 2016 à 2021)',
    apres: 'au moins 1\u202f234,5\u00a0pour 100\u202f000\u00a0habitants',
    ecart: '+1\u202f234,5',
    causes: ['territoire', 'source'],
  })),
  textes: fois(60, (i) => ({
    document: 'diagnostic',
    section: `s${i}`,
    titre: `Titre d’une section très longue, avec son sujet et sa précision, numéro ${i}`,
    place: 'avant',
    nature: 'change',
    ecrit: i % 2 === 0,
    morceaux: [
      { texte: 'mot '.repeat(80), etat: 'meme' },
      { texte: 'ancien '.repeat(60), etat: 'retire' },
      { texte: 'nouveau '.repeat(60), etat: 'ajoute' },
    ],
  })),
  ordres: ['fiche', 'diagnostic', 'contrat'],
  champs: fois(20, (i) => ({ cle: String(i), libelle: `${LONG} ${i}`, avant: LONG.repeat(3), apres: LONG.repeat(3) })),
  sources: fois(12, (i) => ({
    nature: 'remplacee',
    libelle: source(i).libelle,
    avant: source(i),
    apres: source(i + 1),
  })),
}

it('everything at once fits, and what is left out is counted', async () => {
  const cote = { nom: `Version envoyée à la CPAM et à l’ARS ${LONG}`, creeLe: '2027-03-01T10:00:00Z' }
  const modele = noteVersions({
    cpts: NOM,
    de: cote,
    a: cote,
    documents: { diagnostic: 'Diagnostic' },
    comparaison: TOUT,
  })
  const bytes = await renderDocument(modele, 'pdf')
  const { pages } = await readPdf(bytes)
  expect(pages).toHaveLength(1)
  const lu = squeeze(pages[0]?.text ?? '')
  for (const dit of [/Et1\d\dautreschiffres\./, /et\d\dautres/, /Et\d+autressources\./, /1ermars2027/])
    expect(lu).toMatch(dit)
})

it('short changes fill the page, and no more', async () => {
  const cote = { nom: 'Envoyée', creeLe: '2027-03-01T10:00:00Z' }
  const comparaison: Comparaison = {
    ...TOUT,
    communes: { avant: 1, apres: 2, entrees: [{ code: '03118', nom: 'Gannat', habitants: 5610 }], sorties: [] },
    chiffres: TOUT.chiffres.map((un) => ({
      ...un,
      libelle: 'Logements',
      lieu: null,
      avant: '1',
      apres: '2',
      ecart: '+1',
    })),
    textes: [],
    ordres: [],
    champs: [],
    sources: [],
  }
  const modele = noteVersions({ cpts: 'Sioule', de: cote, a: cote, documents: {}, comparaison })
  const { pages } = await readPdf(await renderDocument(modele, 'pdf'))
  expect(pages).toHaveLength(1)
  // Sixteen points a row on a page of 842.
  expect(pages[0]?.text.match(/Logements/g)?.length).toBeGreaterThan(24)
})
