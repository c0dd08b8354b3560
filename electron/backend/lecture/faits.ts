/**
 * Reads what is known of a CPTS: the dossier's own files, the embedded reference, the contours of the library. Reads
 * only; `shared/domain/chiffres/` says which source speaks and computes.
 */

import type { Faits, Serie } from '../../../shared/domain/chiffres/faits.ts'
import { POPULATION, SUPERFICIE } from '../../../shared/domain/chiffres/ids.ts'
import { annees, lire } from '../../../shared/domain/chiffres/source.ts'
import { sansDoublons } from '../../../shared/domain/codes.ts'
import { lireChiffres } from '../../../shared/domain/controles/lecture.ts'
import { nommerListe } from '../../../shared/domain/listes.ts'
import type { ChiffrePublie, CommuneInfo, Perimetre } from '../../../shared/domain/portrait-types.ts'
import type { Quantity } from '../../../shared/domain/quantity.ts'
import { known, missing, valeurOuMinimum } from '../../../shared/domain/quantity-ops.ts'
import { listerContours } from '../contours/bibliotheque.ts'
import type { Reference } from '../reference/types.ts'
import { retenues } from '../store/choix-source.ts'
import { listElargissements } from '../store/elargissements.ts'
import { listPublies } from '../store/publies.ts'
import { getReglage } from '../store/reglages.ts'
import { getPortee, listRetenues, millesimesDesSources } from '../store/sources.ts'
import type { CptsRow, Dossier } from '../store/types.ts'
import { type Contredites, populationsContredites } from './contredites.ts'
import { unknownMillesime } from './errors.ts'
import { type Garde, gardeDe } from './memoire.ts'
import { lireOffre, lireStructures } from './offre.ts'
import { passeport } from './passeport.ts'
import { sourceRef } from './quantite.ts'
import { communesEpci, communesIncluses, populationsIncluses, sourceIncluse } from './reference.ts'
import { type Apports, apportsDe, seriesDesFichiers, toutLire } from './series.ts'
import { seriesContours } from './superficies.ts'

/** Version of the agreement that a new contract follows, until another is chosen. */
export const VERSION_ACI = 'aci-2019+avenant2'

/** What is read besides the dossier: the embedded reference, and the application's own library (its folder). */
export interface ContexteLecture {
  readonly reference: Reference
  readonly espace: { readonly bibliotheque: string }
}

/**
 * Everything that the figures of one CPTS are made from. `millesime` absent: the dossier's setting, else the newest.
 * Read again after a change only. @throws MaillageError 'introuvable' for a vintage that nobody has
 */
export function lireFaits(dossier: Dossier, cpts: CptsRow, contexte: ContexteLecture, millesime?: string): Faits {
  return lireAvec(
    gardeDe(dossier, contexte.reference, contexte.espace.bibliotheque),
    dossier,
    cpts,
    contexte,
    millesime,
  )
}

/**
 * The same for many CPTS, to be looked at after the dossier has changed: nothing is left to read. Inside a transaction
 * too, what is the dossier's is read once for all of them.
 */
export function lireTousLesFaits(dossier: Dossier, cpts: readonly CptsRow[], contexte: ContexteLecture): Faits[] {
  const garde = gardeDe(dossier, contexte.reference, contexte.espace.bibliotheque)
  const lus = cpts.map((une) => lireAvec(garde, dossier, une, contexte))
  toutLire(apportsGardes(garde, dossier))
  return lus
}

/** What the sources of the dossier brought, read as the dossier is now. */
function apportsGardes(garde: Garde, dossier: Dossier): Apports {
  const apports = garde.apports('apports', () => apportsDe(dossier))
  apports.revision = garde.revision
  return apports
}

function lireAvec(garde: Garde, dossier: Dossier, cpts: CptsRow, contexte: ContexteLecture, millesime?: string): Faits {
  const voulu = millesime ?? getReglage(dossier, 'millesime') ?? contexte.reference.millesimes().at(-1) ?? ''
  return garde.tout(`faits ${cpts.id} ${voulu}`, () => {
    const faits = lireTout(dossier, cpts, contexte, voulu, garde)
    const connus = annees(faits, POPULATION)
    if (millesime !== undefined && !connus.includes(millesime)) throw unknownMillesime(millesime, connus)
    return faits
  })
}

function lireTout(
  dossier: Dossier,
  cpts: CptsRow,
  { reference, espace }: ContexteLecture,
  millesime: string,
  garde: Garde,
): Faits {
  const codes = sansDoublons(cpts.communes, (code) => code)
  const infos = communesIncluses(reference, codes)
  const communes = infos.map(({ code }) => code)
  const contredites = garde.tout('contredites', () => populationsContredites(dossier, reference))
  const apports = apportsGardes(garde, dossier)
  const incluses = populationsIncluses(reference, communes)
  const fichiers = seriesDesFichiers(dossier, apports, communes, reference, infos, contredites.ecartee)
  const sansCarte = garde.tout('cartes', () => listerContours(espace.bibliotheque).length === 0)
  const { series: cartes, contours } = seriesContours(
    espace.bibliotheque,
    sansCarte ? [] : sansSuperficie(communes, fichiers),
  )
  const series = [...fichiers, ...incluses.map(({ serie }) => serie), ...cartes]
  const choix = garde.tout('choix', () => retenues(dossier))
  const publies = lireChiffres(listPublies(dossier, cpts.id))
  const millesimes = garde.apports('millesimes', () => millesimesDesSources(dossier))
  return {
    id: cpts.id,
    nom: cpts.nom,
    perimetre: perimetreConnu(cpts, publies),
    millesime,
    versionAci: getReglage(dossier, 'versionAci') ?? VERSION_ACI,
    communes,
    infos,
    secteurs: cpts.secteurs,
    epciTotaux: epciTotaux(infos, reference),
    departementPopulations: populationsDepartements(infos, millesime, reference),
    sources: new Map(apports.sources.map((source) => [source.id, sourceRef(source, source.millesime, null)])),
    series,
    recensements: new Map(incluses.map(({ serie, comptees }) => [serie.millesime, comptees])),
    habitants: habitants(communes, incluses.at(-1)?.serie),
    retenues: choix,
    offre: lireOffre(dossier, communes, reference),
    structures: lireStructures(dossier, communes),
    publies,
    elargissements: listElargissements(dossier, cpts.id),
    passeport: passeport({
      cog: reference.cog,
      populations: ditesParUnFichier(series, choix, communes, millesime) ? null : millesime,
      retenues: garde.tout('lignes retenues', () => listRetenues(dossier)),
      sources: garde.tout('sources nommées', () =>
        apports.sources.map((source) => ({
          ...source,
          libelle: nommerListe(source.libelle, getPortee(dossier, source.id)),
        })),
      ),
      millesimes,
      contours,
    }),
    ecartsPopulation: ecartsDe(contredites, communes, millesime),
  }
}

/** A list that nobody has begun is not complete: what was published of the CPTS is all that is known of it. */
function perimetreConnu({ id, communes, perimetre }: CptsRow, publies: readonly ChiffrePublie[]): Perimetre {
  return communes.length === 0 && publies.some((un) => un.cptsId === id) ? 'inconnu' : perimetre
}

/** Communes whose area no file tells. */
function sansSuperficie(communes: readonly string[], series: readonly Serie[]): readonly string[] {
  const siennes = series.filter(({ definition }) => definition.id === SUPERFICIE)
  const dite = (valeur: Quantity | undefined) => valeur !== undefined && (valeurOuMinimum(valeur) ?? 0) > 0
  return communes.filter((code) => !siennes.some(({ valeurs }) => dite(valeurs.get(code))))
}

/** Is the population of every commune read in a file of the dossier? */
function ditesParUnFichier(
  series: readonly Serie[],
  choix: ReadonlyMap<string, number | null>,
  communes: readonly string[],
  millesime: string,
): boolean {
  const { parole } = lire({ series, retenues: choix }, POPULATION, millesime)
  const dite = (code: string) => {
    const voix = parole(code)?.serie.voix
    return voix !== undefined && voix !== 'incluse'
  }
  return communes.length > 0 && communes.every(dite)
}

/** Latest known population of each commune. */
function habitants(communes: readonly string[], derniere: Serie | undefined): ReadonlyMap<string, number> {
  return new Map(
    communes.flatMap((code) => {
      const lue = derniere?.valeurs.get(code)
      return lue?.kind === 'known' ? [[code, lue.value] as const] : []
    }),
  )
}

/** Small gaps matter for the year shown only. */
function ecartsDe({ ecarts }: Contredites, communes: readonly string[], millesime: string) {
  const siennes = new Set(communes)
  return ecarts.filter((un) => siennes.has(un.code) && (un.jugement === 'contredit' || un.millesime === millesime))
}

function epciTotaux(infos: readonly CommuneInfo[], reference: Reference): ReadonlyMap<string, number> {
  const sirens = new Set(infos.flatMap((info) => info.epci?.siren ?? []))
  return new Map([...sirens].map((siren) => [siren, communesEpci(reference, siren)]))
}

function populationsDepartements(
  infos: readonly CommuneInfo[],
  millesime: string,
  reference: Reference,
): ReadonlyMap<string, Quantity> {
  const codes = new Set(infos.map((info) => info.departement.code))
  return new Map(
    [...codes].map((code) => {
      const value = reference.populationDepartement(code, millesime)
      const formula = 'Σ population municipale du département'
      const provenance = { millesime, sources: [sourceIncluse(millesime)], formula }
      return [
        code,
        value === undefined
          ? missing('non_disponible', 'habitants', provenance)
          : known(value, 'habitants', provenance),
      ]
    }),
  )
}
