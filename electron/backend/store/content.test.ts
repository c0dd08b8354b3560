/** Sources and what they bring, settings, texts, published figures, hashes: read back exactly as written. */
import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { getTexte, offreRetenue } from '../../../test/lire-dossier.ts'
import { maillageError } from '../../../test/maillage-error.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { createDossier } from './dossier.ts'
import { insertObservations, listObservations } from './observations.ts'
import { insertActivites, insertStructures, structuresRetenues } from './offre.ts'
import { hashPersonne } from './personne.ts'
import { deletePublie, insertPublie, listPublies } from './publies.ts'
import { getReglage, listReglages, setReglage } from './reglages.ts'
import {
  addCouverture,
  deleteSource,
  getCouverture,
  getSource,
  insertSource,
  listSources,
  updateSource,
} from './sources.ts'
import { addEtude, createCpts } from './territoire.ts'
import { listTextes, setTexte } from './textes.ts'
import type { ActiviteRow, Dossier, ObservationRow, SourceRow, StructureRow } from './types.ts'

const newDossier = (name = 'a') => createDossier(join(tempFolder(), `${name}.maillage`), { nom: 'Essai' })
const write = <T>(dossier: Dossier, work: () => T): T => dossier.transaction('test', null, work)

const SOURCE: Omit<SourceRow, 'id'> = {
  contenu: 'observations',
  nomFichier: 'donnees_communes_2021.csv',
  partie: null,
  taille: 1_234_567,
  sha256: 'ab'.repeat(32),
  profil: 'insee-populations',
  libelle: 'Insee, populations municipales',
  producteur: 'Insee',
  licence: null,
  millesime: '2021',
  importeLe: '2026-03-01T10:00:00.000Z',
  lues: 34_990,
  retenues: 2,
  rapport: { ignorees: [{ cause: 'hors du territoire', lignes: 34_988 }] },
}
const KNOWN: ObservationRow = {
  indicateur: 'PMUN',
  millesime: '2021',
  code: '01004',
  etat: 'connue',
  valeur: 14_081,
  min: null,
  max: null,
  motif: null,
  note: null,
  ligne: 5,
  parts: null,
}
const PERSONNE = 'a'.repeat(32)
const ACTIVITE: ActiviteRow = {
  code: '01004',
  codePostal: '01500',
  profession: '10',
  savoirFaire: 'SM54',
  mode: 'L',
  personne: PERSONNE,
}
const STRUCTURE: StructureRow = {
  finess: '010000024',
  code: '01004',
  categorie: '620',
  libelleCategorie: 'Pharmacie d’Officine',
  raisonSociale: 'PHARMACIE "DU CENTRE"',
}

describe('sources', () => {
  it('are read back as written, newest first', () => {
    const dossier = newDossier()
    const first = write(dossier, () => insertSource(dossier, SOURCE))
    const second = write(dossier, () => insertSource(dossier, { ...SOURCE, millesime: null }))
    expect(listSources(dossier)).toEqual([
      { id: second, ...SOURCE, millesime: null },
      { id: first, ...SOURCE },
    ])
    write(dossier, () => updateSource(dossier, first, { lues: 3, rapport: null }))
    expect(getSource(dossier, first)).toEqual({ id: first, ...SOURCE, lues: 3, rapport: null })
    expect(getSource(dossier, second).lues).toBe(34_990)
    dossier.close()
  })

  it('leave with what they brought; an unknown one is said to be so', async () => {
    const dossier = newDossier()
    const id = write(dossier, () => {
      const source = insertSource(dossier, SOURCE)
      addCouverture(dossier, source, ['01004', '03118'])
      addCouverture(dossier, source, ['03118', '63113'])
      insertObservations(dossier, source, [KNOWN])
      return source
    })
    expect(getCouverture(dossier, id)).toEqual(new Set(['01004', '03118', '63113']))
    write(dossier, () => deleteSource(dossier, id))
    expect([listSources(dossier), listObservations(dossier, 'PMUN', ['01004'])]).toEqual([[], []])
    expect((await maillageError(() => write(dossier, () => deleteSource(dossier, id)))).kind).toBe('introuvable')
    dossier.close()
  })
})

describe('observations', () => {
  it('come newest source first, for the codes and the indicator asked only', () => {
    const dossier = newDossier()
    const masked = { ...KNOWN, etat: 'manquante', valeur: null, motif: 'secret', ligne: null } as const
    const between = { ...KNOWN, millesime: '2020', etat: 'intervalle', valeur: null, min: 1, max: 10 } as const
    const summed = {
      ...KNOWN,
      code: '03118',
      note: 'contours 2021',
      parts: [{ code: '03200', valeur: 0.5, ligne: 7 }],
    }
    const [old, recent] = write(dossier, () => {
      const ids = [insertSource(dossier, SOURCE), insertSource(dossier, SOURCE)] as const
      expect(insertObservations(dossier, ids[0], [KNOWN, summed, { ...KNOWN, indicateur: 'SUPERF' }])).toBe(3)
      expect(insertObservations(dossier, ids[1], [masked, between, { ...KNOWN, code: '63113' }])).toBe(3)
      return ids
    })
    expect(listObservations(dossier, 'PMUN', ['03118', '01004', '01004'])).toEqual([
      { ...between, sourceId: recent },
      { ...masked, sourceId: recent },
      { ...KNOWN, sourceId: old },
      { ...summed, sourceId: old },
    ])
    expect(listObservations(dossier, 'PMUN', [])).toEqual([])
    dossier.close()
  })

  it('are finite numbers', () => {
    const dossier = newDossier()
    for (const valeur of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const insert = () => insertObservations(dossier, insertSource(dossier, SOURCE), [{ ...KNOWN, valeur }])
      expect(() => write(dossier, insert)).toThrow('programming error')
    }
    dossier.close()
  })
})

describe('supply', () => {
  const offre = { ...SOURCE, contenu: 'offre' } as const

  it('is that of the newest source covering one of the communes, with the lines still to be placed', () => {
    const dossier = newDossier()
    const aPlacer: ActiviteRow = { ...ACTIVITE, code: null, savoirFaire: null, mode: null }
    const [first, second] = write(dossier, () => {
      addEtude(dossier, ['01004'])
      const ids = [insertSource(dossier, offre), insertSource(dossier, offre)] as const
      addCouverture(dossier, ids[0], ['01004', '03118'])
      addCouverture(dossier, ids[1], ['01004'])
      insertActivites(dossier, ids[0], [ACTIVITE, { ...ACTIVITE, code: '03118' }])
      expect(insertActivites(dossier, ids[1], [aPlacer, ACTIVITE, { ...ACTIVITE, code: '63113' }])).toBe(3)
      return ids
    })
    const recent = offreRetenue(dossier, ['01004', '03118'])
    expect([recent?.source.id, recent?.couverture]).toEqual([second, new Set(['01004'])])
    expect(recent?.activites).toEqual([ACTIVITE, { ...aPlacer, comptee: 1 }])
    expect(offreRetenue(dossier, ['03118'])?.source.id).toBe(first)
    expect(offreRetenue(dossier, ['63113'])).toBeNull()
    expect(structuresRetenues(dossier, ['01004'])).toBeNull()
    dossier.close()
  })

  it('a newer extract of a few communes does not hide a directory of all of them, nor of their structures', () => {
    const dossier = newDossier()
    const communes = ['01004', '03118', '63113']
    const [large, extrait] = write(dossier, () =>
      (['offre', 'structures'] as const).flatMap((contenu) => {
        const deux = [
          insertSource(dossier, { ...SOURCE, contenu, millesime: '2024-01-01' }),
          insertSource(dossier, { ...SOURCE, contenu, millesime: '2026-01-01' }),
        ] as const
        addCouverture(dossier, deux[0], communes)
        addCouverture(dossier, deux[1], communes.slice(0, 1))
        return deux
      }),
    )
    expect(offreRetenue(dossier, communes)?.source.id).toBe(large)
    expect(structuresRetenues(dossier, communes)?.source.id).toBe(Number(large) + 2)
    // Where both are whole, the newest is taken.
    expect(offreRetenue(dossier, communes.slice(0, 1))?.source.id).toBe(extrait)
    dossier.close()
  })

  it('a covered commune without structure gives none, not "no source"', () => {
    const dossier = newDossier()
    write(dossier, () => {
      const id = insertSource(dossier, { ...SOURCE, contenu: 'structures' })
      addCouverture(dossier, id, ['01004', '03118'])
      insertStructures(dossier, id, [STRUCTURE, { ...STRUCTURE, finess: '010000001' }])
    })
    expect(structuresRetenues(dossier, ['03118'])?.structures).toEqual([])
    expect(structuresRetenues(dossier, ['01004'])?.structures).toEqual([
      { ...STRUCTURE, finess: '010000001' },
      STRUCTURE,
    ])
    dossier.close()
  })
})

describe('the hash of a person', () => {
  it('is HMAC-SHA-256 under the salt of the dossier, 128 bits, and differs from one dossier to another', () => {
    const one = newDossier('un')
    const two = newDossier('deux')
    const key = Buffer.from(getReglage(one, 'sel') ?? '', 'hex')
    const expected = createHmac('sha256', key).update('810000000001').digest().subarray(0, 16).toString('hex')
    expect(hashPersonne(one, '810000000001')).toBe(expected)
    expect(hashPersonne(one, '810000000001')).toHaveLength(32)
    expect(hashPersonne(two, '810000000001')).not.toBe(expected)
    one.close()
    two.close()
  })
})

describe('settings, texts and published figures', () => {
  it('settings of the dossier and of a CPTS stand apart; the salt is neither listed nor changed', () => {
    const dossier = newDossier()
    const { id } = write(dossier, () => createCpts(dossier, { nom: 'A', communes: [] }))
    write(dossier, () => {
      setReglage(dossier, 'president', 'dossier')
      setReglage(dossier, 'president', 'ancien', id)
      setReglage(dossier, 'president', 'cpts', id)
    })
    expect([getReglage(dossier, 'president'), getReglage(dossier, 'president', id)]).toEqual(['dossier', 'cpts'])
    expect([...listReglages(dossier, id)]).toEqual([['president', 'cpts']])
    expect([...listReglages(dossier).keys()]).toEqual(['creeLe', 'nom', 'president'])
    expect(() => write(dossier, () => setReglage(dossier, 'sel', '0'))).toThrow('programming error')
    write(dossier, () => setReglage(dossier, 'president', null, id))
    expect(getReglage(dossier, 'president', id)).toBeUndefined()
    expect(getReglage(dossier, 'president')).toBe('dossier')
    dossier.close()
  })

  it('a text is kept as typed', () => {
    const dossier = newDossier()
    const { id } = write(dossier, () => createCpts(dossier, { nom: 'A', communes: [] }))
    const typed = `#set $x <b> "l’été" 👩🏽‍⚕️ שלום\r\n\t${'é'.repeat(10_000)} `
    write(dossier, () => setTexte(dossier, id, 'introduction', 'brouillon'))
    write(dossier, () => setTexte(dossier, id, 'introduction', typed))
    expect(getTexte(dossier, id, 'introduction')).toBe(typed)
    expect([...listTextes(dossier, id).keys()]).toEqual(['introduction'])
    write(dossier, () => setTexte(dossier, id, 'introduction', null))
    expect(getTexte(dossier, id, 'introduction')).toBeUndefined()
    dossier.close()
  })

  it('published figures are those of the CPTS and of the whole area, in the order entered', async () => {
    const dossier = newDossier()
    const chiffre = {
      cptsId: null,
      secteur: null,
      territoire: 'departement',
      indicateur: 'part_population',
      libelle: 'Part de la population',
      valeur: 11.9,
      motif: null,
      unite: 'part',
      decimales: 1,
      millesime: null,
      base: 'population du département',
      source: 'Dossier de presse',
    } as const
    const [a, b] = write(dossier, () => {
      const rows = [
        createCpts(dossier, { nom: 'A', communes: [] }),
        createCpts(dossier, { nom: 'B', communes: [] }),
      ] as const
      for (const cptsId of [rows[1].id, null, rows[0].id]) insertPublie(dossier, { ...chiffre, cptsId })
      return rows
    })
    expect(listPublies(dossier)).toEqual([
      { ...chiffre, id: 1, cptsId: b.id, cpts: 'B', secteurId: null },
      { ...chiffre, id: 2, cpts: null, secteurId: null },
      { ...chiffre, id: 3, cptsId: a.id, cpts: 'A', secteurId: null },
    ])
    expect([listPublies(dossier, a.id).map(({ id }) => id), listPublies(dossier, b.id).map(({ id }) => id)]).toEqual([
      [2, 3],
      [1, 2],
    ])
    write(dossier, () => deletePublie(dossier, 2))
    expect(listPublies(dossier).map(({ id }) => id)).toEqual([1, 3])
    expect(() => write(dossier, () => insertPublie(dossier, { ...chiffre, cptsId: 99 }))).toThrow('FOREIGN KEY')
    dossier.close()
  })
})
