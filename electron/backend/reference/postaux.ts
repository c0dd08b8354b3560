/** From a postcode to the communes, or to the arrondissement of Paris, Lyon or Marseille. */
import { mots, type Ordres } from './ordres.ts'

export class Postaux {
  readonly #ordres: Ordres
  /** A directory asks for the same postcodes a hundred thousand times. */
  readonly #communes = new Map<string, readonly string[]>()
  #arrondissements: ReadonlyMap<string, string> | undefined

  constructor(ordres: Ordres) {
    this.#ordres = ordres
  }

  communes(codePostal: string): readonly string[] {
    let communes = this.#communes.get(codePostal)
    if (communes === undefined) {
      communes = this.#ordres.colonne(
        'SELECT commune AS v FROM code_postal WHERE code_postal = ? ORDER BY commune',
        codePostal,
      )
      this.#communes.set(codePostal, communes)
    }
    return communes
  }

  arrondissement(codePostal: string): string | undefined {
    this.#arrondissements ??= new Map(
      this.#ordres
        .prendre<{ code: string; postaux: string }>(
          'SELECT code, codes_postaux AS postaux FROM arrondissement_municipal ORDER BY code DESC',
        )
        .all()
        .flatMap(({ code, postaux }) => mots(postaux).map((postal) => [postal, code] as const)),
    )
    return this.#arrondissements.get(codePostal)
  }
}
