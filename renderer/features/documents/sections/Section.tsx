/** The section on screen: its title, whether it is in the document, its texts, what else it holds. */
import { Button, Switch, Text, TextInput } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import { cleReference } from '../../../../shared/document/plan/texte.ts'
import { useEdition } from '../../../api/hooks.ts'
import { Actif, ContexteActif } from '../../../ui/editeur/actif.ts'
import { Barre } from '../../../ui/editeur/Barre.tsx'
import type { FigureProposee } from '../../../ui/editeur/ChoixChiffre.tsx'
import type { Historique } from '../../../ui/editeur/etat.ts'
import type { Decrire } from '../../../ui/editeur/vue-chiffre.ts'
import { Attente, Erreur } from '../../../ui/Message.tsx'
import { ETATS, nommer } from './mots.ts'
import styles from './sections.module.css'
import { TexteSection } from './TexteSection.tsx'
import { type Actions, type Ou, type SectionLue, type Texte, useChiffres, useSection } from './useTextes.ts'

interface Props {
  readonly ou: Ou
  readonly etat: EtatDossier
  readonly section: string
  readonly actions: Actions
}

export function Section({ ou, etat, section: id, actions }: Props) {
  const { data, error } = useSection(ou, id, etat)
  const { data: chiffres } = useChiffres(ou, etat)
  const { lancer } = useEdition()
  const [actif] = useState(() => new Actif())
  const figures = useMemo(
    () =>
      (chiffres ?? []).map(
        ({ reference, theme, libelle, lieu, texte }): FigureProposee => ({
          reference,
          theme,
          libelle,
          valeur: texte,
          source: lieu,
        }),
      ),
    [chiffres],
  )
  const lus = data?.chiffres
  const decrire: Decrire = useMemo(() => {
    const connues = new Map(figures.map((une) => [cleReference(une.reference), une]))
    return (reference) => {
      const cle = cleReference(reference)
      const lu = lus?.[cle]
      return lu === undefined ? (connues.get(cle) ?? null) : { valeur: lu.texte, libelle: lu.libelle, source: '' }
    }
  }, [figures, lus])
  const { fichier, annuler, refaire } = etat
  const dossier: Historique = useMemo(
    () => ({
      annuler: () => annuler !== null && lancer('dossier.annuler', { fichier }),
      refaire: () => refaire !== null && lancer('dossier.refaire', { fichier }),
    }),
    [lancer, fichier, annuler, refaire],
  )
  const lue = data?.sections.find((une) => une.id === id)
  if (lue === undefined) return error === null ? <Attente quoi="Lecture de la section…" /> : <Erreur cause={error} />
  return (
    <ContexteActif value={actif}>
      <article className={styles.section}>
        {error !== null && <Erreur cause={error} />}
        {lue.deplacable && <Tete lue={lue} actions={actions} />}
        <Barre figures={figures} />
        <Elements lue={lue} ou={ou} actions={actions} decrire={decrire} dossier={dossier} />
      </article>
    </ContexteActif>
  )
}

function Tete({ lue, actions }: { readonly lue: SectionLue; readonly actions: Actions }) {
  const { id, titre, titreGenere, active, etat } = lue
  const [texte, setTexte] = useState(titre)
  useEffect(() => setTexte(titre), [titre])
  const titrer = (neuf: string | null) => void actions.changer('textes.titrer', { section: id, titre: neuf })
  const enregistrer = (): void => {
    const neuf = texte.trim()
    if (neuf === '') setTexte(titre)
    else if (neuf !== titre) titrer(neuf === titreGenere ? null : neuf)
  }
  return (
    <header className={styles.tete}>
      <TextInput
        aria-label="Titre de la section"
        classNames={{ input: styles.titre ?? '' }}
        variant="unstyled"
        value={texte}
        maxLength={300}
        onChange={(e) => setTexte(e.currentTarget.value)}
        onBlur={enregistrer}
        onKeyDown={(e) => {
          if (e.key === 'Enter') enregistrer()
          if (e.key === 'Escape') setTexte(titre)
        }}
      />
      <span className={styles.etat} data-etat={etat}>
        {ETATS[etat]}
      </span>
      <Switch
        label="Dans le document"
        checked={active}
        onChange={(e) => void actions.changer('textes.activer', { section: id, active: e.currentTarget.checked })}
      />
      {titreGenere !== null && titreGenere !== titre && (
        <Button size="compact-sm" variant="subtle" onClick={() => titrer(null)}>
          Revenir au titre «&nbsp;{titreGenere}&nbsp;»
        </Button>
      )}
    </header>
  )
}

interface PropsElements extends Pick<Props, 'ou' | 'actions'> {
  readonly lue: SectionLue
  readonly decrire: Decrire
  readonly dossier: Historique
}

function Elements({ lue, ou, actions, decrire, dossier }: PropsElements) {
  // Places around the section opened to write in.
  const [ouvertes, setOuvertes] = useState<readonly string[]>([])
  const textes = lue.elements.flatMap((un) =>
    un.type === 'texte' && !(un.texte.place in AUTOUR) ? [un.texte.place] : [],
  )
  const un = (texte: Texte) => {
    const nom = AUTOUR[texte.place] ?? (textes.length > 1 ? `Texte ${textes.indexOf(texte.place) + 1}` : 'Texte')
    return (
      <TexteSection
        key={texte.place}
        ou={ou}
        section={lue.id}
        texte={texte}
        libelle={`${nom} de la section ${nommer(lue)}`}
        decrire={decrire}
        actions={actions}
        dossier={dossier}
      />
    )
  }
  return (
    <div className={styles.elements}>
      {lue.elements.map((element, i) => {
        if (element.type === 'bloc')
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing else names it
            <Text key={i} size="sm" className={styles.bloc}>
              {element.nature}
              {element.resume !== '' && `\u00a0: ${element.resume}`}
            </Text>
          )
        const { texte } = element
        const { place } = texte
        if (!(place in AUTOUR) || texte.edite !== null || ouvertes.includes(place)) return un(texte)
        return (
          !lue.propre && (
            <Button key={place} size="compact-sm" variant="subtle" onClick={() => setOuvertes([...ouvertes, place])}>
              {place === 'avant' ? 'Ajouter un texte au début' : 'Ajouter un texte à la fin'}
            </Button>
          )
        )
      })}
    </div>
  )
}

/** Places of the user's own words around a section. */
const AUTOUR: Readonly<Record<string, string>> = { avant: 'Texte du début', apres: 'Texte de la fin' }
