/** Icons of the application and of its files, drawn at build time from the two SVG of assets/icones/. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { ecrireIcns, ecrireIco, type Image } from './conteneurs.ts'

const COTES_ICO = [16, 24, 32, 48, 64, 128, 256]
const COTES_PNG = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
/** Apple's grid: the shape takes 824 of 1024 px, what is around belongs to its shadow. Windows and Linux have none. */
const MARGE_MAC = 100 / 1024

/** `marge`: empty part on each side, of the whole. */
export function dessiner(svg: string, cote: number, marge = 0): Image {
  const dedans = 1024 / (1 - 2 * marge)
  const debut = -dedans * marge
  const cadre = svg.replace('viewBox="0 0 1024 1024"', `viewBox="${debut} ${debut} ${dedans} ${dedans}"`)
  const rendu = new Resvg(cadre, { fitTo: { mode: 'width', value: cote } }).render()
  return { cote, png: rendu.asPng(), rgba: separer(rendu.pixels) }
}

/** Resvg gives colours multiplied by alpha; icons want them whole. */
function separer(pixels: Uint8Array): Uint8Array {
  const sortie = Uint8Array.from(pixels)
  for (let i = 0; i < sortie.length; i += 4) {
    const alpha = sortie[i + 3] ?? 0
    if (alpha > 0)
      for (let c = i; c < i + 3; c++) sortie[c] = Math.min(255, Math.round(((pixels[c] ?? 0) * 255) / alpha))
  }
  return sortie
}

/**
 * Writes into `sortie` what electron-builder looks for: `icon.ico`, `icon.icns`, `icons/<N>x<N>.png` for the application,
 * `maillage.ico` and `maillage.icns` for the files that it opens.
 */
export function construireIcones(sources: string, sortie: string): void {
  const application = readFileSync(join(sources, 'maillage.svg'), 'utf8')
  const fichier = readFileSync(join(sources, 'dossier.svg'), 'utf8')
  mkdirSync(join(sortie, 'icons'), { recursive: true })
  for (const cote of COTES_PNG)
    writeFileSync(join(sortie, `icons/${cote}x${cote}.png`), dessiner(application, cote).png)
  const ico = (svg: string): Buffer => ecrireIco(COTES_ICO.map((cote) => dessiner(svg, cote)))
  const icns = (svg: string, marge: number): Buffer => ecrireIcns(COTES_PNG.map((cote) => dessiner(svg, cote, marge)))
  writeFileSync(join(sortie, 'icon.ico'), ico(application))
  writeFileSync(join(sortie, 'icon.icns'), icns(application, MARGE_MAC))
  writeFileSync(join(sortie, 'maillage.ico'), ico(fichier))
  writeFileSync(join(sortie, 'maillage.icns'), icns(fichier, 0)) // a sheet fills its square
}
