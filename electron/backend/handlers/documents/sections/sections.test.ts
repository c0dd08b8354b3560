/** The sections of a document through the contract: live figures, undo, two windows, PDF. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleReference, type Morceau, type Texte } from '../../../../../shared/document/plan/texte.ts'
import { type TestBackend, testBackend } from '../../../../../test/backend.ts'
import { maillageError } from '../../../../../test/maillage-error.ts'
import { readPdf, squeeze, unzip, wordText } from '../../../../../test/read-back.ts'

const [GANNAT, EBREUIL, BELLENAVES] = ['03118', '03107', '03022']

async function preparer() {
  const test = await testBackend()
  const fichier = test.file('a.maillage')
  await test.backend.call('dossier.creer', { fichier, cpts: [{ nom: 'Sioule', communes: [GANNAT, EBREUIL] }] })
  const ici = { fichier, cpts: 1, document: 'diagnostic' as const }
  const lire = (b: TestBackend['backend'] = test.backend) => b.call('textes.lire', ici)
  const lister = async () => (await test.backend.call('textes.lister', ici)).sections
  return { ...test, fichier, ici, lire, lister }
}

const para = (...morceaux: Morceau[]): Texte => [{ type: 'paragraphe', morceaux }]
const habitants = { section: 'population.habitants', place: 'habitants' }

async function texteDe({ lire }: Awaited<ReturnType<typeof preparer>>, section: string, place: string) {
  const { sections, chiffres } = await lire()
  const element = sections
    .find(({ id }) => id === section)
    ?.elements.find((un) => un.type === 'texte' && un.texte.place === place)
  if (element?.type !== 'texte') throw new Error(`no ${section} ${place}`)
  const clair = (texte: Texte | null) =>
    (texte ?? [])
      .flatMap(({ morceaux }) =>
        morceaux.map((un) => ('texte' in un ? un.texte : chiffres[cleReference(un.chiffre)]?.texte)),
      )
      .join('')
  return { ...element.texte, dit: clair(element.texte.edite ?? element.texte.genere) }
}

describe('the sections of a document', () => {
  it('a rewritten paragraph follows its figures, and a typed number is told, when a commune joins', async () => {
    const t = await preparer()
    const genere = (await texteDe(t, habitants.section, habitants.place)).genere ?? []
    const puce = genere[0]?.morceaux.find((un) => 'chiffre' in un)
    if (puce === undefined || !('chiffre' in puce)) throw new Error('no figure')
    const texte = para({ texte: 'Ici vivent ' }, puce, { texte: '.' })
    await t.backend.call('textes.ecrire', { ...t.ici, ...habitants, texte: [...texte] })
    const tape = `Ils sont ${puce.vu}.`
    await t.backend.call('textes.ecrire', {
      ...t.ici,
      section: 'identite',
      place: 'identite',
      texte: [...para({ texte: tape })],
    })
    expect((await texteDe(t, habitants.section, habitants.place)).etat).toBe('modifiee')
    await t.backend.call('territoire.modifier', { fichier: t.fichier, cpts: 1, ajouter: [BELLENAVES] })
    const apres = await texteDe(t, habitants.section, habitants.place)
    const { population } = await t.backend.call('portrait.lire', { fichier: t.fichier, cpts: 1 })
    const attendu = population.kind === 'known' ? population.value.toLocaleString('fr-FR') : ''
    expect(apres.dit).toBe(`Ici vivent ${attendu}\u00a0habitants.`)
    expect(apres).toMatchObject({ etat: 'a_revoir', signaux: [{ type: 'chiffre', ancien: puce.vu }] })
    const identite = await texteDe(t, 'identite', 'identite')
    const saisi = identite.signaux.find(({ type }) => type === 'saisi')
    expect(identite.dit).toBe(tape)
    expect(saisi).toMatchObject({ nouveau: `${attendu}\u00a0habitants` })
    const demande = {
      ...t.ici,
      section: 'identite',
      place: 'identite',
      signal: saisi?.id ?? '',
      choix: 'accepter' as const,
    }
    await t.backend.call('textes.repondre', demande)
    expect((await texteDe(t, 'identite', 'identite')).dit).toBe(`Ils sont ${attendu}\u00a0habitants.`)
    expect((await maillageError(() => t.backend.call('textes.repondre', demande))).kind).toBe('introuvable')
    const { base64 } = await t.backend.call('document.composer', { ...t.ici, format: 'pdf' })
    const { pages } = await readPdf(new Uint8Array(Buffer.from(base64, 'base64')))
    const lu = squeeze(pages.map(({ text }) => text).join(' '))
    expect(lu).toContain(squeeze(`Ici vivent ${attendu} habitants.`))
  })

  it('any sequence of changes is undone to the same sections and texts, and done again', async () => {
    const t = await preparer()
    await t.backend.call('dossier.ouvrir', { fichier: t.fichier })
    const photo = async () => JSON.stringify([await t.lire(), await t.lister()])
    const ids = (await t.lister()).map(({ id }) => id)
    const quoi = fc.oneof(
      fc.record({
        m: fc.constant('ecrire'),
        section: fc.constantFrom(...ids),
        place: fc.constantFrom('avant', 'apres'),
        mots: fc.string({ maxLength: 20 }),
      }),
      fc.record({
        m: fc.constant('activer'),
        section: fc.constantFrom(...ids),
        place: fc.constant(''),
        mots: fc.constantFrom('', 'x'),
      }),
      fc.record({
        m: fc.constant('titrer'),
        section: fc.constantFrom(...ids),
        place: fc.constant(''),
        mots: fc.constantFrom('T', 'U'),
      }),
      fc.record({
        m: fc.constant('ajouter'),
        section: fc.constant(''),
        place: fc.constant(''),
        mots: fc.constant('Mot'),
      }),
      fc.record({
        m: fc.constant('revenir'),
        section: fc.constantFrom(...ids),
        place: fc.constant(''),
        mots: fc.constant(''),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(quoi, { minLength: 1, maxLength: 4 }), async (suite) => {
        const debut = await photo()
        let faits = 0
        for (const { m, section, place, mots } of suite) {
          const avant = (await t.backend.call('dossier.etat', { fichier: t.fichier })).revision
          if (m === 'ecrire')
            await t.backend.call('textes.ecrire', { ...t.ici, section, place, texte: [...para({ texte: mots })] })
          if (m === 'activer') await t.backend.call('textes.activer', { ...t.ici, section, active: mots === '' })
          if (m === 'titrer') await t.backend.call('textes.titrer', { ...t.ici, section, titre: mots })
          if (m === 'ajouter')
            await t.backend.call('textes.ajouter', { ...t.ici, parent: null, apres: null, titre: mots })
          if (m === 'revenir') await t.backend.call('textes.revenir', { ...t.ici, section })
          if ((await t.backend.call('dossier.etat', { fichier: t.fichier })).revision > avant) faits++
        }
        const fin = await photo()
        let defaits = 0
        while ((await photo()) !== debut && defaits < faits) {
          await t.backend.call('dossier.annuler', { fichier: t.fichier })
          defaits++
        }
        expect(await photo()).toBe(debut)
        for (let n = 0; n < defaits; n++) await t.backend.call('dossier.refaire', { fichier: t.fichier })
        expect(await photo()).toBe(fin)
      }),
      { numRuns: 6 },
    )
  })

  it('never overwrites the words of another window', async () => {
    const t = await preparer()
    const { version } = await texteDe(t, habitants.section, habitants.place)
    const ecrire = (mots: string, depuis: string) =>
      t.backend.call('textes.ecrire', { ...t.ici, ...habitants, texte: [...para({ texte: mots })], version: depuis })
    await ecrire('Le premier.', version)
    const refus = await maillageError(() => ecrire('Le second.', version))
    expect(refus.kind).toBe('texte-change')
    expect((await texteDe(t, habitants.section, habitants.place)).dit).toBe('Le premier.')
    await t.backend.call('textes.revenir', { ...t.ici, section: habitants.section })
    expect((await texteDe(t, habitants.section, habitants.place)).etat).toBe('suivie')
  })

  it('each change says what « Annuler » would undo', async () => {
    const t = await preparer()
    const dit = async () => (await t.backend.call('dossier.etat', { fichier: t.fichier })).annuler
    await t.backend.call('textes.ecrire', { ...t.ici, ...habitants, texte: [...para({ texte: 'Ici.' })] })
    expect(await dit()).toBe('la modification du texte de «\u00a0Habitants et densité\u00a0»')
    await t.backend.call('textes.titrer', { ...t.ici, section: 'population', titre: 'Les gens' })
    expect(await dit()).toBe('le changement du titre de «\u00a0Population\u00a0»')
    await t.backend.call('textes.activer', { ...t.ici, section: 'population', active: false })
    expect(await dit()).toBe('le retrait de la section «\u00a0Les gens\u00a0»')
    await t.backend.call('textes.ecrire', {
      ...t.ici,
      section: 'debut',
      place: 'avant',
      texte: [...para({ texte: 'A' })],
    })
    expect(await dit()).toBe('la modification du texte de «\u00a0Diagnostic\u00a0»')
    await t.backend.call('textes.ajouter', { ...t.ici, parent: null, apres: null, titre: 'À nous' })
    expect(await dit()).toBe('l’ajout de la section «\u00a0À nous\u00a0»')
  })

  it('refuses what is not in the document, in words', async () => {
    const t = await preparer()
    const refus = async (appel: () => Promise<unknown>) => (await maillageError(appel)).kind
    expect(
      await refus(() => t.backend.call('textes.activer', { ...t.ici, section: 'nulle-part', active: false })),
    ).toBe('introuvable')
    expect(
      await refus(() => t.backend.call('textes.ecrire', { ...t.ici, section: 'offre', place: 'corps', texte: [] })),
    ).toBe('introuvable')
    expect(await refus(() => t.backend.call('textes.retirer', { ...t.ici, section: 'offre' }))).toBe('usage')
    expect(
      await refus(() => t.backend.call('textes.ordonner', { ...t.ici, parent: null, ordre: ['offre.structures'] })),
    ).toBe('usage')
  })

  it('a figure that does not exist is said so, and the document is still made', async () => {
    const t = await preparer()
    for (const indicateur of ['constructor', 'toString', 'profession:', 'structure:', 'rien']) {
      const chiffre = { indicateur, ou: { type: 'cpts' as const }, millesime: null, forme: 'valeur' as const }
      await t.backend.call('textes.ecrire', { ...t.ici, ...habitants, texte: [...para({ chiffre, vu: 'x' })] })
      expect((await texteDe(t, habitants.section, habitants.place)).dit).toBe('chiffre non disponible')
    }
    const { base64 } = await t.backend.call('document.composer', { ...t.ici, format: 'docx' })
    const corps = unzip(Buffer.from(base64, 'base64')).get('word/document.xml')
    expect(wordText(String(corps))).toContain('chiffre non disponible')
  })

  it('an own section outlives the generated one that it was put in; it goes with all that it holds', async () => {
    const t = await preparer()
    const ajouter = async (parent: string) =>
      (await t.backend.call('textes.ajouter', { ...t.ici, parent, apres: null, titre: 'À nous' })).section
    const section = await ajouter('population.evolution')
    const fille = await ajouter(section)
    await t.backend.call('textes.ecrire', {
      ...t.ici,
      section,
      place: 'corps',
      texte: [...para({ texte: 'Nos mots.' })],
    })
    await t.backend.call('territoire.modifier', { fichier: t.fichier, cpts: 1, retirer: [GANNAT, EBREUIL] })
    const ids = (await t.lister()).map(({ id }) => id)
    expect(ids).not.toContain('population.evolution')
    expect(ids).toEqual(expect.arrayContaining([section, fille]))
    await t.backend.call('textes.retirer', { ...t.ici, section })
    expect((await t.lister()).map(({ id }) => id).filter((id) => id.startsWith('perso.'))).toEqual([])
  })
})
