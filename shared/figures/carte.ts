/**
 * Map of a territory as a vector scene: neighbours pale, the territory in shades (ratios), circles (counts) or sector
 * colours, its outline strong, names that do not touch, scale bar and legend. The source line is printed apart.
 */
import {
  type Donnees,
  direLegende,
  LIBELLE_RANG,
  lireDonnees,
  type Rang,
  tableDe,
  texteAlternatif,
} from './carte-donnees.ts'
import type { CommuneCarte, EntreeCarte } from './carte-types.ts'
import { COULEURS, couleurSecteur, couleurSure, rampe } from './couleurs.ts'
import { type Demande, type Etiquette, placer } from './etiquettes.ts'
import { type CommunePlacee, construireFond, type Fond } from './fond.ts'
import type { Boite } from './geometrie.ts'
import { type Caisson, dessinerLegende, libelleDistance, longueurEchelle, titreAvecUnite } from './legende.ts'
import type { Scene } from './scene.ts'
import { chemin, documentSvg, el, groupe, hachures, texteSvg, traceAnneaux, traceLignes } from './svg.ts'
import { apostrophe, largeurTexte } from './texte.ts'

export type { CommuneCarte, EntreeCarte } from './carte-types.ts'

const HACHURE = { secret: 'url(#secret)', encadre: 'url(#encadre)', manquant: 'url(#manquant)' } as const

/** Fill of every commune of the territory, and the boxes of the legend that explain them. */
interface Habillage {
  readonly fonds: ReadonlyMap<string, string>
  readonly titre: string | null
  readonly caissons: readonly Caisson[]
  readonly secteurs: readonly string[]
}

function habiller(entree: EntreeCarte, donnees: Donnees): Habillage {
  const { classes, unite, rangs, libelles, dedans } = donnees
  if (classes && unite) {
    const couleurs = rampe(libelles.length)
    const fond = (r: Rang) => (typeof r === 'number' ? (couleurs[r] ?? COULEURS.voisin) : HACHURE[r])
    const autres = (['encadre', 'secret', 'manquant'] as const).filter((r) => [...rangs.values()].includes(r))
    return {
      fonds: new Map([...rangs].map(([code, r]) => [code, fond(r)])),
      titre: titreAvecUnite(apostrophe(entree.title), unite),
      caissons: [
        ...libelles.map((libelle, i) => ({ libelle, fond: fond(i) })),
        ...autres.map((r) => ({ libelle: LIBELLE_RANG[r], fond: fond(r) })),
      ],
      secteurs: [],
    }
  }
  const noms = [...new Set([...(entree.secteurs ?? []).map((s) => s.nom), ...dedans.flatMap((c) => c.secteur ?? [])])]
  const presents = noms.filter((nom) => dedans.some((c) => c.secteur === nom))
  const parNom = new Map(
    presents.map((nom, i) => [
      nom,
      couleurSure(entree.secteurs?.find((s) => s.nom === nom)?.couleur, couleurSecteur(i)),
    ]),
  )
  const uni = rampe(1)[0] ?? COULEURS.pin
  const sans = presents.length > 0 && dedans.some((c) => !c.secteur)
  return {
    fonds: new Map(dedans.map((c) => [c.code, c.secteur ? (parNom.get(c.secteur) ?? uni) : sans ? '#ffffff' : uni])),
    titre: presents.length > 0 ? 'Secteurs' : null,
    caissons: [
      ...presents.map((nom) => ({ libelle: apostrophe(nom), fond: parNom.get(nom) ?? uni })),
      ...(sans ? [{ libelle: 'sans secteur', fond: '#ffffff' }] : []),
    ],
    secteurs: presents.map(apostrophe),
  }
}

const poidsDe = (c: CommuneCarte): number => c.poids ?? (c.valeur?.kind === 'known' ? c.valeur.value : 0)

/** Names wanted: all those of the territory, and the largest neighbours to say where we are. */
function demandes(fond: Fond, cadre: Boite): Demande[] {
  const dedans = fond.placees.filter((p) => p.commune.inside)
  const taille = dedans.length <= 12 ? 10 : dedans.length <= 60 ? 9.5 : 8.5
  // Any name of the territory comes before any neighbour's.
  const bond = 1e9
  const dansCadre = ({ point: [x, y] }: CommunePlacee) => x > cadre[0] && x < cadre[2] && y > cadre[1] && y < cadre[3]
  const voisins = fond.placees
    .filter((p) => !p.commune.inside && dansCadre(p) && poidsDe(p.commune) > 0)
    .sort((a, b) => poidsDe(b.commune) - poidsDe(a.commune))
    .slice(0, 12)
  return [
    ...dedans.map((p) => ({
      texte: apostrophe(p.commune.nom),
      point: p.point,
      rayon: p.forme.length === 0 ? 4 : 0,
      poids: bond + poidsDe(p.commune),
      taille,
      graisse: 600 as const,
      style: 'dedans' as const,
    })),
    ...voisins.map((p) => ({
      texte: apostrophe(p.commune.nom),
      point: p.point,
      rayon: 0,
      poids: poidsDe(p.commune),
      taille: 9,
      graisse: 400 as const,
      style: 'voisin' as const,
    })),
  ]
}

function dessinerEtiquette(e: Etiquette): string {
  const dedans = e.demande.style === 'dedans'
  return e.lignes
    .map((ligne, i) =>
      texteSvg(e.positions[i] ?? [0, 0], ligne, {
        taille: e.demande.taille,
        graisse: e.demande.graisse,
        couleur: dedans ? COULEURS.encre : COULEURS.doux,
        ancre: 'middle',
        halo: [dedans ? '#ffffff' : COULEURS.voisin, dedans ? 2.6 : 2],
      }),
    )
    .join('\n')
}

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
  const habillage = habiller(entree, donnees)
  const { width } = entree
  const essai = dessinerLegende(0, 0, width, habillage.titre, habillage.caissons)
  const hauteurLegende = essai.hauteur > 0 ? essai.hauteur + 6 : 0
  const cadre: Boite = [0.5, 0.5, width - 0.5, Math.max(60, entree.height - hauteurLegende) - 0.5]
  const fond = construireFond(entree.communes, entree.geometries, entree.land, cadre)
  const legende = dessinerLegende(0, cadre[3] + 6, width, habillage.titre, habillage.caissons)
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
  const definitions = [
    el('clipPath', { id: 'cadre' }, rect(cadre, {})),
    hachures('secret', '#ffffff', '#5d6b68', 45, 3.5),
    hachures('encadre', '#dfeae5', '#4d9285', -45, 4.5),
    hachures('manquant', '#ffffff', '#c9c2b6', 45, 6),
  ].join('')
  const titre = apostrophe(entree.title)
  return {
    svg: documentSvg(
      width,
      entree.height,
      titre,
      alt,
      definitions,
      fond ? dessinerCarte(fond, habillage, cadre, entree) : '',
      legende.svg,
    ),
    width,
    height: entree.height,
    alt,
    legende: direLegende(entree, donnees, habillage.secteurs),
    table: tableDe(entree, donnees),
    source: entree.sourceLabel === null ? null : apostrophe(entree.sourceLabel),
    avertissements,
  }
}

const rect = ([x0, y0, x1, y1]: Boite, a: Record<string, string | number>): string =>
  el('rect', { x: x0, y: y0, width: x1 - x0, height: y1 - y0, ...a })

function dessinerCarte(fond: Fond, habillage: Habillage, cadre: Boite, entree: EntreeCarte): string {
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
  const parFond = new Map<string, string>()
  for (const p of dedans) {
    const f = habillage.fonds.get(p.commune.code) ?? COULEURS.voisin
    parFond.set(f, (parFond.get(f) ?? '') + traceAnneaux(p.forme))
  }
  const marques = dedans
    .filter((p) => p.forme.length === 0)
    .map((p) =>
      el('circle', {
        cx: p.point[0],
        cy: p.point[1],
        r: 3.5,
        fill: habillage.fonds.get(p.commune.code) ?? COULEURS.voisin,
        stroke: COULEURS.contour,
        'stroke-width': 1.2,
      }),
    )
  const bar = echelle(fond, cadre)
  const note: Boite = [cadre[0], cadre[3] - 20, cadre[0] + largeurTexte(NOTE_SCHEMATIQUE, 9) + 16, cadre[3]]
  const noms =
    entree.etiquettes === false
      ? []
      : placer(demandes(fond, cadre), {
          cadre: [cadre[0] + 4, cadre[1] + 4, cadre[2] - 4, cadre[3] - 4],
          obstacles: [bar.boite, ...(fond.schematique ? [note] : [])],
          ecart: nombreux ? 6 : 3,
          maximum: Math.max(12, Math.round(((cadre[2] - cadre[0]) * (cadre[3] - cadre[1])) / 5000)),
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
      chemin(traceLignes(lignes.internes), trait('#ffffff', nombreux ? 0.4 : 0.8)),
      chemin(traceLignes(lignes.secteurs), trait('#ffffff', nombreux ? 1.2 : 1.8)),
      chemin(traceLignes(lignes.contour), trait(COULEURS.contour, nombreux ? 1.4 : 1.8)),
      ...marques,
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
