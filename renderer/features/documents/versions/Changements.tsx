/** What changed, by kind: the list of kinds with their counts, then each change. */
import { Table, Text, Title } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { NOMS_DOCUMENTS } from '../../../../shared/contract/documents.ts'
import { formatDate, formatNumber } from '../../../../shared/domain/format.ts'
import { motsCauses } from '../../../../shared/domain/versions/comparer.ts'
import type { Comparaison } from './useVersions.ts'
import styles from './versions.module.css'

const SORTES = ['territoire', 'chiffres', 'textes', 'champs', 'sources'] as const
type Sorte = (typeof SORTES)[number]
const TITRES: Readonly<Record<Sorte, string>> = {
  territoire: 'Territoire',
  chiffres: 'Chiffres',
  textes: 'Textes',
  champs: 'Champs du contrat',
  sources: 'Sources',
}
/** Shown of each kind when all are. */
const PREMIERS = 8

const combien = (lue: Comparaison): Readonly<Record<Sorte, number>> => ({
  territoire: lue.communes.entrees.length + lue.communes.sorties.length,
  chiffres: lue.chiffres.length,
  textes: lue.textes.length + lue.ordres.length,
  champs: lue.champs.length,
  sources: lue.sources.length,
})

export function Changements({ lue }: { readonly lue: Comparaison }) {
  const [choisie, setChoisie] = useState<Sorte | null>(null)
  const nombres = combien(lue)
  const total = SORTES.reduce((n, une) => n + nombres[une], 0)
  const presentes = SORTES.filter((une) => nombres[une] > 0)
  const inchangees = SORTES.filter((une) => nombres[une] === 0)
  const visibles = choisie !== null && nombres[choisie] > 0 ? [choisie] : presentes
  const bouton = (une: Sorte | null, titre: string, nombre: number) => (
    <button
      key={titre}
      type="button"
      className={styles.sorte}
      aria-current={(choisie ?? null) === une ? 'true' : undefined}
      onClick={() => setChoisie(une)}
    >
      {titre} <span className={styles.nombre}>{formatNumber(nombre, 0)}</span>
    </button>
  )
  return (
    <div className={styles.grille}>
      <nav className={styles.sortes} aria-label="Sortes de changements">
        {bouton(null, 'Tout', total)}
        {presentes.map((une) => bouton(une, TITRES[une], nombres[une]))}
        {inchangees.length > 0 && (
          <Text size="sm" c="var(--encre-douce)" mt="sm">
            Inchangés{'\u00a0'}: {inchangees.map((une) => TITRES[une].toLowerCase()).join(', ')}.
          </Text>
        )}
      </nav>
      <div className={styles.carte}>
        {lue.identiques && <Text>Rien n’a changé depuis.</Text>}
        {visibles.map((une) => (
          <Partie key={une} sorte={une} nombre={nombres[une]} tout={choisie === une} onTout={() => setChoisie(une)}>
            {(places) => CONTENUS[une](lue, places)}
          </Partie>
        ))}
      </div>
      <section className={styles.carte} aria-labelledby="journal-versions">
        <Title order={3} size="h6" id="journal-versions">
          Ce qui a été fait
        </Title>
        {lue.journal.length === 0 ? (
          <Text size="sm" c="var(--encre-douce)">
            Le dossier n’a pas été modifié.
          </Text>
        ) : (
          <ol className={styles.journal}>
            {lue.journal.slice(0, 20).map(({ date, texte }, rang) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be the same, and their order never changes
              <li key={rang}>
                <span>{formatDate(date)}</span> {texte}
              </li>
            ))}
          </ol>
        )}
        {lue.journal.length > 20 && (
          <Text size="sm" c="var(--encre-douce)">
            Et {formatNumber(lue.journal.length - 20, 0)} de plus.
          </Text>
        )}
      </section>
    </div>
  )
}

function Partie({
  sorte,
  nombre,
  tout,
  onTout,
  children,
}: {
  readonly sorte: Sorte
  readonly nombre: number
  readonly tout: boolean
  onTout(): void
  readonly children: (places: number) => ReactNode
}) {
  const places = tout ? nombre : PREMIERS
  const autres = nombre - places
  return (
    <section className={styles.partie} aria-label={TITRES[sorte]}>
      <div className={styles.titre}>
        <Title order={3} size="h6">
          {TITRES[sorte]}{' '}
          <span className={styles.nombre}>
            {autres > 0 ? `${formatNumber(places, 0)} sur ${formatNumber(nombre, 0)}` : formatNumber(nombre, 0)}
          </span>
        </Title>
        {autres > 0 && (
          <button type="button" className={styles.lien} onClick={onTout}>
            {autres > 1 ? `Voir les ${formatNumber(autres, 0)} autres` : 'Voir l’autre'}
          </button>
        )}
      </div>
      {children(places)}
    </section>
  )
}

const CONTENUS: Readonly<Record<Sorte, (lue: Comparaison, places: number) => ReactNode>> = {
  territoire: ({ communes: { entrees, sorties } }, places) => (
    <ul className={styles.lignes}>
      {[
        ...entrees.map((une) => ({ ...une, signe: '+\u00a01', mot: 'entre' })),
        ...sorties.map((une) => ({ ...une, signe: '−\u00a01', mot: 'sort' })),
      ]
        .slice(0, places)
        .map(({ code, nom, habitants, signe, mot }) => (
          <li key={code} className={styles.ligne}>
            <span>
              <strong>
                {nom} {mot}
              </strong>
              {habitants === null ? '' : `, ${formatNumber(habitants, 0)}\u00a0habitants`}
            </span>
            <span className={styles.pastille}>{signe}</span>
          </li>
        ))}
    </ul>
  ),
  chiffres: ({ chiffres }, places) => (
    <div className={styles.defile}>
      <Table verticalSpacing={5} horizontalSpacing={6} aria-label="Chiffres qui ont changé">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Chiffre</Table.Th>
            <Table.Th scope="col" ta="right">
              Avant
            </Table.Th>
            <Table.Th scope="col" ta="right">
              Après
            </Table.Th>
            <Table.Th scope="col" ta="right">
              Écart
            </Table.Th>
            <Table.Th scope="col" ta="right">
              Cause
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {chiffres.slice(0, places).map(({ cle, libelle, lieu, avant, apres, ecart, causes }) => (
            <Table.Tr key={cle}>
              <Table.Th scope="row" fw={400}>
                {libelle}
                {lieu !== null && <span className={styles.doux}>, {lieu}</span>}
              </Table.Th>
              <Table.Td ta="right">{avant ?? '–'}</Table.Td>
              <Table.Td ta="right" fw={600}>
                {apres ?? '–'}
              </Table.Td>
              <Table.Td ta="right">{ecart}</Table.Td>
              <Table.Td ta="right" className={styles.doux}>
                {motsCauses(causes)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  ),
  textes: ({ textes, ordres }, places) => (
    <ul className={styles.lignes}>
      {[...textes.filter(({ ecrit }) => ecrit), ...textes.filter(({ ecrit }) => !ecrit)].slice(0, places).map((un) => (
        <li key={`${un.document} ${un.section} ${un.place}`} className={styles.ligne}>
          <span>
            <span className={styles.doux}>
              {nomDocument(un.document)}, {un.titre}
            </span>
            <br />
            <Mots morceaux={un.morceaux} />
          </span>
          <span className={styles.pastille} data-ecrit={un.ecrit || undefined}>
            {un.ecrit ? 'écrit par vous' : 'suit les chiffres'}
          </span>
        </li>
      ))}
      {ordres.map((document) => (
        <li key={document}>{nomDocument(document)}, l’ordre des sections a changé.</li>
      ))}
    </ul>
  ),
  champs: ({ champs }, places) => (
    <ul className={styles.lignes}>
      {champs.slice(0, places).map(({ cle, libelle, avant, apres }) => (
        <li key={cle}>
          {libelle}
          {'\u00a0'}: <Remplace avant={avant} apres={apres} />
        </li>
      ))}
    </ul>
  ),
  sources: ({ sources }, places) => (
    <ul className={styles.lignes}>
      {sources.slice(0, places).map(({ nature, libelle, avant, apres }) => (
        <li key={`${libelle} ${avant?.sha256} ${apres?.sha256}`} className={styles.ligne}>
          <span>
            {libelle}
            {'\u00a0'}: <Remplace avant={nomSource(avant)} apres={nomSource(apres)} />
          </span>
          <span className={styles.pastille}>{NATURES[nature]}</span>
        </li>
      ))}
    </ul>
  ),
}

const NATURES = { ajoutee: 'ajoutée', retiree: 'retirée', remplacee: 'remplacée' } as const

const nomDocument = (document: string): string =>
  (NOMS_DOCUMENTS as Readonly<Record<string, string>>)[document] ?? document

const nomSource = (source: Comparaison['sources'][number]['avant']): string | null =>
  source === null
    ? null
    : [source.fichier ?? 'incluse dans Maillage', source.millesime].filter((un) => un !== null).join(', ')

function Remplace({ avant, apres }: { readonly avant: string | null; readonly apres: string | null }) {
  return (
    <>
      {avant !== null && <del className={styles.retire}>{avant}</del>}{' '}
      {apres !== null && <ins className={styles.ajoute}>{apres}</ins>}
    </>
  )
}

/** Word by word: struck what goes, on green what comes; `del` and `ins` say it to a reader of the screen. */
function Mots({ morceaux }: { readonly morceaux: Comparaison['textes'][number]['morceaux'] }) {
  return (
    <span className={styles.mots}>
      {morceaux.map(({ texte, etat }, rang) => {
        const cle = `${rang} ${etat}`
        if (etat === 'meme') return <span key={cle}>{texte}</span>
        return etat === 'retire' ? (
          <del key={cle} className={styles.retire}>
            {texte}
          </del>
        ) : (
          <ins key={cle} className={styles.ajoute}>
            {texte}
          </ins>
        )
      })}
    </span>
  )
}
