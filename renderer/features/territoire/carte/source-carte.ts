/** The line under the map that says where its figures and its limits come from. */

/**
 * @param chiffre source of the figure shown; null: the map shows none
 * @param libelle of the base: "Contours 2018 (communes.geojson)"; null: schematic. The file's name is for the Données
 * screen: on the map the kind and the year are enough, once, though areas may come from the same contours.
 */
export function sourceCarte(chiffre: string | null, libelle: string | null): string {
  const contours = libelle === null ? null : libelle.replace(/ \(.*\)$/, '')
  const dits = contours !== null && chiffre?.toLowerCase().includes(contours.toLowerCase()) === true
  return [chiffre, dits ? null : contours].filter((mots) => mots !== null).join(' · ')
}
