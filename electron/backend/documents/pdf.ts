/**
 * Document model → tagged PDF by Typst. The native compiler where there is one for the system, else the same compiler in
 * WebAssembly: same template, same fonts, same model. No network.
 */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { MaillageError } from '../../../shared/contract/errors.ts'
import type { DocumentModel } from '../../../shared/document/model.ts'
import { readFonts } from './fonts.ts'
import { type Matrice, type Moteur, RefusTypst } from './moteur.ts'
import { toPaper } from './paper.ts'

const TEMPLATE = resolve(import.meta.dirname, '../../../assets/typst/document.typ')

/** Loading the compiler and its fonts takes most of a first document: it is done once per process. */
let loading: Promise<Moteur> | null = null

export async function chargerMatrice(): Promise<Matrice> {
  const [polices, gabarit] = await Promise.all([readFonts(), readFile(TEMPLATE, 'utf8')])
  return { polices, gabarit }
}

/** `forme` is for tests and benches, which compare both. */
export async function chargerMoteur(forme?: Moteur['nom']): Promise<Moteur> {
  const matrice = await chargerMatrice()
  if (forme !== 'wasm') {
    try {
      return await (await import('./pdf-natif.ts')).moteurNatif(matrice)
    } catch (cause) {
      // No package for this system, or one that its libraries refuse.
      if (forme === 'natif') throw cause
    }
  }
  return (await import('./pdf-wasm.ts')).moteurWasm(matrice)
}

/** Loads the compiler ahead of the first document. A failure is told to that document. */
export function preparer(): void {
  loading ??= chargerMoteur()
  loading.catch(() => {})
}

/**
 * The PDF of a document. The same model always gives the same bytes on one system: the date comes from the model.
 * @throws MaillageError kind 'interne' when the template refuses the model, or when the document would break PDF/UA-1
 * (a defect of ours, never of the user's text).
 */
export async function renderPdf(model: DocumentModel): Promise<Uint8Array> {
  const data = new TextEncoder().encode(JSON.stringify(toPaper(model)))
  loading ??= chargerMoteur()
  const moteur = await loading
  try {
    // Nothing yields inside: two documents asked for at once cannot mix their data.
    return await moteur.composer(data)
  } catch (cause) {
    if (!(cause instanceof RefusTypst)) throw cause
    throw new MaillageError(
      'interne',
      'Le PDF n’a pas pu être composé.',
      'La mise en page de ce document a échoué.',
      'Essayez le format Word, et signalez ce défaut avec le dossier concerné.',
      cause,
    )
  }
}
