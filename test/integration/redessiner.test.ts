/**
 * The territory is redrawn freely: after any additions and removals of communes, every figure is that of a new dossier
 * with the same communes and the same files. Real host of the contract, real SQLite; the files are made here, each with
 * what makes an import depend on its territory (merged communes, postcodes of several communes, secrets, repairs…).
 */
import { copyFileSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ensureReference } from '../../electron/backend/reference/ensure.ts'
import { openReference } from '../../electron/backend/reference/reference.ts'
import { type TestBackend, testBackend } from '../backend.ts'

/** Always there: the départements that are kept are at least those around the Puy-de-Dôme. */
const THIERS = '63430'
/** Puy-de-Dôme, Allier, Loire, Corrèze; EPCI of several départements, merged communes, postcodes shared or not. */
const COMMUNES = [
  '63125', // Courpière
  '63231', // Orléat
  '63113', // Clermont-Ferrand
  '63244', // Mur-sur-Allier, made of Dallet and Mezel
  '63063', // Celles-sur-Durolle, one postcode with others
  '63003', // Ambert
  '03310', // Vichy
  '03118', // Gannat
  '03138', // Lapalisse
  '42207', // Saint-Chamond
  '42248', // Saint-Just-en-Chevalet
  '19275', // Ussel
]
const CPTS = 'Dore'
/** A few runs in `npm test`, many by hand: MAILLAGE_REDESSINS=200. */
const ESSAIS = Number(process.env.MAILLAGE_REDESSINS ?? 2)

const pseudo = (texte: string): number =>
  [...texte].reduce((n, lettre) => (Math.imul(n, 31) + lettre.charCodeAt(0)) >>> 0, 7)

async function fichiers({ file }: TestBackend): Promise<readonly { chemin: string; millesime?: string }[]> {
  const reference = openReference(await ensureReference())
  // Two whole départements, and those towns of the others: what makes a file whole is told by département.
  const codes = [
    ...['63', '03'].flatMap((une) => reference.communesOfDepartement(une)),
    ...COMMUNES.filter((code) => !code.startsWith('63') && !code.startsWith('03')),
    '42147',
    '15187',
  ]
  const postal = (code: string) => reference.commune(code)?.codesPostaux[0] ?? '63000'
  const nom = (code: string) => reference.commune(code)?.nom ?? ''
  onTestFinished(() => reference.close())
  const ecrire = (nomFichier: string, lignes: readonly string[]) => {
    writeFileSync(file(nomFichier), `${lignes.join('\n')}\n`)
    return file(nomFichier)
  }
  const n = (code: string, quoi: string, modulo: number) => pseudo(code + quoi) % modulo
  const apl = codes.map((code) =>
    n(code, 'trou', 9) === 0
      ? `${code};${nom(code)};;;${1000}`
      : `${code};${nom(code)};${(n(code, 'apl', 60) / 10).toFixed(1).replace('.', ',')};${(n(code, '65', 40) / 10).toFixed(1).replace('.', ',')};${100 + n(code, 'std', 5000)}`,
  )
  const population = codes
    .filter((code) => code !== '63244' && n(code, 'absente', 11) !== 0)
    .map((code) => `${code.replace(/^0/, '')};${n(code, 'secret', 13) === 0 ? 's' : 50 + n(code, 'pop', 9000)}`)
  const filosofi = codes.map(
    (code) => `${code};${15_000 + n(code, 'med', 9000)};${n(code, 'tp', 5) === 0 ? 's' : 5 + n(code, 'tp60', 20)}`,
  )
  const bpe = codes.flatMap((code) => [
    `2024;${code};B203`,
    ...Array.from({ length: n(code, 'd265', 4) }, () => `2024;${code};D265`),
    ...(n(code, 'd307', 6) === 0 ? [`2024;${code};D307`] : []),
  ])
  let personne = 0
  const ps = (profession: string, savoirFaire: string, cp: string, commune: string, mode = 'L') =>
    `${810_000_000_000 + personne++}|8|1|${profession}|C|${savoirFaire}|${mode}||${cp}|${commune}|GENR01`
  const annuaire = codes.flatMap((code) => [
    ...Array.from({ length: n(code, 'mg', 3) }, () => ps('10', 'SM54', postal(code), code)),
    ...Array.from({ length: n(code, 'ide', 4) }, () => ps('60', '', postal(code), n(code, 'cp', 3) === 0 ? '' : code)),
    ...(n(code, 'kine', 5) === 0 ? [ps('70', '', '63999', '')] : []),
    ...(n(code, 'mode', 40) === 0 ? [ps('40', '', postal(code), code, 'X')] : []),
  ])
  const deux = annuaire.slice(0, 200).map((une, i) => {
    const [id = ''] = une.split('|')
    return `${id}|8|1|60|C||L||${postal(codes[i * 3] ?? THIERS)}|${codes[i * 3] ?? ''}|GENR01`
  })
  const finess = codes.flatMap((code) => [
    ...(n(code, 'pharma', 3) === 0
      ? [
          `${String(63_000_000 + pseudo(code))
            .slice(0, 9)
            .padStart(9, '0')};620;${code}`,
        ]
      : []),
    ...(n(code, 'ehpad', 4) === 0
      ? [
          `${String(pseudo(`e${code}`))
            .slice(0, 9)
            .padStart(9, '1')};500;${code}`,
        ]
      : []),
    ...(n(code, 'mal', 60) === 0 ? [`;620;${code}`] : []),
  ])
  const uniques = [...new Map(finess.map((une) => [une.startsWith(';') ? une : une.slice(0, 9), une])).values()]
  const ameli = codes.flatMap((code) =>
    Array.from(
      { length: n(code, 'ameli', 3) },
      (_, i) =>
        `N${code}${i};P;${n(code, 'sp', 2) === 0 ? 'Infirmier' : 'Médecin généraliste'};${postal(code)};${nom(code)};Libéral intégral`,
    ),
  )
  return [
    { chemin: ecrire('population2024.csv', ['COM;PMUN', ...population, '63133;700', '63226;1900']), millesime: '2024' },
    {
      chemin: ecrire('APL_MG_2022.csv', [
        'Code commune INSEE;Commune;APL aux médecins généralistes (sans borne d’âge);APL aux médecins généralistes de moins de 65 ans;Population standardisée 2020 pour la médecine générale',
        ...apl,
      ]),
    },
    { chemin: ecrire('cc_filosofi_2021_COM.csv', ['CODGEO;MED21;TP6021', ...filosofi]) },
    { chemin: ecrire('BPE24.csv', ['AN;DEPCOM;TYPEQU', ...bpe]) },
    {
      chemin: ecrire('PS_LibreAcces_20260512.txt', [
        "Identification nationale PP|Type d'identifiant PP|Identifiant PP|Code profession|Code catégorie professionnelle|Code savoir-faire|Code mode exercice|Bureau cedex (coord. structure)|Code postal (coord. structure)|Code commune (coord. structure)|Code genre activité",
        ...annuaire,
        ...deux,
      ]),
    },
    { chemin: ecrire('finess_20260101.csv', ['nofinesset;categetab;cog', ...uniques]) },
    {
      chemin: ecrire('liste-ps-20260312.csv', [
        'ps_activite_nom;ps_activite_prenom;specialite_libelle;coordonnees_code_postal;coordonnees_ville;nature_exercice_libelle',
        ...ameli,
      ]),
    },
  ]
}

async function nouveau(
  atelier: TestBackend,
  nom: string,
  communes: readonly string[],
  sources: Awaited<ReturnType<typeof fichiers>>,
) {
  const { backend, file } = atelier
  const fichier = file(nom)
  await backend.call('dossier.creer', { fichier, nom: 'Essai' })
  await backend.call('territoire.creerCpts', { fichier, nom: CPTS, communes: [...communes] })
  for (const { chemin, millesime } of sources) {
    await backend.call('dossier.importer', {
      fichier,
      source: chemin,
      ...(millesime === undefined ? {} : { millesime }),
    })
  }
  return fichier
}

async function chiffres({ backend }: TestBackend, fichier: string) {
  const [tous, indicateurs, offre, sources, controles] = [
    await backend.call('dossier.chiffres', { fichier }),
    await backend.call('indicateurs.lire', { fichier, cpts: CPTS }),
    await backend.call('offre.comparer', { fichier, cpts: CPTS }),
    await backend.call('donnees.sources', { fichier }),
    await backend.call('dossier.verifier', { fichier }),
  ]
  const vues = sources.map(({ importeLe: _, apports: _a, reparees: _r, ...reste }) => reste)
  return { tous, indicateurs, offre, sources: vues, controles }
}

describe('a territory redrawn', () => {
  it('has the figures of a new dossier, whatever was added and removed', { timeout: 600_000 }, async () => {
    const atelier = await testBackend()
    const sources = await fichiers(atelier)
    const bases = [
      await nouveau(atelier, 'base1.maillage', [THIERS, '63125'], sources),
      await nouveau(atelier, 'base2.maillage', [THIERS, '63113', '63063', '03310', '42248'], sources),
    ]
    const debuts = [['63125'], ['63113', '63063', '03310', '42248']]
    for (const base of bases) await atelier.backend.call('dossier.fermer', { fichier: base })
    let rang = 0
    const gestes = fc.array(fc.uniqueArray(fc.constantFrom(...COMMUNES), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    })
    await fc.assert(
      fc.asyncProperty(fc.nat(1), gestes, async (laquelle, listes) => {
        rang++
        const redessine = atelier.file(`redessine${rang}.maillage`)
        copyFileSync(bases[laquelle] ?? '', redessine)
        const tenues = new Set(debuts[laquelle])
        for (const liste of listes) {
          const retirer = liste.filter((code) => tenues.has(code))
          const ajouter = liste.filter((code) => !tenues.has(code))
          await atelier.backend.call('territoire.modifier', { fichier: redessine, cpts: CPTS, ajouter, retirer })
          for (const code of retirer) tenues.delete(code)
          for (const code of ajouter) tenues.add(code)
        }
        const neuf = await nouveau(atelier, `neuf${rang}.maillage`, [THIERS, ...tenues].sort(), sources)
        expect(await chiffres(atelier, redessine)).toEqual(await chiffres(atelier, neuf))
        for (const fichier of [redessine, neuf]) await atelier.backend.call('dossier.fermer', { fichier })
      }),
      { numRuns: ESSAIS, ...(process.env.MAILLAGE_GRAINE ? { seed: Number(process.env.MAILLAGE_GRAINE) } : {}) },
    )
  })

  it('is undone and done again with its figures', async () => {
    const atelier = await testBackend()
    const [population, apl] = await fichiers(atelier)
    const fichier = await nouveau(
      atelier,
      'a.maillage',
      [THIERS],
      [population, apl].filter((un) => un !== undefined),
    )
    const avant = await chiffres(atelier, fichier)
    await atelier.backend.call('territoire.modifier', { fichier, cpts: CPTS, ajouter: ['03310'] })
    const apres = await chiffres(atelier, fichier)
    expect(apres.tous.cpts[0]?.population).toMatchObject({ etat: 'connue', couverture: { connues: 2, total: 2 } })
    await atelier.backend.call('dossier.annuler', { fichier })
    expect(await chiffres(atelier, fichier)).toEqual(avant)
    await atelier.backend.call('dossier.refaire', { fichier })
    expect(await chiffres(atelier, fichier)).toEqual(apres)
  })

  it('says in one sentence which files to drop again for a commune that was not kept', async () => {
    const atelier = await testBackend()
    const { backend } = atelier
    const [population, apl] = await fichiers(atelier)
    const sources = [population, apl].filter((un) => un !== undefined)
    const fichier = await nouveau(atelier, 'a.maillage', [THIERS], sources)
    const points = async () =>
      (await backend.call('dossier.verifier', { fichier })).points.filter(({ code }) => code === 'a-redeposer')
    expect(await points()).toEqual([])
    const etat = await backend.call('territoire.modifier', { fichier, cpts: CPTS, ajouter: ['64102'] })
    expect(etat.aRedeposer).toEqual([
      'Bayonne manque dans 2\u00a0fichiers, importés avant qu’elle soit du territoire\u00a0: redéposez population2024.csv et APL_MG_2022.csv.',
    ])
    expect(await points()).toMatchObject([{ level: 'attention', cpts: [CPTS], codes: ['64102'] }])
    for (const { chemin, millesime } of sources) {
      await backend.call('dossier.importer', {
        fichier,
        source: chemin,
        ...(millesime === undefined ? {} : { millesime }),
      })
    }
    expect((await backend.call('dossier.etat', { fichier })).aRedeposer).toEqual([])
    expect(await backend.call('donnees.sources', { fichier })).toHaveLength(2)
  })

  it('says the same of a dossier whose files were imported before anything around was kept', async () => {
    const atelier = await testBackend()
    const { backend } = atelier
    const [population] = await fichiers(atelier)
    const fichier = await nouveau(
      atelier,
      'a.maillage',
      [THIERS],
      [population].filter((un) => un !== undefined),
    )
    await backend.call('dossier.fermer', { fichier })
    const db = new Database(fichier)
    db.exec('DELETE FROM source_garde; DELETE FROM reserve; UPDATE source_couverture SET lignes = NULL')
    db.close()
    const { aRedeposer } = await backend.call('territoire.modifier', { fichier, cpts: CPTS, ajouter: ['63125'] })
    expect(aRedeposer).toEqual([
      'Courpière manque dans un fichier, importé avant qu’elle soit du territoire\u00a0: redéposez population2024.csv.',
    ])
    await backend.call('dossier.importer', { fichier, source: population?.chemin ?? '', millesime: '2024' })
    expect((await backend.call('dossier.etat', { fichier })).aRedeposer).toEqual([])
    const apports = async () => (await backend.call('donnees.sources', { fichier })).flatMap((une) => une.apports)
    expect(await apports()).toEqual(['PMUN 2024\u00a0: 2\u00a0communes'])
    await backend.call('territoire.modifier', { fichier, cpts: CPTS, ajouter: ['63231'] })
    expect(await apports()).toEqual(['PMUN 2024\u00a0: 3\u00a0communes'])
    await backend.call('territoire.modifier', { fichier, cpts: CPTS, retirer: ['63231'] })
    expect(await backend.call('donnees.sources', { fichier })).toMatchObject([{ retenues: 2 }])
  })
})
