/** Bytes by position, from memory or from an open file. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { Octets } from './zip.ts'

export const octetsDe = (contenu: Buffer): Octets => ({
  taille: contenu.length,
  lire: (position, longueur) => contenu.subarray(position, position + longueur),
})

/** Opens the file while `travail` runs. @throws the system's error when it cannot be read. */
export function avecOctets<T>(chemin: string, travail: (octets: Octets) => T): T {
  const descripteur = openSync(chemin, 'r')
  try {
    return travail({
      taille: fstatSync(descripteur).size,
      lire(position, longueur) {
        const tampon = Buffer.alloc(longueur)
        let lus = 0
        while (lus < longueur) {
          const combien = readSync(descripteur, tampon, lus, longueur - lus, position + lus)
          if (combien === 0) break
          lus += combien
        }
        return tampon.subarray(0, lus)
      },
    })
  } finally {
    closeSync(descripteur)
  }
}
