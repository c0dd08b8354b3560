/** Figures by commune: brought to today's communes, summed through mergers, checked, ready to be written. */
import { putIndicateur } from '../../store/indicateurs.ts'
import { apportsDe, comparaisonsDe } from '../bilan/apports.ts'
import { sansValeur } from '../bilan/errors-valeurs.ts'
import { incertainesEnDernier } from '../communes/en-dernier.ts'
import { ranger } from '../communes/rangement.ts'
import type { Gathered, ImportContext } from '../context.ts'
import { ENCODING_LABELS, openText } from '../octets/encoding.ts'
import type { ObservationLayout } from '../profiles/types-mesures.ts'
import type { Recognition } from '../recognise.ts'
import { tableRows } from '../table/rows.ts'
import { assembler } from './assembler.ts'
import { direContredites } from './contredites.ts'
import { LectureChiffres } from './lecture.ts'
import { colonnesUtiles } from './lire-valeurs.ts'
import { direNonLues } from './lues-en-partie.ts'
import { plusRecente } from './plus-recente.ts'

type Recognised = Recognition & { readonly kind: 'observations' }

/** @throws MaillageError fichier-abime, donnees-invalides (negative value, duplicates, postcodes, no vintage). */
export async function gatherObservations(context: ImportContext, recognition: Recognised): Promise<Gathered> {
  const { source, tally, zone } = context
  const { found, header } = recognition
  const layout = merge(found.map((one) => one.layout))
  const text = await openText(source, context.reading('Lecture'))
  for (const warning of [...text.avertissements, ...(layout.remarques ?? [])]) tally.warn(warning)
  const nonLues = direNonLues(header, layout)
  if (nonLues !== null) tally.warn(nonLues)

  const lus = new LectureChiffres(context, header, layout)
  const lignes = tableRows(context, text, recognition, colonnesUtiles(header, layout))
  for await (const row of incertainesEnDernier(context, lignes, layout.code, false)) lus.voir(row)
  lus.verdict()
  const { rows, comparaisons, connues, brought } = assembler(context, header, layout, lus)

  const siennes = rows.filter(({ code }) => zone.etude.has(code))
  const compares = comparaisons.filter((row) => lus.totals.ici(row))
  direContredites(context, siennes)
  if (siennes.length === 0 && compares.length === 0) throw sansValeur(source.nom)
  const { columns, seen } = lus
  const ecrire = ranger(context, { couverture: seen, lignes: lus.lignes, observations: rows, comparaisons })
  return {
    contenu: 'observations',
    ...identity(found),
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

function identity(found: Recognised['found']): Pick<Gathered, 'profil' | 'libelle' | 'producteur' | 'licence'> {
  const [premier] = found
  return {
    profil: found.map(({ profile }) => profile.id).join('+'),
    libelle: found.map(({ profile, layout }) => layout.libelle ?? profile.libelle).join(' ; '),
    producteur: premier?.profile.producteur ?? null,
    licence: premier?.profile.licence ?? null,
  }
}
