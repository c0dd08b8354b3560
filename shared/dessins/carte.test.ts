import { Resvg } from '@resvg/resvg-js'
import type { MultiPolygon, Polygon } from 'geojson'
import { describe, expect, test } from 'vitest'
import type { MissingReason, Quantity } from '../domain/quantity.ts'
import { type CommuneCarte, carteTerritoire, type EntreeCarte, zoneVoisins } from './carte.ts'
import { COULEURS, couleurSecteur, couleursDeClasses, rampe } from './couleurs.ts'

const base = { unit: 'hab_km2', coverage: { known: 1, total: 1 }, millesime: '2021', sources: [], formula: '' } as const
const connue = (value: number): Quantity => ({ ...base, kind: 'known', value })
const encadree = (min: number, max: number): Quantity => ({ ...base, kind: 'interval', min, max })
const absente = (reason: MissingReason): Quantity => ({ ...base, kind: 'missing', reason })

/** A grid of communes of 0.05° around Billom, the first `n` of them in the territory. */
function grille(total: number, n: number, valeur: (i: number) => Quantity | null): CommuneCarte[] {
  const cote = Math.ceil(Math.sqrt(total))
  return Array.from({ length: total }, (_, i) => ({
    code: `63${String(i + 1).padStart(3, '0')}`,
    nom: `Commune ${i + 1}`,
    inside: i < n,
    valeur: i < n ? valeur(i) : null,
    centre: [3.3 + 0.05 * (i % cote), 45.7 + 0.04 * Math.floor(i / cote)] as const,
    poids: 1000 - i,
  }))
}

const TERRE: MultiPolygon = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [-2, 43],
        [7, 43],
        [7, 49],
        [-2, 49],
        [-2, 43],
      ],
    ],
  ],
}

function entree(communes: readonly CommuneCarte[], plus: Partial<EntreeCarte> = {}): EntreeCarte {
  return {
    communes,
    land: TERRE,
    title: 'Densité de population',
    unit: 'hab_km2',
    width: 372,
    height: 400,
    sourceLabel: 'Insee, populations municipales 2021',
    ...plus,
  }
}

/** Pixels of the drawing; throws when the SVG is not well-formed XML. */
function pixels(svg: string): { couleur: (x: number, y: number) => string; width: number; height: number } {
  const image = new Resvg(svg, { font: { loadSystemFonts: false } }).render()
  const octets = image.pixels
  return {
    width: image.width,
    height: image.height,
    couleur: (x, y) => {
      const o = 4 * (Math.round(y) * image.width + Math.round(x))
      return `#${[...octets.subarray(o, o + 3)].map((v) => v.toString(16).padStart(2, '0')).join('')}`
    },
  }
}

describe('what the map says in words', () => {
  const valeurs = [12, 240, 33, 71, 58, 310]
  const carte = carteTerritoire(entree(grille(36, 6, (i) => connue(valeurs[i] ?? 0))))
  test('the alternative text names the highest and the lowest, from the figures', () => {
    expect(carte.alt).toContain('Carte du territoire (fond schématique)\u00a0: 6\u00a0communes.')
    expect(carte.alt).toContain('Densité de population (hab./km²).')
    expect(carte.alt).toContain('les plus fortes\u00a0: Commune 6 (310,0), Commune 2 (240,0), Commune 4 (71,0).')
    expect(carte.alt).toContain('les plus faibles\u00a0: Commune 1 (12,0), Commune 3 (33,0).')
  })
  test('the legend, the table and the source come along', () => {
    // Three classes for six communes: terciles 49.67 and 127.33, made readable.
    expect(carte.legende).toBe(
      'Densité de population (hab./km²)\u00a0: moins de 50\u00a0; de 50 à 100\u00a0; 100 et plus.',
    )
    expect(carte.svg).toContain('>50–100<')
    expect(carte.table.colonnes).toEqual(['Commune', 'Code', 'Densité de population (hab./km²)', 'Classe'])
    expect(carte.table.lignes[0]).toEqual(['Commune 6', '63006', '310,0', '100 et plus'])
    expect(carte.table.lignes.at(-1)).toEqual(['Commune 1', '63001', '12,0', 'moins de 50'])
    expect(carte.source).toBe('Insee, populations municipales 2021')
    expect(carte.avertissements[0]).toMatch(/^Fond schématique/)
  })
  test('the drawing says it is schematic, gives its scale, and is the size asked', () => {
    expect(carte.svg).toContain('Fond schématique')
    expect(carte.svg).toMatch(/>\d+\u00a0km</)
    expect(pixels(carte.svg)).toMatchObject({ width: 372, height: 400 })
  })
})

test('missing and secret have each their box; an interval is classed only when its two ends agree', () => {
  const valeurs = [
    connue(10),
    connue(20),
    connue(90),
    connue(95),
    absente('secret'),
    absente('absent'),
    encadree(5, 9),
    encadree(5, 95),
  ]
  const carte = carteTerritoire(
    entree(
      grille(36, 8, (i) => valeurs[i] ?? null),
      { classes: { methode: 'manuelle', limites: [50] } },
    ),
  )
  expect(carte.legende).toContain('valeur encadrée\u00a0; secret statistique\u00a0; donnée manquante.')
  const classe = (nom: string) => carte.table.lignes.find((l) => l[0] === nom)?.slice(2)
  expect(classe('Commune 5')).toEqual(['secret statistique', 'secret statistique'])
  expect(classe('Commune 6')).toEqual(['non renseigné', 'donnée manquante'])
  expect(classe('Commune 7')).toEqual(['de 5,0 à 9,0', 'moins de 50'])
  expect(classe('Commune 8')).toEqual(['de 5,0 à 95,0', 'valeur encadrée'])
  expect(carte.alt).toContain('secret statistique, 1\u00a0commune')
  expect(carte.svg).toContain('fill="url(#secret)"')
  expect(carte.legende).not.toContain('\u00a00')
  const sans = carteTerritoire(entree(grille(36, 8, () => connue(3))))
  expect(sans.legende).not.toContain('secret')
  expect(sans.svg).not.toContain('fill="url(#')
})

test('the territory is filled at its place, its neighbours stay pale', () => {
  const carte = carteTerritoire(
    entree(
      grille(49, 49, () => null).map((c, i) => ({ ...c, inside: i === 24 })),
      { unit: null, etiquettes: false },
    ),
  )
  const image = pixels(carte.svg)
  expect(image.couleur(186, 200)).toBe('#84b9a7')
  const voisin = image.couleur(20, 40)
  expect(['#efebe4', '#d8d2c6']).toContain(voisin)
})

test('each class has its shade, and equal communes take equal surfaces', () => {
  const carte = carteTerritoire(
    entree(
      grille(36, 36, (i) => connue(i < 18 ? 10 : 100)),
      { classes: { methode: 'manuelle', limites: [50] }, etiquettes: false },
    ),
  )
  const image = pixels(carte.svg)
  const compte = new Map<string, number>()
  for (let y = 0; y < 360; y += 2) {
    for (let x = 0; x < image.width; x += 2) compte.set(image.couleur(x, y), (compte.get(image.couleur(x, y)) ?? 0) + 1)
  }
  const [clair = 0, sombre = 0] = rampe(2).map((c) => compte.get(c))
  expect(sombre).toBeGreaterThan(3000)
  expect(Math.abs(clair / sombre - 1)).toBeLessThan(0.03)
})

test('sectors: one colour and one line of the legend each, the colours given are used when they are safe', () => {
  const communes = grille(36, 9, () => null).map((c, i) => ({
    ...c,
    secteur: i < 9 ? (['Nord', 'Sud', "L'Est"][i % 3] ?? null) : null,
  }))
  const carte = carteTerritoire(
    entree(communes, {
      unit: null,
      secteurs: [{ nom: 'Sud', couleur: '#123456' }, { nom: 'Nord', couleur: 'url(x)' }, { nom: 'Vide' }],
    }),
  )
  expect(carte.legende).toBe('Secteurs\u00a0: Sud, Nord, L’Est.')
  expect(carte.svg).toContain('fill="#123456"')
  expect(carte.svg).not.toContain('url(x)')
  expect(carte.alt).toContain('L’Est (3\u00a0communes)')
})

test('amounts are drawn as circles whose areas follow the values', () => {
  const carte = carteTerritoire(
    entree(
      grille(36, 4, (i) => connue([100, 400, 900, 0][i] ?? 0)),
      { unit: 'habitants', title: 'Population' },
    ),
  )
  const rayons = [...carte.svg.matchAll(/<circle cx="[^"]+" cy="[^"]+" r="([^"]+)"[^>]*fill-opacity/g)].map((m) =>
    Number(m[1]),
  )
  expect(rayons).toHaveLength(3)
  expect((rayons[0] ?? 0) / (rayons[2] ?? 1)).toBeCloseTo(3, 1)
  expect(carte.table.colonnes).toEqual(['Commune', 'Code', 'Population (habitants)'])
})

const carre = (x: number, y: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + 0.1, y],
      [x + 0.1, y + 0.1],
      [x, y + 0.1],
      [x, y],
    ],
  ],
})

test('real contours are drawn when they are given, and the word schématique disappears', () => {
  const communes = grille(4, 2, (i) => connue(10 + 90 * i)).map((c, i) => ({
    ...c,
    centre: [3.35 + 0.1 * i, 45.75] as const,
  }))
  const geometries = new Map(communes.map((c, i) => [c.code, carre(3.3 + 0.1 * i, 45.7)]))
  const carte = carteTerritoire(entree(communes, { geometries }))
  expect(carte.svg).not.toContain('schématique')
  expect(carte.alt).not.toContain('schématique')
  expect(carte.avertissements).toEqual([])
  // The outline of two squares side by side: six corners on one closed ring, and no line between them.
  const contour = /<path d="([^"]+)"[^>]*stroke="#15403c"/.exec(carte.svg)?.[1] ?? ''
  expect(contour.match(/M/g)).toHaveLength(1)
  expect(contour.match(/[ML]/g)).toHaveLength(6)
  expect(contour.endsWith('Z')).toBe(true)
  const incomplet = carteTerritoire(entree(communes, { geometries: new Map([...geometries].slice(1)) }))
  expect(incomplet.svg).toContain('Fond schématique')
})

test('hostile names are printed as typed and the drawing stays well-formed', () => {
  const noms = [
    '<img src=x onerror=alert(1)>',
    '"]]><script>alert(1)</script>',
    'A & B',
    '👩‍⚕️ Сибирь',
    'עברית\u202e\u0000',
    '#set page()$x$',
  ]
  const communes = grille(36, 6, (i) => connue(i)).map((c, i) => ({
    ...c,
    nom: noms[i] ?? c.nom,
    secteur: noms[i] ?? null,
  }))
  for (const unit of ['hab_km2', null] as const) {
    const carte = carteTerritoire(entree(communes, { title: noms[0] ?? '', sourceLabel: noms[1] ?? '', unit }))
    pixels(carte.svg)
    expect(carte.svg).not.toMatch(
      /<(?:script|img|image|use|a|foreignObject|style)\b|\son\w+="|href|https?:\/\/(?!www\.w3\.org\/2000\/svg")/,
    )
    expect(carte.svg).toContain('A &amp; B')
    expect(carte.svg).not.toContain('\u202e')
  }
})

test('what cannot be drawn is said: no centre, another ocean, nothing at all', () => {
  const communes = grille(36, 3, () => connue(1)).map((c, i) => {
    if (i === 1) return { ...c, centre: null }
    return i === 2 ? { ...c, code: '97411', centre: [55.45, -20.88] as const } : c
  })
  const carte = carteTerritoire(entree(communes))
  expect(carte.avertissements.at(-1)).toBe('Hors de la carte\u00a0: Commune 2, Commune 3.')
  pixels(carte.svg)
  const vide = carteTerritoire(entree([]))
  pixels(vide.svg)
  expect(vide.alt).toContain('0\u00a0commune')
})

test('overseas territories have their own projection and the map is the same every time', () => {
  const communes = grille(25, 5, (i) => connue(i)).map((c, i) => ({
    ...c,
    code: `974${String(i + 1).padStart(2, '0')}`,
    centre: [55.4 + 0.03 * (i % 5), -21.2 + 0.03 * Math.floor(i / 5)] as const,
  }))
  const une = carteTerritoire(entree(communes, { land: null }))
  expect(une.svg).toBe(carteTerritoire(entree(communes, { land: null })).svg)
  expect(une.avertissements).toHaveLength(1)
})

test('400 communes among 900: not all of them are named', () => {
  const communes = grille(900, 400, (i) => connue((i * 7919) % 1000))
  const carte = carteTerritoire(entree(communes, { width: 640, height: 560 }))
  // Over small cells each name is set on two lines: « Commune » and its number.
  const noms = new Set([...carte.svg.matchAll(/>(\d{1,3})</g)].map((m) => m[1]))
  expect(noms.size).toBeGreaterThan(8)
  expect(noms.size).toBeLessThan(60)
})

test('the zone to ask for neighbours changes nothing to the map, whatever lies beyond it', () => {
  const communes = grille(900, 900, (i) => connue(i)).map((c, i) => ({
    ...c,
    inside: [434, 435, 464, 465].includes(i),
    poids: null,
  }))
  const dedans = communes.filter((c) => c.inside).map((c) => c.centre ?? ([0, 0] as const))
  const zone = zoneVoisins(dedans, 372, 400) ?? [0, 0, 0, 0]
  const proches = communes.filter(
    ({ centre }) =>
      centre && centre[0] >= zone[0] && centre[0] <= zone[2] && centre[1] >= zone[1] && centre[1] <= zone[3],
  )
  expect(proches.length).toBeLessThan(200)
  expect(proches.length).toBeGreaterThan(30)
  const [tout, peu] = [communes, proches].map((liste) => carteTerritoire(entree(liste)).svg)
  expect(peu).toBe(tout)
  expect(zoneVoisins([], 372, 400)).toBeNull()
})

describe('zero', () => {
  const valeurs = [0, 10, 20, 90, 95, 0]
  const carte = (plus: Partial<EntreeCarte>) =>
    carteTerritoire(
      entree(
        grille(25, 6, (i) => connue(valeurs[i] ?? 0)),
        plus,
      ),
    )
  test('has its own box beside the classes, which begin above it', () => {
    const aplats = carte({ classes: { methode: 'manuelle', limites: [50] } })
    expect(aplats.legende).toBe('Densité de population (hab./km²)\u00a0: moins de 50\u00a0; 50 et plus\u00a0; 0.')
    expect(aplats.table.lignes.find((l) => l[0] === 'Commune 1')?.slice(2)).toEqual(['0,0', '0'])
    expect(aplats.alt).toContain('0, 2\u00a0communes')
    expect(aplats.svg).toMatch(/<text[^>]*>0<\/text>/)
  })
  test('has no circle but a box', () => {
    const cercles = carte({ unit: 'habitants', representation: 'cercles' })
    expect(cercles.svg.match(/<circle/g)?.length).toBe(4 + 3) // four values, three steps of the legend
    expect(cercles.legende).toMatch(/\u00a0: la surface.*\u00a0; 0\.$/)
  })
  test('is a limit, not a box, when values go below it', () => {
    const signe = [-0.02, -0.004, 0, 0.003, 0.01, 0.02]
    const scene = carteTerritoire(
      entree(
        grille(25, 6, (i) => ({ ...connue(signe[i] ?? 0), unit: 'part' }) as Quantity),
        { unit: 'part', classes: { methode: 'quantiles', nombre: 3, arrondir: true } },
      ),
    )
    // Two losses; zero is with the gains; second tercile 0.53 %, read as 0.5.
    expect(scene.legende).toBe(
      'Densité de population (%)\u00a0: moins de 0,0\u00a0%\u00a0; de 0,0\u00a0% à 0,5\u00a0%\u00a0; 0,5\u00a0% et plus.',
    )
    for (const couleur of couleursDeClasses([-0.02, 0, 0.005, 0.02])) expect(scene.svg).toContain(`fill="${couleur}"`)
  })
})

const ZONES = ['Hors zonage', 'ZIP', 'ZAC', 'QPV en ZIP']

test('a zoning is drawn in a colour per label, said and tabled by its words, none of them the highest', () => {
  const zones = [1, 0, 2, 1]
  const scene = carteTerritoire(
    entree(
      grille(9, 5, (i) => (i === 4 ? absente('absent') : { ...connue(zones[i] ?? 0), unit: 'ratio' })),
      { title: 'Zonage des médecins (ARS)', unit: 'ratio', nature: 'classe', categories: ZONES },
    ),
  )
  pixels(scene.svg)
  for (const rang of [0, 1, 2]) expect(scene.svg).toContain(`fill="${couleurSecteur(rang)}"`)
  expect(scene.svg).not.toContain(`fill="${couleurSecteur(3)}"`)
  expect(scene.svg).toContain('url(#manquant)')
  expect(scene.legende).toBe(
    'Zonage des médecins (ARS)\u00a0: Hors zonage\u00a0; ZIP\u00a0; ZAC\u00a0; donnée manquante.',
  )
  expect(scene.alt).toContain(
    'Répartition\u00a0: Hors zonage, 1\u00a0commune\u00a0; ZIP, 2\u00a0communes\u00a0; ZAC, 1\u00a0commune\u00a0; donnée manquante, 1\u00a0commune.',
  )
  expect(scene.alt).not.toContain('Valeurs')
  expect(scene.table.colonnes).toEqual(['Commune', 'Code', 'Zonage des médecins (ARS)'])
  expect(scene.table.lignes.map(([, , mots]) => mots).sort()).toEqual([
    'Hors zonage',
    'ZAC',
    'ZIP',
    'ZIP',
    'donnée manquante',
  ])
})

test('circles below zero have a colour of their own; white lines darken between white communes alone', () => {
  const pertes = carteTerritoire(
    entree(
      grille(9, 4, (i) => ({ ...connue([-400, 100, 50, 25][i] ?? 0), unit: 'habitants' })),
      { unit: 'habitants', nature: 'additif' },
    ),
  )
  expect(pertes.svg).toContain('fill="#ac6a1f"')
  const grises = (valeur: number) => {
    const { svg } = carteTerritoire(entree(grille(16, 16, () => connue(valeur))))
    return new RegExp(`stroke="${COULEURS.cote}" stroke-width="0.8"`).test(svg)
  }
  expect([grises(0), grises(50)]).toEqual([true, false])
})
