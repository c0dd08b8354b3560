/** A real web host for one test file, on a folder of its own, with one session already open. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import { openBackend } from '../electron/backend/backend.ts'
import { demarrerHoteWeb, type HoteWeb } from '../electron/hosts/web/serveur.ts'
import type { ErrorBody } from '../shared/contract/errors.ts'
import { type DemandeBrute, demander, entrer, type Reponse } from './client-http.ts'

const racine = realpathSync(mkdtempSync(join(tmpdir(), 'maillage-web-test-')))
const dossiers = join(racine, 'dossiers')
let hote: HoteWeb
let cookie: string

/** To call once, at the top of a test file. */
export function hotePourCeFichier(): void {
  beforeAll(async () => {
    const fenetre = join(racine, 'fenetre')
    mkdirSync(join(fenetre, 'assets'), { recursive: true })
    mkdirSync(dossiers)
    const page = '<!doctype html><script src="/assets/a-0123abcd.js" nonce="__NONCE_CSP__">'
    writeFileSync(join(fenetre, 'index.html'), page)
    writeFileSync(join(fenetre, 'assets/a-0123abcd.js'), 'export {}')
    writeFileSync(join(racine, 'secret.txt'), 'SECRET')
    symlinkSync(join(racine, 'secret.txt'), join(fenetre, 'lien.txt'))
    const espace = { hote: 'web' as const, dossiers, bibliotheque: join(racine, 'bibliotheque') }
    hote = await demarrerHoteWeb({ backend: await openBackend({ espace }), espace, fenetre })
    cookie = (await entrer(hote.adresse)).cookie
  })
  afterAll(async () => {
    await hote.fermer()
    rmSync(racine, { recursive: true, force: true })
  })
}

/** Beside the folder of dossiers: nothing here may be reached, `secret.txt` least of all. */
export const enDehors = (nom: string): string => join(racine, nom)
export const dansDossiers = (nom: string): string => join(dossiers, nom)
export const leCookie = (): string => cookie
export const lePort = (): number => hote.port
export const lAdresse = (): string => hote.adresse

export const demande = (brute: DemandeBrute): Promise<Reponse> => demander(hote.port, brute)
export const get = (chemin: string, entetes: Record<string, string> = {}): Promise<Reponse> =>
  demande({ chemin, entetes: { cookie, ...entetes } })

export function post(methode: string, entree: unknown, entetes: Record<string, string> = {}): Promise<Reponse> {
  return demande({
    methode: 'POST',
    chemin: `/api/${methode}`,
    entetes: { cookie, 'content-type': 'application/json', ...entetes },
    corps: JSON.stringify(entree),
  })
}

/** The result of a call that must succeed. */
export async function appeler<T>(methode: string, entree: unknown): Promise<T> {
  const reponse = await post(methode, entree)
  const derniere = reponse.lignes().at(-1)
  if (derniere === undefined || !('result' in derniere)) throw new Error(`${methode} : ${reponse.texte}`)
  return derniere.result as T
}

/** The error of a call that must fail. */
export async function erreurDe(methode: string, entree: unknown): Promise<ErrorBody> {
  const reponse = await post(methode, entree)
  const derniere = reponse.lignes().at(-1)
  if (derniere === undefined || !('error' in derniere)) throw new Error(`${methode} : ${reponse.texte}`)
  return derniere.error
}

export async function televerser(nom: string, corps: string | Buffer): Promise<string> {
  const chemin = `/api/televerser?nom=${encodeURIComponent(nom)}`
  const reponse = await demande({ methode: 'POST', chemin, entetes: { cookie }, corps })
  return (JSON.parse(reponse.texte) as { source: string }).source
}

/** Nothing of ours came back: neither page, nor data, nor the name of a file. */
export function rienDit(reponse: Reponse): void {
  expect(reponse.texte).not.toMatch(/doctype|result|SECRET|maillage-web/)
  expect(reponse.texte.length).toBeLessThan(400)
}
