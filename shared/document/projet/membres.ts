/** Members of a CPTS, beside the professionals who practise on its territory: two counts that are never one. */
import { nomProfession, PROFESSIONS } from '../../domain/catalogues.ts'
import { compte } from '../../domain/francais.ts'
import type { EntreeDocument } from '../entree.ts'
import { texte } from '../entree.ts'
import type { Block, Cell, Table } from '../model.ts'
import { cellule, dateLongue, TIRET } from '../valeurs.ts'
import { type EntreeProjet, motsMembre, nomCommune } from './entree.ts'

const VIDE: Cell = { content: [TIRET], tone: 'muted' }

export function membres(entree: EntreeDocument, projet: EntreeProjet, id: string): Block[] {
  const tous = projet.lignes.membre
  if (tous.length === 0) return []
  const professionnels = tous.filter(({ type }) => type === 'professionnel')
  const structures = tous.filter(({ type }) => type === 'structure')
  const parties = [
    ...(professionnels.length === 0 ? [] : [compte(professionnels.length, 'professionnel')]),
    ...(structures.length === 0 ? [] : [compte(structures.length, 'structure')]),
  ]
  return [
    texte('nombre', [`La communauté réunit ${parties.join(' et ')}.`]),
    ...(professionnels.length === 0 ? [] : [parProfession(entree, projet)]),
    ...(professionnels.some(({ nom, fonction }) => nom !== null || fonction !== '')
      ? [liste(projet, professionnels, 'Professionnels')]
      : []),
    ...(structures.length === 0 ? [] : [liste(projet, structures, 'Structures')]),
    {
      type: 'paragraph',
      id: `${id}-accord`,
      content: [
        {
          text: 'Un membre peut ne pas être libéral\u00a0; être libéral sur le territoire n’est pas être membre. Une personne n’est nommée qu’avec son accord daté.',
          muted: true,
        },
      ],
    },
  ]
}

function parProfession({ portrait }: EntreeDocument, { lignes }: EntreeProjet): Table {
  const codes = PROFESSIONS.map(({ code }) => code).filter((code) =>
    lignes.membre.some(({ type, profession }) => type === 'professionnel' && profession === code),
  )
  const nombre = (code: string | null) =>
    lignes.membre.filter(({ type, profession }) => type === 'professionnel' && profession === code).length
  const autres = nombre(null)
  return {
    type: 'table',
    caption: 'Membres et professionnels libéraux du territoire',
    columns: [
      { label: 'Profession', align: 'left' },
      { label: 'Membres', align: 'right' },
      { label: 'Libéraux du territoire', align: 'right' },
    ],
    rows: [
      ...codes.map((code): Cell[] => {
        const profession = portrait.professions.find((une) => une.code === code)
        return [
          nomProfession(code),
          String(nombre(code)),
          profession === undefined ? VIDE : cellule(profession.effectif),
        ]
      }),
      ...(autres === 0 ? [] : [['Profession à préciser', String(autres), VIDE] as Cell[]]),
    ],
    total: null,
    rowHeader: true,
    panes: 1,
    source: null,
  }
}

function liste(projet: EntreeProjet, tous: EntreeProjet['lignes']['membre'], caption: string): Table {
  return {
    type: 'table',
    caption,
    columns: [
      { label: 'Membre', align: 'left' },
      { label: 'Commune', align: 'left' },
      { label: 'Adhésion', align: 'right' },
    ],
    rows: tous.map((membre): Cell[] => [
      motsMembre(projet, { ...membre, commune: null }),
      membre.commune === null ? VIDE : nomCommune(projet, membre.commune),
      membre.adhesion === null ? VIDE : dateLongue(membre.adhesion),
    ]),
    total: null,
    rowHeader: true,
    panes: 1,
    source: null,
  }
}
