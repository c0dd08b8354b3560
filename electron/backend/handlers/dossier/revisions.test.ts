/** A window reads again the CPTS whose revision moved, and no other: what the others show must be what they would read. */
import { writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import type { EvenementDossier } from '../../../../shared/contract/transport.ts'
import { type TestBackend, testBackend } from '../../../../test/backend.ts'

const [GANNAT, VICHY, CUSSET, EBREUIL, BELLENAVES] = ['03118', '03310', '03095', '03107', '03022'] as const
const CODES = [GANNAT, VICHY, CUSSET, EBREUIL, BELLENAVES, '38421', '69381'] as const

let numero = 0
async function ouvert({ backend, file }: TestBackend) {
  const fichier = file(`${numero++}.maillage`)
  await backend.call('dossier.creer', {
    fichier,
    cpts: [
      { nom: 'A', communes: [GANNAT, VICHY] },
      { nom: 'B', communes: [CUSSET] },
      { nom: 'C', communes: [EBREUIL] },
    ],
  })
  return { fichier, etat: await backend.call('dossier.ouvrir', { fichier }) }
}

const revisions = ({ cpts }: EtatDossier) => cpts.map(({ revision }) => revision)

it('a commune moved in one CPTS leaves the others where they are; a setting of the dossier moves them all', async () => {
  const fenetre = await testBackend()
  const { backend } = fenetre
  const { fichier, etat } = await ouvert(fenetre)
  const recus: (readonly number[] | null)[] = []
  const arreter = backend.abonner((un: EvenementDossier) => recus.push(un.cpts))
  const [, b] = etat.cpts
  const cpts = b?.id ?? 0
  const [un, deux, trois] = revisions(etat)
  const neuve = await backend.call('territoire.modifier', { fichier, cpts, ajouter: [BELLENAVES] })
  expect(revisions(neuve)).toEqual([un, (deux ?? 0) + 1, trois])
  const annulee = await backend.call('dossier.annuler', { fichier })
  expect(revisions(annulee)).toEqual([un, (deux ?? 0) + 2, trois])
  await backend.call('dossier.regler', { fichier, cpts, reglages: { 'cpts.adresse': 'Mairie' } })
  const choisie = await backend.call('dossier.choisir', { fichier, millesime: '2020' })
  expect(new Set(revisions(choisie))).toEqual(new Set([choisie.revision]))
  const partie = await backend.call('territoire.supprimerCpts', { fichier, cpts })
  expect(revisions(partie)).toEqual([choisie.revision, choisie.revision])
  expect(recus).toEqual([[cpts], [cpts], [cpts], null, [cpts]])
  arreter()
  // Opened anew, nothing is known of who changed what: one revision for all.
  await backend.call('dossier.fermer', { fichier })
  expect(revisions(await backend.call('dossier.ouvrir', { fichier }))).toEqual([partie.revision, partie.revision])
})

it('whatever is done, a CPTS whose revision stays has the same figures', async () => {
  const fenetre = await testBackend()
  const { backend, file } = fenetre
  // Gannat contradicts the embedded population, Cusset and Bellenaves agree.
  const source = file('p.csv')
  writeFileSync(source, 'CODGEO;PMUN2021\n03118;99\n03310;25789\n03095;12951\n03022;1000\n')
  const geste = fc.record({
    quoi: fc.constantFrom('ajouter', 'retirer', 'renommer', 'secteurs', 'saisie', 'importer', 'annuler', 'refaire'),
    qui: fc.nat(2),
    code: fc.constantFrom(...CODES),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(geste, { minLength: 3, maxLength: 7 }), async (gestes) => {
      const { fichier, etat: debut } = await ouvert(fenetre)
      const lire = async (etat: EtatDossier) =>
        new Map(
          await Promise.all(
            etat.cpts.map(async ({ id, revision }) => {
              const ou = { fichier, cpts: id }
              const lus = [await backend.call('portrait.lire', ou), await backend.call('indicateurs.lire', ou)]
              return [id, { revision, lus: JSON.stringify(lus) }] as const
            }),
          ),
        )
      let etat = debut
      let avant = await lire(etat)
      for (const { quoi, qui, code } of gestes) {
        const une = etat.cpts[qui]
        if (une === undefined) continue
        const ou = { fichier, cpts: une.id }
        if (quoi === 'ajouter') await backend.call('territoire.modifier', { ...ou, ajouter: [code] })
        if (quoi === 'retirer') await backend.call('territoire.modifier', { ...ou, retirer: [code] })
        if (quoi === 'renommer') await backend.call('territoire.renommerCpts', { ...ou, nom: `${une.nom}'` })
        if (quoi === 'secteurs')
          await backend.call('territoire.secteurs', {
            ...ou,
            secteurs: [...une.secteurs, { nom: `S${etat.revision}`, couleur: null, communes: [] }],
          })
        if (quoi === 'saisie')
          await backend.call('saisie.enregistrer', {
            ...ou,
            lignes: [
              {
                ...{ indicateur: 'population', libelle: 'Population', unite: 'habitants', base: null },
                ...{ millesime: '2021', source: code },
                valeurs: {
                  cpts: { valeur: etat.revision, decimales: 0 },
                  departement: null,
                  region: null,
                  france: null,
                },
              },
            ],
          })
        // Refused when it brings nothing new: nothing changes then.
        if (quoi === 'importer') await backend.call('dossier.importer', { fichier, source }).catch(() => {})
        if (quoi === 'annuler' && etat.annuler !== null) await backend.call('dossier.annuler', { fichier })
        if (quoi === 'refaire' && etat.refaire !== null) await backend.call('dossier.refaire', { fichier })
        etat = await backend.call('dossier.etat', { fichier })
        const apres = await lire(etat)
        for (const [id, { revision, lus }] of apres) {
          const ancien = avant.get(id)
          if (ancien?.revision === revision) expect(lus).toBe(ancien.lus)
        }
        avant = apres
      }
      await backend.call('dossier.fermer', { fichier })
    }),
    { numRuns: 12 },
  )
})
