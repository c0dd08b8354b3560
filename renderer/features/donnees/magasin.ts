/**
 * The files laid down in a dossier, kept while other screens are looked at: an import goes on and its report waits.
 * Imports run one after the other: the dossier has one writer at a time.
 */
import { useSyncExternalStore } from 'react'
import { call, enErreur } from '../../api/client.ts'
import { transport } from '../../api/transport.ts'
import {
  type Action,
  aImporter,
  anneeDonnee,
  type Choix,
  choixDe,
  empeche,
  estContours,
  estListe,
  type Fichier,
  type Rapport,
  type RapportContours,
  type RapportListe,
  type Redite,
  type Remplacee,
  reduire,
} from './depot.ts'

/** What an import changed, for whoever shows it. */
export type Change = 'dossier' | 'contours' | 'liste'

export class Depot {
  readonly #dossier: string
  readonly #apres: (change: Change) => void
  readonly #ecoutes = new Set<() => void>()
  readonly #arrets = new Map<string, AbortController>()
  /** Files by the name of their source: the host keeps nothing of what was imported, and is sent it again when needed. */
  readonly #recus = new Map<string, File>()
  /** The present name of a source that was sent again. */
  readonly #suivantes = new Map<string, string>()
  #fichiers: readonly Fichier[] = []
  #suite: Promise<void> = Promise.resolve()
  #reception: Promise<void> = Promise.resolve()

  constructor(dossier: string, apres: (change: Change) => void) {
    this.#dossier = dossier
    this.#apres = apres
  }

  readonly lire = (): readonly Fichier[] => this.#fichiers

  readonly abonner = (ecoute: () => void): (() => void) => {
    this.#ecoutes.add(ecoute)
    return () => this.#ecoutes.delete(ecoute)
  }

  get dossier(): string {
    return this.#dossier
  }

  /**
   * @param remplace source of the dossier that the (one) file takes the place of.
   * @param redite how that source was read.
   */
  ajouter(files: readonly File[], remplace: Remplacee | null = null, redite?: Redite): void {
    const nouveaux = files.map((file) => ({ id: crypto.randomUUID(), file }))
    const { partie = null, ...choix } = redite ?? {}
    this.#agir({
      type: 'ajouter',
      fichiers: nouveaux.map(({ id, file }) => ({ id, nom: file.name, taille: file.size, remplace, ...choix })),
    })
    // One after the other: twelve large files at once would all crawl, and none be ready.
    for (const { id, file } of nouveaux) this.#reception = this.#reception.then(() => this.#recevoir(id, file, partie))
  }

  /** The file of this source, when it was imported since the window opened and is still listed. */
  gardee(source: number): Fichier | undefined {
    return this.#fichiers.find(
      ({ rapport }) => rapport !== null && 'sourceId' in rapport && rapport.sourceId === source,
    )
  }

  /** The file of a source once more, in its place: what changes is shown before it does. */
  relire(fichier: Fichier, remplace: Remplacee, { partie, ...choix }: Redite): void {
    const { nom, taille, source } = fichier
    if (source === null) return
    const copie = crypto.randomUUID()
    this.#agir({ type: 'ajouter', fichiers: [{ id: copie, nom, taille, source, remplace, ...choix }] })
    void this.#reconnaitre(copie, source, partie, choix.accents)
  }

  changer(id: string, champs: Choix): void {
    this.#agir({ type: 'changer', id, champs })
  }

  /** Another part of the same file, or its accents repaired: looked at anew. */
  async regarder(id: string, champs: Partial<Pick<Fichier, 'accents'>> & { readonly partie?: string }): Promise<void> {
    const fichier = this.#trouver(id)
    if (fichier?.source == null) return
    const accents = champs.accents ?? fichier.accents
    await this.#reconnaitre(id, fichier.source, champs.partie ?? fichier.apercu?.partie ?? null, accents)
  }

  /** The same file once more, for another of its parts. */
  reprendre(id: string, partie: string): void {
    const fichier = this.#trouver(id)
    if (fichier?.source == null) return
    const { nom, taille, source, accents } = fichier
    const copie = crypto.randomUUID()
    this.#agir({ type: 'ajouter', fichiers: [{ id: copie, nom, taille, source, accents }] })
    void this.#reconnaitre(copie, source, partie, accents)
  }

  retirer(id: string): void {
    this.#arrets.get(id)?.abort()
    this.#agir({ type: 'retirer', id })
  }

  /** Takes away what is done or cannot be read. */
  ranger(): void {
    for (const { id, etape } of this.#fichiers) if (etape === 'fait' || etape === 'refuse') this.retirer(id)
  }

  /** Stops a running import, or takes a waiting one out of the queue. */
  annuler(id: string): void {
    const arret = this.#arrets.get(id)
    if (arret === undefined) this.#agir({ type: 'changer', id, champs: { etape: 'pret' } })
    else arret.abort()
  }

  annulerTout(): void {
    const enCours = this.#fichiers.filter(({ etape }) => etape === 'attente' || etape === 'import')
    // Those that wait first: the end of the running one would start the next.
    for (const { id } of enCours.toSorted((a, b) => a.etape.localeCompare(b.etape))) this.annuler(id)
  }

  importer(id: string): void {
    const fichier = this.#trouver(id)
    if (fichier === undefined || empeche(fichier) !== null) return
    this.#agir({ type: 'changer', id, champs: { etape: 'attente', erreur: null } })
    this.#suite = this.#suite.then(() => this.#importer(id))
  }

  importerTout(): void {
    for (const { id } of aImporter(this.#fichiers)) this.importer(id)
  }

  async #recevoir(id: string, file: File, partie: string | null): Promise<void> {
    const fichier = this.#trouver(id)
    if (fichier === undefined) return
    const arret = new AbortController()
    this.#arrets.set(id, arret)
    try {
      const avance = (envoye: number) => this.#agir({ type: 'changer', id, champs: { envoye } })
      const source = await transport.source(file, avance, arret.signal)
      this.#recus.set(source, file)
      this.#agir({ type: 'changer', id, champs: { envoye: 1, source } })
      await this.#reconnaitre(id, source, partie, fichier.accents)
    } catch (cause) {
      this.#agir({ type: 'changer', id, champs: { etape: 'refuse', erreur: enErreur(cause) } })
    } finally {
      this.#arrets.delete(id)
    }
  }

  async #reconnaitre(id: string, source: string, partie: string | null, accents: boolean): Promise<void> {
    try {
      const apercu = await this.avecSource(source, (presente) =>
        call('donnees.reconnaitre', {
          source: presente,
          ...(partie === null ? {} : { partie }),
          ...(accents ? { accents } : {}),
        }),
      )
      // Of a source read again, the columns are those it was read by; a file looked at anew has none yet.
      const fichier = this.#trouver(id)
      const lecture = fichier?.apercu === null ? (fichier.lecture ?? apercu.lecture) : apercu.lecture
      const champs = { etape: 'pret', apercu, accents, lecture, erreur: null } as const
      this.#agir({ type: 'changer', id, champs })
    } catch (cause) {
      this.#agir({ type: 'changer', id, champs: { etape: 'refuse', erreur: enErreur(cause) } })
    }
  }

  async #importer(id: string): Promise<void> {
    const fichier = this.#trouver(id)
    if (fichier?.etape !== 'attente' || fichier.apercu === null || fichier.source === null) return
    const { source } = fichier
    const arret = new AbortController()
    this.#arrets.set(id, arret)
    this.#agir({ type: 'changer', id, champs: { etape: 'import', progress: null } })
    try {
      const rapport = await this.avecSource(source, (presente) => this.#appeler(fichier, presente, arret.signal))
      this.#agir({ type: 'changer', id, champs: { etape: 'fait', rapport, progress: null } })
      this.#apres(estContours(fichier.apercu) ? 'contours' : estListe(fichier.apercu) ? 'liste' : 'dossier')
    } catch (cause) {
      // A file whose import was stopped is ready again: nothing was written.
      const erreur = arret.signal.aborted ? null : enErreur(cause)
      this.#agir({ type: 'changer', id, champs: { etape: 'pret', erreur, progress: null } })
    } finally {
      this.#arrets.delete(id)
    }
  }

  #appeler(fichier: Fichier, source: string, signal: AbortSignal): Promise<Rapport | RapportContours | RapportListe> {
    const onProgress = (progress: Fichier['progress']) =>
      this.#agir({ type: 'changer', id: fichier.id, champs: { progress } })
    if (fichier.apercu !== null && estContours(fichier.apercu)) {
      const millesime = anneeDonnee(fichier) ?? ''
      const producteur = fichier.producteur.trim()
      const dit = producteur === '' ? {} : { producteur }
      return call('contours.importer', { source, millesime, ...dit }, { signal, onProgress })
    }
    if (fichier.apercu !== null && estListe(fichier.apercu))
      return call('donnees.majTelechargements', { source }, { signal })
    return call('dossier.importer', { fichier: this.#dossier, source, ...choixDe(fichier) }, { signal, onProgress })
  }

  /** Runs `travail` on a received file; one that the host no more has is sent again first, for all who name it. */
  async avecSource<T>(source: string, travail: (presente: string) => Promise<T>): Promise<T> {
    const presente = this.#suivantes.get(source) ?? source
    try {
      return await travail(presente)
    } catch (cause) {
      if (enErreur(cause).kind !== 'fichier-introuvable') throw cause
      const file = this.#recus.get(presente)
      const dejaRenvoyee = this.#suivantes.get(presente)
      if (dejaRenvoyee !== undefined) return travail(dejaRenvoyee)
      if (file === undefined) throw cause
      const suivante = await transport.source(file)
      if (suivante === presente) throw cause // a file of the disk, that is there no more
      this.#recus.delete(presente)
      this.#recus.set(suivante, file)
      this.#suivantes.set(source, suivante)
      this.#suivantes.set(presente, suivante)
      return travail(suivante)
    }
  }

  #trouver(id: string): Fichier | undefined {
    return this.#fichiers.find((un) => un.id === id)
  }

  #agir(action: Action): void {
    this.#fichiers = reduire(this.#fichiers, action)
    for (const ecoute of this.#ecoutes) ecoute()
  }
}

const depots = new Map<string, Depot>()

/** The files laid down in this dossier, and what to do with them. */
export function useDepot(
  dossier: string,
  apres: (change: Change) => void,
): { readonly depot: Depot; readonly fichiers: readonly Fichier[] } {
  const depot = depots.get(dossier) ?? new Depot(dossier, apres)
  depots.set(dossier, depot)
  return { depot, fichiers: useSyncExternalStore(depot.abonner, depot.lire) }
}
