/** What the user changes of the sections of a document. Each change is one transaction, undone like any other. */
import { NOMS_DOCUMENTS } from '../../../../../shared/contract/documents.ts'
import { MaillageError } from '../../../../../shared/contract/errors.ts'
import type { Output, Parsed } from '../../../../../shared/contract/methods.ts'
import { fondreMorceaux } from '../../../../../shared/document/plan/conversion.ts'
import { toutes } from '../../../../../shared/document/plan/decouper.ts'
import { PROPRE } from '../../../../../shared/document/plan/editions.ts'
import { repondre } from '../../../../../shared/document/plan/signaux.ts'
import type { EditionSection, EditionTexte, Texte } from '../../../../../shared/document/plan/texte.ts'
import type { CallContext } from '../../../contexte.ts'
import { ecrireOrdre, ecrireSection, ecrireTexte, lireEditions, retirerTextes } from '../../../store/sections.ts'
import type { Dossier } from '../../../store/types.ts'
import type { GesteTexte } from '../../dossier/libelles-textes.ts'
import { withDossier } from '../../dossier/ouvrir.ts'
import {
  lirePlan,
  type PlanLu,
  placesDe,
  type Quel,
  sectionsListees,
  sectionsLues,
  texteLu,
  trouverSection,
  versionDe,
} from './plan.ts'

type Liste = Output<'textes.lister'>
type Lues = Output<'textes.lire'>
type Demande<D> = D & Quel & { readonly fichier: Parsed<'textes.lister'>['fichier'] }

/** Reads the plan, changes the dossier in one transaction, and answers with the plan as it became. */
async function changer(
  demande: Demande<{ readonly section?: string; readonly titre?: string | null }>,
  context: CallContext,
  geste: GesteTexte,
  travail: (dossier: Dossier, lu: PlanLu) => void,
): Promise<PlanLu> {
  return withDossier(demande.fichier, context, async (dossier) => {
    const lu = await lirePlan(dossier, demande, context)
    const section = demande.section === undefined ? (demande.titre ?? null) : titreDe(lu, demande.section)
    const detail = { cpts: lu.nom, document: lu.document, geste, section }
    dossier.transaction('textes', detail, () => travail(dossier, lu))
    return lirePlan(dossier, demande, context)
  })
}

/** Its title as the list shows it; that of the document for its top, which has none. Null: no such section. */
function titreDe(lu: PlanLu, id: string): string | null {
  const section = sectionsListees(lu).find((une) => une.id === id)
  return section === undefined ? null : section.titre || NOMS_DOCUMENTS[lu.document]
}

const enListe = (lu: PlanLu): Liste => ({ document: lu.document, sections: sectionsListees(lu) })

export async function ecrire(demande: Parsed<'textes.ecrire'>, context: CallContext): Promise<Lues> {
  const { section: id, place, version } = demande
  const lu = await changer(demande, context, 'ecrire', (dossier, avant) => {
    const genere = generePlace(avant, id, place)
    const connue = lireEditions(dossier, avant.ou).textes[id]?.[place]
    if (version !== undefined && version !== versionDe(connue)) throw autreFenetre()
    const texte = demande.texte === null ? null : normaliser(demande.texte)
    const vide = texte === null || (genere === null && texte.length === 0)
    poser(dossier, avant, id, place, vide ? null : { texte, genere: connue === undefined ? genere : connue.genere })
  })
  return sectionsLues(lu, id)
}

/** What is generated at this place. @throws MaillageError 'introuvable' */
function generePlace(lu: PlanLu, id: string, place: string): Texte | null {
  const trouvee = placesDe(lu, trouverSection(lu, id)).find((une) => une.place === place)
  if (trouvee === undefined)
    throw new MaillageError(
      'introuvable',
      'Ce texte n’est pas dans la section.',
      `Le texte « ${place} » est inconnu dans la section « ${id} ».`,
      'Relisez la section, puis recommencez.',
    )
  return trouvee.genere
}

function autreFenetre(): MaillageError {
  return new MaillageError(
    'texte-change',
    'Ce texte a changé pendant que vous l’écriviez.',
    'Une autre fenêtre l’a modifié, ou une annulation l’a remis comme avant. Rien n’a été remplacé.',
    'Relisez le texte tel qu’il est maintenant, puis reprenez votre modification.',
  )
}

/** Composed letters, pieces of one style joined, no empty paragraph at the end. */
function normaliser(texte: Texte): Texte {
  const propre = texte.map((paragraphe) => ({
    ...paragraphe,
    morceaux: fondreMorceaux(
      paragraphe.morceaux.map((un) =>
        'texte' in un ? { ...un, texte: un.texte.toWellFormed().normalize('NFC') } : un,
      ),
    ),
  }))
  while (propre.at(-1)?.morceaux.length === 0) propre.pop()
  return propre
}

/** Writes the text, and the generated title beside it: should the section go, its words keep a title. */
function poser(dossier: Dossier, lu: PlanLu, id: string, place: string, edition: EditionTexte | null): void {
  ecrireTexte(dossier, lu.ou, id, place, edition)
  const { titre } = trouverSection(lu, id)
  const connue = lu.editions.sections[id]
  if (edition !== null) {
    if (connue === undefined) ecrireSection(dossier, lu.ou, id, { ...NEUVE, titreGenere: titre })
    return
  }
  const reste = Object.keys(lireEditions(dossier, lu.ou).textes[id] ?? {}).length > 0
  if (!reste && connue !== undefined) garder(dossier, lu, id, connue)
}

const NEUVE: EditionSection = { titre: null, titreGenere: null, active: true, propre: null }

/** A row that says nothing any more goes. */
function garder(dossier: Dossier, lu: PlanLu, id: string, edition: EditionSection): void {
  const textes = Object.keys(lireEditions(dossier, lu.ou).textes[id] ?? {}).length
  const dit = edition.titre !== null || !edition.active || edition.propre !== null || textes > 0
  ecrireSection(dossier, lu.ou, id, dit ? edition : null)
}

export async function revenir(demande: Parsed<'textes.revenir'>, context: CallContext): Promise<Lues> {
  const { section: id, place } = demande
  const lu = await changer(demande, context, 'revenir', (dossier, avant) => {
    const section = trouverSection(avant, id)
    if (place !== undefined) {
      generePlace(avant, id, place)
      poser(dossier, avant, id, place, null)
      return
    }
    const connue = avant.editions.sections[id]
    if (connue?.propre != null) throw propreSeulement(section.titre ?? id)
    retirerTextes(dossier, avant.ou, id)
    if (connue !== undefined) garder(dossier, avant, id, { ...connue, titre: null })
  })
  return sectionsLues(lu, id)
}

function propreSeulement(titre: string): MaillageError {
  return new MaillageError(
    'usage',
    'Cette section est la vôtre.',
    `« ${titre} » est écrite par vous, et non par Maillage : rien d’autre n’y est généré.`,
    'Retirez-la si vous n’en voulez plus.',
  )
}

export async function titrer(demande: Parsed<'textes.titrer'>, context: CallContext): Promise<Liste> {
  const { section: id, titre } = demande
  return enListe(
    await changer(demande, context, 'titrer', (dossier, lu) => {
      const section = trouverSection(lu, id)
      const connue = lu.editions.sections[id] ?? { ...NEUVE, titreGenere: section.titre }
      if (connue.propre !== null && titre === null) throw propreSeulement(section.titre ?? id)
      garder(dossier, lu, id, { ...connue, titre: titre === section.titre && connue.propre === null ? null : titre })
    }),
  )
}

export async function activer(demande: Parsed<'textes.activer'>, context: CallContext): Promise<Liste> {
  const { section: id, active } = demande
  return enListe(
    await changer(demande, context, active ? 'remettre' : 'desactiver', (dossier, lu) => {
      const { titre } = trouverSection(lu, id)
      garder(dossier, lu, id, { ...(lu.editions.sections[id] ?? { ...NEUVE, titreGenere: titre }), active })
    }),
  )
}

export async function ordonner(demande: Parsed<'textes.ordonner'>, context: CallContext): Promise<Liste> {
  const { parent, ordre } = demande
  return enListe(
    await changer(demande, context, 'ordonner', (dossier, lu) => {
      const freres = enfantsDe(lu, parent)
      const inconnue = ordre.find((id) => !freres.includes(id))
      if (inconnue !== undefined) trouverEnfant(lu, inconnue, parent)
      const voulu = [...new Set(ordre)]
      ecrireOrdre(dossier, lu.ou, parent ?? '', voulu)
    }),
  )
}

/** Sections right under this one, in order, without the tops that never move. */
function enfantsDe(lu: PlanLu, parent: string | null): string[] {
  if (parent !== null) trouverSection(lu, parent)
  return sectionsListees(lu).flatMap((une) => (une.parent === parent && une.deplacable ? [une.id] : []))
}

function trouverEnfant(lu: PlanLu, id: string, parent: string | null): never {
  trouverSection(lu, id)
  throw new MaillageError(
    'usage',
    'Cette section ne se déplace pas ainsi.',
    `« ${id} » n’est pas ${parent === null ? 'une section du premier niveau' : `dans la section « ${parent} »`} : une section se déplace parmi ses voisines.`,
    'Donnez les sections d’un même niveau.',
  )
}

export async function ajouter(
  demande: Parsed<'textes.ajouter'>,
  context: CallContext,
): Promise<Output<'textes.ajouter'>> {
  const { parent, apres, titre } = demande
  let section = ''
  const lu = await changer(demande, context, 'ajouter', (dossier, avant) => {
    const freres = enfantsDe(avant, parent)
    if (apres !== null && !freres.includes(apres)) trouverEnfant(avant, apres, parent)
    section = `${PROPRE}${1 + Math.max(0, ...Object.keys(avant.editions.sections).map(numero))}`
    ecrireSection(dossier, avant.ou, section, { ...NEUVE, titre, propre: { parent } })
    const rang = apres === null ? 0 : freres.indexOf(apres) + 1
    ecrireOrdre(dossier, avant.ou, parent ?? '', freres.toSpliced(rang, 0, section))
  })
  return { ...enListe(lu), section }
}

const numero = (id: string): number => (id.startsWith(PROPRE) ? Number(id.slice(PROPRE.length)) : 0)

export async function retirer(demande: Parsed<'textes.retirer'>, context: CallContext): Promise<Liste> {
  const { section: id } = demande
  return enListe(
    await changer(demande, context, 'retirer', (dossier, lu) => {
      const section = trouverSection(lu, id)
      if (lu.editions.sections[id]?.propre == null)
        throw new MaillageError(
          'usage',
          'Cette section ne se retire pas.',
          `« ${section.titre ?? id} » est écrite par Maillage.`,
          'Désactivez-la : elle ne sera plus imprimée, et vous pourrez la remettre.',
        )
      for (const { id: sienne } of toutes(section)) {
        retirerTextes(dossier, lu.ou, sienne)
        ecrireSection(dossier, lu.ou, sienne, null)
      }
    }),
  )
}

export async function repondreSignal(demande: Parsed<'textes.repondre'>, context: CallContext): Promise<Lues> {
  const { section: id, place, signal: voulu, choix } = demande
  const lu = await changer(demande, context, 'repondre', (dossier, avant) => {
    const genere = generePlace(avant, id, place)
    const edition = avant.editions.textes[id]?.[place]
    const signal = texteLu(avant, id, place, genere).signaux.find((un) => un.id === voulu)
    if (edition === undefined || signal === undefined)
      throw new MaillageError(
        'introuvable',
        'Il n’y a plus rien à décider ici.',
        'Le chiffre ou le texte a encore changé, ou une autre fenêtre a répondu.',
        'Relisez la section, puis recommencez.',
      )
    poser(dossier, avant, id, place, repondre(edition, genere, avant.chiffres, signal, choix))
  })
  return sectionsLues(lu, id)
}
