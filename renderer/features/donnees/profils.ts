/** What each kind of file brings, in words. */
import { GROUPES_FICHIERS } from '../../../shared/domain/fichiers-utiles.ts'

const UTILES: readonly { readonly profils: readonly string[]; readonly apporte: string }[] = [
  ...GROUPES_FICHIERS.flatMap(({ fichiers }) => fichiers),
  { profils: ['cpts-liste'], apporte: 'Une ou plusieurs CPTS et leurs communes, créées dans ce dossier.' },
]

/** What a file of this profile ("a+b" for several subjects) will bring. */
export function apports(profil: string): readonly string[] {
  const parts = profil.split('+')
  return UTILES.filter(({ profils }) => profils.some((un) => parts.includes(un))).map(({ apporte }) => apporte)
}

const MESURES: readonly (readonly [RegExp, string])[] = [
  [/^PMUN\b/, 'Population municipale'],
  [/^PTOT\b/, 'Population totale'],
  [/^PCAP\b/, 'Population comptée à part'],
  [/^SUPERF\b/, 'Superficie'],
]

/** "PMUN 2021 : 25 communes" in words: "Population municipale 2021 : 25 communes". */
export function direApport(apport: string): string {
  return MESURES.reduce((dit, [code, mots]) => dit.replace(code, mots), apport)
}
