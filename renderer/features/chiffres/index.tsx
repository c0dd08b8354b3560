/** Chiffres: every figure of the CPTS in tables to read, sort, copy and keep. */
import { Drawer, SegmentedControl, Tabs, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import { type Cpts, useCpts, useDossier } from '../../api/hooks.ts'
import { useRoute } from '../../api/route.ts'
import { ARedeposer, Attente, Erreur } from '../../ui/Message.tsx'
import { Provenance } from '../../ui/Provenance.tsx'
import { texteQuantite } from '../../ui/provenance.ts'
import { Actions } from './Actions.tsx'
import { AvisSources } from './AvisSources.tsx'
import styles from './chiffres.module.css'
import { DetailIndicateur } from './DetailIndicateur.tsx'
import { Indicateurs } from './Indicateurs.tsx'
import { sourcesParProfession } from './mots-offre.ts'
import { Panneau } from './Panneau.tsx'
import { SourcesOffre } from './SourcesOffre.tsx'
import { Saisie } from './saisie/Saisie.tsx'
import type { Choisi } from './TableChiffres.tsx'
import { type Tri, trier } from './tri.ts'
import { useIndicateurs } from './useIndicateurs.ts'
import { useOffre } from './useOffre.ts'
import { useParts } from './useParts.ts'
import { useTableaux } from './useTableaux.ts'
import { ONGLETS } from './vide.ts'

export function Ecran() {
  const { etat } = useDossier()
  const cpts = useCpts()
  return etat === undefined || cpts === undefined ? null : <Chiffres etat={etat} cpts={cpts} />
}

function Chiffres({ etat, cpts }: { readonly etat: EtatDossier; readonly cpts: Cpts }) {
  const [toutes, setToutes] = useState(false)
  const { vue } = useRoute()
  const [onglet, setOnglet] = useState<string | null>(vue ?? 'territoires')
  useEffect(() => {
    if (vue !== null) setOnglet(vue)
  }, [vue])
  const [tri, setTri] = useState<Tri | null>(null)
  const [choisi, setChoisi] = useState<Choisi | null>(null)
  const [detail, setDetail] = useState<string | null>(null)
  const voulues = toutes ? etat.cpts : [cpts]
  const [comparee, setComparee] = useState<string | null>(null)
  const lus = useTableaux(etat, voulues)
  const autres = useIndicateurs(etat, voulues, onglet === 'indicateurs')
  const offre = useOffre(etat, cpts, onglet === 'professions' && !toutes)
  const tableaux = [...lus.tableaux, autres.tableau]
  const tableau = tableaux.find(({ id }) => id === onglet) ?? tableaux[0]
  const synthese = autres.cpts[0]?.syntheses.find(({ id }) => id === detail)
  const parts = useParts(etat, lus.portraits, choisi?.quantite ?? null)
  const lignes = trier(tableau?.lignes ?? [], tri)
  return (
    <div className={styles.ecran}>
      <div className={styles.tete}>
        <Title order={1} size="h3">
          Chiffres
        </Title>
        {etat.cpts.length > 1 && (
          <SegmentedControl
            aria-label="CPTS affichées"
            value={toutes ? 'toutes' : 'une'}
            onChange={(valeur) => setToutes(valeur === 'toutes')}
            data={[
              { value: 'une', label: cpts.nom },
              { value: 'toutes', label: `Les ${etat.cpts.length} CPTS` },
            ]}
          />
        )}
        <Actions etat={etat} cpts={toutes ? null : cpts.id} tableau={tableau} lignes={lignes} />
      </div>
      <ARedeposer phrases={etat.aRedeposer} />
      {(lus.erreur ?? autres.erreur) !== null && <Erreur cause={lus.erreur ?? autres.erreur} />}
      {(lus.attend || autres.attend) && <Attente quoi="Calcul des chiffres…" />}
      {!lus.attend && tableau !== undefined && (
        <Tabs
          value={tableau.id}
          onChange={(valeur) => {
            setOnglet(valeur)
            setTri(null)
          }}
          keepMounted={false}
        >
          <Tabs.List>
            {tableaux.map(({ id }) => (
              <Tabs.Tab key={id} value={id}>
                {ONGLETS[id]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={tableau.id}>
            {tableau.id === 'publies' && !toutes && <Saisie etat={etat} cpts={cpts.id} portrait={lus.portraits[0]} />}
            {offre !== null && <AvisSources offre={offre} onComparer={() => setComparee('')} />}
            {tableau.id === 'indicateurs' && !toutes && lignes.length > 0 ? (
              <Indicateurs syntheses={autres.cpts[0]?.syntheses ?? []} onChoisir={({ id }) => setDetail(id)} />
            ) : (
              !autres.attend && (
                <Panneau
                  tableau={tableau}
                  lignes={lignes}
                  tri={tri}
                  onTri={setTri}
                  onChiffre={setChoisi}
                  sources={offre === null ? undefined : sourcesParProfession(offre)}
                  onSources={setComparee}
                />
              )
            )}
          </Tabs.Panel>
        </Tabs>
      )}
      <Drawer
        opened={synthese !== undefined}
        onClose={() => setDetail(null)}
        position="right"
        size="md"
        title={'D’où vient ce chiffre\u00a0?'}
        closeButtonProps={{ 'aria-label': 'Fermer' }}
      >
        {synthese !== undefined && <DetailIndicateur etat={etat} synthese={synthese} />}
      </Drawer>
      <Drawer
        opened={comparee !== null && offre !== null}
        onClose={() => setComparee(null)}
        position="right"
        size="lg"
        title="Plusieurs sources de professionnels"
        closeButtonProps={{ 'aria-label': 'Fermer' }}
      >
        {offre !== null && <SourcesOffre etat={etat} offre={offre} profession={comparee ?? ''} />}
      </Drawer>
      <Drawer
        opened={choisi !== null}
        onClose={() => setChoisi(null)}
        position="right"
        size="md"
        title={'D’où vient ce chiffre\u00a0?'}
      >
        {choisi !== null && (
          <Provenance
            quantite={choisi.quantite}
            libelle={choisi.libelle}
            texte={choisi.mots ?? texteQuantite(choisi.quantite, choisi.decimales)}
            parts={parts}
            {...(choisi.decimales === undefined ? {} : { decimales: choisi.decimales })}
          />
        )}
      </Drawer>
    </div>
  )
}
