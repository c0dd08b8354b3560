/**
 * Prints a document: its pages are drawn at 200 dots per inch in a sheet that only paper sees, then the system's dialog
 * opens. No new window and no frame: both hosts refuse them.
 */
import { dessinerPage, type Pdf, taillePages } from './pdf.ts'

const POINTS_PAR_POUCE = 200 / 72

export async function imprimer(pdf: Pdf, onPage: (faites: number, total: number) => void): Promise<void> {
  const feuilles = document.createElement('div')
  feuilles.className = 'impression'
  const adresses: string[] = []
  const [premiere] = await taillePages(pdf)
  const style = new CSSStyleSheet()
  style.replaceSync(regles(premiere?.largeur ?? 595, premiere?.hauteur ?? 842))
  try {
    for (let n = 1; n <= pdf.numPages; n++) {
      onPage(n - 1, pdf.numPages)
      const image = new Image()
      image.alt = `Page ${n}`
      image.src = await adresseImage(await dessinerPage(pdf, n, POINTS_PAR_POUCE))
      adresses.push(image.src)
      await image.decode()
      feuilles.append(image)
    }
    document.body.append(feuilles)
    document.adoptedStyleSheets.push(style)
    window.print()
  } finally {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((une) => une !== style)
    feuilles.remove()
    for (const adresse of adresses) URL.revokeObjectURL(adresse)
  }
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
