/** Figures by commune: brought to today's communes, summed through mergers, checked, ready to be written. */

import { POPULATION, POPULATIONS_LEGALES } from '../../../../shared/domain/chiffres/ids.ts'
import { accord } from '../../../../shared/domain/francais.ts'
import type { Indicateur } from '../../../../shared/domain/indicateurs/types.ts'
import { listIndicateurs, putIndicateur } from '../../store/indicateurs.ts'
import type { ComparaisonRow, ObservationRow } from '../../store/types.ts'
import { apportsDe, comparaisonsDe } from '../bilan/apports.ts'
import * as errors from '../bilan/errors.ts'
import { negatif, sansAnnee, sansValeur } from '../bilan/errors-valeurs.ts'
import { court, extrait } from '../bilan/french.ts'
import { CodesCheck } from '../communes/codes-check.ts'
import { incertainesEnDernier } from '../communes/en-dernier.ts'
import { Exhaustif } from '../communes/exhaustif.ts'
import { enClair } from '../communes/lieux-en-mots.ts'
import { ranger } from '../communes/rangement.ts'
import type { Place } from '../communes/zone.ts'
import { AUTRE_CHIFFRE, AUTRE_NIVEAU, COMPARAISON, type Gathered, type ImportContext } from '../context.ts'
import { ENCODING_LABELS, openText } from '../octets/encoding.ts'
import { Absorptions } from '../passage/absorptions.ts'
import { direAdditionnees } from '../passage/additionnees.ts'
import { auMoins, combine, estEntiere, sansDoute } from '../passage/combine.ts'
import { CommunesEntieres } from '../passage/communes-entieres.ts'
import { Retablies } from '../passage/retablies.ts'
import { Reunions } from '../passage/reunions.ts'
import type { Mesure, ObservationLayout, ObservationProfile } from '../profiles/types-mesures.ts'
import type { Recognition } from '../recognise.ts'
import { direAnnees } from '../table/annees-titres.ts'
import { codeOfRow, placeRow, refuseDehors, tableRows } from '../table/rows.ts'
import { AnneesAires, areaMillesime, warnArea } from './aires.ts'
import { ColonneAnnee } from './colonne-annee.ts'
import { Columns } from './columns.ts'
import { Comparaisons } from './comparaisons.ts'
import { direContredites } from './contredites.ts'
import { Douteuses } from './douteuses.ts'
import { Ecritures } from './ecritures.ts'
import { colonnesUtiles, illisible, lacunes, readValues, sansValeurs } from './lire-valeurs.ts'
import { direCellules, direNonLues } from './lues-en-partie.ts'
import { PopulationSample, populationMillesime, yearInName } from './millesime.ts'
import { bornerMorceaux } from './morceaux.ts'
import { Moyennes } from './moyennes.ts'
import { Pertes } from './pertes.ts'
import { plusRecente } from './plus-recente.ts'
import { Repetees } from './repetees.ts'

type Recognised = Recognition & { readonly kind: 'observations' }

/** @throws MaillageError fichier-abime, donnees-invalides (negative value, duplicates, postcodes, no vintage). */
export async function gatherObservations(context: ImportContext, recognition: Recognised): Promise<Gathered> {
  const { reference, source, tally, options, zone } = context
  const { found, header } = recognition
  const layout = merge(found.map((one) => one.layout))
  const text = await openText(source, context.reading('Lecture'))
  for (const warning of [...text.avertissements, ...(layout.remarques ?? [])]) tally.warn(warning)

  const nonLues = direNonLues(header, layout)
  if (nonLues !== null) tally.warn(nonLues)

  const check = new CodesCheck(reference)
  const sample = new PopulationSample()
  const totals = new Comparaisons(zone, layout.sommer === true ? 'sommer' : options.doublons)
  const moyennes = new Moyennes(totals)
  const columns = new Columns(layout, listIndicateurs(context.dossier))
  const exhaustif = layout.exhaustif === true ? new Exhaustif(zone) : null
  const pertes = new Pertes()
  const communesEntieres = new CommunesEntieres(zone)
  const ecritures = new Ecritures()
  const repetees = new Repetees(layout)
  const deja = new Douteuses(layout)
  const annee = new ColonneAnnee(header, layout)
  const anneesAires = new AnneesAires()
  const seen = new Set<string>()
  const lignes = new Map<string, number>()
  const name = (mesure: Mesure) => court(header.cells[mesure.index] ?? '')
  const lues = tableRows(context, text, recognition, colonnesUtiles(header, layout))
  for await (const row of incertainesEnDernier(context, lues, layout.code, false)) {
    const niveau = layout.niveau?.(row.cells) ?? (layout.niveau === undefined ? 'commune' : null)
    if (niveau === null) {
      tally.ignore(AUTRE_NIVEAU, row.ligne)
      continue
    }
    const given = readValues(row.cells, layout)
    if (given.length === 0) {
      const code = exhaustif === null ? null : codeOfRow(row.cells, layout.code)
      const commune = code === null ? null : zone.enCommune(zone.place(code.code))
      if (code !== null && commune !== null) exhaustif?.voir(commune, code.code)
      tally.ignore(layout.horsSujet ?? AUTRE_CHIFFRE, row.ligne)
      continue
    }
    for (const { mesure, value } of given) {
      // A figure met outside the study area only still has totals to compare with.
      const { definition } = columns.of(mesure)
      anneesAires.voir(mesure, row.cells)
      ecritures.voir(mesure, definition, row.cells[mesure.index] ?? '', row.ligne)
      if (value?.kind === 'number' && value.value < 0 && !mayBeNegative(definition)) {
        throw negatif(source.nom, row.ligne, name(mesure), value.value)
      }
    }
    annee.voir(row.cells)
    if (niveau !== 'commune') {
      for (const { mesure, value } of given) if (value !== null) totals.donner(mesure, niveau, value)
      tally.ignore(COMPARAISON, row.ligne)
      continue
    }
    let place: Place | undefined
    let ecrit = ''
    const placed = placeRow(context, row, layout.code, (code, found) => {
      place = found
      ecrit = code
      check.add(code, layout.nom < 0 ? '' : (row.cells[layout.nom] ?? ''), found.kind === 'inconnu')
      const population = given.find(
        ({ mesure }) => mesure.indicateur === POPULATION && mesure.millesime === null,
      )?.value
      if (population?.kind === 'number') sample.add(code, population.value)
    })
    const commune = place === undefined ? null : zone.enCommune(place)
    const doute = place?.kind === 'dedans' ? deja.dire(row.cells) : null
    if (doute !== null && typeof placed === 'object' && placed !== null) {
      const ou = zone.etude.has(placed.place.code) ? tally : context.ailleurs
      ou.reject(doute, row.ligne, row)
      pertes.rejeter(given, placed.place.code)
      if (commune !== null) exhaustif?.voir(commune, ecrit)
      continue
    }
    if (commune !== null) {
      const prises = placed === 'refusee' || refuseDehors(tally, commune) ? sansValeurs(given) : given
      for (const { mesure, value } of prises) if (value !== null) totals.ajouter(mesure, commune, value, ecrit)
      moyennes.ajouter(prises, commune, ecrit)
      exhaustif?.voir(commune, ecrit)
      communesEntieres.voir(given, commune.code, ecrit)
      repetees.voir(
        ecrit,
        row.ligne,
        zone.etude.has(commune.code) || zone.etude.has(ecrit),
        given,
        (mesure) => columns.of(mesure).definition.nature,
      )
    }
    if (place?.kind === 'partage') {
      totals.partager(ecrit, place.vers)
      pertes.partager(place.vers)
    }
    if (placed === 'refusee' && place?.kind === 'dedans') pertes.rejeter(given, place.code, REFUSEE)
    if (placed === null || typeof placed === 'string') continue
    const ici = zone.etude.has(placed.place.code) ? tally : context.ailleurs
    if (placed.place.deplace && layout.nom >= 0) ici.nommer(placed.code, (row.cells[layout.nom] ?? '').trim())
    const broken = given.filter(({ value }) => value?.kind === 'invalid')
    const [premiere] = broken
    if (premiere !== undefined && broken.length === given.filter(({ value }) => value !== null).length) {
      ici.reject(`${illisible(premiere.mesure)} dans la colonne « ${name(premiere.mesure)} »`, row.ligne, row)
      pertes.rejeter(given, placed.place.code)
      continue
    }
    // A cell that is not understood costs that cell; the others of its line are as good as ever.
    for (const { mesure } of broken) ici.cellule(name(mesure), row.ligne, row.cells[mesure.index] ?? '')
    pertes.rejeter(broken, placed.place.code)
    if (layout.mesure === undefined) pertes.rejeter(lacunes(given), placed.place.code)
    ici.retenues++
    lignes.set(placed.place.code, (lignes.get(placed.place.code) ?? 0) + 1)
    seen.add(placed.place.code)
    for (const { mesure, value } of given) {
      if (value === null || value.kind === 'invalid') continue
      if (value.kind === 'missing') ici.missing(value.reason)
      const note = mesure.note < 0 ? '' : (row.cells[mesure.note] ?? '').trim()
      const lue = { code: placed.code, ligne: row.ligne, value, note: note === '' ? null : court(note, 200) }
      const part = layout.terme === undefined ? lue : { ...lue, terme: layout.terme(row.cells) }
      columns.add(mesure, placed.place.code, { ...part, arrondissement: placed.place.arrondissement })
      // The whole commune, where it is kept too, is made of its arrondissements.
      if (commune !== null && commune.code !== placed.place.code && commune.kind === 'dedans')
        columns.add(mesure, commune.code, { ...part, arrondissement: true })
    }
    if (commune?.kind === 'dedans') seen.add(commune.code)
  }
  direCellules(tally)
  check.verdict(source.nom)
  ecritures.verdict(source.nom, header)
  annee.verdict(source.nom)
  const [premiereMesure] = layout.mesures
  const quoi = premiereMesure === undefined ? 'ces chiffres' : `« ${name(premiereMesure)} »`
  repetees.verdict(source.nom, quoi, (options.doublons ?? 'refuser') !== 'refuser')
  const couverte = exhaustif?.couverture() ?? (() => false)
  if (exhaustif !== null) totals.couvrir(couverte)
  if (totals.doubles.length > 0) {
    const doubles = totals.doubles.map((code) => enClair(context.reference, code))
    tally.warn(
      `Hors de votre territoire, ${extrait(doubles)} ${accord(doubles.length, 'est donnée', 'sont données')} plusieurs fois : les totaux qui l${accord(doubles.length, 'a', 'es')} contiennent (EPCI, département, région, France) ne sont pas calculés.`,
    )
  }
  const reunions = new Reunions(context)
  reunions.dire()
  totals.reunir(reunions.groupes)
  const retablies = new Retablies(context, exhaustif !== null)
  const sansLigne = [...zone.codes].filter((code) => couverte(code) && !reunions.communes.has(code))
  for (const code of [...sansLigne, ...reunions.communes, ...communesEntieres.arrondissements()]) seen.add(code)
  if (![...seen].some((code) => zone.etude.has(code)) && !totals.compare)
    throw errors.rienDansLaZone(source.nom, tally.ignorees())

  direAnnees(tally, source.nom, layout.mesures, header, options.millesime)
  const ouvertes = [...columns.all()].filter(({ mesure }) => mesure.millesime === null)
  const fileMillesime = lazily(() => {
    const nommee = annee.seule ?? (layout.anneeDemandee === true ? null : yearInName(source.nom))
    if (!ouvertes.some(({ mesure }) => POPULATIONS.has(mesure.indicateur))) {
      const dite = options.millesime ?? nommee
      if (dite === null)
        throw errors.millesimeInconnu(source.nom, `ces chiffres (« ${ouvertes[0]?.definition.libelle ?? ''} »)`)
      return dite
    }
    return populationMillesime(options.millesime, source.nom, nommee, sample, reference, tally)
  })
  const rows: ObservationRow[] = []
  const comparaisons: ComparaisonRow[] = []
  const connues = new Set<string>()
  const ailleurs: ImportContext = { ...context, tally: context.ailleurs }
  const de = (code: string) => (zone.etude.has(code) ? context : ailleurs)
  /** A figure and a year are written once, from the first of the columns that give them. */
  const ecrites = new Map<string, Mesure>()
  const incomplets = new Set<string>()
  /** Year and commune whose own line is the whole, for all the figures of the file. */
  const entieres = new Set<string>()
  const brought: { definition: Indicateur; millesime: string; communes: number }[] = []
  const colonnes = [...columns.all()].map(({ mesure, ...column }) => {
    const superficie =
      mesure.indicateur === 'SUPERF' ? () => areaMillesime(context, annee.seule, anneesAires) : fileMillesime
    return { ...column, mesure, indicateur: mesure.indicateur, millesime: mesure.millesime ?? superficie() }
  })
  retablies.voir(colonnes.map((une) => ({ ...une, parle: (commune) => totals.parle(une.mesure, commune) })))
  const absorptions = new Absorptions(context, colonnes, couverte)
  absorptions.dire()
  totals.partager('', [...absorptions.partielles.keys()])
  for (const { mesure, definition, parts, millesime } of colonnes) {
    const cle = `${mesure.indicateur} ${millesime}`
    const premiere = ecrites.get(cle)
    if (premiere !== undefined) {
      if (layout.mesure !== undefined) throw sansAnnee(source.nom, definition.libelle, millesime)
      tally.warn(
        `« ${definition.libelle} » (${millesime}) est dans plusieurs colonnes : la première est lue (colonne ${premiere.index + 1}), pas la colonne ${mesure.index + 1}.`,
      )
      continue
    }
    ecrites.set(cle, mesure)
    const poids = moyennes.poids(mesure, columns.all())
    let communes = 0
    const values: ObservationRow[] = []
    for (const [code, list] of mesure.indicateur === POPULATION ? parts : []) {
      if (estEntiere(context, millesime, code, list)) entieres.add(`${millesime} ${code}`)
    }
    const commeLues = { sommer: layout.sommer === true, poids }
    const ensembles = retablies.ensembles(mesure.indicateur, millesime, (commune) => totals.parle(mesure, commune))
    const ensemblees = new Set(ensembles.flatMap((un) => un.communes))
    for (const [code, list] of parts) {
      if (reunions.communes.has(code) || ensemblees.has(code)) continue
      const options = {
        ...commeLues,
        couverte: couverte(code),
        entiere: entieres.has(`${millesime} ${code}`) || undefined,
      }
      const lue = sansDoute(context, [code], () => combine(de(code), definition, millesime, code, list, options))
      if (lue === null) continue
      direAdditionnees(de(code), definition, lue)
      const row = pertes.borner(mesure, definition, lue)
      if (zone.etude.has(code)) communes++
      values.push(definition.nature === 'additif' ? absorptions.borner(definition, reunions.borner(row)) : row)
      if (row.etat !== 'manquante') connues.add(row.code)
    }
    values.push(...reunions.lignes(definition, millesime, parts, commeLues))
    values.push(...retablies.lignes(ensembles, definition, millesime, parts, commeLues))
    const sansParts = communesEntieres.lignes(mesure, millesime, parts)
    values.push(...sansParts)
    for (const code of sansLigne) {
      if (parts.has(code) || ensemblees.has(code) || sansParts.some((une) => une.code === code)) continue
      if (pertes.rejetee(mesure, code)) {
        values.push(pertes.perdue(mesure.indicateur, millesime, code))
        continue
      }
      if (zone.etude.has(code)) communes++
      values.push(zero(mesure.indicateur, millesime, code))
      connues.add(code)
    }
    // Of a figure of which the whole file lacks a part, what is added up is a minimum, here and in what it is compared with.
    if (layout.incomplet?.(mesure) === true) incomplets.add(`«\u00a0${definition.libelle}\u00a0»`)
    const entier = <T extends ObservationRow | ComparaisonRow>(row: T) =>
      layout.incomplet?.(mesure) === true ? auMoins(row) : row
    for (const row of values) rows.push(entier(row))
    const additif = definition.nature === 'additif'
    const tous = ensembles.map((un) => un.communes)
    for (const row of totals.lignes(mesure, mesure.indicateur, millesime, additif, moyennes.cles(mesure), tous)) {
      comparaisons.push(entier(row))
    }
    if (communes > 0) brought.push({ definition, millesime, communes })
    warnArea(context, mesure, parts, values)
  }
  if (layout.morceaux === true) {
    const borne = bornerMorceaux(reference, rows)
    for (const [i, row] of borne.rows.entries()) rows[i] = row
    if (borne.communes.size > 0) {
      const noms = [...borne.communes].map((code) => enClair(reference, code))
      tally.warn(
        `Des quartiers (IRIS) manquent à ${extrait(noms)}\u00a0: le fichier y compte bien moins d’habitants que l’Insee. Ses chiffres y sont des minimums («\u00a0au moins\u00a0»).`,
      )
    }
  }
  if (incomplets.size > 0) {
    tally.warn(
      `Ce fichier a une partie seulement des lignes dont ${extrait([...incomplets])} ${accord(incomplets.size, 'est fait', 'sont faits')}\u00a0: ce qui en est connu est un minimum.`,
    )
  }
  retablies.dire()
  communesEntieres.dire(context)
  const siennes = rows.filter(({ code }) => zone.etude.has(code))
  const compares = comparaisons.filter((row) => totals.ici(row))
  direContredites(context, siennes)
  if (siennes.length === 0 && compares.length === 0) throw sansValeur(source.nom)
  const ecrire = ranger(context, { couverture: seen, lignes, observations: rows, comparaisons })
  return {
    contenu: 'observations',
    ...identity(found.map(({ profile }) => profile)),
    empreinte: text.empreinte,
    encodage: ENCODING_LABELS[text.encodage],
    millesimes: [...new Set([...rows, ...comparaisons].map(({ millesime }) => millesime))].sort(),
    couverture: new Set([...seen].filter((code) => zone.etude.has(code))),
    connues: new Set([...connues].filter((code) => zone.etude.has(code))),
    apports: [...apportsDe(brought), ...comparaisonsDe(compares, brought.length === 0)],
    colonnes: header.cells,
    ...plusRecente(context, siennes),
    valeurs: { rows: siennes, definitions: [...columns.all()].map(({ definition }) => definition) },
    write: (dossier, sourceId) => {
      const nommees = [...columns.all()].flatMap(({ mesure }) => mesure.definition ?? [])
      const propres = new Map([...(layout.definitions ?? []), ...nommees].map((une) => [une.id, une]))
      for (const definition of propres.values()) putIndicateur(dossier, definition)
      ecrire(dossier, sourceId)
    },
  }
}

/** What the embedded populations tell the year of. */
const POPULATIONS: ReadonlySet<string> = new Set(POPULATIONS_LEGALES)

/** Of a figure that lacks a line whose repair the user refused. */
const REFUSEE = 'une ligne rejetée\u00a0: réparation refusée à l’import'

/** What an exhaustive table says of a commune that it does not list. */
function zero(indicateur: string, millesime: string, code: string): ObservationRow {
  const rien = { min: null, max: null, motif: null, note: null, ligne: null, parts: null }
  return { indicateur, millesime, code, etat: 'connue', valeur: 0, ...rien }
}

/** No figure of the catalogue goes below zero; a rate of change that a dossier defines may. */
function mayBeNegative({ id, nature }: Indicateur): boolean {
  return id.startsWith('perso:') && nature !== 'additif'
}

/** One file may hold several subjects; they share the code and the name. */
function merge(layouts: readonly ObservationLayout[]): ObservationLayout {
  const [first] = layouts
  if (first === undefined) throw new Error('programming error: no layout')
  return {
    ...first,
    mesures: layouts.flatMap(({ mesures }) => mesures),
    definitions: layouts.flatMap(({ definitions = [] }) => definitions),
    remarques: layouts.flatMap(({ remarques = [] }) => remarques),
  }
}

function identity(
  profiles: readonly ObservationProfile[],
): Pick<Gathered, 'profil' | 'libelle' | 'producteur' | 'licence'> {
  return {
    profil: profiles.map(({ id }) => id).join('+'),
    libelle: profiles.map(({ libelle }) => libelle).join(' ; '),
    producteur: profiles[0]?.producteur ?? null,
    licence: profiles[0]?.licence ?? null,
  }
}

function lazily<T>(make: () => T): () => T {
  let value: { readonly made: T } | undefined
  return () => {
    value ??= { made: make() }
    return value.made
  }
}
