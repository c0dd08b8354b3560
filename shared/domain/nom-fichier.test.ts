import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nomFichier, nomSimple, nomSur, OCTETS_NOM, refusDeNom } from './nom-fichier.ts'

const octets = (nom: string) => Buffer.byteLength(nom)

describe('nomFichier', () => {
  it.each([
    ['Fiche d’identité Sud Allier', 'Fiche d’identité Sud Allier.pdf'],
    ['Sud / Nord : « a » ?', 'Sud Nord « a ».pdf'],
    ['../../etc/passwd', 'etc passwd.pdf'],
    ['..', 'Maillage.pdf'],
    ['', 'Maillage.pdf'],
    ['Sud. . ', 'Sud.pdf'],
    ['CON', 'CON_.pdf'],
    ['nul', 'nul_.pdf'],
    ['Aux.2024', 'Aux_.2024.pdf'],
    ['com¹', 'com¹_.pdf'],
    ['CON .x', 'CON_ .x.pdf'],
    ['Contrat', 'Contrat.pdf'],
    ['a\u202Efdp.exe', 'a fdp.exe.pdf'],
    ['a\nb\u0000c\u2028d', 'a b c d.pdf'],
    ['E\u0301vaux', 'Évaux.pdf'],
  ])('%j → %j', (titre, nom) => {
    expect(nomFichier(titre, 'pdf')).toBe(nom)
  })

  it('stays short in signs and in bytes', () => {
    expect(nomFichier('a'.repeat(80), 'pdf')).toBe(`${'a'.repeat(80)}.pdf`)
    expect(nomFichier('a'.repeat(300), 'pdf')).toBe(`${'a'.repeat(79)}….pdf`)
    expect(nomFichier('é'.repeat(300), 'pdf')).toBe(`${'é'.repeat(79)}….pdf`)
    expect(nomFichier('🙂'.repeat(300), 'pdf')).toBe(`${'🙂'.repeat(48)}….pdf`) // 4 × 48 + 3 + 4 = 199
    expect(nomFichier(`${'a'.repeat(77)}. b${'c'.repeat(9)}`, 'pdf')).toBe(`${'a'.repeat(77)}….pdf`)
  })
})

it.each([
  ['Fiche.pdf', 'Fiche.pdf'],
  ['../../etc/Fiche.pdf', 'Fiche.pdf'],
  ['C:\\Windows\\a.pdf', 'a.pdf'],
  ['a:b?.pdf', 'a b.pdf'],
  ['CON.csv', 'CON_.csv'],
  ['NUL', 'NUL_'],
  ['finess.json.gz', 'finess.json.gz'],
  ['sans extension', 'sans extension'],
  ['.cache', 'cache'],
  ['a.b. ', 'a.b'],
  ['..', 'fichier'],
  ['x/', 'fichier'],
  // The name of a file that is there already keeps its words.
  [`${'a'.repeat(150)}.xlsx`, `${'a'.repeat(150)}.xlsx`],
  [`${'a'.repeat(300)}.xlsx`, `${'a'.repeat(192)}….xlsx`], // 192 + 3 + 5 = 200
])('the name of %j is %j', (chemin, nom) => {
  expect(nomSur(chemin, 'fichier')).toBe(nom)
})

it.each([
  ['CPTS Entre Limagne & Livradois', 'cpts-entre-limagne-livradois'],
  ['Aux', 'aux_'],
  ['日本', 'dossier'],
  [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
])('%j in plain letters is %j', (nom, simple) => {
  expect(nomSimple(nom, 'dossier')).toBe(simple)
})

it.each([
  ['Ma CPTS.maillage', null],
  ['a/b.maillage', 'ces signes ne sont pas permis : < > : " | ? * / \\'],
  ['.a.maillage', 'un nom ne commence pas par un point.'],
  ['a.maillage ', 'un nom ne finit ni par un point ni par une espace.'],
  ['aux.maillage', 'Windows garde ce nom pour lui.'],
  [`${'é'.repeat(95)}.maillage`, null], // 190 + 9
  [`${'é'.repeat(96)}.maillage`, 'ce nom est trop long.'],
])('%j is refused: %j', (nom, refus) => {
  expect(refusDeNom(nom)).toBe(refus)
})

it('makes of any text a name that it would not refuse', () => {
  const texte = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.stringMatching(/^(?:con|aux|nul|com1|\.| |\/|\\|é|🙂|a){0,90}(?:\.csv)?$/),
  )
  fc.assert(
    fc.property(texte, (une) => {
      for (const nom of [nomFichier(une, 'pdf'), nomSur(une, 'fichier'), nomSimple(une, 'dossier')]) {
        expect(refusDeNom(nom), nom).toBeNull()
        expect(octets(nom)).toBeLessThanOrEqual(OCTETS_NOM)
        expect(nom).not.toBe('')
      }
    }),
  )
})
