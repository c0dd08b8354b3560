/** What an import says of itself: counts, causes, coverage, repairs. */

import type { Zone } from '../communes/zone.ts'
import { type Gathered, LIGNE_TOTAL, NOTE } from '../context.ts'
import type { SourceFile } from '../octets/bytes.ts'
import type { Recognition } from '../recognise.ts'
import { SEPARATOR_LABELS } from '../table/rang.ts'
import type { ImportReport, Reparations } from '../types.ts'
import { francais } from './french.ts'
import type { Tally } from './tally.ts'

export function makeReport(
  source: SourceFile,
  recognition: Recognition,
  gathered: Omit<Gathered, 'contenu' | 'colonnes' | 'write'>,
  tally: Tally,
  zone: Zone,
  list: boolean,
): Omit<ImportReport, 'sourceId'> {
  // A list makes the study area: its coverage is itself.
  const wanted = list ? gathered.couverture : zone.etude
  const forme = source.contenu?.forme ?? 'texte'
  const liste = recognition.kind !== 'observations'
  const partielles = [...wanted]
    .filter((code) => liste && gathered.couverture.has(code) && !gathered.connues.has(code))
    .sort()
  return {
    fichier: source.nom,
    profil: gathered.profil,
    libelle: gathered.libelle,
    millesimes: gathered.millesimes,
    encodage: forme === 'texte' ? gathered.encodage : forme,
    separateur: forme !== 'texte' || recognition.separateur === null ? null : SEPARATOR_LABELS[recognition.separateur],
    ligneEntete: recognition.kind === 'stock' || recognition.ligneEntete === 0 ? null : recognition.ligneEntete,
    lues: tally.lues,
    retenues: tally.retenues,
    ignorees: tally.ignorees().map((cause) => ({ ...cause, cause: francais(cause.cause) })),
    codesInconnus: tally.codesInconnus(),
    codesDeplaces: tally.codesDeplaces(),
    aPlacer: tally.aPlacer,
    couverture: {
      connues: gathered.connues.size,
      total: wanted.size,
      manquantes: [...wanted].filter((code) => !gathered.connues.has(code)).sort(),
      ...(partielles.length === 0 ? {} : { partielles }),
    },
    avertissements: tally.avertissements.map(francais),
    apports: gathered.apports.map(francais),
    reparations: reparations(tally),
    ...(gathered.plusRecente === undefined ? {} : { plusRecente: gathered.plusRecente }),
  }
}

function reparations(tally: Tally): Reparations {
  return {
    zeros: tally.reparees('zeros'),
    ecriture: tally.reparees('ecriture'),
    noms: tally.reparees('noms'),
    anciennes: tally.reparees('anciennes'),
    arrondissements: tally.reparees('arrondissements'),
    totaux: tally.count(LIGNE_TOTAL),
    notes: tally.count(NOTE),
    marques: [...tally.marques].map(([motif, cellules]) => ({ motif, cellules })),
    refusees: tally.refusees(),
    exemples: tally.exemples(),
  }
}
