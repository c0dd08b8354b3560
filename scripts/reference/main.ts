/** `npm run reference`: builds reference.sqlite anew and prints what was read and written. */
import { statSync } from 'node:fs'
import { construire } from '../../electron/backend/reference/build/build.ts'
import { installer } from '../../electron/backend/reference/ensure.ts'
import { cheminReference } from '../../electron/backend/reference/schema.ts'
import { MaillageError } from '../../shared/contract/errors.ts'

const nombre = new Intl.NumberFormat('fr-FR')

try {
  const debut = performance.now()
  const chemin = cheminReference()
  const { paquets, comptes, populations } = installer(chemin, construire)
  console.log('Paquets lus :')
  for (const { alias, nom, version } of paquets) console.log(`  ${alias} : ${nom} ${version}`)
  console.log('Écrit :')
  for (const [intitule, valeur] of Object.entries(comptes)) console.log(`  ${intitule} : ${nombre.format(valeur)}`)
  for (const { millesime, corrigees, inconnues, communes } of populations) {
    const total = communes.reduce((somme, { valeur }) => somme + valeur, 0)
    console.log(
      `  PMUN ${millesime} : ${nombre.format(total)} habitants, ${nombre.format(corrigees.length)} fusions récentes corrigées, ${nombre.format(inconnues.length)} communes sans chiffre`,
    )
  }
  const secondes = ((performance.now() - debut) / 1000).toFixed(1).replace('.', ',')
  console.log(`${chemin} : ${nombre.format(Math.round(statSync(chemin).size / 1024))} Kio en ${secondes} s`)
} catch (erreur) {
  if (!(erreur instanceof MaillageError)) throw erreur
  console.error(`${erreur.body.titre}\n${erreur.body.explication}\n${erreur.body.issue}`)
  process.exitCode = 1
}
