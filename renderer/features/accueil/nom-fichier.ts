/** A file name for a new dossier: plain letters, never one that exists. */
export function nomLibre(nom: string, presents: readonly string[]): string {
  const base =
    nom
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'dossier'
  const pris = new Set(presents.map((p) => p.split(/[\\/]/).at(-1)?.toLowerCase()))
  for (let i = 1; ; i++) {
    const fichier = i === 1 ? `${base}.maillage` : `${base}-${i}.maillage`
    if (!pris.has(fichier)) return fichier
  }
}
