import { describe, expect, it } from 'vitest'
import { corriger } from './typographie.ts'

/** What stands written when these keys were pressed one after the other. */
function taper(touches: string): string {
  let ecrit = ''
  for (const touche of touches) {
    const correction = corriger(ecrit, touche)
    ecrit = correction === null ? ecrit + touche : ecrit.slice(0, ecrit.length - correction.retire) + correction.texte
  }
  return ecrit
}

describe('French typography as one types', () => {
  it.each([
    ["l'offre de soins d'Allier", 'l’offre de soins d’Allier'],
    ['le "bassin" de vie', 'le «\u00a0bassin\u00a0» de vie'],
    ['le "bassin de vie "', 'le «\u00a0bassin de vie\u00a0»'],
    ['"un" et "deux"', '«\u00a0un\u00a0» et «\u00a0deux\u00a0»'],
    ['<<bassin>>', '«\u00a0bassin\u00a0»'],
    ['« bassin »', '«\u00a0bassin\u00a0»'],
    ['Combien ?', 'Combien\u00a0?'],
    ['Combien?', 'Combien\u00a0?'],
    ['Trois communes : Billom', 'Trois communes\u00a0: Billom'],
    ['Trois communes: Billom', 'Trois communes\u00a0: Billom'],
    ['oui ; non ! enfin', 'oui\u00a0; non\u00a0! enfin'],
    ['18,5 % et 3 €', '18,5\u00a0% et 3\u00a0€'],
    ['et puis...', 'et puis…'],
    ['il dit ("oui")', 'il dit («\u00a0oui\u00a0»)'],
  ])('%s', (touches, ecrit) => expect(taper(touches)).toBe(ecrit))

  it.each(['à 10:30 précises', 'https://exemple.fr/?a=1', 'www.exemple.fr?b', 'a@exemple.fr', '(a) b', '….'])(
    '%s is left as typed',
    (touches) => expect(taper(touches)).toBe(touches),
  )
})
