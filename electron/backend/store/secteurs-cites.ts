/** Numbers of sectors: one that is gone is not given again while something still says it, which would then mean another. */
import { column } from './sql.ts'
import type { Dossier } from './types.ts'

/** Fiches-actions, live figures of texts, figures kept by named versions (`photo-chiffres.ts` gives their keys). */
const CITES = `
SELECT un.value FROM projet_action, json_each(territoire, '$.secteurs') AS un
UNION SELECT un.value FROM projet_action, json_tree(constat) AS un WHERE un.key = 'secteur'
UNION SELECT un.value FROM projet_besoin, json_tree(constat) AS un WHERE un.key = 'secteur'
UNION SELECT un.value FROM projet_besoin, json_tree(chiffres) AS un WHERE un.key = 'secteur'
UNION SELECT un.value FROM document_texte, json_tree(texte) AS un WHERE un.key = 'secteur'
UNION SELECT CAST(substr(cle, instr(cle, ' secteur ') + 9) AS INTEGER)
  FROM (SELECT json_extract(un.value, '$.cle') AS cle FROM version, json_each(photo, '$.chiffres') AS un)
  WHERE cle LIKE '% secteur %'`

/** The next number that no sector has and that nothing says. */
export function numeroSecteur(dossier: Dossier): number {
  const cites = new Set(column<number>(dossier, CITES))
  const [dernier] = column<number>(dossier, 'SELECT coalesce(max(id), 0) FROM secteur')
  let numero = (dernier ?? 0) + 1
  while (cites.has(numero)) numero++
  return numero
}
