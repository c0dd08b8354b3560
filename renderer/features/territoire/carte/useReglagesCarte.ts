/** What the map shows: settings kept on this computer, the values they choose, the classes drawn, the locked scale. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import type { ReglagesCarteEnregistres } from '../../../../shared/contract/carte.ts'
import { classerQuantites } from '../../../../shared/dessins/carte-donnees.ts'
import type { Classes, OptionsClasses } from '../../../../shared/dessins/classes.ts'
import { DENSITE, POPULATION, SUPERFICIE } from '../../../../shared/domain/chiffres/ids.ts'
import { entree } from '../../../../shared/domain/indicateurs/catalogue.ts'
import type { Portrait } from '../../../../shared/domain/portrait-types.ts'
import type { Unit } from '../../../../shared/domain/quantity.ts'
import { call, enErreur } from '../../../api/client.ts'
import type { Niveaux, Representation, Valeurs } from '../../../map/types.ts'
import {
  changer,
  completer,
  duPortrait,
  ecrireMillesime,
  type FigureLue,
  figureMontree,
  lireValeurs,
  nombresConnus,
  type Reglages,
  type ValeursLues,
} from './reglages.ts'

const cle = (fichier: string) => ['carte.reglages', fichier]

/** One write after the other: two at once could arrive in the wrong order. A failure only means nothing is kept. */
let ecritures: Promise<unknown> = Promise.resolve()

/** What was chosen the last time, here or before a restart. */
export function useReglagesGardes(fichier: string | undefined) {
  return useQuery({
    queryKey: cle(fichier ?? ''),
    queryFn: () => call('carte.reglages', { fichier: fichier ?? '' }),
    enabled: fichier !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
}

/** Values of a figure at this revision of the CPTS; the former ones of the same figure stay meanwhile. */
function useValeurs(
  { fichier, cpts: toutes }: EtatDossier,
  cpts: number,
  figure: string | null,
  millesime: string | null,
) {
  return useQuery({
    queryKey: ['carte.valeurs', fichier, cpts, figure, millesime, toutes.find(({ id }) => id === cpts)?.revision],
    queryFn: () =>
      call('carte.valeurs', { fichier, cpts, figure: figure ?? '', ...(millesime === null ? {} : { millesime }) }),
    enabled: figure !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    placeholderData: (avant: ValeursLues | undefined) => (avant?.figure.id === figure ? avant : undefined),
  })
}

/** As the catalogue draws it; a figure of the dossier's own by its nature. */
function formeDe(lues: FigureLue | null): 'aplats' | 'cercles' {
  const connue = lues === null ? undefined : entree(lues.figure.id)
  return connue?.forme ?? (lues?.figure.nature === 'effectif' ? 'cercles' : 'aplats')
}

const VIDE: Classes = { methode: 'quantiles', bornes: [], effectifs: [] }

export function useReglagesCarte(etat: EtatDossier, portrait: Portrait) {
  const { fichier } = etat
  const client = useQueryClient()
  const { data: gardes } = useReglagesGardes(fichier)
  const reglages = useMemo(() => completer(gardes ?? {}), [gardes])
  const regler = useCallback(
    (avec: Partial<Reglages>) => {
      const avant = completer(client.getQueryData<ReglagesCarteEnregistres>(cle(fichier)) ?? {})
      const suite = changer(avant, avec)
      client.setQueryData(cle(fichier), suite)
      ecritures = ecritures.then(() => call('carte.regler', { fichier, reglages: suite })).catch(() => {})
    },
    [client, fichier],
  )

  const voulue = figureMontree(portrait, reglages)
  const { millesime } = reglages
  const proche = useMemo(() => duPortrait(portrait, voulue, millesime), [portrait, voulue, millesime])
  const demande = useValeurs(etat, portrait.id, proche === null ? voulue : null, millesime)
  // Removed with its source since it was chosen: the population is always there.
  const perdue = demande.isError && enErreur(demande.error).kind === 'introuvable'
  const lues = useMemo(() => {
    if (proche !== null) return proche
    if (perdue) return duPortrait(portrait, POPULATION, null)
    return voulue === null || demande.data === undefined ? null : lireValeurs(demande.data)
  }, [proche, perdue, portrait, voulue, demande.data])
  const parCommune = lues?.parCommune ?? null

  const { methode, nombre, limites, verrou } = reglages
  const options: OptionsClasses = useMemo(
    () => ({ methode, nombre, limites, arrondir: true }),
    [methode, nombre, limites],
  )
  const classes = useMemo(
    () => (parCommune === null ? VIDE : classerQuantites(parCommune.values(), options, verrou).classes),
    [parCommune, options, verrou],
  )
  const valeurs: Valeurs | null = useMemo(
    () =>
      lues === null || parCommune === null
        ? null
        : {
            titre: lues.figure.libelle,
            court: entree(lues.figure.id)?.mots.court ?? lues.figure.libelle,
            unite: lues.figure.unite as Unit,
            millesime: ecrireMillesime(lues.millesime),
            decimales: lues.figure.decimales,
            categories: lues.figure.classes,
            ordre: entree(lues.figure.id)?.ordre ?? null,
            parCommune,
            classes: options,
            verrouillees: verrou,
          },
    [lues, parCommune, options, verrou],
  )
  const forme = reglages.forme ?? formeDe(lues)
  const representation: Representation = valeurs === null ? 'aucune' : forme
  const { departement, arrondissement, epci, canton } = reglages
  const niveaux: Niveaux = useMemo(
    () => ({ departement, arrondissement, epci, canton }),
    [departement, arrondissement, epci, canton],
  )
  return {
    reglages,
    regler,
    valeurs,
    /** Not what the list already says in its own columns. */
    colonne: lues === null || [DENSITE, POPULATION, SUPERFICIE].includes(lues.figure.id) ? null : valeurs,
    representation,
    niveaux,
    source: lues?.source ?? null,
    panneau: {
      reglages,
      onReglages: regler,
      lues,
      forme,
      nombres: useMemo(() => (parCommune === null ? [] : nombresConnus(parCommune)), [parCommune]),
      classes,
      repli: perdue ? ('perdue' as const) : voulue !== reglages.figure ? ('sans-aire' as const) : null,
      onVerrou: (oui: boolean) => regler({ verrou: oui ? classes : null }),
    },
  }
}
