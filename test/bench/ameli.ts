/**
 * The two long files of the health insurance, generated from the known headers and never committed: the directory
 * (550 000 lines, 24 columns) and the numbers by département, age and sex (3 400 000 lines).
 * Alone: `node test/bench/ameli.ts [annuaire|demographie]`. Asked of the directory: at most 8 s.
 */
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureReference } from '../../electron/backend/reference/ensure.ts'
import { openReference } from '../../electron/backend/reference/reference.ts'
import { benchImport, DOSSIER_BANC } from './import-bench.ts'
import type { Measure } from './measure.ts'

/** Change it when the generated content changes. */
const VERSION = 1
const ANNUAIRE = 550_000
const SPECIALITES = [
  'Médecin généraliste',
  'Infirmier',
  'Masseur-kinésithérapeute',
  'Chirurgien-dentiste',
  'Cardiologue',
]

/** Writes a file once, in pieces. */
function ecrire(nom: string, lignes: Iterable<string>): string {
  mkdirSync(DOSSIER_BANC, { recursive: true })
  const path = join(DOSSIER_BANC, nom)
  if (existsSync(path)) return path
  const file = openSync(`${path}.tmp`, 'w')
  let piece: string[] = []
  for (const ligne of lignes) {
    piece.push(ligne)
    if (piece.length === 20_000) {
      writeSync(file, `${piece.join('\r\n')}\r\n`)
      piece = []
    }
  }
  if (piece.length > 0) writeSync(file, `${piece.join('\r\n')}\r\n`)
  closeSync(file)
  renameSync(`${path}.tmp`, path)
  return path
}

/** Twenty-four columns: those whose name is known, and seven more. One line in five has a quoted name of structure. */
export async function annuaire(): Promise<string> {
  const reference = openReference(await ensureReference())
  const communes = reference.communes(reference.codes()).filter(({ codesPostaux }) => codesPostaux.length > 0)
  reference.close()
  const inconnues = Array.from({ length: 7 }, (_, i) => `colonne_${i}`)
  function* lignes(): Generator<string> {
    yield `\uFEFFps_activite_nom;ps_activite_prenom;ps_activite_civilite;ps_activite_raison_sociale;specialite_code;specialite_libelle;coordonnees_num_tel;coordonnees_complement;coordonnees_voie;coordonnees_code_postal;coordonnees_ville;secteur_conventionnel_code;secteur_conventionnel_libelle;option_tarifaire_code;option_tarifaire_libelle;nature_exercice_code;nature_exercice_libelle;${inconnues.join(';')}`
    for (let i = 0; i < ANNUAIRE; i++) {
      const commune = communes[(i * 7919) % communes.length]
      if (commune === undefined) continue
      const ville = commune.nom.toUpperCase()
      const raison = i % 5 === 0 ? `"CABINET ""${ville}"" ; BÂTIMENT ${i % 9}"` : `CABINET DE ${ville}`
      const specialite = SPECIALITES[i % SPECIALITES.length] ?? ''
      yield `NOM${i % 400_000};PRENOM${i % 500};F;${raison};${i % 90};${specialite};0${100_000_000 + i};BATIMENT ${i % 9};${i % 200} RUE DE LA REPUBLIQUE;${commune.codesPostaux[0]};${ville};1;Conventionné secteur 1;;;01;Libéral intégral;;;;;;;texte d’une colonne inconnue`
    }
  }
  return ecrire(`liste-ps-20260101_v${VERSION}.csv`, lignes())
}

/** Twelve years, a hundred départements, fifty professions, ages and sexes. */
async function demographie(): Promise<string> {
  const reference = openReference(await ensureReference())
  const departements = [...new Set(reference.communes(reference.codes()).map(({ departement }) => departement.code))]
  const region = new Map(departements.map((code) => [code, reference.departement(code)?.region ?? '99']))
  reference.close()
  const professions = [
    ...SPECIALITES.map((une) => `${une}s`),
    ...Array.from({ length: 45 }, (_, i) => `Spécialité ${i}`),
  ]
  const ages = ['Tout âge', ...Array.from({ length: 18 }, (_, i) => `${20 + i * 5} à ${24 + i * 5} ans`)]
  function* lignes(): Generator<string> {
    yield '\uFEFFannee;profession_sante;region;libelle_region;departement;libelle_departement;classe_age;libelle_classe_age;libelle_sexe;effectif;densite'
    for (let an = 2013; an < 2025; an++)
      for (const profession of professions)
        for (const departement of departements)
          for (const age of ages)
            for (const sexe of ['tout sexe', 'hommes', 'femmes'])
              yield `${an}-12-31;${profession};${region.get(departement)};Région;${departement};Département;${age};${age};${sexe};${(an + age.length) % 900};${age === 'Tout âge' ? '72,4' : ''}`
  }
  return ecrire(`demographie_v${VERSION}.csv`, lignes())
}

export async function benchAmeli(passages = 3): Promise<Measure> {
  const titre = 'Import de l’annuaire santé Ameli'
  return benchImport({ titre, path: await annuaire(), separateur: ';', borne: 8000, passages })
}

/** No bound was asked: as long as the Annuaire Santé, for a file of the same length. */
export async function benchDemographie(): Promise<Measure> {
  const titre = 'Import des effectifs et densités de l’Assurance maladie'
  return benchImport({ titre, path: await demographie(), separateur: ';', borne: 20_000, passages: 1 })
}

const [, script, lequel] = process.argv
if (script !== undefined && resolve(script) === import.meta.filename) {
  const { machine, report } = await import('./measure.ts')
  const measures: Measure[] = []
  if (lequel !== 'demographie') measures.push(await benchAmeli())
  if (lequel !== 'annuaire') measures.push(await benchDemographie())
  console.log(`${machine()}\n\n${report(measures)}`)
}
