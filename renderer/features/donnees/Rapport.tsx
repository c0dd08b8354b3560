/** What an import brought, mended, left aside and could not place. */

import { Button, Group, Text } from '@mantine/core'
import { apostrophe } from '../../../shared/dessins/texte.ts'
import { formatNumber } from '../../../shared/domain/format.ts'
import { accord, compte } from '../../../shared/domain/francais.ts'
import type { GenreReparation } from '../../../shared/domain/reparations.ts'
import { call, enregistrer } from '../../api/client.ts'
import { signaler, useEdition } from '../../api/hooks.ts'
import { Couverture } from './Couverture.tsx'
import { autresParties, choixDe, type Rapport as Donnee, type Fichier } from './depot.ts'
import styles from './donnees.module.css'
import type { Depot } from './magasin.ts'
import { useNomsCommunes } from './noms.ts'
import { direApports, pourComparer } from './profils.ts'
import { Lignes } from './Reparations.tsx'
import { Ignorees, Replie } from './Replie.tsx'
import { autresAvertissements, direRejets, genresDe, reparationsEnMots, titreLaissees } from './reparations.ts'

/** Codes that were moved have their own list, with the names. */
const pasDeplacee = (genre: GenreReparation): boolean => genre !== 'anciennes' && genre !== 'arrondissements'

const lignes = (n: number): string => compte(n, 'ligne')

interface Props {
  readonly rapport: Donnee
  readonly fichier: Fichier
  readonly depot: Depot
}

export function Rapport({ rapport, fichier, depot }: Props) {
  const nommer = useNomsCommunes()
  const { lues, retenues, ignorees, codesInconnus, codesDeplaces, aPlacer, couverture, avertissements, apports } =
    rapport
  const reparees = reparationsEnMots(rapport.reparations)
  /** A table of reference: kept by the application, not by the dossier. */
  const pourTous = rapport.sourceId === 0
  const comparaison = pourComparer(apports)
  const rejets = direRejets(ignorees)
  const { partielles = [] } = couverture
  const sans = couverture.manquantes.filter((code) => !partielles.includes(code))
  return (
    <div className={styles.rapport}>
      <Text>
        <strong>{lignes(lues)}</strong> lue{accord(lues, '', 's')}
        {!comparaison && (
          <>
            , <strong>{formatNumber(retenues)}</strong> retenue{accord(retenues, '', 's')} pour{' '}
            {pourTous ? 'tous vos dossiers' : 'ce territoire'}
          </>
        )}
        .
      </Text>
      {apports.length > 0 && <Text>{direApports(apports, couverture.connues)}</Text>}
      {!pourTous && !comparaison && (
        <div className={styles.barre}>
          <Couverture {...couverture} partielles={partielles.length} />
        </div>
      )}
      {autresAvertissements(avertissements).map((phrase) => (
        <p key={phrase} className={styles.rappel}>
          {phrase}
        </p>
      ))}
      {rejets !== null && <p className={styles.rappel}>{rejets}</p>}
      {aPlacer > 0 && (
        <Text size="sm">
          {formatNumber(aPlacer)} professionnel{accord(aPlacer, '', 's')} sans commune dans le fichier&nbsp;: à placer,
          et compté{accord(aPlacer, '', 's')} nulle part en attendant.
        </Text>
      )}
      {reparees.length > 0 && (
        <div>
          <Text size="sm" c="var(--encre-douce)">
            Corrigé ou laissé de côté&nbsp;:
          </Text>
          <ul className={styles.puces}>
            {reparees.map((phrase) => (
              <li key={phrase}>{phrase}</li>
            ))}
          </ul>
        </div>
      )}
      {genresDe(rapport.reparations, [])
        .filter(pasDeplacee)
        .map((genre) => (
          <Lignes key={genre} reparations={rapport.reparations} genre={genre} nommee />
        ))}
      <Replie titre="Communes sans donnée" nombre={comparaison ? 0 : sans.length}>
        {sans.map(nommer).join(', ')}
      </Replie>
      <Replie titre="Communes couvertes en partie" nombre={partielles.length}>
        {partielles.map(nommer).join(', ')}
      </Replie>
      <Replie titre="Codes de commune inconnus" nombre={codesInconnus.length}>
        {codesInconnus.join(', ')}
      </Replie>
      <Replie titre="Anciens codes ramenés à la commune d’aujourd’hui" nombre={codesDeplaces.length}>
        <ul className={styles.puces}>
          {codesDeplaces.map(({ de, nom, vers, lignes: n }) => (
            <li key={de}>
              {nom === undefined ? de : `${de} ${nom}`} → {nommer(vers)}, {lignes(n)}
            </li>
          ))}
        </ul>
      </Replie>
      <Replie titre={titreLaissees(ignorees)} nombre={ignorees.reduce((n, une) => n + une.lignes, 0)}>
        <Ignorees ignorees={ignorees} />
      </Replie>
      <Suites rapport={rapport} fichier={fichier} depot={depot} />
    </div>
  )
}

function Suites({ rapport, fichier, depot }: Props) {
  const { editer } = useEdition()
  const { id, source, apercu } = fichier
  const rejets = rapport.ignorees.reduce((n, { lignes: l, rejet }) => n + (rejet ? l : 0), 0)
  const autres = apercu === null ? [] : autresParties(apercu)
  const exporter = async () => {
    try {
      const { remplace: _, ...choix } = choixDe(fichier)
      const { nom, base64 } = await depot.avecSource(source ?? '', (presente) =>
        call('donnees.rejets', { fichier: depot.dossier, source: presente, ...choix }),
      )
      await enregistrer(nom, base64)
    } catch (cause) {
      signaler(cause)
    }
  }
  const { plusRecente } = rapport
  if (rejets === 0 && autres.length === 0 && plusRecente === undefined) return null
  return (
    <Group gap="xs">
      {plusRecente !== undefined && (
        <Button
          variant="default"
          size="compact-md"
          onClick={() =>
            void editer('dossier.choisir', { fichier: depot.dossier, millesime: plusRecente }).catch(() => {})
          }
        >
          Montrer la population de {plusRecente}
        </Button>
      )}
      {rejets > 0 && source !== null && (
        <Button variant="default" size="compact-md" onClick={() => void exporter()}>
          Exporter {rejets < 2 ? 'la ligne rejetée' : `les ${formatNumber(rejets)} lignes rejetées`} (CSV)
        </Button>
      )}
      {autres.map((une) => (
        <Button key={une.id} variant="default" size="compact-md" onClick={() => depot.reprendre(id, une.id)}>
          Lire aussi «&nbsp;{apostrophe(une.libelle)}&nbsp;»
        </Button>
      ))}
    </Group>
  )
}
