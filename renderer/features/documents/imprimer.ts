/**
 * Prints a document: its pages are drawn at 200 dots per inch in a sheet that only paper sees, then the system's dialog
 * opens. No new window and no frame: both hosts refuse them.
 */
import { dessinerPage, type Pdf, taillePages } from './pdf.ts'

const POINTS_PAR_POUCE = 200 / 72
/** Some browsers never say that the dialog is closed. */
const OUBLI = 120_000

let nettoyer: () => void = () => undefined

/** Resolves when the dialog is asked for. */
export async function imprimer(pdf: Pdf): Promise<void> {
  nettoyer()
  const feuilles = document.createElement('div')
  feuilles.className = 'impression'
  const [premiere] = await taillePages(pdf)
  const style = new CSSStyleSheet()
  style.replaceSync(regles(premiere?.largeur ?? 595, premiere?.hauteur ?? 842))
  nettoyer = () => {
    window.removeEventListener('afterprint', nettoyer)
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((une) => une !== style)
    for (const image of feuilles.querySelectorAll('img')) URL.revokeObjectURL(image.src)
    feuilles.remove()
  }
  try {
    for (let n = 1; n <= pdf.numPages; n++) feuilles.append(await feuille(pdf, n))
    document.adoptedStyleSheets.push(style)
    document.body.append(feuilles)
    window.addEventListener('afterprint', nettoyer)
    setTimeout(nettoyer, OUBLI) // twice does no harm
    window.print()
  } catch (cause) {
    nettoyer()
    throw cause
  }
}

async function feuille(pdf: Pdf, numero: number): Promise<HTMLImageElement> {
  const image = new Image()
  image.alt = `Page ${numero}`
  image.src = await adresseImage(await dessinerPage(pdf, numero, POINTS_PAR_POUCE))
  await image.decode()
  return image
}

function adresseImage(canvas: HTMLCanvasElement): Promise<string> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('La page n’a pas pu être dessinée.'))
      else resolve(URL.createObjectURL(blob))
    })
  })
}

/** Paper of the document's own size, without the browser's margins; on screen the sheets do not exist. */
function regles(largeur: number, hauteur: number): string {
  return `
    .impression { display: none; }
    @page { size: ${largeur}pt ${hauteur}pt; margin: 0; }
    @media print {
      html, body { height: auto !important; overflow: visible !important; background: #fff !important; }
      body > *:not(.impression) { display: none !important; }
      .impression { display: block; }
      .impression img { display: block; width: 100%; break-after: page; break-inside: avoid; }
      .impression img:last-child { break-after: auto; }
    }`
}
