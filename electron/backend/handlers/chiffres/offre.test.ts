/** Two directories, the base of equipments and the numbers of the département in one dossier. */
import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { testBackend } from '../../../../test/backend.ts'
import { communesEntieres, type LieuListe } from '../../../../test/liste-entiere.ts'
import { maillageError } from '../../../../test/maillage-error.ts'
import { ensureReference } from '../../reference/ensure.ts'
import { openReference } from '../../reference/reference.ts'

const GANNAT = '03118'
const EBREUIL = '03107'

const RPPS = [
  'Identification nationale PP|Code profession|Code catégorie professionnelle|Code savoir-faire|Code mode exercice|Code postal (coord. structure)|Code commune (coord. structure)|Code genre activité|',
  ...Array.from({ length: 5 }, (_, i) => `81${i}|60|C||L|03800|${GANNAT}|GENR01|`),
  // The first nurse has a second site; the sixth is salaried.
  `810|60|C||L|03450|${EBREUIL}|GENR01|`,
  `816|60|C||S|03800|${GANNAT}|GENR01|`,
  `820|10|C|SM54|L|03800|${GANNAT}|GENR01|`,
].join('\n')

const AMELI = [
  'ps_activite_nom;ps_activite_prenom;specialite_libelle;coordonnees_code_postal;coordonnees_ville;nature_exercice_libelle',
  ...Array.from({ length: 4 }, (_, i) => `NOM${i};P;Infirmier;03800;GANNAT;Libéral intégral`),
  'NOMG;P;Médecin généraliste;03800;GANNAT;Libéral intégral',
].join('\n')

const DEMOGRAPHIE = [
  'annee;profession_sante;region;departement;libelle_classe_age;libelle_sexe;effectif;densite',
  '2023;Infirmiers;84;03;Tout âge;tout sexe;510;153,1',
].join('\n')

const CENTRES = [
  'cds_raison_sociale;coordonnees_voie;coordonnees_code_postal;coordonnees_ville',
  'CENTRE DE LA SIOULE;1 RUE X;03800;GANNAT',
].join('\n')

const FINESS = [
  'finess;etalab;111;2026-05-12',
  `structureet;030900001;;MSP;MSP;;;1;R;X;;;118;03;ALLIER;03800 GANNAT;;;603;Maison de santé;1111;;;;99;;;;2020-01-01;;2024-01-01;`,
].join('\n')

/** Whole lists of the Allier: nobody of the professions looked at anywhere else. */
async function entieres() {
  const reference = openReference(await ensureReference())
  const lieux = communesEntieres(reference, ['03'], [GANNAT, EBREUIL])
  reference.close()
  const ligne = ({ code, codePostal }: LieuListe, i: number) =>
    `82${i}|${TOUTES[i % TOUTES.length]}|C|SM5${3 + (i % 2)}|L|${codePostal}|${code}|GENR01|`
  const rpps = [RPPS, ...lieux.map(ligne)].join('\n')
  const personne = ({ nom, codePostal }: LieuListe, i: number) =>
    `AILLEURS${i};P;${['Infirmier', 'Médecin généraliste', 'Sage-femme'][i % 3]};${codePostal};${nom};Libéral intégral`
  const ameli = [AMELI, ...lieux.map(personne)].join('\n')
  return { rpps, ameli }
}
/** Professions that a whole directory has. */
const TOUTES = ['10', '60', '70', '40', '91', '92', '50', '21', '80', '93', '94', '95', '96']

async function atelier() {
  const { backend, file } = await testBackend()
  const fichier = file('a.maillage')
  await backend.call('dossier.creer', { fichier, cpts: [{ nom: 'Sioule', communes: [GANNAT, EBREUIL] }] })
  const importer = async (nom: string, texte: string): Promise<number> => {
    writeFileSync(file(nom), `${texte}\n`)
    const { sourceId } = await backend.call('dossier.importer', { fichier, source: file(nom) })
    return sourceId
  }
  const portrait = () => backend.call('portrait.lire', { fichier, cpts: 'Sioule' })
  const infirmiers = async () => (await portrait()).professions.find(({ code }) => code === '60')?.effectif
  return { backend, fichier, importer, portrait, infirmiers }
}

describe('source of the professionals', () => {
  it('is the Annuaire Santé even when the other directory came later, until another is chosen', async () => {
    const { backend, fichier, importer, infirmiers } = await atelier()
    const rpps = await importer('PS_LibreAcces_Personne_activite_20260512.txt', (await entieres()).rpps)
    const ameli = await importer('liste-ps-20260601.csv', (await entieres()).ameli)
    expect(await infirmiers()).toMatchObject({
      value: 5,
      millesime: '2026-05-12',
      sources: [{ label: 'Annuaire Santé, extraction en libre accès' }],
    })
    const etat = await backend.call('offre.retenir', { fichier, source: ameli })
    expect(await infirmiers()).toMatchObject({ value: 4, sources: [{ label: 'Annuaire santé Ameli' }] })
    expect(etat.annuler).toBe('le choix de la source des professionnels')
    await backend.call('offre.retenir', { fichier, source: rpps })
    expect(await infirmiers()).toMatchObject({ value: 5 })
    // A source that is gone leaves the choice to the rule.
    await backend.call('offre.retenir', { fichier, source: ameli })
    await backend.call('donnees.retirer', { fichier, source: ameli })
    expect(await infirmiers()).toMatchObject({ value: 5 })
  })

  it('is chosen for one profession: figures, map, exports and documents follow, and it is undone', async () => {
    const { backend, fichier, importer, portrait, infirmiers } = await atelier()
    const rpps = await importer('PS_LibreAcces_Personne_activite_20260512.txt', (await entieres()).rpps)
    const ameli = await importer('liste-ps-20260601.csv', (await entieres()).ameli)
    const medecins = async () => (await portrait()).professions.find(({ code }) => code === '10-MG')?.effectif
    const publiees = async () =>
      (await backend.call('offre.comparer', { fichier, cpts: 'Sioule' })).professions.map((p) => [p.code, p.source])
    const etat = await backend.call('offre.retenir', { fichier, source: ameli, profession: '60' })
    expect(etat.annuler).toBe('le choix de la source des «\u00a0Infirmiers\u00a0»')
    expect(await infirmiers()).toMatchObject({ value: 4, sources: [{ label: 'Annuaire santé Ameli' }] })
    expect(await medecins()).toMatchObject({
      value: 1,
      sources: [{ label: 'Annuaire Santé, extraction en libre accès' }],
    })
    // Four nurses of the one, the doctor of the other; no list has the other doctors, so that the whole is a minimum.
    expect((await portrait()).professionnels).toMatchObject({ kind: 'interval', min: 5, millesime: null })
    expect(await publiees()).toEqual([
      ['10-MG', rpps],
      ['60', ameli],
    ])
    expect(await backend.call('carte.valeurs', { fichier, cpts: 'Sioule', figure: 'profession:60' })).toMatchObject({
      valeurs: [0, 4],
    })
    const { base64 } = await backend.call('chiffres.exporter', { fichier, format: 'csv' })
    const lignes = Buffer.from(base64, 'base64').toString().split('\r\n')
    const ligne = (nom: string) => lignes.find((une) => une.includes(`;${nom};Effectif;`))
    expect(ligne('Infirmiers')).toContain('Annuaire santé Ameli')
    expect(ligne('Médecins généralistes')).toContain('Annuaire Santé, extraction en libre accès')
    // What was chosen goes with the removal of its source, and comes back when it is undone.
    await backend.call('donnees.retirer', { fichier, source: ameli })
    expect(await infirmiers()).toMatchObject({ value: 5 })
    await backend.call('dossier.annuler', { fichier })
    expect(await infirmiers()).toMatchObject({ value: 4 })
    await backend.call('dossier.annuler', { fichier })
    expect(await infirmiers()).toMatchObject({ value: 5 })
  })

  it('chosen for all the professions, leaves no exception', async () => {
    const { backend, fichier, importer, portrait, infirmiers } = await atelier()
    const rpps = await importer('PS_LibreAcces_Personne_activite_20260512.txt', (await entieres()).rpps)
    const ameli = await importer('liste-ps-20260601.csv', (await entieres()).ameli)
    await backend.call('offre.retenir', { fichier, source: ameli, profession: '60' })
    await backend.call('offre.retenir', { fichier, source: rpps })
    expect(await infirmiers()).toMatchObject({ value: 5 })
    await backend.call('offre.retenir', { fichier, source: rpps, profession: '60' })
    await backend.call('offre.retenir', { fichier, source: ameli, profession: '10-MG' })
    await backend.call('offre.retenir', { fichier, source: null, profession: '10-MG' })
    expect((await portrait()).professionnels.sources).toHaveLength(1)
  })

  it('shows the gap of the others, and what is published for the département', async () => {
    const { backend, fichier, importer } = await atelier()
    await importer('PS_LibreAcces_Personne_activite_20260512.txt', (await entieres()).rpps)
    await importer('liste-ps-20260601.csv', (await entieres()).ameli)
    await importer('demographie.csv', DEMOGRAPHIE)
    const { sources, professions, causes } = await backend.call('offre.comparer', { fichier, cpts: 'Sioule' })
    expect(sources.map(({ libelle, retenue }) => [libelle, retenue])).toEqual([
      ['Annuaire Santé, extraction en libre accès', true],
      ['Annuaire santé Ameli', false],
    ])
    // Nurses: 5 libéraux (two sites counted once, the salaried one left out) against 4: one less, a fifth.
    expect(professions.find(({ code }) => code === '60')).toMatchObject({
      effectif: { value: 5 },
      autres: [{ ecart: -1, ecartRelatif: -0.2 }],
      comparaisons: [{ nom: 'Allier', effectif: { value: 510 }, densite: { value: 153.1 } }],
    })
    expect(professions.find(({ code }) => code === '10-MG')?.autres).toMatchObject([{ ecart: 0, ecartRelatif: 0 }])
    expect(causes[0]).toContain('deux lieux')
    const chiffres = await backend.call('indicateurs.lire', { fichier, cpts: 'Sioule' })
    expect(chiffres.find(({ id }) => id === 'DEMO:60:densite')).toMatchObject({
      valeur: { kind: 'missing', reason: 'non_diffuse' },
      comparaisons: [{ nom: 'Allier', valeur: { value: 153.1 } }],
    })
  })

  it('cannot be a file of something else', async () => {
    const { backend, fichier, importer } = await atelier()
    const finess = await importer('etalab-cs1100502-stock.csv', FINESS)
    const refus = await maillageError(() => backend.call('offre.retenir', { fichier, source: finess }))
    expect(refus.titre).toBe('Cette source ne donne pas de professionnels.')
  })
})

describe('source of the structures', () => {
  it('is FINESS; a list of centres alone says nothing of the other categories', async () => {
    const { importer, portrait } = await atelier()
    const nombre = async (categorie: string) =>
      (await portrait()).structures.find((une) => une.categorie === categorie)?.effectif
    // One line covers nothing, and says nothing of what it does not list.
    await importer('liste-cds-20260601.csv', CENTRES)
    expect(await nombre('124')).toMatchObject({ kind: 'interval', min: 1, max: null })
    expect(await nombre('603')).toMatchObject({ kind: 'missing', reason: 'non_importe' })
    await importer('etalab-cs1100502-stock.csv', FINESS)
    expect(await nombre('603')).toMatchObject({ kind: 'interval', min: 1, max: null })
    expect(await nombre('620')).toMatchObject({ kind: 'missing' })
    // The centres of the other list, of which this one does not speak.
    expect(await nombre('124')).toMatchObject({ kind: 'interval', min: 1, max: null })
  })
})
