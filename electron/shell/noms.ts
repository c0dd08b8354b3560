/** File names that the window proposes to native dialogs. Pure. */

/** A bare name that every system takes, from whatever the window said; `defaut` when nothing is left of it. */
export function nomPropose(nom: unknown, defaut: string): string {
  const dernier = typeof nom === 'string' ? (nom.split(/[\\/]/).at(-1) ?? '') : ''
  const propre = dernier.replace(/[<>:"|?*\p{Cc}]/gu, ' ').replace(/^[. ]+|[. ]+$/g, '')
  return propre === '' ? defaut : propre.slice(0, 200)
}
