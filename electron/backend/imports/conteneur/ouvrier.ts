/** The thread that reads a workbook. */
import { servir } from '../../fils/servir.ts'
import { lireClasseur } from './classeur.ts'
import type { Commande, Reponse } from './messages.ts'

servir<Commande, Reponse>(lireClasseur, (reponse) => {
  const octets = reponse.type === 'texte' ? [reponse.texte] : reponse.feuilles.map(({ tete }) => tete)
  return octets.map(({ buffer }) => buffer as ArrayBuffer)
})
