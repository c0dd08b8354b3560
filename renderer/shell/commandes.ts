/** What Ctrl-K finds besides communes: screens and their parts, documents, figures for the map, what can be done. */
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { EtatDossier } from '../../shared/contract/application.ts'
import { call } from '../api/client.ts'
import { enregistrerCopie } from '../api/fichiers.ts'
import { useCpts, useDossier, useEdition } from '../api/hooks.ts'
import { aller, type Ecran, ecrans, FIGURE } from '../api/route.ts'
import { TITRES } from './Rail.tsx'

export interface Resultat {
  readonly cle: string
  readonly titre: string
  readonly detail: string
  /** It leads to the map, which takes the keyboard. */
  readonly surCarte?: boolean
  agir(): void
}

interface Commande extends Resultat {
  /** Other words under which it is looked for. */
  readonly mots?: string
}

/** A part of a screen, by the words of a coordinator. */
const PARTIES: readonly {
  readonly titre: string
  readonly ecran: Ecran
  readonly vue: string | null
  readonly mots: string
}[] = [
  { titre: 'Fiche d’identité', ecran: 'documents', vue: 'fiche', mots: 'pdf word imprimer' },
  { titre: 'Diagnostic territorial', ecran: 'documents', vue: 'diagnostic', mots: 'pdf word imprimer' },
  { titre: 'Contrat ACI', ecran: 'documents', vue: 'contrat', mots: 'pdf word imprimer accord cpam' },
  { titre: 'Secteurs du territoire', ecran: 'territoire', vue: 'secteurs', mots: 'bassin découper' },
  { titre: 'Contrôles', ecran: 'territoire', vue: 'controles', mots: 'vérifier erreurs enclave' },
  { titre: 'Professionnels de santé', ecran: 'chiffres', vue: 'professions', mots: 'médecins infirmiers densité' },
  { titre: 'Structures', ecran: 'chiffres', vue: 'structures', mots: 'finess maison de santé pharmacie' },
  { titre: 'Chiffres publiés (Rézone, CPAM)', ecran: 'chiffres', vue: 'publies', mots: 'saisir ALD C2S' },
  { titre: 'Exporter les chiffres (CSV, Excel)', ecran: 'chiffres', vue: null, mots: 'télécharger tableur copier' },
  { titre: 'Importer des fichiers', ecran: 'donnees', vue: null, mots: 'déposer source insee annuaire' },
  { titre: 'Montants et versements', ecran: 'financement', vue: null, mots: 'budget plafond cpam avance euros' },
]

/** Without a word typed, the screens alone: all figures would be a wall. */
const FIGURES_LISTEES = 12

export function useCommandes(texte: string): readonly Resultat[] {
  const { etat } = useDossier()
  const cpts = useCpts()
  const { editer } = useEdition()
  const { setColorScheme } = useMantineColorScheme()
  const theme = useComputedColorScheme('light')
  const { data: figures } = useQuery({
    queryKey: ['carte.figures', etat?.fichier, cpts?.id, cpts?.revision],
    queryFn: () => call('carte.figures', { fichier: etat?.fichier ?? '', cpts: cpts?.id }),
    enabled: etat !== undefined && cpts !== undefined && texte.trim().length > 1,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const toujours: Commande[] = [
    ...ecrans
      .filter((ecran) => ecran === 'accueil' || ecran === 'fichiers' || etat !== undefined)
      .map((ecran) => ({ cle: ecran, titre: TITRES[ecran], detail: 'Écran', agir: () => aller({ ecran }) })),
    ...(etat === undefined ? [] : historique(etat, editer)),
  ]
  const cherchees: Commande[] =
    texte.trim() === ''
      ? []
      : [
          ...(etat === undefined ? [] : duDossier(etat)),
          {
            cle: 'theme',
            titre: theme === 'light' ? 'Passer au thème sombre' : 'Passer au thème clair',
            detail: 'Commande',
            mots: 'couleurs nuit',
            agir: () => setColorScheme(theme === 'light' ? 'dark' : 'light'),
          },
        ]
  const cartes = (figures?.figures ?? []).map(
    ({ id, libelle }): Commande => ({
      cle: `${FIGURE}${id}`,
      titre: libelle,
      detail: 'Sur la carte',
      mots: 'carte',
      agir: () => aller({ ecran: 'territoire', vue: `${FIGURE}${id}` }),
    }),
  )
  return [
    ...[...toujours, ...cherchees].filter((une) => repond(une, texte)),
    ...cartes.filter((une) => repond(une, texte)).slice(0, FIGURES_LISTEES),
  ]
}

/** Without accents nor capitals. */
export const plat = (texte: string): string => texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Every word typed begins one of its title or of its other words. */
function repond({ titre, mots = '' }: Commande, texte: string): boolean {
  const dits = ` ${plat(`${titre} ${mots}`).replace(/[^a-z0-9]+/g, ' ')}`
  return plat(texte)
    .split(/[^a-z0-9]+/u)
    .every((mot) => dits.includes(` ${mot}`))
}

function historique(
  { fichier, annuler, refaire }: EtatDossier,
  editer: ReturnType<typeof useEdition>['editer'],
): Commande[] {
  const faire = (quoi: 'annuler' | 'refaire', titre: string): Commande => ({
    cle: quoi,
    titre,
    detail: 'Commande',
    agir: () => void editer(`dossier.${quoi}`, { fichier }),
  })
  return [
    ...(annuler === null ? [] : [faire('annuler', `Annuler ${annuler}`)]),
    ...(refaire === null ? [] : [faire('refaire', `Refaire ${refaire}`)]),
  ]
}

function duDossier({ fichier }: EtatDossier): Commande[] {
  return [
    ...PARTIES.map(
      ({ titre, ecran, vue, mots }): Commande => ({
        cle: `${ecran} ${titre}`,
        titre,
        detail: TITRES[ecran],
        mots,
        agir: () => aller({ ecran, vue }),
      }),
    ),
    {
      cle: 'copie',
      titre: 'Enregistrer une copie du dossier…',
      detail: 'Commande',
      mots: 'exporter sauvegarder envoyer',
      agir: () => void enregistrerCopie(fichier),
    },
  ]
}
