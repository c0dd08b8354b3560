import { createHash } from 'node:crypto'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maillageError } from '../../../test/maillage-error.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { copyDossier } from './copy.ts'
import { createDossier, openDossier } from './dossier.ts'
import { insertObservations } from './observations.ts'
import { insertActivites, insertStructures } from './offre.ts'
import { deletePublie, insertPublie, listPublies } from './publies.ts'
import { getReglage, setReglage } from './reglages.ts'
import { addCouverture, deleteSource, insertSource, listSources, updateSource } from './sources.ts'
import { addEtude, createCpts, deleteCpts, listCpts, renameCpts, setCommunes, setSecteurs } from './territoire.ts'
import { setTexte } from './textes.ts'
import type { ActiviteRow, Dossier } from './types.ts'
import { nextStep, redo, undo } from './undo.ts'

const newDossier = () => createDossier(join(tempFolder(), 'a.maillage'), { nom: 'Essai' })
const write = <T>(dossier: Dossier, work: () => T): T => dossier.transaction('test', null, work)

/** Everything the user made, the salt included: all tables but the journal and the history itself. */
function content(dossier: Dossier): string {
  const hash = createHash('sha256')
  const tables = dossier.db
    .prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[]
  for (const table of tables.filter((name) => name !== 'journal' && !name.startsWith('historique'))) {
    const columns = dossier.db.pragma(`table_info(${table})`) as unknown[]
    const order = columns.map((_, index) => index + 1).join(', ')
    hash.update(
      `# ${table}\n${JSON.stringify(dossier.db.prepare(`SELECT * FROM ${table} ORDER BY ${order}`).raw().all())}\n`,
    )
  }
  return hash.digest('hex')
}

const activite = (personne: string): ActiviteRow => ({
  code: '03118',
  codePostal: null,
  profession: '60',
  savoirFaire: null,
  mode: 'L',
  personne,
})

function addSource(dossier: Dossier, texte: string, value: number): number {
  const id = insertSource(dossier, {
    contenu: 'offre',
    nomFichier: texte,
    partie: null,
    taille: 1,
    sha256: '0'.repeat(64),
    profil: 'p',
    libelle: texte,
    producteur: null,
    licence: null,
    millesime: null,
    importeLe: '2026-01-01T00:00:00.000Z',
    lues: 0,
    retenues: 0,
    rapport: null,
  })
  addCouverture(dossier, id, ['03118', '01004'])
  const base = { indicateur: 'PMUN', millesime: '2021', min: null, max: null, motif: null, note: texte, ligne: null }
  insertObservations(dossier, id, [{ ...base, code: '03118', etat: 'connue', valeur: value, parts: null }])
  insertActivites(dossier, id, [activite('a'.repeat(32)), activite('b'.repeat(32))])
  insertStructures(dossier, id, [
    { finess: '030000001', code: null, categorie: '620', libelleCategorie: null, raisonSociale: texte },
  ])
  updateSource(dossier, id, { lues: 3, rapport: { texte } })
  return id
}

const CODES = ['01004', '03118', '38421', '38158', '63113']
/** What people paste, and what breaks who does not quote: NUL, quotes, markup, formulas, lone surrogates. */
const texte = fc.oneof(
  fc.constantFrom("l'Hôpital", '"', "'';--", 'a\u0000b', '<img src=x onerror=alert(1)>', '=HYPERLINK("x")', '🏥 \\ %'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const sousListe = fc.subarray(CODES)
const n = fc.nat(5)

type Edit = (dossier: Dossier) => void
/** The CPTS number `i`, if there is any. */
const oneOf = <T>(list: readonly T[], i: number): T | undefined => list[i % Math.max(list.length, 1)]

const edit: fc.Arbitrary<Edit> = fc.oneof(
  sousListe.map(
    (codes): Edit =>
      (d) =>
        addEtude(d, codes),
  ),
  fc.tuple(n, sousListe).map(
    ([i, communes]): Edit =>
      (d) => {
        const nom = `CPTS ${i}`
        if (!listCpts(d).some((cpts) => cpts.nom === nom)) createCpts(d, { nom, communes })
      },
  ),
  fc.tuple(n, texte).map(
    ([i, suffixe]): Edit =>
      (d) => {
        const cpts = oneOf(listCpts(d), i)
        if (cpts) renameCpts(d, cpts.id, `Nouveau ${suffixe} ${cpts.id}`)
      },
  ),
  n.map(
    (i): Edit =>
      (d) => {
        const cpts = oneOf(listCpts(d), i)
        if (cpts) deleteCpts(d, cpts.id)
      },
  ),
  fc.tuple(n, sousListe).map(
    ([i, codes]): Edit =>
      (d) => {
        const cpts = oneOf(listCpts(d), i)
        if (cpts) setCommunes(d, cpts.id, codes)
      },
  ),
  fc.tuple(n, fc.nat(4), texte).map(
    ([i, cut, nom]): Edit =>
      (d) => {
        const cpts = oneOf(listCpts(d), i)
        if (!cpts) return
        setSecteurs(d, cpts.id, [
          { nom: `Nord ${nom}`, couleur: '#00ff00', communes: cpts.communes.slice(0, cut) },
          { nom: 'Sud', couleur: null, communes: cpts.communes.slice(cut) },
        ])
      },
  ),
  fc.tuple(n, texte, fc.boolean(), fc.boolean()).map(
    ([i, valeur, own, remove]): Edit =>
      (d) => {
        setReglage(d, 'note', remove ? null : valeur, own ? null : (oneOf(listCpts(d), i)?.id ?? null))
      },
  ),
  fc.tuple(n, texte).map(
    ([i, valeur]): Edit =>
      (d) => {
        const cpts = oneOf(listCpts(d), i)
        if (cpts) setTexte(d, cpts.id, 'introduction', valeur === '' ? null : valeur)
      },
  ),
  fc.tuple(n, texte, fc.double({ noNaN: true, noDefaultInfinity: true })).map(
    ([i, libelle, valeur]): Edit =>
      (d) => {
        insertPublie(d, {
          cpts: oneOf(listCpts(d), i)?.nom ?? null,
          secteur: null,
          territoire: 'cpts',
          indicateur: 'population',
          libelle,
          valeur,
          motif: null,
          unite: 'habitants',
          decimales: 0,
          millesime: null,
          base: null,
          source: libelle,
        })
      },
  ),
  n.map(
    (i): Edit =>
      (d) => {
        const publie = oneOf(listPublies(d), i)
        if (publie) deletePublie(d, publie.id)
      },
  ),
  fc.tuple(texte, fc.double({ noNaN: true, noDefaultInfinity: true })).map(
    ([t, v]): Edit =>
      (d) => {
        addSource(d, t, v)
      },
  ),
  n.map(
    (i): Edit =>
      (d) => {
        const source = oneOf(listSources(d), i)
        if (source) deleteSource(d, source.id)
      },
  ),
)

describe('undo and redo', () => {
  it('any sequence of changes is undone one by one to its beginning, and done again to its end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
        fc.nat(8),
        (changes, cut) => {
          let dossier = newDossier()
          const states = [content(dossier)]
          for (const change of changes) {
            write(dossier, () => {
              for (const one of change) one(dossier)
            })
            const state = content(dossier)
            if (nextStep(dossier, 'annuler') !== undefined && state !== states.at(-1)) states.push(state)
            else expect(state).toBe(states.at(-1))
          }
          const restart = () => {
            dossier.close()
            dossier = openDossier(dossier.path)
          }
          const seen = [content(dossier)]
          while (nextStep(dossier, 'annuler') !== undefined) {
            if (seen.length === cut) restart() // it all stands in the file
            undo(dossier)
            const state = content(dossier)
            if (state !== seen[0]) seen.unshift(state) // a change that came back to where it began is a step too
          }
          expect(seen).toEqual(states)
          const again = [content(dossier)]
          while (nextStep(dossier, 'refaire') !== undefined) {
            if (again.length === cut) restart()
            redo(dossier)
            const state = content(dossier)
            if (state !== again.at(-1)) again.push(state)
          }
          expect(again).toEqual(states)
          dossier.close()
        },
      ),
      { numRuns: 60 },
    )
  })

  it('a new change after an undo clears what could be redone', async () => {
    const dossier = newDossier()
    write(dossier, () => addEtude(dossier, ['03118']))
    write(dossier, () => addEtude(dossier, ['01004']))
    undo(dossier)
    expect(nextStep(dossier, 'refaire')).toMatchObject({ action: 'test' })
    write(dossier, () => addEtude(dossier, ['38421']))
    expect(nextStep(dossier, 'refaire')).toBeUndefined()
    expect((await maillageError(() => redo(dossier))).titre).toBe('Il n’y a rien à refaire.')
    undo(dossier)
    undo(dossier)
    expect((await maillageError(() => undo(dossier))).titre).toBe('Il n’y a rien à annuler.')
    dossier.close()
  })

  it('lines are kept only for the steps that remain', () => {
    const dossier = newDossier()
    write(dossier, () => addEtude(dossier, CODES))
    for (let i = 0; i < 3; i++) {
      undo(dossier)
      redo(dossier)
    }
    const count = dossier.db.prepare('SELECT count(*) FROM historique_ligne').pluck()
    expect(count.get()).toBe(CODES.length)
    write(dossier, () => undefined)
    expect(count.get()).toBe(CODES.length)
    dossier.close()
  })

  it('the beginning of a dossier is not undone, and a change without effect is no step', () => {
    const dossier = newDossier()
    dossier.transaction('dossier.creer', null, () => createCpts(dossier, { nom: 'A', communes: CODES }))
    expect(nextStep(dossier, 'annuler')).toBeUndefined()
    write(dossier, () => setReglage(dossier, 'nom', 'Essai'))
    expect(nextStep(dossier, 'annuler')).toBeUndefined()
    dossier.close()
  })

  it('the salt never changes, whatever is undone', () => {
    const dossier = newDossier()
    const sel = getReglage(dossier, 'sel')
    for (const sql of [
      "UPDATE reglage SET valeur = 'autre' WHERE cle = 'sel'",
      "DELETE FROM reglage WHERE cle = 'sel'",
      "INSERT INTO reglage VALUES (99, 'sel', 'autre')",
    ]) {
      expect(() => write(dossier, () => dossier.db.exec(sql))).toThrow('the salt of a dossier never changes')
    }
    write(dossier, () => setReglage(dossier, 'note', 'x'))
    undo(dossier)
    expect(getReglage(dossier, 'sel')).toBe(sel)
    dossier.close()
  })

  it('a copy undoes as its original would, though SQLite renumbers its rows', () => {
    const dossier = newDossier()
    write(dossier, () => setReglage(dossier, 'a', '1'))
    write(dossier, () => setReglage(dossier, 'b', '1'))
    write(dossier, () => setReglage(dossier, 'a', null)) // leaves a hole among the rows
    write(dossier, () => setReglage(dossier, 'b', '2'))
    const before = content(dossier)
    const copy = openDossier(copyDossier(dossier, join(tempFolder(), 'copie.maillage')))
    expect(content(copy)).toBe(before)
    for (const one of [dossier, copy]) for (let i = 0; i < 3; i++) undo(one)
    expect([getReglage(copy, 'a'), getReglage(copy, 'b')]).toEqual(['1', undefined])
    expect(content(copy)).toBe(content(dossier))
    copy.close()
    dossier.close()
  })

  it('a history that does not fit the dossier undoes nothing', () => {
    const dossier = newDossier()
    write(dossier, () => addEtude(dossier, CODES))
    dossier.db.exec("DELETE FROM historique_ligne WHERE c0 = '01004'; DELETE FROM commune_etude WHERE code = '38158'")
    const before = content(dossier)
    expect(() => undo(dossier)).toThrow('does not fit')
    expect(content(dossier)).toBe(before)
    dossier.db.exec("UPDATE historique_ligne SET nom = 'journal; DROP TABLE cpts'")
    expect(() => undo(dossier)).toThrow('unknown table')
    expect(content(dossier)).toBe(before)
    dossier.close()
  })

  it('a refused or failed change leaves no step', () => {
    const dossier = newDossier()
    expect(() =>
      write(dossier, () => {
        addEtude(dossier, CODES)
        throw new Error('stop')
      }),
    ).toThrow('stop')
    expect(nextStep(dossier, 'annuler')).toBeUndefined()
    expect(dossier.db.prepare('SELECT count(*) FROM historique_ligne').pluck().get()).toBe(0)
    dossier.close()
  })
})
