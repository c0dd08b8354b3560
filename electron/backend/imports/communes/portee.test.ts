/** What a list must show before it is believed about what it does not list. */
import { describe, expect, it } from 'vitest'
import { offreDe } from '../../../../shared/domain/chiffres/offre.ts'
import { effectif } from '../../../../shared/domain/offre.ts'
import { knownValue } from '../../../../shared/domain/quantity-ops.ts'
import { indexerStructures, nombreStructures } from '../../../../shared/domain/structures.ts'
import { type Workshop, workshop } from '../../../../test/import-helper.ts'
import { communesEntieres } from '../../../../test/liste-entiere.ts'
import { hasSharedCases, sharedCase } from '../../../../test/shared-data.ts'
import { lireOffre, lireStructures } from '../../lecture/offre.ts'
import { getPortee } from '../../store/sources.ts'

const GANNAT = '03118'
const EBREUIL = '03107'
const TITRES =
  'Identification nationale PP|Code profession|Code catégorie professionnelle|Code savoir-faire|Code mode exercice|Code postal (coord. structure)|Code commune (coord. structure)|Code genre activité|'
const ligne = (id: string, profession: string, commune: string, { sf = '', mode = 'L', cp = '' } = {}) =>
  `8${id}|${profession}|C|${sf}|${mode}|${cp}|${commune}|GENR01|`
const fichier = (...lignes: readonly string[]) => `${[TITRES, ...lignes].join('\n')}\n`

/** A nurse in each of the other communes of these départements. */
const ailleurs = (shop: Workshop, ...departements: string[]) =>
  communesEntieres(shop.reference, departements, [GANNAT, EBREUIL]).map(({ code }) => ligne(`9${code}`, '60', code))

const personnes = (shop: Workshop, profession: string, communes: readonly string[]) => {
  const offre = offreDe({ offre: lireOffre(shop.dossier, communes, shop.reference) })
  return offre === null ? null : effectif(offre, profession, communes)
}
const structures = (shop: Workshop, categorie: string, communes: readonly string[]) => {
  const facts = lireStructures(shop.dossier, communes)
  return facts === null ? null : nombreStructures(indexerStructures(facts), categorie, communes)
}

describe('a list of professionals', () => {
  it('of a whole département counts exactly, zero included, the professions that it has', async () => {
    const shop = await workshop(GANNAT, EBREUIL)
    const texte = fichier(...ailleurs(shop, '03'), ligne('1', '60', GANNAT), ligne('2', '70', '03310'))
    await shop.run(shop.file('ps.txt', texte))
    expect(personnes(shop, '60', [GANNAT, EBREUIL])).toMatchObject({ kind: 'known', value: 1 })
    expect(personnes(shop, '70', [GANNAT])).toMatchObject({ kind: 'known', value: 0 })
    expect(personnes(shop, '50', [GANNAT])).toMatchObject({ kind: 'missing' })
  })

  it('of a few communes is a minimum, and says nothing of the others', async () => {
    const shop = await workshop(GANNAT, EBREUIL)
    await shop.run(shop.file('ps.txt', fichier(ligne('1', '60', GANNAT), ligne('2', '70', '03310'))))
    expect(personnes(shop, '60', [GANNAT, EBREUIL])).toMatchObject({ kind: 'interval', min: 1, max: null })
    expect(personnes(shop, '60', [EBREUIL])).toBeNull()
    expect(personnes(shop, '70', [GANNAT])).toMatchObject({ kind: 'missing' })
  })

  it('without anybody in practice of their own leaves all unknown', async () => {
    const shop = await workshop(GANNAT)
    const salaries = ailleurs(shop, '03').map((une) => une.replace('|L|', '|S|'))
    const report = await shop.run(shop.file('ps.txt', fichier(...salaries, ligne('1', '60', GANNAT, { mode: 'S' }))))
    expect(personnes(shop, '60', [GANNAT])).toMatchObject({ kind: 'missing' })
    expect(report.avertissements.join()).toContain('ne contient aucun professionnel libéral')
  })

  it('of one speciality of doctors does not have the others', async () => {
    const shop = await workshop(GANNAT)
    const cardiologues = ailleurs(shop, '03').map((une) => une.replace('|60|C||', '|10|C|SM04|'))
    await shop.run(shop.file('ps.txt', fichier(...cardiologues, ligne('1', '10', GANNAT, { sf: 'SM04' }))))
    expect(personnes(shop, '10-SPE', [GANNAT])).toMatchObject({ kind: 'interval', min: 1, max: null })
    expect(personnes(shop, '10-MG', [GANNAT])).toMatchObject({ kind: 'missing' })
  })

  it('with a line that may be there counts at least what it has', async () => {
    const shop = await workshop(GANNAT, EBREUIL)
    // 03800 is Gannat and its neighbours; a mode out of the table may be a libéral one.
    const texte = fichier(
      ...ailleurs(shop, '03'),
      ligne('1', '60', GANNAT),
      ligne('2', '60', '', { cp: '03800' }),
      ligne('3', '70', EBREUIL, { mode: 'Z' }),
      ligne('4', '70', EBREUIL),
    )
    await shop.run(shop.file('ps.txt', texte))
    expect(personnes(shop, '60', [GANNAT])).toMatchObject({ kind: 'interval', min: 1, max: null })
    expect(personnes(shop, '60', [EBREUIL])).toMatchObject({ kind: 'known', value: 0 })
    expect(personnes(shop, '70', [EBREUIL])).toMatchObject({ kind: 'interval', min: 1, max: null })
    expect(personnes(shop, '70', [GANNAT])).toMatchObject({ kind: 'known', value: 0 })
  })

  it('one file per département makes one figure, each person once, both files named', async () => {
    const BEAUMONT = '63032'
    const shop = await workshop(GANNAT, BEAUMONT)
    const sauf = (departement: string, code: string) =>
      ailleurs(shop, departement).filter((une) => !une.includes(`|${code}|`))
    // The first nurse has a site on each side.
    await shop.run(
      shop.file('ps03.txt', fichier(...sauf('03', GANNAT), ligne('1', '60', GANNAT), ligne('2', '60', GANNAT))),
    )
    expect(personnes(shop, '60', [GANNAT, BEAUMONT])).toMatchObject({ kind: 'interval', min: 2 })
    await shop.run(
      shop.file('ps63.txt', fichier(...sauf('63', BEAUMONT), ligne('1', '60', BEAUMONT), ligne('3', '60', BEAUMONT))),
    )
    const ensemble = personnes(shop, '60', [GANNAT, BEAUMONT])
    expect(ensemble).toMatchObject({ kind: 'known', value: 3 })
    expect(ensemble?.sources.map(({ file }) => file).sort()).toEqual(['ps03.txt', 'ps63.txt'])
  })
})

describe.skipIf(!hasSharedCases('06-PS_infirmiers_20260512.txt', '20-liste-ps-20261005-023058.csv'))('cases', () => {
  it('06: three nurses at least, nothing known of the others', async () => {
    const shop = await workshop(GANNAT, EBREUIL)
    const report = await shop.run(sharedCase('06-PS_infirmiers_20260512.txt'))
    expect(personnes(shop, '60', [GANNAT, EBREUIL])).toMatchObject({ kind: 'interval', min: 3, max: null })
    for (const autre of ['10-MG', '10-SPE', '70', '21']) {
      expect(personnes(shop, autre, [GANNAT, EBREUIL])).toMatchObject({ kind: 'missing' })
    }
    expect(report.avertissements.join()).toContain('ne contient que des infirmiers')
  })

  it('20: the six specialists of Moulins, whatever their label and their CEDEX', async () => {
    const shop = await workshop('03190')
    await shop.run(sharedCase('20-liste-ps-20261005-023058.csv'))
    expect(personnes(shop, '10-SPE', ['03190'])).toMatchObject({ kind: 'interval', min: 6, max: null })
  })
})

describe('a list of establishments', () => {
  const finess = (lignes: readonly string[]) => `nofinesset;categetab;departement;commune;cog\n${lignes.join('\n')}\n`
  const une = (numero: number, categorie: string, cog: string, departement = '03') =>
    `${String(numero).padStart(9, '0')};${categorie};${departement};;${cog}`

  it('counts exactly what it covers, and at least where a line was not understood', async () => {
    const shop = await workshop(GANNAT, EBREUIL)
    const partout = communesEntieres(shop.reference, ['03'], [GANNAT, EBREUIL]).map(({ code }, i) =>
      une(i + 1, i % 2 === 0 ? '620' : '500', code),
    )
    const lignes = [...partout, une(900, '620', GANNAT), une(901, '', GANNAT), une(902, '603', 'illisible')]
    const report = await shop.run(shop.file('finess.csv', finess(lignes)))
    // A line without category may be anything in Gannat; one without commune, a maison de santé anywhere in the Allier.
    expect(getPortee(shop.dossier, report.sourceId)?.pertes).toEqual([
      { commune: GANNAT, categorie: null, lignes: 1 },
      { commune: EBREUIL, categorie: '603', lignes: 1 },
      { commune: GANNAT, categorie: '603', lignes: 1 },
    ])
    expect(structures(shop, '620', [GANNAT])).toMatchObject({ kind: 'interval', min: 1, max: null })
    expect(structures(shop, '620', [EBREUIL])).toMatchObject({ kind: 'known', value: 0 })
    expect(structures(shop, '603', [EBREUIL])).toMatchObject({ kind: 'missing' })
    expect(structures(shop, '124', [EBREUIL])).toMatchObject({ kind: 'missing' })
  })

  it('of a few lines covers nothing', async () => {
    const shop = await workshop(GANNAT, EBREUIL)
    await shop.run(shop.file('finess.csv', finess([1, 2, 3, 4, 5].map((i) => une(i, '620', GANNAT)))))
    expect(structures(shop, '620', [GANNAT, EBREUIL])).toMatchObject({ kind: 'interval', min: 5, max: null })
    expect(knownValue(structures(shop, '500', [GANNAT]) ?? never())).toBeNull()
  })
})

function never(): never {
  throw new Error('no source of structures')
}
