/** The rules of « no false exact figure », each with the way it is broken and the tests that must see it. */
export interface Mutant {
  readonly nom: string
  /** In French, as the table prints it. */
  readonly regle: string
  readonly fichier: string
  /** Found once in the file. */
  readonly cherche: string
  readonly remplace: string
  readonly tests: readonly string[]
}

export const MUTANTS: readonly Mutant[] = [
  {
    nom: 'manquant-nul',
    regle: 'une profession dont l’effectif manque n’est pas dite « effectif nul »',
    fichier: 'shared/document/tables.ts',
    cherche: "return portrait.professions.filter((p) => p.effectif.kind === 'known' && p.effectif.value === 0)",
    remplace: "return portrait.professions.filter((p) => p.effectif.kind !== 'known' || p.effectif.value === 0)",
    tests: ['shared/document/zeros.test.ts'],
  },
  {
    nom: 'borne-basse',
    regle: 'une borne basse s’arrondit vers le bas : 0,063 n’est pas « au moins 0,1 »',
    fichier: 'shared/domain/format.ts',
    cherche: "const bas = print(min, 'bas')",
    remplace: 'const bas = print(min)',
    tests: ['shared/domain/format.test.ts'],
  },
  {
    nom: 'borne-haute',
    regle: 'une borne haute s’arrondit vers le haut',
    fichier: 'shared/domain/format.ts',
    cherche: "const haut = print(max, 'haut')",
    remplace: 'const haut = print(max)',
    tests: ['shared/domain/format.test.ts'],
  },
  {
    nom: 'superficie-nulle',
    regle: 'une superficie de 0 km² n’en est pas une',
    fichier: 'shared/domain/territoire.ts',
    cherche: "if (lue.kind !== 'known' || lue.value > 0) return lue",
    remplace: "if (lue.kind !== 'known' || lue.value >= 0) return lue",
    tests: ['shared/domain/partiel.test.ts', 'shared/domain/portrait.test.ts'],
  },
  {
    nom: 'moyenne-au-moins-zero',
    regle: 'une moyenne à qui il manque des communes n’est pas « au moins 0 »',
    fichier: 'shared/domain/partiel.ts',
    cherche:
      "const minimum = entiere.kind === 'interval' && entiere.min > 0 ? entiere : missing(manque, entiere.unit, entiere)",
    remplace: 'const minimum = entiere',
    tests: ['shared/domain/partiel.test.ts', 'shared/domain/indicateurs/synthese.test.ts'],
  },
  {
    nom: 'partie-pour-le-tout',
    regle: 'un taux d’une partie des communes porte sa couverture, il n’est pas « connu »',
    fichier: 'shared/domain/partiel.ts',
    cherche: 'return partial(lue.value, lue.unit, poids, { ...lue, coverage })',
    remplace: 'return lue',
    tests: ['shared/domain/partiel.test.ts', 'shared/domain/indicateurs/synthese.test.ts'],
  },
  {
    nom: 'arrondissement-ville',
    regle: 'un arrondissement de Paris, Lyon ou Marseille n’est pas la ville entière',
    fichier: 'electron/backend/reference/populations.ts',
    cherche: 'if (commune !== null) return this.#arrondissement(commune, millesime, code)',
    remplace: 'if (commune !== null) return this.lire(commune, millesime)',
    tests: ['electron/backend/reference/reference.test.ts'],
  },
  {
    nom: 'retablies-ensemble',
    regle: 'des communes rétablies, tenues toutes, gardent la population de leur ensemble ; une seule ne la prend pas',
    fichier: 'shared/domain/quantity-ops.ts',
    cherche: 'const { membres, value } = premier.reunie',
    remplace: 'const { value } = premier.reunie\n    const membres = groupe.length',
    tests: ['shared/domain/quantity-ops.test.ts'],
  },
  {
    nom: 'compte-repete',
    regle: 'un millésime qui répète un autre compte n’est pas une mesure de plus',
    fichier: 'shared/domain/evolution.ts',
    cherche: 'const comptee = dites.size > 1 ? null : (avant ?? une)',
    remplace: 'const comptee = dites.size > 1 ? null : une',
    tests: ['shared/domain/evolution.test.ts'],
  },
  {
    nom: 'elargissement-tu',
    regle: 'un code ancien ramené à une commune plus grande est gardé et dit',
    fichier: 'electron/backend/handlers/communes.ts',
    cherche: 'if (elargi !== null) elargissements.push(elargi)',
    remplace: '',
    tests: ['electron/backend/handlers/elargissements.test.ts'],
  },
  {
    nom: 'verifier-sans-perimetre',
    regle: '`verifier` fait aussi les contrôles du périmètre, comme l’écran et le diagnostic',
    fichier: 'electron/backend/handlers/controles.ts',
    cherche: '    perimetre: ouvert.perimetre,',
    remplace: '    perimetre: null,',
    tests: ['electron/backend/handlers/controles.test.ts', 'test/integration/relecture.test.ts'],
  },
  {
    nom: 'structures-nulles',
    regle: 'des structures comptées à zéro ne sont pas « aucune donnée »',
    fichier: 'shared/document/diagnostic-offre.ts',
    cherche: 'if (structures === null && sans.length === 0)',
    remplace: 'if (structures === null)',
    tests: ['shared/document/zeros.test.ts'],
  },
  {
    nom: 'qpv-carte',
    regle: 'des contours de quartiers, d’IRIS ou de parcelles ne sont pas ceux des communes',
    fichier: 'electron/backend/contours/normaliser.ts',
    cherche: "if (finesse !== null && (finesse.id !== 'iris' || colonnes === undefined)) trop ??= finesse",
    remplace: 'if (finesse !== null && colonnes === undefined) trop ??= finesse',
    tests: ['electron/backend/contours/plus-fin.test.ts'],
  },
  {
    nom: 'qpv-tableau',
    regle: 'un tableau de quartiers (zonage QPV) n’est pas celui des communes',
    fichier: 'electron/backend/imports/recognise.ts',
    cherche: 'refuserPlusFin(nom, layouts, { header, separateur, lignes })',
    remplace: '',
    tests: ['electron/backend/imports/plus-fin.test.ts'],
  },
  {
    nom: 'annee-du-fichier',
    regle: 'l’année écrite dans le titre de la colonne passe devant celle du nom du fichier',
    fichier: 'electron/backend/imports/mots-unites.ts',
    cherche: 'return annees.size === 1 ? ([...annees][0] ?? null) : null',
    remplace: 'return null',
    tests: ['electron/backend/imports/plus-fin.test.ts'],
  },
  {
    nom: 'embarquee-remplacee',
    regle: 'un fichier qui contredit la population embarquée de la même année ne la remplace pas en silence',
    fichier: 'electron/backend/handlers/gather-mesures.ts',
    cherche:
      'if (ecartee(row.sourceId, row.millesime) && reference.population(row.code, row.millesime) !== undefined) {',
    remplace: 'if (row.sourceId < 0) {',
    tests: ['electron/backend/handlers/contredites.test.ts'],
  },
  {
    nom: 'contradiction-tue',
    regle: 'l’écart d’un fichier avec la population embarquée est dit',
    fichier: 'electron/backend/handlers/contredites.ts',
    cherche: "jugement === 'accord'",
    remplace: "jugement !== 'proche'",
    tests: ['electron/backend/handlers/contredites.test.ts'],
  },
  {
    nom: 'homonyme-proche',
    regle: 'un nom que plusieurs communes portent n’est pas décidé en silence par la première venue',
    fichier: 'electron/backend/lieux/choix.ts',
    cherche: 'const dedans = candidats.filter(({ code }) => dossier.has(code))',
    remplace: 'const dedans = candidats.slice(0, 1)',
    tests: ['electron/backend/listes/cas.test.ts', 'electron/backend/listes/liste.test.ts'],
  },
  {
    nom: 'sans-cpts',
    regle: '« Sans CPTS », « Hors CPTS », « Zone blanche » ne font pas une CPTS',
    fichier: 'shared/domain/noms-cpts.ts',
    cherche: 'return VIDES.has(norme) || SANS.test(norme)',
    remplace: 'return VIDES.has(norme)',
    tests: ['shared/domain/noms-cpts.test.ts', 'electron/backend/listes/cas.test.ts'],
  },
]
