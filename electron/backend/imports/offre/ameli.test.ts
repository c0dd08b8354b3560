/** The directory of the health insurance: real column names, invented people. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { indexerOffre } from '../../../../shared/domain/offre.ts'
import { type Workshop, workshop } from '../../../../test/import-helper.ts'
import { offreRetenue } from '../../../../test/lire-dossier.ts'
import { hasSharedData, sharedData } from '../../../../test/shared-data.ts'
import { structuresRetenues } from '../../store/offre.ts'
import { getPortee } from '../../store/sources.ts'
import { apercevoir } from '../apercu/apercu.ts'

const GANNAT = '03118'
const VENISSIEUX = '69259'
/** Chefs-lieux of the five sectors of Sud Allier, with their postcodes. */
const SUD_ALLIER = [
  ['03254', '03500', 'ST POURCAIN SUR SIOULE'],
  ['03053', '03140', 'CHANTELLE'],
  ['03043', '03110', 'BROUT VERNET'],
  ['03107', '03450', 'EBREUIL'],
  [GANNAT, '03800', 'GANNAT'],
] as const

const COLONNES = {
  nom: 'ps_activite_nom',
  prenom: 'ps_activite_prenom',
  civilite: 'ps_activite_civilite',
  raison: 'ps_activite_raison_sociale',
  specialite: 'specialite_libelle',
  tel: 'coordonnees_num_tel',
  voie: 'coordonnees_voie',
  cp: 'coordonnees_code_postal',
  ville: 'coordonnees_ville',
  secteur: 'secteur_conventionnel_code',
  nature: 'nature_exercice_libelle',
} as const
type Ligne = Partial<Record<keyof typeof COLONNES, string>>
const INFIRMIERE: Ligne = {
  nom: 'SECRETNOM',
  prenom: 'Prénomcaché',
  civilite: 'F',
  specialite: 'Infirmier',
  tel: '0470999999',
  voie: '1 RUE CACHEE',
  cp: '03800',
  ville: 'GANNAT',
  secteur: '1',
  nature: 'Libéral intégral',
}

function ameli(lignes: readonly Ligne[]): string {
  const cles = Object.keys(COLONNES) as (keyof typeof COLONNES)[]
  const rows = lignes.map((ligne) => cles.map((cle) => ({ ...INFIRMIERE, ...ligne })[cle] ?? ''))
  return `\uFEFF${[cles.map((cle) => COLONNES[cle]), ...rows].map((cells) => `${cells.join(';')}\r\n`).join('')}`
}

function gardees(shop: Workshop, ...codes: string[]) {
  return offreRetenue(shop.dossier, codes.length === 0 ? [GANNAT] : codes)?.activites ?? []
}

/** Libéral persons by profession code, each once on these communes. */
function effectifs(shop: Workshop, codes: readonly string[]): Record<string, number> {
  const offre = offreRetenue(shop.dossier, codes)
  if (offre === null) return {}
  const { parProfession } = indexerOffre({
    source: { label: '', millesime: null, file: null, line: null },
    couverture: offre.couverture,
    activites: offre.activites.map(({ code, comptee, ...reste }) => ({
      ...reste,
      commune: code,
      comptee: comptee === 1,
    })),
  })
  return Object.fromEntries(
    [...parProfession].map(([code, communes]) => [
      code,
      new Set([...communes.values()].flatMap((personnes) => [...personnes])).size,
    ]),
  )
}

describe('new directory', () => {
  it('Sud Allier has 27 GP, 60 nurses, 29 physiotherapists, 16 dentists, 3 speech therapists', async () => {
    const comptes = [
      ['Médecin généraliste', 27],
      ['Infirmier', 60],
      ['Masseur-kinésithérapeute', 29],
      ['Chirurgien-dentiste', 16],
      ['Orthophoniste', 3],
      ['Cardiologue', 1],
    ] as const
    const lignes = comptes.flatMap(([specialite, nombre]) =>
      Array.from({ length: nombre }, (_, i): Ligne => {
        const [, cp, ville] = SUD_ALLIER[i % SUD_ALLIER.length] ?? SUD_ALLIER[0]
        return { nom: `NOM${specialite}${i}`, specialite, cp, ville }
      }),
    )
    const shop = await workshop(...SUD_ALLIER.map(([code]) => code))
    // The first nurse also works at Ébreuil, and is listed twice there: still one person.
    const ailleurs = { nom: 'NOMInfirmier0', cp: '03450', ville: 'ÉBREUIL' }
    const report = await shop.run(shop.file('liste-ps-ameli.csv', ameli([...lignes, ailleurs, ailleurs])))
    const codes = SUD_ALLIER.map(([code]) => code)
    expect(effectifs(shop, codes)).toEqual({ '10-MG': 27, '60': 60, '70': 29, '40': 16, '91': 3, '10-SPE': 1 })
    expect(report).toMatchObject({ profil: 'ameli-annuaire', lues: 138, retenues: 137, aPlacer: 0, encodage: 'UTF-8' })
    expect(report.ignorees).toEqual([
      { cause: 'même personne, déjà comptée dans cette commune', lignes: 1, premieres: [139], rejet: false },
    ])
    expect(report.apports).toEqual(['136\u00A0professionnels, 137\u00A0activités'])
  })

  it('counts once who is listed under two writings of one profession, and apart two specialities of doctors', async () => {
    const ebreuil = { cp: '03450', ville: 'EBREUIL' }
    const lignes: Ligne[] = [
      { specialite: 'Infirmier' },
      // The same nurse, at Gannat and in the office of Ébreuil.
      { specialite: 'Infirmière' },
      { specialite: 'INFIRMIERS', ...ebreuil },
      { nom: 'B', specialite: 'Cardiologue' },
      { nom: 'B', specialite: 'Cardiologues', ...ebreuil },
      // A psychiatrist of the same name is somebody else.
      { nom: 'B', specialite: 'Psychiatre' },
    ]
    const shop = await workshop(GANNAT, '03107')
    const report = await shop.run(shop.file('liste-ps-ameli.csv', ameli(lignes)))
    expect(effectifs(shop, [GANNAT, '03107'])).toEqual({ '60': 1, '10-SPE': 2 })
    expect(effectifs(shop, [GANNAT])).toEqual({ '60': 1, '10-SPE': 2 })
    expect(report.apports).toEqual(['3\u00A0professionnels, 5\u00A0activités'])
    expect(report.ignorees).toEqual([
      { cause: 'même personne, déjà comptée dans cette commune', lignes: 1, premieres: [3], rejet: false },
    ])
  })

  it('says the words that it does not know, cut short when they fill a page', async () => {
    const shop = await workshop(GANNAT)
    const lignes = [{}, { nom: 'B', specialite: '9'.repeat(20_000) }, { nom: 'C', specialite: 'Devin' }]
    const { avertissements } = await shop.run(shop.file('a.csv', ameli(lignes)))
    const [dite = ''] = avertissements.filter((phrase) => phrase.startsWith('Spécialités'))
    expect(dite).toContain(`« ${'9'.repeat(190)}`.replace(' ', '\u00A0'))
    expect(dite).toContain('Devin')
    expect(dite.length).toBeLessThan(400)
  })

  it('places a town that has joined another since by its own name, and says how many lines moved', async () => {
    // Ruffieu (01330) joined Haut Valromey (01187) on 1 January 2025; 01260 is the postcode of several communes.
    const ruffieu = { cp: '01260', ville: 'RUFFIEU' }
    const lignes = [
      { nom: 'A', ...ruffieu },
      { nom: 'B', ...ruffieu },
      { nom: 'C', cp: '01260', ville: 'HAUT VALROMEY' },
    ]
    const shop = await workshop('01187')
    const report = await shop.run(shop.file('liste-ps.csv', ameli(lignes)))
    expect(effectifs(shop, ['01187'])).toEqual({ '60': 3 })
    expect(report).toMatchObject({ aPlacer: 0, reparations: { anciennes: 2 } })
    expect(report.codesDeplaces).toEqual([{ de: '01330', vers: '01187', lignes: 2, nom: 'RUFFIEU' }])
    // Who refuses that repair has no figure for the commune: nobody knows how many it lacks.
    const autre = await workshop('01187')
    const refuse = await autre.run(autre.file('a.csv', ameli(lignes)), { sansReparations: ['anciennes'] })
    expect(getPortee(autre.dossier, refuse.sourceId)?.pertes).toEqual([
      { commune: '01187', categorie: '60', lignes: 2 },
    ])
  })

  it('keeps no name, street or telephone, in the dossier as on the screen', async () => {
    const shop = await workshop(GANNAT)
    const path = shop.file('liste-ps.csv', ameli([{}]))
    expect(JSON.stringify(await apercevoir(path, shop.reference))).not.toMatch(/SECRETNOM|caché|CACHEE|0470999999/)
    await shop.run(path)
    expect(gardees(shop)).toMatchObject([{ code: GANNAT, profession: '60', savoirFaire: null, mode: 'L' }])
    shop.dossier.close()
    const bytes = readFileSync(join(shop.folder, 'a.maillage'))
    for (const secret of ['SECRETNOM', 'secretnom', 'CACHEE', '0470999999']) expect(bytes.includes(secret)).toBe(false)
  })

  it('places by postcode and town; a CEDEX by its town, where one commune fits', async () => {
    const shop = await workshop(GANNAT, VENISSIEUX)
    const rejets = join(shop.folder, 'rejets.csv')
    const report = await shop.run(
      shop.file(
        'a.csv',
        ameli([
          { nom: 'A' },
          // 69200 is Vénissieux alone: any town name will do.
          { nom: 'B', cp: '69200', ville: 'LES MINGUETTES' },
          // 03800 is Gannat and its neighbours: a hamlet leaves the choice open.
          { nom: 'C', ville: 'LE HAMEAU PERDU' },
          { nom: 'D', cp: '69200', ville: 'VENISSIEUX CEDEX' },
          { nom: 'E', cp: '69632', ville: 'VENISSIEUX CEDEX' },
          { nom: 'F', cp: '38000', ville: 'GRENOBLE' },
          { nom: 'G', cp: '3800', ville: 'Gannat' },
        ]),
      ),
      { rejets },
    )
    expect(gardees(shop, GANNAT, VENISSIEUX).map(({ code }) => code)).toEqual([
      GANNAT,
      GANNAT,
      VENISSIEUX,
      VENISSIEUX,
      VENISSIEUX,
      null,
    ])
    expect(report).toMatchObject({ lues: 7, retenues: 6, aPlacer: 1 })
    expect(report.ignorees).toEqual([{ cause: 'hors du territoire', lignes: 1, premieres: [7], rejet: false }])
    // Seven lines cover nothing.
    expect(report.couverture).toEqual({
      connues: 0,
      total: 2,
      manquantes: [GANNAT, VENISSIEUX],
      partielles: [GANNAT, VENISSIEUX],
    })
    expect(readFileSync(rejets, 'utf8')).not.toContain('caché')
  })

  it('counts as libéral what says so or says nothing, and names the words that it does not know', async () => {
    const shop = await workshop(GANNAT)
    const report = await shop.run(
      shop.file(
        'a.csv',
        ameli([
          { nom: 'A', nature: 'Libéral temps partagé hôpital' },
          { nom: 'B', nature: 'Salarié' },
          { nom: 'C', nature: '' },
          { nom: 'D', nature: 'Autre chose' },
        ]),
      ),
    )
    expect(gardees(shop).map(({ mode }) => mode)).toEqual(['L', 'S', 'L', null])
    expect(effectifs(shop, [GANNAT])).toEqual({ '60': 2 })
    const dits = report.avertissements.join(' ')
    expect(dits).toContain('«\u00A0Autre chose\u00A0»')
    expect(dits).toContain('1\u00A0ligne ne dit pas la nature d’exercice')
  })

  it('sets aside a speciality out of the table, and refuses a file of them', async () => {
    const shop = await workshop(GANNAT)
    const inconnue = { nom: 'B', specialite: 'Rebouteux' }
    const report = await shop.run(shop.file('a.csv', ameli([{}, inconnue])))
    expect(report).toMatchObject({ lues: 2, retenues: 1 })
    expect(report.avertissements.join()).toContain('«\u00A0Rebouteux\u00A0»')
    const refus = await shop.refusal(shop.file('b.csv', ameli([inconnue])))
    expect(refus).toMatchObject({ titre: 'Les professions ne sont pas reconnues.' })
    expect(refus.explication).toContain('Rebouteux')
  })

  it('reads a postcode of Paris as the commune', async () => {
    const shop = await workshop('75056')
    await shop.run(
      shop.file(
        'a.csv',
        ameli([
          { nom: 'A', cp: '75012', ville: 'PARIS 12' },
          { nom: 'B', cp: '75001', ville: 'PARIS' },
        ]),
      ),
    )
    expect(gardees(shop, '75056').map(({ code }) => code)).toEqual(['75056', '75056'])
  })

  it('says that a list of one département is not the national one', async () => {
    const shop = await workshop(GANNAT, VENISSIEUX)
    const report = await shop.run(shop.file('liste-ps-20260312.csv', ameli([{}])))
    expect(report.millesimes).toEqual(['2026-03-12'])
    expect(report.couverture).toEqual({
      connues: 0,
      total: 2,
      manquantes: [GANNAT, VENISSIEUX],
      partielles: [GANNAT],
    })
    expect(report.avertissements.join()).toContain('ne parle que d’un seul département')
  })
})

describe('old directory, without header', () => {
  const ancien = (nom: string, acte: string, profession = 'Infirmier'): string =>
    `F;${nom};ANNE;;;1 RUE X;;03800;GANNAT;470000000;${profession};1;Libéral intégral;c1;N;O;${acte}`

  it('is known by its shape, and counts a person of several acts once', async () => {
    const shop = await workshop(GANNAT)
    const text = `${[ancien('A', 'C'), ancien('A', 'CS'), ancien('B', 'C', 'Médecin généraliste')].join('\r\n')}\r\n`
    const report = await shop.run(shop.file('ps-tarifs.csv', text))
    expect(report).toMatchObject({ profil: 'ameli-annuaire-ancien', ligneEntete: null, lues: 3, retenues: 2 })
    expect(effectifs(shop, [GANNAT])).toEqual({ '60': 1, '10-MG': 1 })
  })

  it('refuses professions that are codes', async () => {
    const shop = await workshop(GANNAT)
    const refus = await shop.refusal(shop.file('ps-tarifs.csv', `${ancien('A', 'C', '45')}\n`))
    expect(refus.titre).toBe('Les professions ne sont pas reconnues.')
  })
})

describe('centres de santé', () => {
  const entete = 'cds_raison_sociale;coordonnees_num_tel;coordonnees_voie;coordonnees_code_postal;coordonnees_ville'

  it('are structures of category 124, each once', async () => {
    const shop = await workshop(GANNAT)
    const lignes = [
      'CENTRE DE LA SIOULE;0470000000;1 RUE X;03800;GANNAT',
      'Centre de la Sioule;0470000000;1 rue X;03800;Gannat',
      'CENTRE DENTAIRE;0470000001;2 RUE X;03800;GANNAT',
      'CENTRE D’AILLEURS;0470000001;2 RUE X;38350;LA MURE',
    ]
    const report = await shop.run(shop.file('liste-cds.csv', `\uFEFF${[entete, ...lignes].join('\n')}\n`))
    expect(report).toMatchObject({ profil: 'ameli-centres', lues: 4, retenues: 2 })
    const { structures } = structuresRetenues(shop.dossier, [GANNAT]) ?? { structures: [] }
    expect(structures.map(({ categorie, raisonSociale }) => [categorie, raisonSociale]).sort()).toEqual([
      ['124', 'CENTRE DE LA SIOULE'],
      ['124', 'CENTRE DENTAIRE'],
    ])
  })
})

describe.skipIf(!hasSharedData('ps/liste-ps-ameli_SYNTHETIQUE.csv'))('the synthetic list', () => {
  it('has 6 GP and 6 nurses at Gannat', async () => {
    const shop = await workshop(GANNAT)
    const report = await shop.run(sharedData('ps/liste-ps-ameli_SYNTHETIQUE.csv'))
    expect(effectifs(shop, [GANNAT])).toEqual({ '10-MG': 6, '60': 6 })
    expect(report).toMatchObject({ lues: 12, retenues: 12, aPlacer: 0 })
  })
})
