/**
 * Professionals of the study area from the directory of the health insurance: placed by postcode and town, known by
 * their name only. A salted hash of name, first name and profession (speciality, of a specialist) counts each person
 * once; no name is kept. Two people whom these do not tell apart are one here: nothing else in the file does.
 */

import { AUTRE_MEDECIN, GENERALISTE, MEDECIN, SAVOIR_FAIRE_AMELI } from '../../../../shared/domain/catalogues.ts'
import { compte } from '../../../../shared/domain/francais.ts'
import { formeLibelle, professionDePersonne } from '../../../../shared/domain/libelles-professions.ts'
import { normaliserNom } from '../../../../shared/domain/nom-commune.ts'
import { hashPersonne } from '../../store/personne.ts'
import { putPortee } from '../../store/sources.ts'
import type { ActiviteRow } from '../../store/types.ts'
import * as errors from '../bilan/errors.ts'
import { extrait } from '../bilan/french.ts'
import { enTexte } from '../bilan/tally.ts'
import { dateInName, yearInName } from '../chiffres/millesime.ts'
import { PorteeListe } from '../communes/portee.ts'
import { compter, ranger } from '../communes/rangement.ts'
import { COLONNES, type Gathered, HORS_ZONE, type ImportContext, passeport } from '../context.ts'
import { openText } from '../octets/encoding.ts'
import type { AmeliLayout } from '../profiles/types-offre.ts'
import type { Recognition } from '../recognise.ts'
import { deplacer, tableRows } from '../table/rows.ts'
import { LieuxAmeli } from './ameli-lieux.ts'

type Recognised = Recognition & { readonly kind: 'ameli' }

const DEJA = 'même personne, déjà comptée dans cette commune'
const SANS_NOM = 'ni nom ni prénom (structure ou fournisseur)'
const SPECIALITE = 'spécialité absente de la table des professions'
const CEDEX = 'code postal CEDEX ou inconnu'
/** The national file has a hundred départements. */
const NATIONAL = 50

/** @throws MaillageError fichier-abime, donnees-invalides (nothing in the area, no known profession), annule. */
export async function gatherAmeli(context: ImportContext, recognition: Recognised): Promise<Gathered> {
  const { source, tally, zone, dossier, options } = context
  const { layout, profile } = recognition
  const text = await openText(source, context.reading('Lecture de l’annuaire Ameli'))
  for (const warning of text.avertissements) tally.warn(warning)
  const lieux = new LieuxAmeli(zone)
  const hashes = new Map<string, string>()
  const kept = new Map<string, ActiviteRow>()
  /** Those of the study area. */
  const siennes: ActiviteRow[] = []
  const aPlacer = new Set<string>()
  const presentes = new Set<string>()
  const remarques = new Remarques()
  const portee = new PorteeListe(context, 'professions')
  const metiers = new Metiers(portee)
  tally.ecoute = (cause, rejetee) => {
    if (cause === COLONNES) portee.perdreLigne(enTexte(rejetee), null, null)
  }
  const modes = new Map<string, ReturnType<typeof modeDe>>()
  for await (const { cells, ligne } of tableRows(context, text, recognition, colonnesLues(layout))) {
    const lieu = lieux.trouver(cells[layout.codePostal] ?? '', cells[layout.ville] ?? '')
    const mode = layout.nature < 0 ? 'L' : memo(modes, (cells[layout.nature] ?? '').trim(), modeDe)
    if (mode === 'L') metiers.voir(cells, layout)
    if (lieu.kind === 'dehors') {
      tally.ignore(HORS_ZONE, ligne)
      continue
    }
    const possibles = lieu.kind === 'inconnu' ? [] : lieu.code === null ? zone.possibles(lieu.codePostal) : [lieu.code]
    const ici = lieu.kind === 'inconnu' ? lieu.ici : zone.ici(possibles)
    if (!ici) tally.ignore(HORS_ZONE, ligne)
    const compte = ici ? tally : context.ailleurs
    // Of the lines kept only: nine in ten of a national file are not.
    const nomme = lireNom(cells, layout)
    if (nomme === null) {
      compte.ignore(SANS_NOM, ligne)
      continue
    }
    const libelle = (cells[layout.specialite] ?? '').trim()
    const rejete = [libelle, cells[layout.codePostal] ?? '', cells[layout.ville] ?? '']
    const code = professionDe(cells, layout)
    // Who does not practise on their own account is in no figure.
    const manque = mode === 'L' || mode === null
    if (lieu.kind === 'inconnu') {
      if (manque) portee.perdreCedex(lieu.codePostal, code)
      compte.reject(CEDEX, ligne, rejete)
      continue
    }
    if (code === null) {
      if (manque) portee.perdre(possibles, null)
      if (ici) remarques.specialite(libelle)
      compte.reject(SPECIALITE, ligne, rejete)
      continue
    }
    const mende = {
      genre: 'zeros',
      ligne,
      avant: (cells[layout.codePostal] ?? '').trim(),
      apres: lieu.codePostal,
    } as const
    const { ancienne } = lieu
    const refuse = lieu.zeroPerdu && !compte.reparer(mende, true, rejete)
    if (refuse || (ancienne && !deplacer(compte, ligne, rejete, ancienne.code, ancienne.place))) {
      portee.perdre(possibles, code)
      continue
    }
    const personne = `${nomme}|${metierDe(code, libelle)}`
    if (ancienne !== null) compte.nommer(ancienne.code, (cells[layout.ville] ?? '').trim())
    let empreinte = hashes.get(personne)
    if (empreinte === undefined) {
      empreinte = hashPersonne(dossier, `ameli|${personne}`)
      hashes.set(personne, empreinte)
    }
    const activite: ActiviteRow = {
      code: lieu.code,
      codePostal: lieu.codePostal,
      ...activiteDe(code),
      mode: remarques.mode(layout.nature < 0 ? null : (cells[layout.nature] ?? '').trim(), ici),
      personne: empreinte,
      ...(lieu.code === null ? { possibles } : {}),
    }
    const cle = `${lieu.code ?? `?${lieu.codePostal}`}|${code}|${activite.mode ?? ''}|${empreinte}`
    if (kept.has(cle)) {
      compte.ignore(DEJA, ligne)
      continue
    }
    kept.set(cle, activite)
    if (ici) siennes.push(activite)
    if (mode === null) portee.perdre(possibles, code)
    for (const possible of possibles) presentes.add(possible)
    if (lieu.code === null && ici) aPlacer.add(empreinte)
  }
  for (const [commune, lignes] of lieux.vues()) portee.voir(zone.place(commune), commune, lignes)
  metiers.borner()
  const { couverture, entieres, portee: vue } = portee.conclure(presentes, tally.lues + recognition.ligneEntete)
  const etude = (codes: ReadonlySet<string>) => new Set([...codes].filter((code) => zone.etude.has(code)))
  if (siennes.length === 0 && remarques.inconnues.length > 0) {
    throw errors.professionsInconnues(source.nom, extrait(remarques.inconnues))
  }
  if (etude(entieres).size === 0 && siennes.length === 0) throw errors.rienDansLaZone(source.nom, tally.ignorees())
  tally.retenues = siennes.length
  const lignes = compter([...kept.values()].flatMap(({ code }) => code ?? []))
  const ecrire = ranger(context, { couverture, lignes, activites: kept.values() })
  tally.aPlacer = aPlacer.size
  const millesime = options.millesime ?? dateInName(source.nom) ?? yearInName(source.nom)
  for (const warning of remarques.avertissements(portee.departements.size, millesime)) tally.warn(warning)
  return {
    contenu: 'offre',
    ...passeport(profile, text, millesime, etude(couverture), etude(entieres)),
    apports: [
      `${compte(new Set(siennes.map(({ personne }) => personne)).size, 'professionnel')}, ${compte(siennes.length, 'activité')}`,
    ],
    colonnes: ['Spécialité', 'Code postal', 'Ville'],
    write: (open, sourceId) => {
      ecrire(open, sourceId)
      putPortee(open, sourceId, vue)
    },
  }
}

/** Of twenty-four. Ascending. */
function colonnesLues({ codePostal, ville, nature, nom, prenom, specialite, groupe }: AmeliLayout): number[] {
  const lues = new Set([codePostal, ville, nature, nom, prenom, specialite, groupe])
  return [...lues].filter((index) => index >= 0).sort((a, b) => a - b)
}

/** What a file of half a million lines writes in a few ways only, understood once each. */
function memo<T>(connus: Map<string, T>, ecrit: string, lire: (ecrit: string) => T): T {
  const connu = connus.get(ecrit)
  if (connu !== undefined) return connu
  const lu = lire(ecrit)
  connus.set(ecrit, lu)
  return lu
}

/** Name and first name; null for a line that names nobody. */
function lireNom(cells: readonly string[], layout: AmeliLayout): string | null {
  const nom = normaliserNom(cells[layout.nom] ?? '')
  const prenom = normaliserNom(cells[layout.prenom] ?? '')
  return nom === '' && prenom === '' ? null : `${nom}|${prenom}`
}

/**
 * What else a person is known by: the profession, which « Infirmier » and « Infirmière » both write; but the speciality
 * of a doctor who is not a general practitioner, since all of those share one code.
 */
function metierDe(code: string, libelle: string): string {
  return code === AUTRE_MEDECIN ? formeLibelle(libelle) : code
}

/** Code of the catalogue; null: not understood. */
function professionDe(cells: readonly string[], { specialite, groupe }: AmeliLayout): string | null {
  return professionDePersonne((cells[specialite] ?? '').trim(), groupe < 0 ? '' : (cells[groupe] ?? '').trim())
}

/** The professions of the whole file. */
class Metiers {
  readonly #portee: PorteeListe
  /** Specialities as written → groups as written: no string is made for a pair already met. */
  readonly #libelles = new Map<string, Set<string>>()
  readonly #specialites = new Set<string>()

  constructor(portee: PorteeListe) {
    this.#portee = portee
  }

  voir(cells: readonly string[], layout: AmeliLayout): void {
    const specialite = cells[layout.specialite] ?? ''
    const groupe = layout.groupe < 0 ? '' : (cells[layout.groupe] ?? '')
    const groupes = this.#libelles.get(specialite)
    if (groupes?.has(groupe) === true || lireNom(cells, layout) === null) return
    if (groupes === undefined) this.#libelles.set(specialite, new Set([groupe]))
    else groupes.add(groupe)
    const code = professionDe(cells, layout)
    if (code === null) return
    this.#portee.categorie(code)
    if (code === AUTRE_MEDECIN) this.#specialites.add(formeLibelle(cells[layout.specialite] ?? ''))
  }

  /** A file of one speciality only has not all the other doctors. */
  borner(): void {
    if (this.#specialites.size === 1) this.#portee.borner(AUTRE_MEDECIN)
  }
}

function activiteDe(code: string): Pick<ActiviteRow, 'profession' | 'savoirFaire'> {
  if (code === GENERALISTE) return { profession: MEDECIN, savoirFaire: SAVOIR_FAIRE_AMELI }
  return { profession: code === AUTRE_MEDECIN ? MEDECIN : code, savoirFaire: null }
}

/** What the report says of the words met: specialities out of the table, modes of practice. */
class Remarques {
  readonly #specialites = new Map<string, number>()
  readonly #natures = new Map<string, number>()
  #sansNature = 0

  /** Labels out of the table, most frequent first. */
  get inconnues(): string[] {
    return frequents(this.#specialites)
  }

  specialite(libelle: string): void {
    this.#specialites.set(libelle, (this.#specialites.get(libelle) ?? 0) + 1)
  }

  /**
   * L, S or B of TRE_R23 from « Libéral intégral », « Salarié »…; null for other words, which supply does not count. A
   * line without a word counts as libéral: the directory is that of the offices which the health insurance knows.
   */
  mode(nature: string | null, ici: boolean): string | null {
    const mots = normaliserNom(nature ?? '')
    if (mots === '') {
      if (ici) this.#sansNature++
      return 'L'
    }
    const mode = modeDe(nature ?? '')
    if (mode !== null || !ici) return mode
    this.#natures.set(nature ?? '', (this.#natures.get(nature ?? '') ?? 0) + 1)
    return null
  }

  avertissements(departements: number, millesime: string | null): string[] {
    const dits = [
      'Cet annuaire n’a pas d’identifiant : deux personnes de même nom, prénom et profession (ou spécialité de médecin) sont comptées une fois.',
    ]
    if (departements < NATIONAL) {
      dits.push(
        `Le fichier ne parle que ${departements === 1 ? 'd’un seul département' : `de ${compte(departements, 'département')}`} : ce n’est pas la liste nationale, des professionnels peuvent manquer.`,
      )
    }
    if (this.#specialites.size > 0) {
      dits.push(`Spécialités que Maillage ne sait pas ranger, laissées de côté : ${extrait(this.inconnues)}.`)
    }
    if (this.#natures.size > 0) {
      dits.push(`Natures d’exercice gardées, mais pas comptées comme libérales : ${extrait(frequents(this.#natures))}.`)
    }
    if (this.#sansNature > 0) {
      dits.push(
        `${compte(this.#sansNature, 'ligne ne dit', 'lignes ne disent')} pas la nature d’exercice : comptées comme libérales.`,
      )
    }
    if (millesime === null)
      dits.push(
        'La date de la liste n’est pas dans le nom du fichier ; donnez l’année à l’import, ou plus tard par «\u00A0Remplacer…\u00A0».',
      )
    return dits
  }
}

function modeDe(nature: string): 'L' | 'S' | 'B' | null {
  const mots = normaliserNom(nature)
  if (mots === '' || mots.includes('liberal')) return 'L'
  if (mots.includes('salarie')) return 'S'
  return mots.includes('benevole') ? 'B' : null
}

function frequents(comptes: ReadonlyMap<string, number>): string[] {
  return [...comptes].sort((a, b) => b[1] - a[1]).map(([mot]) => `« ${mot} »`)
}
