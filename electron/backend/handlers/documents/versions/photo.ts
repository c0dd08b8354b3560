/** What a CPTS says now, as a named version keeps it. */
import { documents, NOMS_DOCUMENTS } from '../../../../../shared/contract/documents.ts'
import { enClair } from '../../../../../shared/document/plan/conversion.ts'
import type { Section } from '../../../../../shared/document/plan/decouper.ts'
import { photoChiffres } from '../../../../../shared/document/plan/photo-chiffres.ts'
import { reglageContrat } from '../../../../../shared/document/reglages-contrat.ts'
import { dateLongue } from '../../../../../shared/document/valeurs.ts'
import type { Faits } from '../../../../../shared/domain/chiffres/faits.ts'
import type { Photo, TextePhoto } from '../../../../../shared/domain/versions/photo.ts'
import type { CallContext } from '../../../contexte.ts'
import { lireFaits } from '../../../lecture/faits.ts'
import { listReglages } from '../../../store/reglages.ts'
import type { CptsRow, Dossier } from '../../../store/types.ts'
import { lirePlan, type PlanLu, placesDe, texteLu } from '../sections/plan.ts'

/** Day printed in what is compared: time that passes is no change. */
const JOUR = '2000-01-01'

export async function photographier(dossier: Dossier, cpts: CptsRow, context: CallContext): Promise<Photo> {
  const faits = lireFaits(dossier, cpts, context)
  const plans: PlanLu[] = []
  for (const document of documents)
    plans.push(await lirePlan(dossier, { cpts: cpts.id, document, date: JOUR }, context))
  return {
    forme: 1,
    communes: faits.infos.map(({ code, nom }) => ({ code, nom, habitants: faits.habitants.get(code) ?? null })),
    chiffres: photoChiffres(faits, empreintes(faits)),
    textes: plans.flatMap((lu) => textesDe(lu, lu.plan, NOMS_DOCUMENTS[lu.document])),
    ordres: Object.fromEntries(plans.map((lu) => [lu.document, imprimees(lu, lu.plan).map(({ id }) => id)])),
    champs: [...listReglages(dossier, cpts.id)]
      .filter(([, valeur]) => valeur !== '')
      .map(([cle, valeur]) => ({ cle, ...motsChamp(cle, valeur) })),
    sources: faits.passeport.map(({ label, millesime, file, sha256 }) => ({
      ...{ libelle: label, millesime, sha256 },
      fichier: file,
    })),
  }
}

/** As the documents print it: a date in words. */
function motsChamp(cle: string, valeur: string): { readonly libelle: string; readonly valeur: string } {
  const champ = reglageContrat(cle)
  return { libelle: champ?.libelle ?? cle, valeur: champ?.type === 'date' ? dateLongue(valeur) : valeur }
}

/** A figure names the file it was read in; two files of one name are told apart by their bytes. */
function empreintes({ passeport }: Faits) {
  const sommes = Map.groupBy(passeport, ({ file }) => file)
  return ({ label, file }: { readonly label: string; readonly file: string | null }): string => {
    const siennes = file === null ? undefined : sommes.get(file)?.map(({ sha256 }) => sha256)
    return siennes?.join(' ') ?? label
  }
}

/** The sections that are printed, in their order: one switched off goes with all that it holds. */
function imprimees(lu: PlanLu, section: Section): Section[] {
  if (lu.editions.sections[section.id]?.active === false) return []
  const cotes = section.elements.flatMap((un) => (un.type === 'colonnes' ? [un.gauche, un.droite] : []))
  return [section, ...[...cotes, ...section.enfants].flatMap((une) => imprimees(lu, une))]
}

function textesDe(lu: PlanLu, plan: Section, nom: string): TextePhoto[] {
  return imprimees(lu, plan).flatMap((section): TextePhoto[] => {
    const { id, titre: genere } = section
    const sien = lu.editions.sections[id]?.titre ?? null
    const titre = sien ?? genere
    const commun = { document: lu.document, section: id, titre: titre ?? nom }
    const textes = placesDe(lu, section).flatMap(({ place, genere: dit }): TextePhoto[] => {
      const { edite } = texteLu(lu, id, place, dit)
      const texte = enClair(edite ?? dit ?? [], lu.chiffres)
      return texte === '' ? [] : [{ ...commun, place, ecrit: edite !== null, texte }]
    })
    return [...(titre === null ? [] : [{ ...commun, place: 'titre', ecrit: sien !== null, texte: titre }]), ...textes]
  })
}
