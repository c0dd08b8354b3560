/** Sectors of a CPTS: each keeps its number, and with it the figures published for it, whatever its name becomes. */
import { MaillageError } from '../../../shared/contract/errors.ts'
import { cite } from './errors.ts'
import { cleanName } from './noms.ts'
import { numeroSecteur } from './secteurs-cites.ts'
import { codeList, run, runAll } from './sql.ts'
import type { CptsRow, Dossier, SecteurVoulu } from './types.ts'

/**
 * Makes the sectors of a CPTS exactly these, in this order. A sector that has neither a number nor a name of the CPTS is
 * a new one. @throws MaillageError 'territoire' when a commune is outside the CPTS or in two sectors
 */
export function setSecteurs(dossier: Dossier, cpts: CptsRow, voulus: readonly SecteurVoulu[]): void {
  checkSecteurs(cpts, voulus)
  attacher(dossier, cpts.id)
  const siens = numeros(cpts, voulus)
  const gardes = new Set(siens)
  for (const { id, nom } of cpts.secteurs) {
    if (gardes.has(id)) continue
    run(dossier, 'UPDATE chiffre_publie SET secteur = ?, secteur_id = NULL WHERE secteur_id = ?', nom, id)
    run(dossier, 'DELETE FROM secteur WHERE id = ?', id)
  }
  // Two that exchange their names would meet half-way: each first leaves its own.
  const changes = voulus.flatMap(({ nom }, rang) => {
    const avant = cpts.secteurs.find(({ id }) => id === siens[rang])
    return avant === undefined || avant.nom === cleanName(nom) ? [] : [avant.id]
  })
  runAll(dossier, 'UPDATE secteur SET nom = char(1) || id WHERE id = ?', changes, (id) => [id])
  const places: { code: string; secteur: number }[] = []
  for (const [position, { nom, couleur, communes }] of voulus.entries()) {
    const id = siens[position] ?? null
    const valeurs = [cleanName(nom), couleur, position]
    const secteur =
      id ??
      run(
        dossier,
        'INSERT INTO secteur (id, cpts_id, nom, couleur, position) VALUES (?, ?, ?, ?, ?)',
        numeroSecteur(dossier),
        cpts.id,
        ...valeurs,
      ).id
    if (id !== null) run(dossier, 'UPDATE secteur SET nom = ?, couleur = ?, position = ? WHERE id = ?', ...valeurs, id)
    places.push(...communes.map((code) => ({ code, secteur })))
  }
  run(
    dossier,
    'DELETE FROM secteur_commune WHERE cpts_id = ? AND code NOT IN (SELECT value FROM json_each(?))',
    cpts.id,
    codeList(places.map(({ code }) => code)),
  )
  runAll(
    dossier,
    `INSERT INTO secteur_commune (cpts_id, code, secteur_id) VALUES (?, ?, ?)
     ON CONFLICT (cpts_id, code) DO UPDATE SET secteur_id = excluded.secteur_id WHERE secteur_id <> excluded.secteur_id`,
    places,
    ({ code, secteur }) => [cpts.id, code, secteur],
  )
  attacher(dossier, cpts.id)
}

/** Figures published for a sector known by its name alone follow the one that bears it now. */
function attacher(dossier: Dossier, cpts: number): void {
  run(
    dossier,
    `UPDATE chiffre_publie SET secteur_id = (SELECT id FROM secteur WHERE cpts_id = ? AND nom = chiffre_publie.secteur)
     WHERE cpts_id = ? AND secteur_id IS NULL AND secteur IS NOT NULL`,
    cpts,
    cpts,
  )
}

/** For each wanted sector the one that it is; null: a new one. A number goes before a name. */
function numeros({ secteurs }: CptsRow, voulus: readonly SecteurVoulu[]): (number | null)[] {
  const libres = new Map(secteurs.map((un) => [un.id, un.nom]))
  const siens = voulus.map(({ id }) => (id !== undefined && libres.delete(id) ? id : null))
  return voulus.map(({ nom }, rang) => {
    const deja = siens[rang] ?? null
    if (deja !== null) return deja
    const meme = [...libres].find(([, avant]) => avant === cleanName(nom))
    if (meme !== undefined) libres.delete(meme[0])
    return meme?.[0] ?? null
  })
}

function checkSecteurs(cpts: CptsRow, secteurs: readonly SecteurVoulu[]): void {
  const inside = new Set(cpts.communes)
  const placed = new Map<string, string>()
  const names = new Set<string>()
  for (const { nom, communes } of secteurs) {
    const clean = cleanName(nom)
    if (clean === '' || names.has(clean)) {
      throw erreur(
        'Les secteurs doivent porter des noms différents.',
        clean === '' ? 'Un secteur n’a pas de nom.' : `Deux secteurs s’appellent ${cite(clean)}.`,
        'Donnez un nom différent à chaque secteur.',
      )
    }
    names.add(clean)
    for (const code of communes) {
      const other = placed.get(code)
      if (inside.has(code) && other === undefined) {
        placed.set(code, clean)
        continue
      }
      throw erreur(
        'Un secteur contient une commune qui ne peut pas s’y trouver.',
        other === undefined
          ? `La commune ${code} du secteur ${cite(clean)} n’appartient pas à la CPTS ${cite(cpts.nom)}.`
          : `La commune ${code} est à la fois dans les secteurs ${cite(other)} et ${cite(clean)}.`,
        'Une commune de la CPTS appartient à un secteur au plus\u00A0; corrigez la liste des secteurs.',
      )
    }
  }
}

function erreur(titre: string, explication: string, issue: string): MaillageError {
  return new MaillageError('territoire', titre, explication, issue)
}
