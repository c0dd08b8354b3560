/** Rows of the projet de santé of a CPTS: one table per kind, all written and read in one way. */
import type { Champs, Genre, Ligne, Projet } from '../../../shared/domain/projet/lignes.ts'
import { all, one, run } from './sql.ts'
import type { Dossier } from './types.ts'

/** How a field is kept: as it is, as JSON, or as 0 or 1. */
type Forme = 'simple' | 'json' | 'oui'
type Colonnes<G extends Genre> = { readonly [C in keyof Champs<G>]: readonly [colonne: string, forme: Forme] }
type Valeur = string | number | null

const tel = (colonne: string) => [colonne, 'simple'] as const
const json = (colonne: string) => [colonne, 'json'] as const
const oui = (colonne: string) => [colonne, 'oui'] as const

const COLONNES: { readonly [G in Genre]: Colonnes<G> } = {
  besoin: { titre: tel('titre'), constat: json('constat'), chiffres: json('chiffres') },
  axe: { mission: tel('mission'), titre: tel('titre') },
  action: {
    mission: tel('mission'),
    axe: tel('axe_id'),
    titre: tel('titre'),
    etat: tel('etat'),
    exemple: oui('exemple'),
    besoins: json('besoins'),
    constat: json('constat'),
    objectif: tel('objectif'),
    public: tel('public'),
    territoire: json('territoire'),
    pilote: tel('pilote'),
    piloteMembre: tel('pilote_membre_id'),
    referents: tel('referents'),
    partenaires: tel('partenaires'),
    moyens: tel('moyens'),
    calendrier: tel('calendrier'),
    risques: tel('risques'),
  },
  etape: {
    action: tel('action_id'),
    titre: tel('titre'),
    debut: tel('debut'),
    fin: tel('fin'),
    chaqueAnnee: oui('chaque_annee'),
  },
  indicateur: {
    action: tel('action_id'),
    titre: tel('titre'),
    genre: tel('genre'),
    unite: tel('unite'),
    base: tel('base'),
    sens: tel('sens'),
    depart: tel('depart'),
    departDate: tel('depart_date'),
    source: tel('source'),
    prix: tel('prix'),
    paliers: json('paliers'),
    livrables: tel('livrables'),
  },
  cible: {
    indicateur: tel('indicateur_id'),
    annee: tel('annee'),
    niveau: tel('niveau'),
    ecart: tel('ecart'),
    effectif: tel('effectif'),
    mention: tel('mention'),
  },
  preuve: {
    action: tel('action_id'),
    indicateur: tel('indicateur_id'),
    annee: tel('annee'),
    nom: tel('nom'),
    sha256: tel('sha256'),
    octets: tel('octets'),
    date: tel('date'),
  },
  membre: {
    type: tel('type'),
    profession: tel('profession'),
    fonction: tel('fonction'),
    commune: tel('commune'),
    nom: tel('nom'),
    consentement: tel('consentement'),
    adhesion: tel('adhesion'),
  },
}

const formes = (genre: Genre): [champ: string, colonne: string, forme: Forme][] =>
  Object.entries<readonly [string, Forme]>(COLONNES[genre]).map(([champ, [colonne, forme]]) => [champ, colonne, forme])

function versLigne<G extends Genre>(genre: G, rangee: Readonly<Record<string, Valeur>>): Ligne<G> {
  const champs = formes(genre).map(([champ, colonne, forme]) => {
    const valeur = rangee[colonne] ?? null
    return [champ, forme === 'json' ? JSON.parse(String(valeur)) : forme === 'oui' ? valeur === 1 : valeur]
  })
  return { id: rangee.id, ...Object.fromEntries(champs) } as Ligne<G>
}

const versColonne = (forme: Forme, valeur: unknown): Valeur =>
  forme === 'json' ? JSON.stringify(valeur) : forme === 'oui' ? (valeur === true ? 1 : 0) : (valeur as Valeur)

/** In the order the user gave them. */
export function lireLignes<G extends Genre>(dossier: Dossier, genre: G, cpts: number): Ligne<G>[] {
  return all<Record<string, Valeur>>(
    dossier,
    `SELECT * FROM projet_${genre} WHERE cpts_id = ? ORDER BY position, id`,
    cpts,
  ).map((rangee) => versLigne(genre, rangee))
}

export function lireProjet(dossier: Dossier, cpts: number): Projet {
  return {
    besoin: lireLignes(dossier, 'besoin', cpts),
    axe: lireLignes(dossier, 'axe', cpts),
    action: lireLignes(dossier, 'action', cpts),
    etape: lireLignes(dossier, 'etape', cpts),
    indicateur: lireLignes(dossier, 'indicateur', cpts),
    cible: lireLignes(dossier, 'cible', cpts),
    preuve: lireLignes(dossier, 'preuve', cpts),
    membre: lireLignes(dossier, 'membre', cpts),
  }
}

/** Undefined: no such row in this CPTS. */
export function lireLigne<G extends Genre>(dossier: Dossier, genre: G, cpts: number, id: number): Ligne<G> | undefined {
  const rangee = one<Record<string, Valeur>>(
    dossier,
    `SELECT * FROM projet_${genre} WHERE cpts_id = ? AND id = ?`,
    cpts,
    id,
  )
  return rangee && versLigne(genre, rangee)
}

/** A new row comes after those of its kind. Gives its number. */
export function ajouterLigne<G extends Genre>(dossier: Dossier, genre: G, cpts: number, champs: Champs<G>): number {
  const toutes = formes(genre)
  const rang = one<{ rang: number }>(
    dossier,
    `SELECT coalesce(max(position) + 1, 0) AS rang FROM projet_${genre} WHERE cpts_id = ?`,
    cpts,
  )
  return run(
    dossier,
    `INSERT INTO projet_${genre} (cpts_id, position, ${toutes.map(([, colonne]) => colonne).join(', ')})
     VALUES (?, ?, ${toutes.map(() => '?').join(', ')})`,
    cpts,
    rang?.rang ?? 0,
    ...toutes.map(([champ, , forme]) => versColonne(forme, champs[champ as keyof Champs<G>])),
  ).id
}

export function changerLigne<G extends Genre>(dossier: Dossier, genre: G, id: number, champs: Champs<G>): void {
  const toutes = formes(genre)
  run(
    dossier,
    `UPDATE projet_${genre} SET ${toutes.map(([, colonne]) => `${colonne} = ?`).join(', ')} WHERE id = ?`,
    ...toutes.map(([champ, , forme]) => versColonne(forme, champs[champ as keyof Champs<G>])),
    id,
  )
}

/** With the rows that belong to it. */
export function retirerLigne(dossier: Dossier, genre: Genre, id: number): void {
  run(dossier, `DELETE FROM projet_${genre} WHERE id = ?`, id)
}

export function placerLigne(dossier: Dossier, genre: Genre, id: number, position: number): void {
  run(dossier, `UPDATE projet_${genre} SET position = ? WHERE id = ?`, position, id)
}
