/** Changes of one dossier asked for at once, over real HTTP: each is made, in its turn. */
import { expect, it } from 'vitest'
import type { Output } from '../../shared/contract/methods.ts'
import { appeler, hotePourCeFichier } from '../../test/hote-web.ts'

hotePourCeFichier()

it.each([true, false])('twelve quick changes at once are all kept; dossier kept open: %s', async (ouvert) => {
  const fichier = `vite-${ouvert}.maillage`
  await appeler('exemple.creer', { id: 'venissieux', fichier })
  if (ouvert) await appeler('dossier.ouvrir', { fichier })
  const { revision } = await appeler<Output<'dossier.etat'>>('dossier.etat', { fichier })
  const ici = { fichier, cpts: 1, document: 'diagnostic' }
  const texte = (mots: string) => [{ type: 'paragraphe', morceaux: [{ texte: mots }] }]
  const { sections } = await appeler<Output<'textes.lister'>>('textes.lister', ici)
  const [une, deux] = sections.filter(({ niveau }) => niveau === 1).map(({ id }) => id)
  await Promise.all([
    ...Array.from({ length: 8 }, (_, n) =>
      appeler('textes.ecrire', {
        ...ici,
        section: n % 2 === 0 ? une : deux,
        place: 'avant',
        texte: texte(`Essai ${n}.`),
      }),
    ),
    appeler('textes.titrer', { ...ici, section: une, titre: 'Notre\u202e\u0007 titre' }),
    appeler('textes.activer', { ...ici, section: deux, active: false }),
    appeler('dossier.regler', { fichier, cpts: 1, reglages: { 'contrat.dateSignature': '2027-03-12' } }),
    appeler('dossier.choisir', { fichier, nom: 'Vite' }),
  ])
  const etat = await appeler<Output<'dossier.etat'>>('dossier.etat', { fichier })
  expect([etat.revision - revision, etat.nom]).toEqual([12, 'Vite'])
  const lues = await appeler<Output<'textes.lister'>>('textes.lister', ici)
  expect(lues.sections.find(({ id }) => id === une)).toMatchObject({ titre: 'Notre titre', etat: 'modifiee' })
  expect(lues.sections.find(({ id }) => id === deux)).toMatchObject({ active: false, etat: 'modifiee' })
})
