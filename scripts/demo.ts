/**
 * `npm run demo`: builds the five example dossiers in `sortie/`, writes fiche, diagnostic and contract of each CPTS as
 * PDF and Word, and prints the table of figures. Everything is written anew; nothing is kept from a former run.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { openBackend } from '../electron/backend/backend.ts'
import { tableau } from '../electron/hosts/cli/tableau.ts'
import { documents } from '../shared/contract/documents.ts'
import { MaillageError } from '../shared/contract/errors.ts'
import type { Output } from '../shared/contract/methods.ts'
import { quantiteDe } from '../shared/domain/chiffres-json.ts'
import { formatNumber, formatQuantity } from '../shared/domain/format.ts'
import { nomSimple } from '../shared/domain/nom-fichier.ts'

const SORTIE = resolve(import.meta.dirname, '../sortie')
const FORMATS = ['pdf', 'docx'] as const

type Cpts = Output<'dossier.chiffres'>['cpts'][number]

function figure(q: Cpts['population'], decimals: number): string {
  return q.etat === 'manquante' ? '–' : formatQuantity(quantiteDe(q), { decimals, forme: 'cellule' })
}

function row(cpts: Cpts): string[] {
  const effectif = (code: string): string => {
    const profession = cpts.professions.find((p) => p.code === code)
    return profession === undefined ? '–' : figure(profession.effectif, 0)
  }
  return [
    cpts.nom,
    cpts.nombreCommunes === null ? '–' : String(cpts.nombreCommunes),
    figure(cpts.population, 0),
    cpts.population.millesime ?? '',
    cpts.taille === null ? '–' : String(cpts.taille),
    cpts.margeSeuil === null ? '–' : formatNumber(cpts.margeSeuil, 0),
    figure(cpts.professionnels, 0),
    effectif('10-MG'),
    effectif('60'),
    effectif('70'),
  ]
}

async function demo(): Promise<void> {
  const started = performance.now()
  rmSync(SORTIE, { recursive: true, force: true })
  mkdirSync(SORTIE, { recursive: true })
  const backend = await openBackend()
  const rows: string[][] = []
  let written = 0
  try {
    for (const exemple of await backend.call('exemple.lister', {})) {
      console.log(`${exemple.titre}\n  ${exemple.source}`)
      const fichier = join(SORTIE, `${exemple.id}.maillage`)
      const resume = await backend.call('exemple.creer', { id: exemple.id, fichier })
      const chiffres = await backend.call('dossier.chiffres', { fichier })
      rows.push(...chiffres.cpts.map(row))
      const folder = join(SORTIE, exemple.id)
      mkdirSync(folder)
      for (const cpts of resume.cpts) {
        for (const document of documents) {
          for (const format of FORMATS) {
            const sortie = join(folder, `${nomSimple(cpts.nom, 'cpts')}-${document}.${format}`)
            await backend.call('document.produire', { fichier, cpts: cpts.id, document, sortie })
            written += 1
          }
        }
      }
    }
  } finally {
    backend.close()
  }
  console.log()
  console.log(
    tableau(
      [
        { titre: 'CPTS' },
        { titre: 'Communes', droite: true },
        { titre: 'Habitants', droite: true },
        { titre: 'Année', droite: true },
        { titre: 'Taille', droite: true },
        { titre: 'Marge', droite: true },
        { titre: 'Libéraux', droite: true },
        { titre: 'MG', droite: true },
        { titre: 'IDE', droite: true },
        { titre: 'MK', droite: true },
      ],
      rows,
    ),
  )
  const seconds = formatNumber((performance.now() - started) / 1000, 1)
  console.log(`\n${written} documents écrits dans ${relative(process.cwd(), SORTIE) || '.'} en ${seconds} s.`)
}

try {
  await demo()
} catch (error) {
  if (!(error instanceof MaillageError)) throw error
  console.error(`${error.body.titre}\n${error.body.explication}\n${error.body.issue}`)
  process.exitCode = 1
}
