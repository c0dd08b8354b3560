/** The size class: where the population stands between the thresholds, and what the agreement pays at most. */
import { NativeSelect, Text, Title } from '@mantine/core'
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import { formatNumber, formatQuantity } from '../../../../shared/domain/format.ts'
import { ChiffreExplique } from '../../../ui/Chiffre.tsx'
import styles from '../territoire.module.css'
import { expliquerPlafond, expliquerTaille } from './expliquer.ts'
import type { Resume } from './resume.ts'
import { barreTaille, phraseMarge, plafondConfirme } from './taille-barre.ts'

interface Props {
  readonly resume: Resume
  readonly version: string
  readonly versions: EtatDossier['versionsAci']
  onVersion(id: string): void
}

export function Taille({ resume, version, versions, onVersion }: Props) {
  const { taille, population, plafond } = resume
  const barre = barreTaille(population)
  const libelle = versions.find(({ id }) => id === version)?.libelle ?? version
  const plafonne = plafondConfirme(plafond, libelle)
  return (
    <section className={styles.taille} aria-label="Taille de la CPTS">
      <Title order={2} size="1rem">
        <ChiffreExplique
          taille="ligne"
          texte={taille.classe === null ? 'Taille inconnue' : `Taille ${taille.classe}`}
          libelle={taille.classe === null ? '' : taille.libelle}
          explication={expliquerTaille(resume)}
        />
        {taille.classe !== null && (
          <Text span c="var(--encre-douce)" fw={400} fz="0.9rem">
            , {taille.libelle}
          </Text>
        )}
      </Title>
      {barre !== null && <Barre remplie={barre.remplie} reperes={barre.reperes} />}
      <Text fz="sm" c="var(--encre-douce)">
        {phraseMarge(population)}{' '}
        {taille.classe !== null && (
          <>
            Plafond de financement&nbsp;:{' '}
            <ChiffreExplique
              taille="ligne"
              texte={plafonne === null ? 'montant à confirmer par la CPAM' : formatQuantity(plafonne)}
              libelle={plafonne === null ? 'plafond de financement' : 'plafond de financement par an'}
              explication={expliquerPlafond(plafond, taille, libelle)}
            />
            {plafonne === null ? '' : ' par an'}.
          </>
        )}
      </Text>
      {taille.alerte && (
        <Text fz="sm" mt={4} className={styles.alerte}>
          À moins de 2&nbsp;% d’un seuil&nbsp;: un autre millésime peut changer la taille.
        </Text>
      )}
      <NativeSelect
        className={styles.version}
        classNames={{ input: styles.choix }}
        size="xs"
        variant="unstyled"
        aria-label="Version de l’accord"
        value={version}
        data={versions.map((une) => ({ value: une.id, label: une.libelle }))}
        onChange={(event) => onVersion(event.currentTarget.value)}
      />
    </section>
  )
}

function Barre({ remplie, reperes }: NonNullable<ReturnType<typeof barreTaille>>) {
  const texte = reperes.map((repere) => formatNumber(repere.valeur)).join(' et ')
  return (
    <div className={styles.barre} role="img" aria-label={`Population placée entre les seuils de ${texte} habitants`}>
      <i style={{ width: `${remplie * 100}%` }} />
      {reperes.map(({ valeur, position }) => (
        <s key={valeur} style={{ left: `${position * 100}%` }} title={`${formatNumber(valeur)} habitants`} />
      ))}
    </div>
  )
}
