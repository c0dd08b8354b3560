/** Figures of a dossier as text for people and CSV for spreadsheets. The JSON form is the contract's own output. */
import type { Output } from '../../../shared/contract/methods.ts'
import { compterLieux } from '../../../shared/domain/arrondissements.ts'
import { quantiteDe } from '../../../shared/domain/chiffres-json.ts'
import { communeOfArrondissement } from '../../../shared/domain/codes.ts'
import { formatNumber, formatQuantity } from '../../../shared/domain/format.ts'
import { ligneCsv, tableau } from './tableau.ts'

type Chiffres = Output<'dossier.chiffres'>
type Cpts = Chiffres['cpts'][number]
type Q = Cpts['population']

/** As on screen: "25 987 habitants", "au moins 120 (38 sur 40)", "2,9 (45 communes sur 46, …)"; "–" without value. */
function lire(q: Q, unit = true): string {
  if (q.etat === 'manquante') return '–'
  const quantite = quantiteDe(q)
  const { connues, total } = q.couverture
  const partiel = q.etat === 'intervalle' && connues > 0 && connues < total
  const dit = formatQuantity(quantite, { unit })
  return partiel ? `${dit} (${formatNumber(connues)} sur ${formatNumber(total)})` : dit
}

/** Whose unit is in the title of the column or of the line. */
const nu = (q: Q): string => lire(q, false)

export function chiffresTexte(chiffres: Chiffres): string {
  return chiffres.cpts.map(texteCpts).join('\n\n')
}

function lieux({ communes, nombreCommunes }: Cpts): string {
  if (nombreCommunes === communes.length && communes.some(({ code }) => communeOfArrondissement(code) !== null))
    return `Territoire  ${compterLieux(communes.map(({ code }) => code))}`
  return `Communes    ${nombreCommunes === null ? '–' : formatNumber(nombreCommunes, 0)}`
}

function texteCpts(cpts: Cpts): string {
  const taille =
    cpts.taille === null
      ? 'inconnue'
      : `${cpts.taille}${cpts.margeSeuil === null ? '' : ` (${formatNumber(cpts.margeSeuil, 0)} habitants du seuil le plus proche)`}`
  const lignes = [
    cpts.nom,
    '═'.repeat([...cpts.nom].length),
    lieux(cpts),
    `Population  ${lire(cpts.population)}${cpts.population.millesime === null ? '' : ` (${cpts.population.millesime})`}`,
    `Superficie  ${lire(cpts.superficie)}`,
    `Densité     ${lire(cpts.densite)}`,
    `Taille      ${taille}`,
    ...cpts.elargissements.map(({ phrase }) => `! ${phrase}.`),
  ]
  if (cpts.secteurs.length > 0)
    lignes.push(
      '',
      tableau(
        [
          { titre: 'Secteur' },
          { titre: 'Habitants', droite: true },
          { titre: 'km²', droite: true },
          { titre: 'Densité', droite: true },
        ],
        cpts.secteurs.map((s) => [s.nom, lire(s.population), lire(s.superficie), lire(s.densite)]),
      ),
    )
  const professions = cpts.professions.filter((p) => p.effectif.etat !== 'manquante')
  if (professions.length > 0)
    lignes.push(
      '',
      tableau(
        [
          { titre: 'Professionnels de santé libéraux' },
          { titre: 'Effectif', droite: true },
          { titre: 'Pour 10\u202F000 hab.', droite: true },
          { titre: 'Pour 100\u202F000 hab.', droite: true },
        ],
        professions.map((p) => [p.libelle, nu(p.effectif), nu(p.densite10000), nu(p.densite100000)]),
      ),
    )
  const structures = cpts.structures.filter((s) => s.effectif.etat !== 'manquante')
  if (structures.length > 0)
    lignes.push(
      '',
      tableau(
        [{ titre: 'Structures' }, { titre: 'Nombre', droite: true }],
        structures.map((s) => [s.libelle, nu(s.effectif)]),
      ),
    )
  if (cpts.communes.length > 0)
    lignes.push(
      '',
      tableau(
        [{ titre: 'Code' }, { titre: 'Commune' }, { titre: 'Habitants', droite: true }, { titre: 'km²', droite: true }],
        cpts.communes.map((c) => [
          c.code,
          c.nom,
          c.population === null ? '–' : formatNumber(c.population, 0),
          c.superficieKm2 === null ? '–' : formatNumber(c.superficieKm2, 1),
        ]),
      ),
    )
  return lignes.join('\n')
}

/** Vintage, coverage, sources, formula and words of a line that has none of them. */
const SANS_ORIGINE = [null, null, null, null, null, null] as const

/** One line per figure, `;`, decimal comma, UTF-8 with BOM so that a spreadsheet reads the accents. */
export function chiffresCsv(chiffres: Chiffres): string {
  const entete = [
    'cpts',
    'indicateur',
    'code',
    'libelle',
    'etat',
    'valeur',
    'min',
    'max',
    'unite',
    'millesime',
    'connues',
    'total',
    'sources',
    'formule',
    'affichage',
  ]
  const lignes: (string | number | null)[][] = []
  for (const cpts of chiffres.cpts) {
    const ajouter = (indicateur: string, code: string, libelle: string, q: Q, affichage = ''): void => {
      const { connues, total } = q.couverture
      lignes.push([
        cpts.nom,
        indicateur,
        code,
        libelle,
        q.etat,
        q.valeur,
        q.min,
        q.max,
        q.unite,
        q.millesime,
        connues,
        total,
        q.sources.join(' | '),
        q.formule,
        affichage,
      ])
    }
    ajouter('population', '', 'Population municipale', cpts.population)
    for (const { code, phrase } of cpts.elargissements)
      lignes.push([cpts.nom, 'elargissement', code, phrase, '', null, null, null, '', null, null, null, '', '', ''])
    ajouter('superficie', '', 'Superficie', cpts.superficie)
    ajouter('densite', '', 'Densité', cpts.densite)
    ajouter('effectif', '', 'Professionnels de santé libéraux', cpts.professionnels)
    for (const s of cpts.secteurs) {
      ajouter('population du secteur', '', s.nom, s.population)
      ajouter('superficie du secteur', '', s.nom, s.superficie)
      ajouter('densite du secteur', '', s.nom, s.densite)
    }
    for (const p of cpts.professions) {
      ajouter('effectif', p.code, p.libelle, p.effectif)
      ajouter('densite10000', p.code, p.libelle, p.densite10000)
      ajouter('densite100000', p.code, p.libelle, p.densite100000)
    }
    for (const s of cpts.structures) ajouter('structures', s.categorie, s.libelle, s.effectif)
    for (const c of cpts.communes) {
      const ligne = (indicateur: string, valeur: number | null, unite: string) =>
        lignes.push([cpts.nom, indicateur, c.code, c.nom, null, valeur, null, null, unite, ...SANS_ORIGINE])
      ligne('population de la commune', c.population, 'habitants')
      ligne('superficie de la commune', c.superficieKm2, 'km2')
      ligne('densite de la commune', c.densiteHabKm2, 'hab_km2')
    }
    for (const p of cpts.populations) ajouter('population du millesime', '', p.millesime, p.population)
    for (const p of cpts.publies) {
      const libelle = p.base === null ? p.libelle : `${p.libelle}, ${p.base}`
      ajouter(`chiffre publie : ${p.nom ?? p.territoire}`, p.indicateur, libelle, p.valeur, p.texte)
    }
    for (const un of cpts.indicateurs) {
      ajouter('autre chiffre', un.id, un.libelle, un.valeur, un.texte)
      for (const s of un.secteurs) ajouter(`autre chiffre du secteur : ${s.nom}`, un.id, un.libelle, s.valeur)
      for (const c of un.comparaisons) ajouter(`autre chiffre, ${c.niveau} : ${c.nom}`, un.id, un.libelle, c.valeur)
    }
  }
  return `\uFEFF${[entete, ...lignes].map(ligneCsv).join('\r\n')}`
}
