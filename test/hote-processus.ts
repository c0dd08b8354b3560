/** The web host in a process of its own, spoken to as the window does: lines read as they come. */
import { spawn } from 'node:child_process'
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { lireLignes } from '../renderer/api/ndjson.ts'
import type { MaillageError } from '../shared/contract/errors.ts'
import type { Input, MethodName, Output, Progress } from '../shared/contract/methods.ts'
import { ENTETE_AUTEUR, type EvenementHote, type Ligne } from '../shared/contract/transport.ts'
import { entrer } from './client-http.ts'

const RACINE = resolve(import.meta.dirname, '..')

/** The same host, run from its sources or as `npm run build` lays it out. */
export const PROGRAMMES = {
  sources: join(RACINE, 'electron/hosts/web.ts'),
  construit: join(RACINE, 'dist/electron/hosts/web.js'),
} as const

interface Options {
  readonly signal?: AbortSignal
  /** The name of the window that calls. */
  readonly auteur?: string
  readonly onProgress?: (progress: Progress) => void
}

export interface HoteProcessus {
  readonly pid: number
  readonly dossiers: string
  /** @throws the body of the error that the host answered */
  appeler<M extends MethodName>(methode: M, entree: Input<M>, options?: Options): Promise<Output<M>>
  televerser(nom: string, corps: Blob): Promise<string>
  /** Listens as another page of the same browser would; resolves once the host listens back. */
  ecouter(recevoir: (evenement: EvenementHote) => void): Promise<() => void>
  fermer(): Promise<void>
}

/** `racine`: a folder of the caller's, for the dossiers and the library. */
export async function lancerHote(
  racine: string,
  programme: keyof typeof PROGRAMMES = 'sources',
): Promise<HoteProcessus> {
  const [dossiers, bibliotheque] = [join(racine, 'dossiers'), join(racine, 'bibliotheque')]
  const fenetre = join(racine, 'fenetre')
  for (const dossier of [dossiers, fenetre]) mkdirSync(dossier, { recursive: true })
  writeFileSync(join(fenetre, 'index.html'), '<!doctype html>') // nobody looks at it
  const dirs = ['--dossiers', dossiers, '--bibliotheque', bibliotheque, '--fenetre', fenetre]
  const args = [PROGRAMMES[programme], '--sans-navigateur', ...dirs]
  const enfant = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const fin = new Promise<void>((finir) => enfant.once('close', () => finir()))
  const adresse = await new Promise<string>((trouver, rejeter) => {
    let texte = ''
    for (const flux of [enfant.stdout, enfant.stderr])
      flux.on('data', (morceau: Buffer) => {
        texte += morceau.toString()
        const trouvee = /http:\S+/.exec(texte)
        if (trouvee) trouver(trouvee[0])
      })
    enfant.once('close', (code) => rejeter(new Error(`the host ended with ${code}: ${texte}`)))
  })
  const { cookie } = await entrer(adresse)
  const origine = new URL(adresse).origin
  return {
    pid: enfant.pid ?? 0,
    dossiers: realpathSync(dossiers),
    async appeler(methode, entree, { signal, auteur, onProgress } = {}) {
      const reponse = await fetch(`${origine}/api/${methode}`, {
        method: 'POST',
        headers: {
          cookie,
          'content-type': 'application/json',
          ...(auteur === undefined ? {} : { [ENTETE_AUTEUR]: auteur }),
        },
        body: JSON.stringify(entree),
        signal: signal ?? null,
      })
      if (reponse.body === null) throw new Error('no body')
      for await (const ligne of lireLignes<Ligne>(reponse.body)) {
        if ('progress' in ligne) onProgress?.(ligne.progress)
        else if ('error' in ligne) throw ligne.error satisfies MaillageError['body']
        else return ligne.result as Output<typeof methode>
      }
      throw new Error('no result')
    },
    async televerser(nom, corps) {
      const adresse = `${origine}/api/televerser?nom=${encodeURIComponent(nom)}`
      const reponse = await fetch(adresse, { method: 'POST', headers: { cookie }, body: corps })
      return ((await reponse.json()) as { source: string }).source
    },
    async ecouter(recevoir) {
      const arret = new AbortController()
      const { body } = await fetch(`${origine}/api/evenements`, { headers: { cookie }, signal: arret.signal })
      if (body === null) throw new Error('no body')
      const lecteur = body.getReader()
      const decodeur = new TextDecoder()
      await lecteur.read() // the greeting: from here on nothing is missed
      void (async () => {
        let reste = ''
        for (;;) {
          const { done, value } = await lecteur.read()
          if (done) return
          const blocs = (reste + decodeur.decode(value, { stream: true })).split('\n\n')
          reste = blocs.pop() ?? ''
          for (const bloc of blocs)
            if (bloc.startsWith('data: ')) recevoir(JSON.parse(bloc.slice('data: '.length)) as EvenementHote)
        }
      })().catch(() => {}) // closed by us, or with the host
      return () => arret.abort()
    },
    async fermer() {
      enfant.kill('SIGTERM')
      await fin
    },
  }
}
