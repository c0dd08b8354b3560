/**
 * One figure, one text: on screen (the answer of the contract), on the map and in its list, in the CSV, the workbook, the
 * JSON and the text of the command, in the PDF and the Word file. Over the example dossiers, and over a dossier of which
 * some files lack one commune, where a part is most easily taken for the whole.
 */
import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openReference } from '../../electron/backend/reference/reference.ts'
import { formatQuantity } from '../../shared/domain/format.ts'
import type { Quantity, Unit } from '../../shared/domain/quantity.ts'
import { commandeComme, documents, ecranDe, fichiersComme, type Lieu, surCarte } from '../accord.ts'
import { testBackend } from '../backend.ts'
import { squeeze } from '../read-back.ts'

const CPTS = 'Dore et Livradois'
/** Entre Dore et Allier, with the smallest commune left out of the files. */
const EPCI = '200070712'

interface Riche extends Lieu {
  readonly communes: readonly string[]
  readonly oubliee: string
  /** Share of the people of the others. */
  readonly poids: number
}

/** Census, incomes, accessibility and areas of all the communes but one; one sector for each commune. */
async function riche(): Promise<Riche> {
  const { backend, file } = await testBackend()
  const fichier = file('riche.maillage')
  const reference = openReference()
  const communes = [...(reference.epci(EPCI)?.communes ?? [])].sort()
  const annee = reference.millesimes().at(-1) ?? ''
  const habitants = new Map(communes.map((code) => [code, reference.population(code, annee)?.value ?? 0]))
  reference.close()
  const oubliee = [...communes].sort((a, b) => (habitants.get(a) ?? 0) - (habitants.get(b) ?? 0))[0] ?? ''
  const dites = communes.filter((code) => code !== oubliee)
  const tous = [...habitants.values()].reduce((a, b) => a + b, 0)
  await backend.call('dossier.creer', { fichier, nom: 'Riche', cpts: [{ nom: CPTS, communes }] })
  await backend.call('territoire.secteurs', {
    fichier,
    cpts: CPTS,
    secteurs: communes.map((code) => ({ nom: code, couleur: null, communes: [code] })),
  })
  const importer = async (nom: string, entete: string, ligne: (code: string, rang: number) => string) => {
    writeFileSync(file(nom), [entete, ...dites.map(ligne), ''].join('\n'))
    await backend.call('dossier.importer', { fichier, source: file(nom), millesime: '2022' })
  }
  await importer('base_2022.csv', 'CODGEO;P22_POP;P22_POPF;P22_POP0014;P22_POP90P', (code, i) =>
    [code, 1000 + i, 480 + i, 200, 7].join(';'),
  )
  await importer('superf.csv', 'CODGEO;SUPERF', (code, i) => `${code};${10 + i}.5`)
  await importer(
    'apl.csv',
    'Code commune INSEE;Commune;APL aux médecins généralistes;Population standardisée 2022 pour la médecine générale',
    (code, i) => `${code};${code};${2 + (i % 3)},4;${1000 + i}`,
  )
  return {
    ...{ backend, file, fichier, communes, oubliee, cpts: CPTS },
    poids: (tous - (habitants.get(oubliee) ?? 0)) / tous,
  }
}

describe('a dossier whose files lack one commune', () => {
  it('says the same on screen, in the files and by the command', async () => {
    const lieu = await riche()
    await fichiersComme(lieu, await ecranDe(lieu))
    await commandeComme(lieu)
  })

  it('says the mean, the shares and the density of the others, and of how many; counts are minimums', async () => {
    const { backend, fichier, cpts, communes, poids } = await riche()
    const n = communes.length
    const syntheses = await backend.call('indicateurs.lire', { fichier, cpts })
    const portrait = await backend.call('portrait.lire', { fichier, cpts })
    expect(poids).toBeGreaterThan(0.95)
    const part = `(${n - 1}\u00a0communes sur ${n}, ${Math.floor(poids * 100)}\u00a0% de la population)`
    const dit = (id: string) => {
      const une = syntheses.find((s) => s.id === id)
      if (une === undefined) throw new Error(id)
      return formatQuantity(une.valeur)
    }
    // 7 people of 90 or more in each of the communes that the file has.
    expect(dit('RP:POP90P')).toBe(`au moins ${7 * (n - 1)}`)
    const rangs = communes.slice(0, n - 1).map((_, i) => i)
    const somme = (f: (i: number) => number) => rangs.reduce((total, i) => total + f(i), 0)
    const femmes = (100 * somme((i) => 480 + i)) / somme((i) => 1000 + i)
    expect(dit('part:femmes')).toBe(`${femmes.toFixed(1).replace('.', ',')}\u00a0% ${part}`)
    const apl = somme((i) => (2.4 + (i % 3)) * (1000 + i)) / somme((i) => 1000 + i)
    expect(dit('APL:MG')).toBe(`${apl.toFixed(1).replace('.', ',')} ${part}`)
    expect(formatQuantity(portrait.densite)).toMatch(/^\d+,\d \(/)
    expect(portrait.densite).toMatchObject({ kind: 'partial', coverage: { known: n - 1, total: n } })
    expect(portrait.superficie).toMatchObject({ kind: 'interval', max: null })
    const tout = JSON.stringify(await ecranDe({ backend, fichier, cpts, file: () => '' }))
    expect(tout).not.toMatch(/au moins 0/)
  })

  it('says the same commune by commune on the map, in its list and on screen', async () => {
    const { backend, fichier, cpts } = await riche()
    const syntheses = await backend.call('indicateurs.lire', { fichier, cpts })
    const portrait = await backend.call('portrait.lire', { fichier, cpts })
    const { figures: offertes } = await backend.call('carte.figures', { fichier, cpts })
    expect(offertes.map(({ id }) => id)).toEqual(expect.arrayContaining(['densite', 'PMUN', 'APL:MG', 'part:femmes']))
    let comparees = 0
    for (const { id, unite, decimales } of offertes) {
      const lues = await backend.call('carte.valeurs', { fichier, cpts, figure: id })
      const une = syntheses.find((s) => s.id === id)
      for (const [i, code] of lues.codes.entries()) {
        const commune = portrait.communes.find((c) => c.code === code)
        const champs: Readonly<Record<string, Quantity | undefined>> = {
          densite: commune?.densite,
          PMUN: commune?.population,
          SUPERF: commune?.superficie,
        }
        const ecran = champs[id] ?? une?.secteurs.find(({ nom }) => nom === code)?.valeur
        if (ecran === undefined) continue
        comparees++
        const texte = formatQuantity(ecran, { decimals: decimales })
        expect([id, code, surCarte(lues, i, unite as Unit, decimales)]).toEqual([id, code, texte])
      }
    }
    expect(comparees).toBeGreaterThan(50)
  })

  it('says the same in the PDF and in the Word file', async () => {
    const lieu = await riche()
    const { pdf, word } = await documents(lieu)
    const syntheses = await lieu.backend.call('indicateurs.lire', { fichier: lieu.fichier, cpts: lieu.cpts })
    const portrait = await lieu.backend.call('portrait.lire', { fichier: lieu.fichier, cpts: lieu.cpts })
    const dits = [
      ...['RP:POP', 'RP:POP90P', 'part:femmes', 'part:0014', 'APL:MG'].map((id) => {
        const une = syntheses.find((s) => s.id === id)
        if (une === undefined) throw new Error(id)
        return formatQuantity(une.valeur, { forme: 'cellule' })
      }),
      formatQuantity(portrait.superficie, { forme: 'cellule' }),
      formatQuantity(portrait.densite, { unit: 'en toutes' }),
    ]
    for (const mots of dits) {
      expect(pdf).toContain(squeeze(mots))
      expect(word).toContain(squeeze(mots))
    }
    for (const texte of [pdf, word]) expect(texte).not.toMatch(/aumoins0|≥0(,0)?(?![\d,])/)
  })

  it('takes the population that grows nowhere for what it is: one count published several times (Mayotte)', async () => {
    const { backend, file } = await testBackend()
    const lieu = { backend, file, fichier: file('mayotte.maillage'), cpts: 'Mamoudzou' }
    await backend.call('dossier.creer', {
      fichier: lieu.fichier,
      cpts: [{ nom: lieu.cpts, communes: ['97611', '97608'] }],
    })
    const { etats } = await backend.call('carte.valeurs', {
      fichier: lieu.fichier,
      cpts: lieu.cpts,
      figure: 'evolution',
    })
    expect(new Set(etats)).toEqual(new Set(['non_disponible']))
    const { pdf, word } = await documents(lieu)
    for (const texte of [pdf, word]) {
      expect(texte).toContain(squeeze('Les populations publiées de 2019 à 2023 reprennent le recensement de 2017'))
      expect(texte).not.toContain('stable')
    }
  })
})
