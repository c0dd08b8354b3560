/** Professionals of the study area from the Annuaire Santé: activities without name, address or raw identifier. */

import { isUtf8 } from 'node:buffer'
import { compte } from '../../../../shared/domain/francais.ts'
import { hashPersonne } from '../../store/personne.ts'
import { putPortee } from '../../store/sources.ts'
import type { ActiviteRow } from '../../store/types.ts'
import * as errors from '../bilan/errors.ts'
import * as refusOctets from '../bilan/errors-octets.ts'
import { dateInName } from '../chiffres/millesime.ts'
import { PorteeListe } from '../communes/portee.ts'
import { compter, ranger } from '../communes/rangement.ts'
import { COLONNES, type Gathered, type ImportContext, passeport } from '../context.ts'
import { readAll, readHead, wholeLines } from '../octets/bytes.ts'
import { bomEncoding, type Encoding } from '../octets/encoding.ts'
import { refuseOtherFormats } from '../octets/formats.ts'
import type { Recognition } from '../recognise.ts'
import { AnnuaireScan } from './annuaire-scan.ts'

type Recognised = Recognition & { readonly kind: 'offre' }

const DEJA = 'même activité déjà comptée'
/** The national file has a hundred départements. */
const NATIONAL = 50

/** @throws MaillageError fichier-abime (cut download), fichier-illisible, annule, donnees-invalides. */
export async function gatherAnnuaire(context: ImportContext, recognition: Recognised): Promise<Gathered> {
  const { source, tally, zone, dossier, options } = context
  const { ligneEntete, profile } = recognition
  const hashes = new Map<string, string>()
  const kept = new Map<string, ActiviteRow>()
  /** Those of the study area. */
  const siennes: ActiviteRow[] = []
  const aPlacer = new Set<string>()
  const portee = new PorteeListe(context, 'professions')
  const presentes = new Set<string>()
  const scan = new AnnuaireScan(
    source.nom,
    recognition,
    context,
    portee,
    ({ identifiant, possibles, ici, ...activity }) => {
      let personne = hashes.get(identifiant)
      if (personne === undefined) {
        personne = hashPersonne(dossier, identifiant)
        hashes.set(identifiant, personne)
      }
      const { code, codePostal, profession, savoirFaire, mode } = activity
      // A placed activity is the same wherever its postcode was written; one to be placed is known by its postcode.
      const key = `${code ?? `?${codePostal ?? ''}`}|${profession}|${savoirFaire ?? ''}|${mode ?? ''}|${personne}`
      if (kept.has(key)) {
        if (ici) tally.ignore(DEJA, scan.ligne)
        return
      }
      const activite = { ...activity, personne, ...(code === null ? { possibles } : {}) }
      kept.set(key, activite)
      if (ici) siennes.push(activite)
      if (code === null && ici) aPlacer.add(personne)
      for (const une of code === null ? zone.communesOfPostcode(codePostal ?? '') : [code]) presentes.add(une)
    },
  )

  const head = await readHead(source, 4096)
  refuseOtherFormats(source.nom, head)
  const bom = bomEncoding(head)
  const reading = readAll(source, context.reading('Lecture de l’Annuaire Santé'))
  let encodage: Encoding = bom ?? 'utf-8'
  const decoded = bom === 'utf-16le' || bom === 'utf-16be' ? transcode(reading.chunks, bom) : reading.chunks
  for await (const lines of wholeLines(decoded, source.nom, () => scan.ligne + 1)) {
    // Whole lines hold whole characters: an invalid piece is not UTF-8. Only the label depends on it.
    if (encodage === 'utf-8' && !isUtf8(lines)) encodage = 'windows-1252'
    scan.push(lines)
  }
  const empreinte = await reading.finish()
  scan.finish()
  if (scan.coupee) throw refusOctets.coupe(source.nom, scan.ligne)
  if (tally.lues === 0) throw errors.enteteSeule(source.nom)
  if (tally.count(COLONNES) * 2 > tally.lues) throw errors.separateurIncoherent(source.nom, ligneEntete + 1)
  const { couverture, entieres, portee: vue } = portee.conclure(presentes, scan.ligne)
  const etude = (codes: ReadonlySet<string>) => new Set([...codes].filter((code) => zone.etude.has(code)))
  if (etude(entieres).size === 0 && siennes.length === 0) throw errors.rienDansLaZone(source.nom, tally.ignorees())
  tally.retenues = siennes.length
  const lignes = compter([...kept.values()].flatMap(({ code }) => code ?? []))
  const ecrire = ranger(context, { couverture, lignes, activites: kept.values() })
  tally.aPlacer = aPlacer.size
  const millesime = options.millesime ?? dateInName(source.nom)
  warn(context, recognition, portee.departements.size, millesime)
  return {
    contenu: 'offre',
    ...passeport(profile, { empreinte, encodage }, millesime, etude(couverture), etude(entieres)),
    apports: [
      `${compte(new Set(siennes.map(({ personne }) => personne)).size, 'professionnel')}, ${compte(siennes.length, 'activité')}`,
    ],
    colonnes: ['Code profession', 'Code postal', 'Code commune'],
    write: (open, sourceId) => {
      ecrire(open, sourceId)
      putPortee(open, sourceId, vue)
    },
  }
}

function warn({ tally }: ImportContext, { layout }: Recognised, departements: number, millesime: string | null): void {
  if (departements < NATIONAL) {
    tally.warn(
      `Le fichier ne parle que ${departements === 1 ? 'd’un seul département' : `de ${compte(departements, 'département')}`} : ce n’est pas l’extraction nationale, des professionnels peuvent manquer.`,
    )
  }
  if (layout.genre < 0) {
    tally.warn(
      'Cette édition n’a pas la colonne « Code genre activité » : les remplacements n’ont pas pu être écartés.',
    )
  }
  if (layout.identifiantNational < 0) {
    tally.warn(
      'Cette édition n’a pas « Identification nationale PP » : une personne qui a changé d’identifiant peut être comptée deux fois.',
    )
  }
  if (millesime === null)
    tally.warn(
      'La date de l’extraction n’est pas dans le nom du fichier ; donnez l’année à l’import, ou plus tard par «\u00A0Remplacer…\u00A0».',
    )
}

async function* transcode(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield Buffer.from(text)
  }
}
