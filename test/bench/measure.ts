/** Medians of several runs, and how they are printed. */
import { cpus, totalmem } from 'node:os'

export interface Measure {
  readonly titre: string
  readonly mediane: number // milliseconds
  readonly min: number
  readonly max: number
  readonly passages: number
  /** What the issue asks, milliseconds; null: no bound. */
  readonly borne: number | null
  /** What the bound is on; the median when absent. */
  readonly borneSur?: 'max'
  readonly reference: { readonly titre: string; readonly mediane: number } | null
  /** Peak resident memory, bytes, and the most that was asked. */
  readonly memoire?: { readonly octets: number; readonly borne: number | null }
  readonly note: string | null
}

export interface Timing {
  readonly mediane: number
  readonly min: number
  readonly max: number
  readonly passages: number
}

/** Runs `work` n times after one run that does not count. */
export async function time(n: number, work: () => unknown, warmUp = 1): Promise<Timing> {
  const runs: number[] = []
  for (let i = 0; i < n + warmUp; i++) {
    const started = performance.now()
    await work()
    if (i >= warmUp) runs.push(performance.now() - started)
  }
  runs.sort((a, b) => a - b)
  return { mediane: runs[Math.floor(runs.length / 2)] ?? 0, min: runs[0] ?? 0, max: runs.at(-1) ?? 0, passages: n }
}

/** Within its bounds, or without any. */
export function tenue(measure: Measure): boolean {
  return dansLeTemps(measure) && enMemoire(measure)
}

function dansLeTemps({ borne, borneSur, mediane, max }: Measure): boolean {
  return borne === null || (borneSur === 'max' ? max : mediane) <= borne
}

function enMemoire({ memoire }: Measure): boolean {
  return memoire === undefined || memoire.borne === null || memoire.octets <= memoire.borne
}

/** 183 Mo. */
export const mo = (octets: number): string => `${Math.round(octets / 1e6)} Mo`

export function machine(): string {
  const [cpu] = cpus()
  return `${cpus().length} cœurs (${cpu?.model ?? 'inconnu'}), ${Math.round(totalmem() / 2 ** 30)} Gio, ${process.platform}, Node ${process.versions.node}`
}

function duration(ms: number): string {
  const [value, unit] = ms >= 1000 ? [ms / 1000, 's'] : [ms, 'ms']
  return `${value.toLocaleString('fr-FR', { maximumFractionDigits: value < 10 ? 2 : 1 })} ${unit}`
}

function notes(m: Measure): string {
  const { octets, borne } = m.memoire ?? { octets: 0, borne: null }
  const bornee = borne === null ? '' : ` (borne ${mo(borne)} ${enMemoire(m) ? '✓' : '✗'})`
  return [
    ...(m.memoire === undefined ? [] : [`mémoire ${mo(octets)}${bornee}`]),
    ...(m.note === null ? [] : [m.note]),
  ].join(' ; ')
}

/** A Markdown table for docs/benchmarks.md. */
export function report(measures: readonly Measure[]): string {
  const lines = measures.map((m) => {
    const borne = m.borne === null ? '–' : `${duration(m.borne)} ${dansLeTemps(m) ? '✓' : '✗'}`
    const rapport =
      m.reference === null
        ? '–'
        : `${(m.mediane / m.reference.mediane).toLocaleString('fr-FR', { maximumFractionDigits: 2 })} × ${m.reference.titre} (${duration(m.reference.mediane)})`
    return `| ${m.titre} | ${duration(m.mediane)} | ${duration(m.min)} – ${duration(m.max)} (${m.passages}) | ${borne} | ${rapport} | ${notes(m)} |`
  })
  return [
    '| Mesure | Médiane | Étendue (passages) | Borne | Rapport à la référence | Note |',
    '|---|---:|---:|---:|---|---|',
    ...lines,
  ].join('\n')
}
