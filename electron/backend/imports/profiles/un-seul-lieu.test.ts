/**
 * A profile is one file here, its line in the index, and its page in docs/donnees/: nothing else of the product names it.
 * What screens say of it comes from what it declares.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROFILES } from './index.ts'
import { FICHIERS_UTILES } from './telechargements.ts'
import { apporteDe, telechargementsDe } from './traits.ts'

const ROOT = resolve(import.meta.dirname, '../../../..')
const ICI = relative(ROOT, import.meta.dirname)

/** Of several editions of one file, the page that tells of all. */
const PAGES: Readonly<Record<string, string>> = {
  'ameli-annuaire-ancien': 'ameli-annuaire',
  'insee-cog-communes': 'insee-appartenance',
}

/** A word of the field too: it stands for the figure everywhere. */
const MOTS_COURANTS = ['superficie']

/**
 * What a dossier publishes among the directories that it holds is told apart by families of identifiers, in the store
 * that keeps them: it cannot know this folder. A new profile of these families has the same beginning and adds nothing.
 */
const FAMILLES = [
  'electron/backend/lecture/offre.ts : ameli-centres',
  'electron/backend/store/offre.ts : annuaire-sante',
  'electron/backend/store/offre.ts : ameli-annuaire',
  'electron/backend/store/sources.ts : cpts-publies',
]

function* sources(dossier: string): Generator<string> {
  for (const entree of readdirSync(join(ROOT, dossier), { withFileTypes: true })) {
    const chemin = `${dossier}/${entree.name}`
    if (entree.isDirectory()) yield* sources(chemin)
    else if (/\.tsx?$/.test(chemin) && !chemin.endsWith('.test.ts') && !chemin.startsWith(ICI)) yield chemin
  }
}

describe('a profile', () => {
  it('is named nowhere else in the product', () => {
    const ids = PROFILES.map(({ id }) => id).filter((id) => !MOTS_COURANTS.includes(id))
    const nommes = ['shared', 'electron', 'renderer'].flatMap((salle) =>
      [...sources(salle)].flatMap((chemin) => {
        const texte = readFileSync(join(ROOT, chemin), 'utf8')
        return ids.filter((id) => texte.includes(`'${id}'`)).map((id) => `${chemin} : ${id}`)
      }),
    )
    expect(nommes.sort()).toEqual([...FAMILLES].sort())
  })

  it.each(PROFILES.map((un) => [un.id, un] as const))('%s says what it brings, and has its page', (id, profil) => {
    expect(apporteDe(id)).toHaveLength(1)
    expect(existsSync(join(ROOT, 'docs/donnees', `${PAGES[id] ?? id}.md`))).toBe(true)
    const { telecharger } = profil
    expect(telecharger === null || telechargementsDe([id]).has(telecharger)).toBe(true)
  })
})

describe('the list of files to download', () => {
  it('has a profile for each of its lines, maps apart, and a line for each public file', () => {
    const lignes = FICHIERS_UTILES.groupes.flatMap(({ fichiers }) => fichiers.map(({ id }) => id))
    const lues = new Set(PROFILES.map(({ telecharger }) => telecharger))
    expect(lignes.filter((id) => !lues.has(id))).toEqual(['contours'])
    expect([...lues].filter((id) => id !== null && !lignes.includes(id))).toEqual([])
  })

  it('tells two subjects in one file', () => {
    expect(apporteDe('insee-populations-historique+superficie')).toHaveLength(2)
    expect([...telechargementsDe(['superficie+insee-etat-civil', 'finess-derive'])]).toEqual(['comparateur', 'finess'])
  })
})
