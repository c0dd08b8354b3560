/**
 * FINESS as published since July 2026, generated at its real size and never committed: structures (98 000 legal persons,
 * 175 000 establishments, about 750 MB on one line) and activities (1.45 GB). Each is imported into the Allier in a process of
 * its own; beside the structures, `jq` reading the same file, where it is installed.
 * Alone: `node test/bench/finess.ts`. Asked: structures 12 s and half of jq, activities 25 s, 300 MB both.
 */
import { spawnSync } from 'node:child_process'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureReference } from '../../electron/backend/reference/ensure.ts'
import { openReference } from '../../electron/backend/reference/reference.ts'
import { DOSSIER_BANC, importer, mesureDe } from './import-bench.ts'
import { type Measure, mo } from './measure.ts'

/** Change it when the generated content changes. */
const VERSION = 1
const PERSONNES = 98_000
/** Establishments of a legal person: 1 to 4, 1.78 on average. */
const ETABLISSEMENTS = [1, 1, 2, 1, 4, 1, 2, 3, 1]
const CATEGORIES = ['620', '603', '604', '124', '500', '354', '101', '292', '611', '365']
const JQ = '[.pmej[].ege[]|select(.etatObjet=="A")]|length'
/** Letters that bring a generated object to the weight of a published one. */
const long = (mots: string, fois: number): string => mots.repeat(fois)

function ecrire(nom: string, tete: string, objet: (i: number) => string): string {
  mkdirSync(DOSSIER_BANC, { recursive: true })
  const path = join(DOSSIER_BANC, nom)
  if (existsSync(path)) return path
  const file = openSync(`${path}.tmp`, 'w')
  writeSync(file, tete)
  let piece: string[] = []
  for (let i = 0; i < PERSONNES; i++) {
    piece.push(objet(i))
    if (piece.length === 2000 || i === PERSONNES - 1) {
      writeSync(file, `${i < 2000 ? '' : ','}${piece.join(',')}`)
      piece = []
    }
  }
  writeSync(file, ']}')
  closeSync(file)
  renameSync(`${path}.tmp`, path)
  return path
}

const TETE = '{"schemaVersion":"v1.0.0","generatedAt":"2026-09-11T03:00:00Z","gco":[],"gcc":[],"pmej":['
const numero = (i: number, j: number): string => String(10_000_000 + i * 8 + j).padStart(9, '0')
const nombreDe = (i: number): number => ETABLISSEMENTS[i % ETABLISSEMENTS.length] ?? 1

function structures(codes: readonly string[]): string {
  const adresse = (usage: string, i: number) => ({
    usageAdresse: usage,
    numeroVoie: String(i % 90),
    typeVoie: 'RUE ',
    libelleVoie: 'DE LA REPUBLIQUE {ANCIENNE}',
    complementVoie: null,
    complementPointGeographique: 'BATIMENT "B"',
    lieuDit: null,
    cogCommune: codes[(i * 7919) % codes.length],
    ligneAcheminement: '00000 COMMUNE CEDEX',
    ...Object.fromEntries(
      ['Une', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six'].map((un) => [`ligne${un}`, long('LIGNE ', 4)]),
    ),
    codePostal: '00000',
    coordonneesGeographique:
      i % 3 === 0
        ? null
        : {
            coordonneeX: '46.1234567',
            coordonneeY: '3.1234567',
            directionLatitude: '6543210.12',
            directionLongitude: '712345.67',
            cleInInteropBAN: '03118_0001_00001',
            scoreBAN: '0.87',
          },
  })
  const engagement = (i: number) => ({
    engagementId: String(i),
    typeEngagement: i % 40 === 0 ? 'CONV' : 'ARRT',
    sousTypeEngagement: i % 40 === 0 ? 'ACI' : 'ARR',
    dateEffetEngagement: '2024-01-01',
    dateSignatureEngagement: '2023-12-15',
    dateCaduciteEngagement: null,
    dateFinEngagement: null,
    dateNotificationEngagement: null,
    nomEngagement: long('ENGAGEMENT DE LA STRUCTURE ', 3),
    identifiantEngagement: null,
    motifArrete: null,
    autoriteRegulationEngagement: [{ autoriteRegulationid: 'ARS-84' }],
  })
  const evenement = (i: number) => ({
    evenementId: String(i),
    dateEnregistrement: '2026-01-01T00:00:00Z',
    dateEvenement: '2026-01-01',
    codeEvenement: 'CREA',
    typeObjet1: 'EGE',
    typeObjet2: null,
    identifiantObjet1: String(i),
    identifiantObjet2: null,
    etatObjet1: 'A',
    systemeMaitre: 'FINESS',
  })
  const contact = [
    {
      typeContact: { roleContact: '01' },
      telecom: { telephone: '0400000000/0400000001', telecopie: null, courriel: null },
    },
  ]
  return ecrire(`finess-structures-journalier-20260911_v${VERSION}.json`, TETE, (i) =>
    JSON.stringify({
      informationsGeneralesPMEJ: {
        pmSmsseId: String(i),
        numFinessPm: numero(i, 7),
        denominationPm: `PERSONNE ${i}`,
        denominationLonguePmSmsse: long('ASSOCIATION DE GESTION ', 3),
        siren: '123456789',
        codeApe: '8610Z',
        statutJuridique: '60',
        dateCreation: '2000-01-01',
        dateFermeture: null,
      },
      adresse: [adresse('02', i)],
      contact,
      engagement: [],
      evenement: [evenement(i)],
      ege: Array.from({ length: nombreDe(i) }, (_, j) => ({
        informationsGeneralesEGE: {
          egeId: `${i}-${j}`,
          numFinessEge: numero(i, j),
          nomEgeCourt: `ETABLISSEMENT ${i}-${j}`,
          nomEgeLong: long('ETABLISSEMENT DE SANTE ', 3),
          siret: '12345678900011',
          dateOuverture: '2001-01-01',
          dateFermeture: (i + j) % 5 < 2 ? '2020-01-01' : null,
          espic: [],
        },
        categorieentiteGeographiqueExercice: CATEGORIES[(i + j) % CATEGORIES.length],
        modefixationtarifaire: '99',
        typeBudget: [],
        adresse: [adresse('06', i + j), adresse('03', i * 3 + j)],
        contact,
        engagement: [engagement(i + j), engagement(i + j + 1)],
        evenement: [evenement(i), evenement(i + 1)],
        roleEge: [],
        etatObjet: (i + j) % 5 < 2 ? 'I' : 'A',
        dateDerniereMaj: '2026-01-01',
      })),
      etatObjet: 'A',
      dateDerniereMaj: '2026-01-01',
    }),
  )
}

function activites(codes: readonly string[]): string {
  const capacite = (statut: string, i: number, detail: string | null) => ({
    idCapacite: String(i),
    nombre: String(10 + (i % 90)),
    statutCapacite: statut,
    uniteMesureCapacite: '02',
    habilitation: detail,
    modeFinancement: null,
    typeLogement: null,
    genre: null,
  })
  const activite = (i: number, k: number, autorisee: boolean) => ({
    caracteristiquesGeneriques: {
      activiteAeId: `${autorisee ? 'A' : 'E'}${i}-${k}`,
      etatObjet: k % 7 === 6 ? 'I' : 'A',
      identifiantAutorisation: autorisee ? null : `A${i}-${k}`,
      numAutorisationArhgos: null,
      dateDebutActiviteAutorisee: '2010-01-01',
      dateFinActiviteAutorisee: null,
      dateFinEffectiveActivite: null,
      dateCaduciteAutorisation: null,
      egeId: `${i}-0`,
      typeActiviteSMSSE: '03',
      pmSmsseExploitanteId: String(i),
      egeFacturante: null,
    },
    nature: {
      codeNature: 'ASOCR',
      caracteristiquesSpecifiques: {
        discipline: '924',
        typeActivite: '11',
        clientele: '711',
        note: long('FONCTIONNEMENT {0} ', 4),
      },
    },
    evenement: [
      {
        evenementId: String(i),
        dateEnregistrement: '2026-01-01T00:00:00Z',
        codeEvenement: 'CREA',
        systemeMaitre: 'FINESS',
      },
    ],
    engagement: [],
    capacite: [
      capacite('08', i, null),
      capacite('09', i, null),
      capacite('08', i + 1, '01'),
      capacite('09', i + 1, '01'),
    ],
    zoneIntervention:
      autorisee && k === 0 && i % 12 === 0
        ? {
            zoneInterventionAutoriseeId: String(i),
            libelleZI: 'ZONE',
            activiteAeId: `A${i}-0`,
            communeZI: Array.from({ length: 41 }, (_, n) => ({ commune: codes[(i * 31 + n) % codes.length] })),
          }
        : null,
  })
  return ecrire(`finess-activites-journalier-20260911_v${VERSION}.json`, TETE, (i) =>
    JSON.stringify({
      numFiness: numero(i, 7),
      pmSmsseId: String(i),
      activitesAutorisees: Array.from({ length: 4 }, (_, k) => activite(i, k, true)),
      ege: Array.from({ length: nombreDe(i) }, (_, j) => ({
        egeId: `${i}-${j}`,
        numFinessEge: numero(i, j),
        activitesExercees: Array.from({ length: j === 0 ? 4 : 2 }, (_, k) => activite(i, k, false)),
      })),
    }),
  )
}

/** For `npm run bench`. Generates the files when missing. */
export async function benchFiness(passages = 3): Promise<Measure[]> {
  const reference = openReference(await ensureReference())
  const codes = reference.codes()
  reference.close()
  const [desStructures, desActivites] = [structures(codes), activites(codes)]
  const jq = spawnSync('/usr/bin/env', ['bash', '-c', `time jq '${JQ}' "$1"`, 'jq', desStructures], {
    encoding: 'utf8',
  })
  const seul = /real\s+(\d+)m([\d.,]+)s/.exec(jq.stderr)
  const avecJq =
    jq.status !== 0 || seul === null
      ? null
      : { titre: '`jq`', mediane: (Number(seul[1]) * 60 + Number(seul[2]?.replace(',', '.'))) * 1000 }
  const runs = []
  for (let i = 0; i < passages; i++) runs.push(await importer(desStructures))
  const dossier = join(DOSSIER_BANC, `finess-${process.pid}.maillage`)
  try {
    await importer(desStructures, dossier)
    const suite = []
    for (let i = 0; i < passages; i++) {
      const copie = `${dossier}.${i}`
      copyFileSync(dossier, copie)
      suite.push(await importer(desActivites, copie))
      rmSync(copie, { force: true })
    }
    const commun = { memoire: 300e6, note: null }
    return [
      mesureDe(`Import des structures de FINESS (JSON, ${mo(statSync(desStructures).size)})`, runs, {
        ...commun,
        borne: 12_000,
        reference: avecJq,
      }),
      mesureDe(`Import des activités de FINESS (JSON, ${mo(statSync(desActivites).size)})`, suite, {
        ...commun,
        borne: 25_000,
        reference: null,
      }),
    ]
  } finally {
    rmSync(dossier, { force: true })
  }
}

const [, script, passages] = process.argv
if (script !== undefined && resolve(script) === import.meta.filename) {
  const { machine, report } = await import('./measure.ts')
  console.log(`${machine()}\n\n${report(await benchFiness(passages === undefined ? undefined : Number(passages)))}`)
}
