/** `npm run build`: everything in `dist/`. `npm run build -- fenetre`: the window alone, while working on it. */
import { construire, construireFenetre } from './construire.ts'

if (process.argv[2] === 'fenetre') {
  await construireFenetre()
  console.log('dist/renderer/ est prêt : npm run start:web')
} else {
  await construire()
  console.log('dist/ est prêt : npm start, ou node bin/maillage.js aide')
}
