/**
 * Annuaire Santé of 2 000 000 lines (about 700 MB, generated from the real header, never committed): import into a
 * dossier, in a child process, against papaparse alone reading and counting the same file.
 * Alone: `node test/bench/rpps.ts [lignes]`. Asked: at most 15 s and 400 MB.
 */
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureReference } from '../../electron/backend/reference/ensure.ts'
import { openReference } from '../../electron/backend/reference/reference.ts'
import { benchImport, DOSSIER_BANC } from './import-bench.ts'
import type { Measure } from './measure.ts'

/** Change it when the generated content changes. */
const VERSION = 1

/** Header of the real file: 56 columns. */
export const COLONNES_ANNUAIRE = [
  "Type d'identifiant PP",
  'Identifiant PP',
  'Identification nationale PP',
  "Code civilité d'exercice",
  "Libellé civilité d'exercice",
  'Code civilité',
  'Libellé civilité',
  "Nom d'exercice",
  "Prénom d'exercice",
  'Code profession',
  'Libellé profession',
  'Code catégorie professionnelle',
  'Libellé catégorie professionnelle',
  'Code type savoir-faire',
  'Libellé type savoir-faire',
  'Code savoir-faire',
  'Libellé savoir-faire',
  'Code mode exercice',
  'Libellé mode exercice',
  'Numéro SIRET site',
  'Numéro SIREN site',
  'Numéro FINESS site',
  'Numéro FINESS établissement juridique',
  'Identifiant technique de la structure',
  'Raison sociale site',
  'Enseigne commerciale site',
  'Complément destinataire (coord. structure)',
  'Complément point géographique (coord. structure)',
  'Numéro Voie (coord. structure)',
  'Indice répétition voie (coord. structure)',
  'Code type de voie (coord. structure)',
  'Libellé type de voie (coord. structure)',
  'Libellé Voie (coord. structure)',
  'Mention distribution (coord. structure)',
  'Bureau cedex (coord. structure)',
  'Code postal (coord. structure)',
  'Code commune (coord. structure)',
  'Libellé commune (coord. structure)',
  'Code pays (coord. structure)',
  'Libellé pays (coord. structure)',
  'Téléphone (coord. structure)',
  'Téléphone 2 (coord. structure)',
  'Télécopie (coord. structure)',
  'Adresse e-mail (coord. structure)',
  'Code Département (structure)',
  'Libellé Département (structure)',
  'Ancien identifiant de la structure',
  "Autorité d'enregistrement",
  "Code secteur d'activité",
  "Libellé secteur d'activité",
  'Code section tableau pharmaciens',
  'Libellé section tableau pharmaciens',
  'Code rôle',
  'Libellé rôle',
  'Code genre activité',
  'Libellé genre activité',
]

const PROFESSIONS = [
  ['10', 'Médecin', 'S', 'Spécialité ordinale', 'SM54', 'Médecine générale'],
  ['10', 'Médecin', 'S', 'Spécialité ordinale', 'SM26', 'Qualifié en Médecine Générale'],
  ['10', 'Médecin', 'S', 'Spécialité ordinale', 'SM04', 'Cardiologie et maladies vasculaires'],
  ['60', 'Infirmier', '', '', '', ''],
  ['60', 'Infirmier', '', '', '', ''],
  ['70', 'Masseur-Kinésithérapeute', '', '', '', ''],
  ['40', 'Chirurgien-Dentiste', '', '', '', ''],
  ['21', 'Pharmacien', '', '', '', ''],
  ['91', 'Orthophoniste', '', '', '', ''],
  ['93', 'Psychologue', '', '', '', ''],
] as const

/** Deterministic whole numbers below `below` (xorshift32). */
function randomizer(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

/** Path of the generated file; made once for a number of lines. Invented people on real communes. */
export async function generateRpps(lignes: number): Promise<string> {
  mkdirSync(DOSSIER_BANC, { recursive: true })
  const path = join(DOSSIER_BANC, `PS_LibreAcces_Personne_activite_20260101_v${VERSION}_${lignes}.txt`)
  if (existsSync(path)) return path
  const reference = openReference(await ensureReference())
  const communes = reference.communes(reference.codes()).filter(({ codesPostaux }) => codesPostaux.length > 0)
  reference.close()
  const random = randomizer(20_260_101)
  const partial = `${path}.tmp`
  const file = openSync(partial, 'w')
  let lines = [`${COLONNES_ANNUAIRE.join('|')}|\n`]
  for (let i = 0; i < lignes; i++) {
    const commune = communes[random(communes.length)]
    const profession = PROFESSIONS[random(PROFESSIONS.length)]
    if (commune === undefined || profession === undefined) throw new Error('no commune')
    const postal = commune.codesPostaux[random(commune.codesPostaux.length)] ?? ''
    const shape = random(100)
    const code = shape < 12 ? '' : commune.code
    const cp = shape < 4 ? '' : postal
    const student = random(100) < 5
    const replacement = random(100) < 6
    const salaried = random(100) < 40
    // About three lines in ten repeat a person: several activities or skills.
    const id = String(10_000_000_000 + (random(10) < 3 ? Math.max(0, i - 1) : i) * 7)
    lines.push(
      `8|${id}|8${id}|DR|Docteur|MME|Madame|NOM${id}|PRENOM${random(500)}|${profession[0]}|${profession[1]}|${student ? 'E|Etudiant' : 'C|Civil'}|${profession.slice(2).join('|')}|${salaried ? 'S|Salarié' : 'L|Libéral'}|${id}123|${id.slice(0, 9)}|||C${id}0|CABINET DE ${commune.nom.toUpperCase()}|||BATIMENT ${random(9)}|${random(200)}||R|Rue|DE LA REPUBLIQUE||${cp} ${commune.nom.toUpperCase()}|${cp}|${code}|${code === '' ? '' : commune.nom}|||0${random(999_999_999)}||||||R${id}|ARS/CPAM/CPAM|SA07|Cabinet individuel|||||${replacement ? 'GENR02|Soins en tant que remplaçant' : 'GENR01|Activité de soin et de pharmacie'}|\n`,
    )
    if (lines.length === 20_000) {
      writeSync(file, lines.join(''))
      lines = []
    }
  }
  writeSync(file, lines.join(''))
  closeSync(file)
  renameSync(partial, path)
  return path
}

/** For `npm run bench`. Generates the file when missing. */
export async function benchRpps(lignes = 2_000_000, passages = 3): Promise<Measure> {
  const path = await generateRpps(lignes)
  const titre = 'Import de l’Annuaire Santé'
  return benchImport({ titre, path, separateur: '|', borne: 15_000, memoire: 400e6, passages })
}

const [, script, lignes] = process.argv
if (script !== undefined && resolve(script) === import.meta.filename) {
  const { machine, report } = await import('./measure.ts')
  console.log(`${machine()}\n\n${report([await benchRpps(lignes === undefined ? undefined : Number(lignes))])}`)
}
