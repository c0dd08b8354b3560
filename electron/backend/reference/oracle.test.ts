/** The reference against INSEE files that are not ours to ship. Prints what agrees and what does not. */
import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../test/shared-data.ts'
import { openReference } from './reference.ts'

const PASSAGE = 'insee/cog/table_passage_historique_vers_2025_cogiter.csv'
const MOUVEMENTS = 'insee/cog/mvtcommunes_2025_cogiter.csv'
const POPULATIONS = 'insee/populations_municipales_2013_2023.csv'

const reference = openReference()
afterAll(() => reference.close())

/** Rows of a simple CSV without its header; quotes hold no separator-bearing field that we read by position. */
function lignes(fichier: string, separateur: string): string[][] {
  const texte = readFileSync(sharedData(fichier), 'utf8').trim()
  return texte
    .split(/\r?\n/)
    .map((ligne) =>
      (ligne.match(separateur === ',' ? /("[^"]*"|[^,]*)(?:,|$)/g : /([^;]*)(?:;|$)/g) ?? []).map((champ) =>
        champ.replace(/[,;]$/, '').replaceAll('"', ''),
      ),
    )
}

describe.skipIf(!hasSharedData(PASSAGE, MOUVEMENTS))('history of codes', () => {
  const mouvements = lignes(MOUVEMENTS, ',')
    .slice(1)
    .map(([mod = '', date = '', typeAvant = '', avant = '', , , , , typeApres = '', apres = '']) => ({
      mod,
      date,
      typeAvant,
      avant,
      typeApres,
      apres,
    }))

  it('agrees with the passage table of 2025 for at least 99.5 % of the codes', () => {
    const connus = new Set(mouvements.flatMap(({ avant, apres }) => [avant, apres]))
    // Les Hauts-Talican took the code of another of their parts when Beaumont-les-Nonains left them.
    const rendues = new Set(['60455 60694'])
    const differences = new Map<string, string[]>()
    let accords = 0
    const table = lignes(PASSAGE, ',').slice(1)
    for (const [ancien = '', attendu = ''] of table) {
      const resolution = reference.resolve(ancien)
      const obtenu = resolution.kind === 'today' ? resolution.code : resolution.kind === 'moved' ? resolution.to : null
      if (obtenu === attendu) {
        accords++
        continue
      }
      const cause =
        resolution.kind === 'unknown' && !connus.has(ancien)
          ? 'code qui ne figure dans aucun mouvement de l’INSEE (il n’a jamais existé depuis 1943)'
          : resolution.kind === 'moved' && rendues.has(`${ancien} ${resolution.to}`)
            ? 'partie que la géographie de 2026 place dans une autre commune que celle de 2025'
            : reference.commune(attendu) === undefined
              ? 'commune de 2025 qui n’existe plus en 2026'
              : `inexpliqué (${resolution.kind})`
      differences.set(cause, [...(differences.get(cause) ?? []), `${ancien}→${attendu}`])
    }
    console.log(
      `[history] ${accords} of ${table.length} codes agree (${((100 * accords) / table.length).toFixed(3)} %)`,
    )
    for (const [cause, codes] of differences) {
      console.log(`[history] ${codes.length} × ${cause}: ${codes.slice(0, 5).join(', ')}`)
    }
    expect(table.length).toBeGreaterThan(39_000)
    expect(accords / table.length).toBeGreaterThanOrEqual(0.995)
    expect([...differences.keys()].filter((cause) => cause.startsWith('inexpliqué'))).toEqual([])
  })

  it('dates the end of a code as INSEE does, or gives no date', () => {
    const dates = new Map<string, string>()
    for (const { typeAvant, avant, date } of mouvements) {
      if (typeAvant === 'COM' && date > (dates.get(avant) ?? '')) dates.set(avant, date)
    }
    let justes = 0
    let sansDate = 0
    const ecarts: string[] = []
    for (const [code, date] of dates) {
      const resolution = reference.resolve(code)
      if (resolution.kind !== 'moved' && resolution.kind !== 'split') continue
      if (resolution.date === date) justes++
      else if (resolution.date === null) sansDate++
      else ecarts.push(`${code}: ${resolution.date}, INSEE ${date}`)
    }
    console.log(`[history] dates: ${justes} right, ${sansDate} not known to the day, different: ${ecarts.join('; ')}`)
    expect(justes).toBeGreaterThan(4_000)
    expect(sansDate).toBeLessThan(50)
    // The two where historique-communes.json itself differs from the file of movements.
    expect(ecarts.map((ecart) => ecart.slice(0, 5)).sort()).toEqual(['44060', '79224'])
  })

  it('knows every commune code of the movements since 1943', () => {
    const codes = mouvements.filter((m) => m.typeAvant === 'COM' && m.avant !== '').map((m) => m.avant)
    expect(codes.filter((code) => reference.resolve(code).kind === 'unknown')).toEqual([])
  })
})

describe.skipIf(!hasSharedData(POPULATIONS))('municipal populations of each vintage', () => {
  const [entete = [], ...rangs] = hasSharedData(POPULATIONS) ? lignes(POPULATIONS, ';') : []

  it.each(['2016', '2019', '2020', '2021', '2022', '2023'])('PMUN %s, every commune', (millesime) => {
    const colonne = entete.indexOf(`PMUN${millesime}`)
    const publiees = new Map<string, number>()
    const plm = new Set(['75056', '69123', '13055'])
    const parArrondissement = rangs.some(([code, ...reste]) => code === '75101' && reste[colonne - 1] !== '')
    for (const ligne of rangs) {
      const [code = ''] = ligne
      const valeur = ligne[colonne]
      if (valeur === undefined || valeur === '' || (parArrondissement && plm.has(code))) continue
      // In 2020 this file repeats Les Trois Lacs under its passing code 27058.
      if (code === '27058' && millesime === '2020') continue
      const resolution = reference.resolve(code)
      const commune = resolution.kind === 'moved' ? resolution.to : code
      publiees.set(commune, (publiees.get(commune) ?? 0) + Number(valeur))
    }
    // Restored in 2024 and 2025: the file has the former extent, ours the one of today.
    const autreEtendue = new Set(['85084', '60054', '15141'])
    let egales = 0
    const differentes: string[] = []
    for (const [commune, publiee] of publiees) {
      const notre = reference.population(commune, millesime)
      if (notre === undefined || autreEtendue.has(commune)) continue
      if (notre.value === publiee) egales++
      else differentes.push(`${commune}: ${notre.value}, INSEE ${publiee}`)
    }
    console.log(`[PMUN ${millesime}] ${egales} communes agree, ${differentes.length} differ`)
    expect(differentes).toEqual([])
    expect(egales).toBeGreaterThan(34_500)
  })
})
