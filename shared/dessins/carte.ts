/**
 * Map of a territory as a vector scene: neighbours pale, the territory in shades (ratios), circles (counts) or sector
 * colours, its outline strong, names that do not touch, scale bar and legend. The source line is printed apart.
 */
import type { Unit } from '../domain/quantity.ts'
import { direLegende, lireDonnees, tableDe, texteAlternatif } from './carte-donnees.ts'
import { DEFINITIONS, estPale, fondSvg, type HabillagePapier, habillerPapier, TEINTES } from './carte-habillage.ts'
import { demandesDeNoms, dessinerEtiquette } from './carte-noms.ts'
import type { EntreeCarte } from './carte-types.ts'
import { COULEURS } from './couleurs.ts'
import { boiteMarque, placer } from './etiquettes.ts'
import { type CommunePlacee, construireFond, type Fond } from './fond.ts'
import type { Boite } from './geometrie.ts'
import { dessinerLegende, libelleDistance, longueurEchelle } from './legende.ts'
import type { Scene } from './scene.ts'
import { chemin, documentSvg, el, groupe, texteSvg, traceAnneaux, traceLignes } from './svg.ts'
import { apostrophe, largeurTexte } from './texte.ts'

export { zoneVoisins } from './cadrage.ts'
export type { CommuneCarte, EntreeCarte } from './carte-types.ts'

/** Scale bar at the bottom right of the frame, and the place it takes. */
function echelle(fond: Fond, cadre: Boite): { svg: string; boite: Boite } {
  const metres = longueurEchelle((cadre[2] - cadre[0]) * 0.22 * fond.metresParPixel)
  const l = metres / fond.metresParPixel
  const [x1, y] = [cadre[2] - 12, cadre[3] - 11]
  const x0 = x1 - l
  const libelle = libelleDistance(metres)
  const demi = Math.max(l, largeurTexte(libelle, 9)) / 2 + 4
  return {
    svg: groupe(
      {},
      chemin(`M${x0.toFixed(1)} ${y - 4}V${y}H${x1.toFixed(1)}V${y - 4}`, {
        fill: 'none',
        stroke: COULEURS.doux,
        'stroke-width': 1,
      }),
      texteSvg([(x0 + x1) / 2, y - 5], libelle, {
        taille: 9,
        couleur: COULEURS.doux,
        ancre: 'middle',
        halo: [COULEURS.voisin, 2],
      }),
    ),
    boite: [(x0 + x1) / 2 - demi, y - 16, (x0 + x1) / 2 + demi, y + 4],
  }
}

const NOTE_SCHEMATIQUE = 'Fond schématique, limites approchées'

/** The map of a territory. Never throws on data: what cannot be drawn is said in `avertissements`. */
export function carteTerritoire(entree: EntreeCarte): Scene {
  const donnees = lireDonnees(entree)
  const habillage = habillerPapier(entree, donnees)
  const caissons = [...habillage.caissons, ...habillage.aPart].map((c) => ({ ...c, fond: fondSvg(c.fond) }))
  const pales = new Set(donnees.dedans.flatMap(({ code }) => (estPale(habillage.fond(code)) ? [code] : [])))
  const secteurs = donnees.unite === null ? habillage.caissons.map(({ libelle }) => libelle) : []
  const { width } = entree
  const essai = dessinerLegende(0, 0, width, habillage.titre, caissons)
  const hauteurLegende = essai.hauteur > 0 ? essai.hauteur + 6 : 0
  const cadre: Boite = [0.5, 0.5, width - 0.5, Math.max(60, entree.height - hauteurLegende) - 0.5]
  const fond = construireFond(entree.communes, entree.geometries, entree.land, cadre, pales)
  const legende = dessinerLegende(0, cadre[3] + 6, width, habillage.titre, caissons)
  const avertissements: string[] = []
  if (fond?.schematique) {
    avertissements.push(
      'Fond schématique : chaque commune est figurée par la zone la plus proche de son centre ; ni limites ni superficies réelles.'.replace(
        / ([:;])/g,
        '\u00a0$1',
      ),
    )
  }
  const absentes = fond ? fond.absentes : donnees.dedans
  if (absentes.length > 0) {
    avertissements.push(`Hors de la carte\u00a0: ${absentes.map((c) => apostrophe(c.nom)).join(', ')}.`)
  }
  const alt = texteAlternatif(entree, donnees, fond?.schematique ?? true)
  const definitions = el('clipPath', { id: 'cadre' }, rect(cadre, {})) + DEFINITIONS
  const titre = apostrophe(entree.title)
  return {
    svg: documentSvg(
      width,
      entree.height,
      titre,
      alt,
      definitions,
      fond ? dessinerCarte(fond, habillage, donnees.unite, cadre, entree) : '',
      legende.svg,
    ),
    width,
    height: entree.height,
    alt,
    legende: direLegende(entree, donnees, secteurs),
    table: tableDe(entree, donnees),
    source: entree.sourceLabel === null ? null : apostrophe(entree.sourceLabel),
    avertissements,
  }
}

const rect = ([x0, y0, x1, y1]: Boite, a: Record<string, string | number>): string =>
  el('rect', { x: x0, y: y0, width: x1 - x0, height: y1 - y0, ...a })

function boitesCercles(dedans: readonly CommunePlacee[], habillage: HabillagePapier): Boite[] {
  return dedans.flatMap(({ point: [x, y], commune }): Boite[] => {
    const r = habillage.rayon(commune.code)
    return r > 1.25 ? [boiteMarque(x, y, r)] : []
  })
}

/** Circles, the largest first so that none hides a smaller one. */
function dessinerCercles(dedans: readonly CommunePlacee[], habillage: HabillagePapier): string[] {
  return dedans
    .map(({ point, commune: { code } }) => ({ point, r: habillage.rayon(code), negatif: habillage.negatif(code) }))
    .filter(({ r }) => r > 0)
    .sort((a, b) => b.r - a.r)
    .map(({ point: [cx, cy], r, negatif }) =>
      el('circle', {
        cx,
        cy,
        r,
        fill: negatif ? TEINTES.cercleNegatif : TEINTES.cercle,
        'fill-opacity': 0.85,
        stroke: COULEURS.papier,
        'stroke-width': 0.8,
      }),
    )
}

function dessinerCarte(
  fond: Fond,
  habillage: HabillagePapier,
  unite: Unit | null,
  cadre: Boite,
  entree: EntreeCarte,
): string {
  const { lignes } = fond
  const dedans = fond.placees.filter((p) => p.commune.inside)
  const nombreux = dedans.length > 150
  const trait = (couleur: string, largeur: number, tirets?: string) => ({
    fill: 'none',
    stroke: couleur,
    'stroke-width': largeur,
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
    'stroke-dasharray': tirets,
  })
  const fondDe = (code: string) => fondSvg(habillage.fond(code))
  const parFond = new Map<string, string>()
  for (const p of dedans) {
    const f = fondDe(p.commune.code)
    parFond.set(f, (parFond.get(f) ?? '') + traceAnneaux(p.forme))
  }
  const marques = dedans
    .filter((p) => p.forme.length === 0 && habillage.rayon(p.commune.code) === 0)
    .map((p) =>
      el('circle', {
        cx: p.point[0],
        cy: p.point[1],
        r: 3.5,
        fill: fondDe(p.commune.code),
        stroke: COULEURS.contour,
        'stroke-width': 1.2,
      }),
    )
  const bar = echelle(fond, cadre)
  const note: Boite = [cadre[0], cadre[3] - 20, cadre[0] + largeurTexte(NOTE_SCHEMATIQUE, 9) + 16, cadre[3]]
  const noms =
    entree.etiquettes === false
      ? []
      : placer(demandesDeNoms(fond, habillage, unite, cadre), {
          cadre: [cadre[0] + 4, cadre[1] + 4, cadre[2] - 4, cadre[3] - 4],
          obstacles: [bar.boite, ...(fond.schematique ? [note] : [])],
          marques: boitesCercles(dedans, habillage),
          ecart: nombreux ? [14, 7] : dedans.length > 40 ? [8, 4] : [4, 2],
          maximum: Math.max(12, Math.round(((cadre[2] - cadre[0]) * (cadre[3] - cadre[1])) / (nombreux ? 9000 : 5000))),
        })
  return [
    groupe(
      { 'clip-path': 'url(#cadre)' },
      rect(cadre, { fill: '#fbfaf8' }),
      chemin(traceAnneaux(fond.terre), { fill: COULEURS.voisin, 'fill-rule': 'evenodd' }),
      chemin(traceAnneaux(fond.voisins), { fill: COULEURS.voisin, 'fill-rule': 'evenodd' }),
      chemin(traceLignes(lignes.voisinage), trait(COULEURS.voisinTrait, 0.6)),
      chemin(traceLignes(lignes.departements), trait('#a9a294', 0.8, '4 2.5')),
      chemin(traceLignes(lignes.littoral), trait(COULEURS.cote, 0.7)),
      ...[...parFond].map(([f, d]) => chemin(d, { fill: f, 'fill-rule': 'evenodd' })),
      chemin(traceLignes(lignes.internes), trait(COULEURS.papier, nombreux ? 0.4 : 0.8)),
      chemin(traceLignes(lignes.pales), trait(COULEURS.cote, nombreux ? 0.4 : 0.8)),
      chemin(traceLignes(lignes.secteurs), trait('#ffffff', nombreux ? 1.2 : 1.8)),
      chemin(traceLignes(lignes.contour), trait(COULEURS.contour, nombreux ? 1.4 : 1.8)),
      ...marques,
      ...dessinerCercles(dedans, habillage),
    ),
    rect(cadre, { fill: 'none', stroke: COULEURS.trait, 'stroke-width': 1 }),
    bar.svg,
    fond.schematique
      ? texteSvg([cadre[0] + 9, cadre[3] - 9], NOTE_SCHEMATIQUE, {
          taille: 9,
          couleur: COULEURS.doux,
          italique: true,
          halo: [COULEURS.voisin, 2],
        })
      : '',
    groupe({}, ...noms.map(dessinerEtiquette)),
  ].join('\n')
}
