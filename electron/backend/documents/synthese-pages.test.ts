/** Note de synthèse: two pages, for a small, a large and a hostile territory, on what each knows. */
import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { figuresPortrait } from '../../../shared/document/figures-portrait.ts'
import { buildSynthese } from '../../../shared/document/synthese.ts'
import { testBackend } from '../../../test/backend.ts'
import { portrait, q } from '../../../test/portraits.ts'
import { readPdf, squeeze } from '../../../test/read-back.ts'
import { ensureReference, openReference } from '../reference/ensure.ts'
import { renderDocument } from './render.ts'

const pagesDe = async (base64: string) => (await readPdf(new Uint8Array(Buffer.from(base64, 'base64')))).pages

it.each(['sud-allier', 'aunis-sud', 'puy-de-dome', 'venissieux', 'sud-est-grenoblois'])('%s', async (id) => {
  const { backend, file } = await testBackend()
  const fichier = file('a.maillage')
  const { cpts } = await backend.call('exemple.creer', { id, fichier })
  const { base64 } = await backend.call('document.composer', {
    ...{ fichier, cpts: cpts[0]?.id ?? 0, document: 'synthese', format: 'pdf' },
  })
  expect(await pagesDe(base64)).toHaveLength(2)
})

it.each([1, 45, 150])('%i communes and a long name', async (combien) => {
  const { backend, file } = await testBackend()
  const fichier = file('a.maillage')
  const reference = openReference(await ensureReference())
  const communes = ['63040', ...reference.communesOfDepartement('63').filter((code) => code !== '63040')].slice(
    0,
    combien,
  )
  reference.close()
  const nom = 'CPTS Entre Dore, Allier et Livradois, des Bois-Noirs aux Monts du Forez et de la Vallée de l’Ance'
  await backend.call('dossier.creer', { fichier, cpts: [{ nom, communes }] })
  writeFileSync(file('ameli.csv'), annuaire(communes))
  await backend.call('dossier.importer', { fichier, source: file('ameli.csv') })
  const { base64 } = await backend.call('document.composer', { fichier, cpts: 1, document: 'synthese', format: 'pdf' })
  expect(await pagesDe(base64)).toHaveLength(2)
})

const annuaire = (communes: readonly string[]): string =>
  [
    'ps_activite_nom;ps_activite_prenom;specialite_libelle;coordonnees_code_postal;coordonnees_ville;nature_exercice_libelle',
    ...communes.flatMap((_code, i) =>
      ['Infirmier', 'Médecin généraliste', 'Masseur-kinésithérapeute', 'Chirurgien-dentiste'].map(
        (metier) => `NOM${i}${metier};P;${metier};63160;BILLOM;Libéral intégral`,
      ),
    ),
  ].join('\n')

it('everything known, in words as long as they come', async () => {
  const p = portrait()
  const longue = {
    ...p,
    nom: `${p.nom} et du Haut-Pays de la Combraille et des Gorges de la Sioule réunies`.repeat(2),
    professions: p.professions.flatMap((une) =>
      Array.from({ length: 20 }, (_, i) => ({
        ...une,
        code: `${une.code}${i}`,
        libelle: `Masseurs-kinésithérapeutes et autres rééducateurs, spécialité numéro ${i}`,
      })),
    ),
    structures: p.structures.flatMap((une) =>
      Array.from({ length: 20 }, (_, i) => ({
        ...une,
        libelle: `Établissement d’accueil temporaire pour adultes ${i}`,
      })),
    ),
  }
  const indicateurs = IDS.map((id, i) => ({
    ...{ id, libelle: `Part des personnes de 75 ans ou plus qui vivent seules dans un logement ${i}`, unite: 'part' },
    ...{ nature: 'rapport', theme: 'ages', decimales: 1, derive: true, millesime: '2022', source: 1 },
    libelleSource: 'Insee',
    valeur: q(0.1234, 'part'),
    ...{ secteurs: [], anciens: [], autres: [], repartition: [], seulement: null },
    comparaisons: ['departement', 'region', 'france'].map((niveau) => ({
      ...{ niveau, territoire: niveau, nom: `Provence-Alpes-Côte d’Azur ${niveau}`, valeur: q(0.2, 'part') },
    })),
  }))
  const entree = {
    ...{ portrait: longue, indicateurs, reglages: {}, textes: {}, date: '2027-03-01' },
    figures: figuresPortrait(longue, { voisins: [], land: null }),
  }
  const model = buildSynthese(entree as unknown as Parameters<typeof buildSynthese>[0])
  const bytes = await renderDocument(model, 'pdf')
  const { pages } = await readPdf(bytes)
  expect(pages).toHaveLength(2)
  const [une = '', deux = ''] = pages.map(({ text }) => squeeze(text))
  expect(une).toContain('L’essentiel')
  expect(deux).toContain('Financement')
})

const IDS = [
  ...['part:65P', 'part:c2s', 'FILO:TP60', 'part:80Pseuls', 'part:0014', 'APL:MG', 'CNAM:ALD_SANS_MT', 'APL:INF'],
  ...['part:75P', 'part:monoparentales', 'taux:chomage', 'part:voiture', 'APL:MK'],
]
