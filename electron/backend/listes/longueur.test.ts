/** A pasted text of any shape never holds the thread: what one stretch of work takes is a small part of the whole. */
import { expect, it } from 'vitest'
import { ensureReference, openReference } from '../reference/ensure.ts'
import { placerTexte } from './liste.ts'

const LETTRES = 200_000
const remplir = (mots: string): string => mots.repeat(Math.ceil(LETTRES / mots.length)).slice(0, LETTRES)
/** Processor time of this thread, ms: what other programs do does not count. */
const processeur = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

it('the longest stretch is a part of the work, whatever the text', { timeout: 60_000 }, async () => {
  const reference = openReference(await ensureReference())
  const noms = reference.communesOfDepartement('63').map((code) => reference.commune(code)?.nom ?? '')
  const formes = {
    'one line of names': remplir(`${noms.join(', ')}, `),
    'one sentence': remplir(`Notre CPTS couvre ${noms.join(' et ')} ainsi que `),
    'arrondissements after each other': remplir('les 5e et 9e arrondissements de Lyon '),
    'cells without end': remplir('a;b;'),
  }
  await placerTexte('Gannat, Vichy et Notre Dame du Bourg (03)', { reference })
  for (const [forme, texte] of Object.entries(formes)) {
    let [longue, fini] = [0, false]
    const debut = processeur()
    let depuis = debut
    const tour = () => {
      const maintenant = processeur()
      longue = Math.max(longue, maintenant - depuis)
      depuis = maintenant
      if (!fini) setImmediate(tour)
    }
    setImmediate(tour)
    await placerTexte(texte, { reference })
    const fin = processeur()
    fini = true
    expect(Math.max(longue, fin - depuis) / (fin - debut), forme).toBeLessThan(0.3)
  }
  reference.close()
})
