/** The projet de santé on paper: fiches, the landscape tables of annex 3, and no person who did not agree. */
import { describe, expect, it } from 'vitest'
import { testBackend } from '../backend.ts'
import { readPdf, squeeze, unzip } from '../read-back.ts'

const [GANNAT, EBREUIL] = ['03118', '03107']
const NOM = 'Zoé Quartzenbourg'
const POPULATION = { indicateur: 'PMUN', ou: { type: 'cpts' }, millesime: null, forme: 'unite' } as const

async function atelier() {
  const { backend, file } = await testBackend()
  const fichier = file('a.maillage')
  await backend.call('dossier.creer', { fichier, cpts: [{ nom: 'Sioule', communes: [GANNAT, EBREUIL] }] })
  const ici = { fichier, cpts: 'Sioule' } as unknown as { fichier: string; cpts: number }
  await backend.call('dossier.regler', {
    fichier,
    reglages: { 'contrat.dateSignature': '2027-06-01', 'montant.mission:acces-soins:variable': '20000' },
  })
  await backend.call('projet.ecrire', {
    ...ici,
    lignes: [
      {
        genre: 'membre',
        id: -9,
        champs: { profession: '10-MG', commune: GANNAT, nom: NOM, consentement: '2026-03-01', fonction: 'présidente' },
      },
      {
        genre: 'besoin',
        id: -1,
        champs: {
          titre: 'Délais de rendez-vous',
          constat: [{ type: 'paragraphe', morceaux: [{ texte: 'Pour ' }, { chiffre: POPULATION, vu: '?' }] }],
        },
      },
      {
        genre: 'action',
        id: -2,
        champs: {
          mission: 'acces-soins',
          titre: 'Soins non programmés',
          besoins: [-1],
          objectif: 'Un rendez-vous en moins de 48 heures.',
          piloteMembre: -9,
        },
      },
      {
        genre: 'indicateur',
        id: -3,
        champs: {
          action: -2,
          titre: 'Créneaux par semaine',
          genre: 'paliers',
          depart: 22,
          paliers: {
            socle: { seuil: 28, prix: 100_000 },
            intermediaire: { seuil: 34, prix: 200_000 },
            objectif: { seuil: 40, prix: 2_000_000 },
          },
        },
      },
      { genre: 'cible', champs: { indicateur: -3, annee: 1, niveau: 34 } },
      { genre: 'cible', champs: { indicateur: -3, annee: 5, niveau: 40 } },
      { genre: 'etape', champs: { action: -2, titre: 'Ouvrir l’agenda', debut: '2027-09-01' } },
    ],
  })
  const composer = async (document: 'fiche' | 'diagnostic' | 'projet' | 'contrat', format: 'pdf' | 'docx') =>
    Buffer.from(
      (await backend.call('document.composer', { ...ici, document, format, date: '2027-03-16' })).base64,
      'base64',
    )
  return { backend, ici, composer }
}

/** Width and height of each page, points. */
function formats(pdf: Buffer): string[] {
  return [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, largeur, hauteur]) =>
    Number(largeur) > Number(hauteur) ? 'paysage' : 'portrait',
  )
}

describe('the projet de santé', () => {
  it('prints the need with its live figure, the fiche, its steps and prices, and the table of its mission', async () => {
    const { composer } = await atelier()
    const pdf = await composer('projet', 'pdf')
    const { pages, tagged } = await readPdf(new Uint8Array(pdf))
    expect(tagged).toBe(true)
    const texte = squeeze(pages.map((page) => page.text).join('\n'))
    // Insee, municipal populations embedded: Gannat and Ébreuil.
    expect(texte).toMatch(/Pour\d+habitants/)
    expect(texte).toContain(squeeze('1.1 Soins non programmés'))
    expect(texte).toContain(squeeze('Répond au besoin B1 (délais de rendez-vous)'))
    expect(texte).toContain(squeeze(`${NOM}, médecin généraliste, présidente, Gannat`))
    // 34 opens the intermediate step, 40 the last one; 34 less 22 is 12.
    expect(texte).toContain(squeeze('≥ 34(+ 12)2 000 €'))
    expect(texte).toContain(squeeze('≥ 40(+ 18)20 000 €'))
    expect(texte).toContain(squeeze('sur 20 000 € par an'))
    const sens = formats(pdf)
    expect(sens.at(-1)).toBe('paysage')
    expect(sens.filter((un) => un === 'paysage')).toHaveLength(1)
    expect(sens).toHaveLength(pages.length)
  })

  it('annex 3 of the contract is a landscape table, in PDF and in Word, once there is a fiche', async () => {
    const { backend, ici, composer } = await atelier()
    expect(formats(await composer('contrat', 'pdf'))).toContain('paysage')
    const document =
      unzip(await composer('contrat', 'docx'))
        .get('word/document.xml')
        ?.toString() ?? ''
    expect(document).toContain('w:orient="landscape"')
    expect(document).toContain('Annexe 3. Missions, actions et indicateurs')
    await backend.call('projet.retirer', { ...ici, genre: 'action', id: 1 })
    expect(formats(await composer('contrat', 'pdf'))).not.toContain('paysage')
  })

  it('is edited as any document: a section put aside, its words kept live', async () => {
    const { backend, ici, composer } = await atelier()
    const { sections } = await backend.call('textes.lister', { ...ici, document: 'projet' })
    const ids = sections.map(({ id }) => id)
    expect(ids).toEqual(
      expect.arrayContaining([
        'territoire',
        'besoin.1',
        'mission.acces-soins',
        'action.1',
        'action.1.objectif',
        'tableaux',
      ]),
    )
    await backend.call('textes.activer', { ...ici, document: 'projet', section: 'tableaux', active: false })
    expect(formats(await composer('projet', 'pdf'))).not.toContain('paysage')
  })
})

it('a person who did not agree, or agrees no more, is in no file made', async () => {
  const { backend, ici, composer } = await atelier()
  const sorties = async (): Promise<Map<string, string>> => {
    const textes = new Map<string, string>()
    for (const document of ['fiche', 'diagnostic', 'projet', 'contrat'] as const) {
      const { pages, info } = await readPdf(new Uint8Array(await composer(document, 'pdf')))
      textes.set(`${document}.pdf`, JSON.stringify(info) + pages.map((page) => page.text).join('\n'))
      const parties = [...unzip(await composer(document, 'docx')).values()]
      textes.set(`${document}.docx`, parties.map((une) => une.toString().replace(/<[^>]+>/g, '')).join('\n'))
    }
    textes.set('projet.json', JSON.stringify(await backend.call('projet.lire', ici)))
    textes.set('chiffres.json', JSON.stringify(await backend.call('dossier.chiffres', ici)))
    for (const format of ['csv', 'xlsx'] as const) {
      const fichier = Buffer.from((await backend.call('chiffres.exporter', { ...ici, format })).base64, 'base64')
      const zip = fichier.subarray(0, 2).toString() === 'PK'
      textes.set(`chiffres.${format}`, (zip ? [...unzip(fichier).values()] : [fichier]).map(String).join('\n'))
    }
    return textes
  }
  const ou = (textes: ReadonlyMap<string, string>) =>
    [...textes].flatMap(([nom, texte]) => (squeeze(texte).includes(squeeze(NOM)) ? [nom] : []))
  // With the agreement: in the projet and in its table of the contract, and nowhere else.
  expect(ou(await sorties())).toEqual(['projet.pdf', 'projet.docx', 'contrat.pdf', 'contrat.docx', 'projet.json'])
  await backend.call('projet.ecrire', {
    ...ici,
    lignes: [{ genre: 'membre', id: 1, champs: { nom: null, consentement: null } }],
  })
  const apres = await sorties()
  expect(ou(apres)).toEqual([])
  const mots = squeeze(apres.get('projet.pdf') ?? '')
  expect(mots).toContain(squeeze('médecin généraliste, présidente, Gannat'))
})
