/** The command end to end, on published figures that anyone can check. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Output } from '../../shared/contract/methods.ts'
import { type Folder, temporaryFolder } from '../cli.ts'
import { hasSharedData, sharedData } from '../shared-data.ts'

type Chiffres = Output<'dossier.chiffres'>

let folder: Folder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

async function chiffres(dossier: string, ...options: string[]): Promise<Chiffres> {
  return JSON.parse(await folder.done('chiffres', dossier, '--format', 'json', ...options)) as Chiffres
}

describe('without any import', () => {
  it('Sud-Est Grenoblois has 51 233 inhabitants in 2016', async () => {
    await folder.done(
      'nouveau',
      'seg.maillage',
      '--cpts',
      'SEG',
      '--communes',
      '38421,38158,38309',
      '--millesime',
      '2016',
    )
    const [cpts] = (await chiffres('seg.maillage')).cpts
    expect(cpts?.population).toMatchObject({ etat: 'connue', valeur: 51233, millesime: '2016', unite: 'habitants' })
    expect(cpts?.taille).toBe(2)
    expect(cpts?.margeSeuil).toBe(11233)
    expect(cpts?.superficie.etat).toBe('manquante')
  })

  it('the EPCI Aunis Sud has 24 communes and 32 162 inhabitants in 2019', async () => {
    await folder.done('nouveau', 'a.maillage', '--cpts', 'Aunis', '--epci', '200041614', '--millesime', '2019')
    const [cpts] = (await chiffres('a.maillage')).cpts
    expect(cpts?.nombreCommunes).toBe(24)
    expect(cpts?.population.valeur).toBe(32162)
    expect(cpts?.taille).toBe(1)
  })

  it('Vénissieux, found by its name in a list file, has 65 405 inhabitants in 2016', async () => {
    writeFileSync(folder.file('liste.txt'), '\uFEFFvenissieux\r\n')
    await folder.done('nouveau', 'v.maillage', '--cpts', 'V', '--communes', '@liste.txt', '--millesime', '2016')
    expect((await chiffres('v.maillage')).cpts[0]?.population.valeur).toBe(65405)
  })

  it('old codes lead to the commune of today, and are counted once', async () => {
    // Autrans (38021) and Méaudre (38225) merged on 1 January 2016 into 38225.
    await folder.done('nouveau', 'v.maillage', '--cpts', 'Vercors', '--communes', '38021,38225')
    expect((await chiffres('v.maillage')).cpts[0]?.communes.map((c) => c.code)).toEqual(['38225'])
  })
})

describe.skipIf(!hasSharedData('cpts/cpts_communes.csv'))('several CPTS from a list', () => {
  it('Clermont Plus 199 980 and Entre Limagne et Livradois 25 987 in 2021', async () => {
    await folder.done(
      'nouveau',
      'p.maillage',
      '--cpts-csv',
      sharedData('cpts/cpts_communes.csv'),
      '--millesime',
      '2021',
    )
    const { cpts } = await chiffres('p.maillage')
    const par = (nom: string) => cpts.find((c) => c.nom.includes(nom))
    expect(par('Clermont Plus')?.population.valeur).toBe(199980)
    expect(par('Clermont Plus')?.taille).toBe(4)
    expect(par('Entre Limagne et Livradois')?.population.valeur).toBe(25987)
    expect(par('Entre Limagne et Livradois')?.taille).toBe(1)
  })
})

describe('examples', () => {
  it('Puy-de-Dôme: the size classes of the twelve published populations', async () => {
    await folder.done('exemple', 'puy-de-dome', '-o', 'p.maillage')
    const { cpts } = await chiffres('p.maillage')
    expect(cpts.map((c) => [c.population.valeur, c.taille])).toEqual([
      [199980, 4],
      [18913, 1],
      [18457, 1],
      [78473, 2],
      [19404, 1],
      [38531, 1],
      [25987, 1],
      [37580, 1],
      [63587, 2],
      [41787, 2],
      [20723, 1],
      [89554, 3],
    ])
  })

  it('Puy-de-Dôme: the check finds 98,6 against 99,8 % and the 11,9', async () => {
    await folder.done('exemple', 'puy-de-dome', '-o', 'p.maillage')
    const out = await folder.done('verifier', 'p.maillage')
    expect(out).toMatch(/98,6/)
    expect(out).toMatch(/99,8/)
    expect(out).toMatch(/11,9/)
    expect(out).toMatch(/11,8/)
  })

  it('verifier says what the diagnostic prints of a perimeter: Theys and Laval are 600 km apart', async () => {
    await folder.done('nouveau', 'x.maillage', '--cpts', 'Theys et Laval', '--communes', '38504,53130')
    const out = await folder.done('verifier', 'x.maillage')
    expect(out).toContain('4 points à regarder')
    expect(out).toContain('Laval (53130) ne touche pas les autres communes')
    const json = JSON.parse(
      await folder.done('verifier', 'x.maillage', '--format', 'json'),
    ) as Output<'dossier.verifier'>
    expect(json).toMatchObject({ version: 1, dossier: 'Theys et Laval', cpts: ['Theys et Laval'] })
    expect(json.points.map(({ code }) => code)).toEqual(['non-contigu', 'epci-coupe', 'epci-coupe', 'couverture'])
    expect(json.verifies.length).toBeGreaterThan(30)
    expect((await folder.maillage('verifier', 'x.maillage', '--format', 'xml')).code).toBe(2)
  })

  it('finds nothing wrong in Sud Allier, and says what there is to know', async () => {
    await folder.done('exemple', 'sud-allier', '-o', 's.maillage')
    const out = await folder.done('verifier', 's.maillage')
    expect(out).toMatch(/^Aucune incohérence trouvée/)
    expect(out).not.toMatch(/^[!×]/m)
  })

  it('Sud Allier: 35 565 inhabitants, size 1, 135 professionals as published', async () => {
    await folder.done('exemple', 'sud-allier', '-o', 's.maillage')
    const [cpts] = (await chiffres('s.maillage')).cpts
    expect(cpts?.population.valeur).toBe(35565)
    expect(cpts?.taille).toBe(1)
    expect(cpts?.margeSeuil).toBe(40000 - 35565)
    const effectifs = ['10-MG', '60', '70', '40', '91'].map(
      (code) => cpts?.professions.find((p) => p.code === code)?.effectif.valeur,
    )
    expect(effectifs).toEqual([27, 60, 29, 16, 3])
  })

  it('an example leaves one clean file, and refuses to write over it', async () => {
    await folder.done('exemple', 'venissieux', '-o', 'v.maillage')
    expect(readdirSync(folder.path)).toEqual(['v.maillage'])
    const before = readFileSync(folder.file('v.maillage'))
    const again = await folder.maillage('exemple', 'venissieux', '-o', 'v.maillage')
    expect(again.code).toBe(1)
    expect(again.err).toContain('v.maillage')
    expect(readFileSync(folder.file('v.maillage')).equals(before)).toBe(true)
  })
})

describe.skipIf(
  !hasSharedData('ps/PS_LibreAcces_Personne_activite_SYNTHETIQUE.txt', 'finess/etalab-cs1100507-stock_SYNTHETIQUE.csv'),
)('supply of the five chefs-lieux of Sud Allier', () => {
  it('27 / 60 / 29 / 16 / 3 professionals, 4 MSP, 2 CMP', async () => {
    await folder.done('exemple', 'sud-allier', '-o', 's.maillage')
    await folder.done(
      'importer',
      's.maillage',
      sharedData('ps/PS_LibreAcces_Personne_activite_SYNTHETIQUE.txt'),
      sharedData('finess/etalab-cs1100507-stock_SYNTHETIQUE.csv'),
    )
    const [cpts] = (await chiffres('s.maillage')).cpts
    const effectifs = ['10-MG', '60', '70', '40', '91'].map((code) => {
      const q = cpts?.professions.find((p) => p.code === code)?.effectif
      return [q?.valeur, q?.sources.some((s) => s.includes('Annuaire'))]
    })
    expect(effectifs).toEqual([
      [27, true],
      [60, true],
      [29, true],
      [16, true],
      [3, true],
    ])
    const structures = ['603', '156'].map((c) => cpts?.structures.find((s) => s.categorie === c)?.effectif.valeur)
    expect(structures).toEqual([4, 2])
  })
})

describe.skipIf(!hasSharedData('insee/france_communes_2024_consolide.csv'))('areas', () => {
  it('density is the sum of inhabitants over the sum of areas', async () => {
    await folder.done(
      'nouveau',
      's.maillage',
      '--cpts',
      'SEG',
      '--communes',
      '38421,38158,38309',
      '--millesime',
      '2021',
    )
    await folder.done('importer', 's.maillage', sharedData('insee/france_communes_2024_consolide.csv'))
    const [cpts] = (await chiffres('s.maillage')).cpts
    const somme = (valeurs: (number | null | undefined)[]): number => valeurs.reduce<number>((s, v) => s + (v ?? 0), 0)
    const surface = somme(cpts?.communes.map((c) => c.superficieKm2) ?? [])
    expect(cpts?.superficie.valeur).toBeCloseTo(surface, 9)
    expect(surface).toBeGreaterThan(0)
    expect(cpts?.densite.valeur).toBeCloseTo((cpts?.population.valeur ?? 0) / surface, 9)
    expect(cpts?.densite.couverture).toEqual({ connues: 3, total: 3 })
  })
})

describe('repairs refused', () => {
  it('as often as wanted: the lines are rejected and the report says so', async () => {
    await folder.done('nouveau', 'a.maillage', '--cpts', 'A', '--communes', '03118,03310,38225')
    writeFileSync(folder.file('p.csv'), 'CODGEO;P21_LOG\n3118;5700\n03310;25000\n38021;1600\n38225;1300\n')
    const refus = ['--sans-reparation', 'zeros', '--sans-reparation', 'anciennes']
    const dit = await folder.done('importer', 'a.maillage', 'p.csv', ...refus, '--rejets', 'rejets.csv')
    expect(dit).toMatch(/Zéro du début remis\s: réparation refusée, 1 ligne/)
    expect(readFileSync(folder.file('rejets.csv'), 'utf8')).toMatch(
      /\n2;réparation refusée\s: zéro du début à remettre;3118;5700\r\n4;réparation refusée\s: ancienne commune/,
    )
  })

  it('a kind that does not exist is refused with those that do', async () => {
    const { code, err } = await folder.maillage('importer', 'a.maillage', 'p.csv', '--sans-reparation', 'virgule')
    expect(code).toBe(2)
    expect(err).toContain('virgule')
    for (const genre of ['zeros', 'ecriture', 'noms', 'anciennes', 'arrondissements']) expect(err).toContain(genre)
  })
})

describe('columns chosen by hand', () => {
  const lecture = {
    ligneEntete: 1,
    libelle: 'Aidants de la CAF',
    lieu: { type: 'code', code: 0, nom: null },
    valeurs: [
      {
        colonne: 1,
        indicateur: null,
        libelle: 'Aidants',
        unite: 'personnes',
        nature: 'additif',
        millesime: '2023',
        vide: 'zero',
        decimale: 'auto',
      },
    ],
  }

  it('serve the file of next year, unless they are refused', async () => {
    await folder.done('nouveau', 'a.maillage', '--cpts', 'A', '--communes', '03118')
    writeFileSync(folder.file('aidants_2023.csv'), 'Commune;Aidants 2023\n03118;12\n')
    writeFileSync(folder.file('aidants_2024.csv'), 'Commune;Aidants 2024\n03118;15\n')
    const demande = { fichier: folder.file('a.maillage'), source: folder.file('aidants_2023.csv'), lecture }
    await folder.done('appeler', 'dossier.importer', JSON.stringify(demande))
    const { code, err } = await folder.maillage('importer', 'a.maillage', 'aidants_2024.csv', '--sans-memoire')
    expect([code, err.includes('Aidants 2024')]).toEqual([1, true])
    const dit = await folder.done('importer', 'a.maillage', 'aidants_2024.csv')
    expect(dit).toMatch(/aidants_2024\.csv est lu comme la dernière fois\s: Aidants de la CAF/)
    expect(dit).toContain('Aidants 2024')
  })

  it('are said again where the same file comes twice, with what to do', async () => {
    await folder.done('nouveau', 'a.maillage', '--cpts', 'A', '--communes', '03118')
    writeFileSync(folder.file('p.csv'), 'CODGEO;P21_LOG\n03118;5700\n')
    writeFileSync(folder.file('q.csv'), 'CODGEO;P21_LOG\n03118;5700\n')
    await folder.done('importer', 'a.maillage', 'p.csv')
    const { code, err } = await folder.maillage('importer', 'a.maillage', 'q.csv')
    expect(code).toBe(1)
    expect(err).toMatch(/sous le nom «\sp\.csv\s»/)
    await folder.done('importer', 'a.maillage', 'q.csv', '--identique', 'remplacer')
    expect(await folder.maillage('importer', 'a.maillage', 'p.csv', '--identique', 'oui')).toMatchObject({ code: 2 })
  })
})

describe('a table for every dossier', () => {
  it('is not told as a coverage of the territory', async () => {
    await folder.done('nouveau', 'a.maillage', '--cpts', 'A', '--communes', '03118,38421')
    const cog = [
      'TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT',
      ...[1, 2, 3].map((n) => `COM,0300${n},84,03,,,0,"X","X","X",0307,`),
    ]
    writeFileSync(folder.file('v_commune_2026.csv'), `${cog.join('\n')}\n`)
    const dit = await folder.done('importer', 'a.maillage', 'v_commune_2026.csv')
    expect(dit).toContain('canton')
    expect(dit).not.toContain('Couverture du territoire')
  })
})

describe('a map among the files', () => {
  /** Two squares side by side, of a tenth of a degree. */
  const carre = (code: string, x: number) => ({
    type: 'Feature',
    properties: { code },
    geometry: {
      type: 'Polygon',
      coordinates: [[x, x + 0.1, x + 0.1, x, x].map((est, i) => [est, i < 2 || i === 4 ? 46 : 46.1])],
    },
  })
  const carte = { type: 'FeatureCollection', features: [carre('03118', 3.1), carre('03311', 3.2)] }

  it('joins the library, its year said by its name or by the user', async () => {
    await folder.done('nouveau', 'a.maillage', '--cpts', 'A', '--communes', '03118,03311')
    writeFileSync(folder.file('communes-2022.geojson'), JSON.stringify(carte))
    writeFileSync(folder.file('communes.geojson'), JSON.stringify(carte))
    expect(await folder.done('importer', 'a.maillage', 'communes-2022.geojson')).toContain('contours de 2 communes')
    const annees = async () => {
      const listees = JSON.parse(await folder.done('appeler', 'bibliotheque.lister', '{}')) as { millesime: string }[]
      return listees.map((un) => un.millesime)
    }
    expect(await annees()).toEqual(['2022'])
    const { code, err } = await folder.maillage('importer', 'a.maillage', 'communes.geojson')
    expect([code, err.includes('--millesime')]).toEqual([2, true])
    // The same map once more: its new year takes the place of the other.
    await folder.done('importer', 'a.maillage', 'communes.geojson', '--millesime', '2023')
    expect(await annees()).toEqual(['2023'])
    // Named, then taken out of the library.
    const texte = await folder.done('bibliotheque')
    expect(texte).toMatch(
      /^[0-9a-f]{16} {2}Contours 2023 \(communes\.geojson\)\n {2}2\scommunes\s; producteur non indiqué/,
    )
    await folder.done('bibliotheque', 'retirer', texte.slice(0, 16))
    expect(await annees()).toEqual([])
    expect((await folder.maillage('bibliotheque', 'retirer', '../a')).code).toBe(1)
    expect((await folder.maillage('bibliotheque', 'vider')).code).toBe(2)
  })
})

it('goes on after a refused file, names each, and says how many did not come in', async () => {
  await folder.done('nouveau', 'suite.maillage', '--cpts', 'S', '--communes', '03118')
  writeFileSync(folder.file('faux.pdf'), '%PDF-1.7 rien')
  writeFileSync(folder.file('vide.csv'), '')
  writeFileSync(folder.file('donnees_communes_2021.csv'), 'COM;PMUN\n03118;5650\n')
  const { code, out, err } = await folder.maillage(
    ...['importer', 'suite.maillage', 'faux.pdf', 'donnees_communes_2021.csv', 'vide.csv', '--millesime', '2021'],
  )
  expect(code).toBe(1)
  expect(out).toContain('donnees_communes_2021.csv')
  expect(err).toContain('faux.pdf')
  expect(err).toContain('vide.csv')
  expect(err).toContain('2 des 3 fichiers n’ont pas été importés.')
})

describe('when something is wrong', () => {
  it('says so in French and exits 2 for a wrong command, 1 for a wrong file', async () => {
    expect(folder.processus()).toMatchObject({ code: 2 })
    expect(folder.processus('aide')).toMatchObject({ code: 0, err: '' })
    expect(await folder.maillage('fabriquer')).toMatchObject({ code: 2, err: expect.stringContaining('fabriquer') })
    expect(await folder.maillage('chiffres', 'x.maillage', '--forme', 'json')).toMatchObject({ code: 2 })
    expect(folder.processus('chiffres', 'absent.maillage')).toMatchObject({
      code: 1,
      err: expect.stringContaining('absent.maillage'),
    })
    writeFileSync(folder.file('faux.maillage'), 'ceci n’est pas un dossier')
    expect((await folder.maillage('chiffres', 'faux.maillage')).code).toBe(1)
    expect((await folder.maillage('appeler', 'dossier.inconnu', '{}')).code).toBe(2)
    expect((await folder.maillage('appeler', 'reference.resoudre', '{"code":')).code).toBe(2)
  })

  it('names every commune it does not know and creates nothing', async () => {
    const { code, err } = await folder.maillage(
      'nouveau',
      'x.maillage',
      '--cpts',
      'X',
      '--communes',
      '38421,99999,Atlantis',
    )
    expect(code).toBe(1)
    expect(err).toContain('99999')
    expect(err).toContain('Atlantis')
    expect(existsSync(folder.file('x.maillage'))).toBe(false)
  })

  it('refuses a document name whose ending it does not know, and writes nothing', async () => {
    await folder.done('exemple', 'venissieux', '-o', 'v.maillage')
    const { code, err } = await folder.maillage('document', 'v.maillage', 'fiche', '-o', 'fiche.odt')
    expect(code).toBe(1)
    expect(err).toMatch(/\.pdf/)
    expect(existsSync(folder.file('fiche.odt'))).toBe(false)
  })

  it('a document into a folder that does not exist says so', async () => {
    await folder.done('exemple', 'venissieux', '-o', 'v.maillage')
    const { code, err } = await folder.maillage('document', 'v.maillage', 'fiche', '-o', 'nulle-part/fiche.pdf')
    expect(code).toBe(1)
    expect(err).toContain('nulle-part')
  })
})

describe('settings and documents', () => {
  it('a setting is kept, a wrong one is refused whole', async () => {
    await folder.done('exemple', 'venissieux', '-o', 'v.maillage')
    await folder.done('regler', 'v.maillage', 'contrat.numero=2026-=1', 'cpts.president=Prénom Nom')
    expect(await folder.done('regler', 'v.maillage')).toContain('2026-=1')
    const wrong = await folder.maillage(
      'regler',
      'v.maillage',
      'cpts.president=Autre',
      'contrat.dateSignature=2026-02-30',
    )
    expect(wrong.code).toBe(1)
    expect(await folder.done('regler', 'v.maillage')).toContain('Prénom Nom')
  })

  it('writes the three documents in both formats, the same bytes each time', async () => {
    await folder.done('exemple', 'venissieux', '-o', 'v.maillage')
    mkdirSync(folder.file('out'))
    for (const kind of ['fiche', 'diagnostic', 'contrat']) {
      await folder.done('document', 'v.maillage', kind, '-o', `out/${kind}.pdf`, '--date', '2026-11-22')
      await folder.done('document', 'v.maillage', kind, '-o', `out/${kind}.docx`, '--date', '2026-11-22')
      expect(
        readFileSync(folder.file(`out/${kind}.pdf`))
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-')
      expect(
        readFileSync(folder.file(`out/${kind}.docx`))
          .subarray(0, 2)
          .toString(),
      ).toBe('PK')
    }
    const first = readFileSync(folder.file('out/fiche.pdf'))
    const again = ['document', 'v.maillage', 'fiche', '-o', 'out/fiche.pdf', '--date', '2026-11-22']
    const { out, ...ended } = folder.processus(...again)
    expect(ended).toMatchObject({ code: 0, err: '' })
    expect(out).toMatch(/^out\/fiche\.pdf\s: fiche d’identité de «\s.+\s», \d+\sko\.$/m)
    expect(readFileSync(folder.file('out/fiche.pdf')).equals(first)).toBe(true)
  })

  it('a file name with spaces, accents and a quote works', async () => {
    await folder.done('exemple', 'venissieux', '-o', "été d'Émile.maillage")
    expect(await folder.done('chiffres', "été d'Émile.maillage")).toContain('Vénissieux')
  })
})
