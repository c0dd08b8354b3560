/** A published table of CPTS becomes published figures, each with its file and line, ready to be proof-read. */
import { compte } from '../../../../shared/domain/francais.ts'
import { nomComparable } from '../../../../shared/domain/nom-cpts.ts'
import type { NouveauChiffre } from '../../../../shared/domain/portrait-types.ts'
import { lireValeur } from '../../../../shared/domain/saisie-valeur.ts'
import { estDenombre } from '../../../../shared/domain/unites.ts'
import { cleanName } from '../../store/noms.ts'
import { insertPublie } from '../../store/publies.ts'
import { createCpts, listNomsCpts } from '../../store/territoire.ts'
import * as errors from '../bilan/errors.ts'
import { type Gathered, type ImportContext, passeport } from '../context.ts'
import { openText } from '../octets/encoding.ts'
import type { FigurePubliee } from '../profiles/types.ts'
import type { Recognition } from '../recognise.ts'
import { tableRows } from '../table/rows.ts'

type Recognised = Recognition & { readonly kind: 'publies' }
/** Its CPTS by its name as long as it may be one to create. */
type Neuf = Omit<NouveauChiffre, 'cptsId'> & { readonly cpts: string | null }

const SANS_NOM = 'nom de CPTS absent'
const ILLISIBLE = 'nombre illisible'
/** That of the contract. */
const NOM_MAXIMUM = 200

/** A line that speaks of all the CPTS, or of their département. */
const ENSEMBLE = /^(?:total|totaux|ensemble|departement)\b/

export async function gatherPublies(context: ImportContext, recognition: Recognised): Promise<Gathered> {
  const { source, tally, dossier, options } = context
  const { layout, profile, header } = recognition
  const text = await openText(source, context.reading('Lecture'))
  for (const warning of text.avertissements) tally.warn(warning)
  const connues = new Map(listNomsCpts(dossier).map(({ nom }) => [nomComparable(nom), nom]))
  const creees: string[] = []
  const chiffres: Neuf[] = []
  for await (const { cells, ligne } of tableRows(context, text, recognition)) {
    const nom = (cells[layout.cpts] ?? '').normalize('NFC').trim().replace(/\s+/gu, ' ')
    if (nom === '' || nom.length > NOM_MAXIMUM) {
      tally.reject(SANS_NOM, ligne, cells)
      continue
    }
    const cle = nomComparable(nom)
    const ensemble = ENSEMBLE.test(cle)
    const annee =
      /\b(?:19|20)\d{2}\b/.exec(layout.annee < 0 ? '' : (cells[layout.annee] ?? ''))?.[0] ?? options.millesime ?? null
    const lus = layout.figures.map((figure) => lire(cells[figure.index] ?? '', figure, annee))
    if (lus.includes(undefined)) {
      tally.reject(ILLISIBLE, ligne, cells)
      continue
    }
    if (!ensemble && !connues.has(cle)) {
      connues.set(cle, nom)
      creees.push(nom)
    }
    tally.retenues++
    for (const lu of lus) {
      if (lu === undefined || lu === null) continue
      const libelle = ensemble ? `${lu.libelle}, ${nom.toLowerCase()}` : lu.libelle
      const lieu = ensemble
        ? ({ cpts: null, territoire: 'departement' } as const)
        : ({ cpts: connues.get(cle) ?? nom, territoire: 'cpts' } as const)
      chiffres.push({ ...lu, ...lieu, libelle, source: `${source.nom}, ligne ${ligne}` })
    }
  }
  if (chiffres.length === 0) throw errors.rienDansLaZone(source.nom, tally.ignorees())
  return {
    contenu: 'territoire',
    ...passeport(profile, text, null, new Set()),
    apports: [
      `${compte(chiffres.length, 'chiffre publié', 'chiffres publiés')} de ${compte(tally.retenues, 'ligne')}`,
      ...(creees.length === 0 ? [] : [`${creees.length} CPTS créées, liste des communes à compléter`]),
    ],
    colonnes: header.cells,
    write: (open) => {
      for (const nom of creees) createCpts(open, { nom, communes: [], perimetre: 'inconnu' })
      const numeros = new Map(listNomsCpts(open).map(({ id, nom }) => [nom, id]))
      const numero = (nom: string) => {
        const id = numeros.get(cleanName(nom))
        if (id === undefined) throw new Error(`No CPTS ${nom}`)
        return id
      }
      for (const { cpts, ...chiffre } of chiffres)
        insertPublie(open, { ...chiffre, cptsId: cpts === null ? null : numero(cpts) })
    },
  }
}

/** Null: empty cell. Undefined: not readable, or a count with a comma, which is thousands written otherwise. */
function lire(cellule: string, figure: FigurePubliee, annee: string | null): Neuf | null | undefined {
  const { index: _, millesime, ...dit } = figure
  const valeur = lireValeur(cellule, figure.unite)
  if (valeur === undefined || valeur === null) return valeur
  const decimales = 'motif' in valeur ? 0 : valeur.decimales
  if (decimales > 0 && estDenombre(figure.unite)) return undefined
  return {
    ...dit,
    cpts: null,
    secteur: null,
    territoire: 'cpts',
    valeur: 'valeur' in valeur ? valeur.valeur : null,
    ...('intervalle' in valeur ? { intervalle: valeur.intervalle } : {}),
    motif: 'motif' in valeur ? valeur.motif : null,
    decimales,
    millesime: millesime ?? annee,
    base: null,
    source: '',
  }
}
