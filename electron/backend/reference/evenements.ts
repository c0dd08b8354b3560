/** Insee's kinds of movements of communes, in words. */
export const EVENEMENTS: ReadonlyMap<string, string> = new Map([
  ['20', 'Création de commune'],
  ['21', 'Rétablissement de commune'],
  ['30', 'Suppression de commune'],
  ['31', 'Fusion simple'],
  ['32', 'Commune nouvelle'],
  ['33', 'Fusion-association'],
  ['41', 'Changement de département'],
  ['50', 'Changement de chef-lieu'],
])
