/** An .xlsx, read row by row: neither the file nor a sheet is ever whole in memory. */
import { lireMembre } from '../../../fichiers/membre.ts'
import type { EntreeZip } from '../../../fichiers/zip.ts'
import * as errors from '../errors.ts'
import { type Livre, sansConstat, TETE } from '../livre.ts'
import type { Feuille } from '../messages.ts'
import { TexteVirtuel } from '../texte.ts'
import { type LivreXlsx, lireChaines, lireLivre, type OngletXlsx } from './classeur-xml.ts'
import { lireRangs } from './rangs.ts'

/**
 * @param archive path of the workbook, or its bytes.
 * @throws MaillageError, XmlEtrange
 */
export async function ouvrirXlsx(nom: string, archive: string | Buffer, entrees: readonly EntreeZip[]): Promise<Livre> {
  const parChemin = new Map(entrees.map((entree) => [entree.nom.toLowerCase(), entree]))
  const ouvrir = (chemin: string): AsyncGenerator<Buffer> | null => {
    const entree = parChemin.get(chemin.toLowerCase())
    return entree === undefined ? null : lireMembre(nom, archive, entree)
  }
  const livre = await lireLivre(ouvrir)
  const chaines = await lireChaines(ouvrir)
  const lire = (onglet: OngletXlsx, arret: (texte: TexteVirtuel) => boolean) =>
    lireOnglet(nom, livre, chaines, onglet, ouvrir(onglet.chemin), arret)
  return {
    async lister() {
      const masquees = livre.onglets.filter(({ masquee }) => masquee).map((onglet) => onglet.nom)
      const feuilles: Feuille[] = []
      for (const onglet of livre.onglets.filter(({ masquee }) => !masquee)) {
        const { texte, entier, annoncees } = await lire(onglet, ({ lignes }) => lignes >= TETE)
        if (texte.lignes === 0) continue
        const octets = parChemin.get(onglet.chemin.toLowerCase())?.octets ?? 0
        // Some programs announce nothing: the size of the sheet stands for its rows.
        const lignes = entier ? texte.lignes : Math.max(annoncees, texte.lignes, annoncees === 0 ? octets / 1000 : 0)
        feuilles.push({ nom: onglet.nom, lignes: Math.round(lignes), tete: texte.fin(), entiere: entier })
      }
      return { feuilles, masquees }
    },
    async texte(feuille, octets) {
      const onglet = livre.onglets.find((un) => un.nom === feuille)
      if (onglet === undefined)
        throw errors.partieInconnue(
          nom,
          feuille,
          livre.onglets.map((un) => un.nom),
        )
      const { texte, constats, entier } = await lire(onglet, (lu) => octets !== null && lu.octets >= octets)
      return { texte: texte.fin(), constats, entier }
    },
  }
}

async function lireOnglet(
  nom: string,
  { formats, date1904 }: LivreXlsx,
  chaines: readonly string[],
  onglet: OngletXlsx,
  morceaux: AsyncIterable<Buffer> | null,
  arret: (texte: TexteVirtuel) => boolean,
) {
  if (morceaux === null) throw errors.classeurAbime(nom, `no ${onglet.chemin}`)
  const texte = new TexteVirtuel(`${nom} › ${onglet.nom}`)
  const constats = sansConstat()
  let annoncees = 0
  const annonce = (lignes: number): void => {
    annoncees = lignes
  }
  for await (const rangs of lireRangs(morceaux, { formats, date1904, chaines, constats, annonce })) {
    for (const { numero, cells } of rangs) {
      texte.ajouter(numero, cells)
      if (arret(texte)) return { texte, constats, annoncees, entier: false }
    }
  }
  return { texte, constats, annoncees, entier: true }
}
