/** Changes of a dossier drawn at random, through the repositories of the store. */
import fc from 'fast-check'
import { insertObservations } from '../electron/backend/store/observations.ts'
import { insertActivites, insertStructures } from '../electron/backend/store/offre.ts'
import { deletePublie, insertPublie, listPublies } from '../electron/backend/store/publies.ts'
import { setReglage } from '../electron/backend/store/reglages.ts'
import { setSecteurs } from '../electron/backend/store/secteurs.ts'
import {
  addCouverture,
  deleteSource,
  insertSource,
  listSources,
  updateSource,
} from '../electron/backend/store/sources.ts'
import {
  addEtude,
  createCpts,
  deleteCpts,
  listCpts,
  renameCpts,
  setCommunes,
} from '../electron/backend/store/territoire.ts'
import { setTexte } from '../electron/backend/store/textes.ts'
import type { ActiviteRow, Dossier } from '../electron/backend/store/types.ts'

const activite = (personne: string): ActiviteRow => ({
  code: '03118',
  codePostal: null,
  profession: '60',
  savoirFaire: null,
  mode: 'L',
  personne,
})

export function addSource(dossier: Dossier, texte: string, value: number): number {
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

export const CODES = ['01004', '03118', '38421', '38158', '63113']
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

/** One change; nothing to change: nothing. */
export const edit: fc.Arbitrary<Edit> = fc.oneof(
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
        setSecteurs(d, cpts, [
          { nom: `Nord ${nom}`, couleur: '#00ff00', communes: cpts.communes.slice(0, cut) },
          { nom: 'Sud', couleur: null, communes: cpts.communes.slice(cut) },
        ])
      },
  ),
  fc.tuple(n, texte).map(
    ([i, suffixe]): Edit =>
      (d) => {
        const cpts = oneOf(listCpts(d), i)
        const noms = (cpts?.secteurs ?? []).map(({ nom }) => nom).reverse()
        if (cpts)
          setSecteurs(
            d,
            cpts,
            cpts.secteurs.map((un, rang) => ({ ...un, nom: i === 0 ? `${rang} ${suffixe}` : (noms[rang] ?? 'X') })),
          )
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
          cptsId: oneOf(listCpts(d), i)?.id ?? null,
          secteur: i % 2 === 0 ? 'Sud' : null,
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
