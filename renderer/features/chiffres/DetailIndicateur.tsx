/** One figure in full: its origin, its sectors, what it is compared with, older years, and the choice of its source. */
import { Button, Radio, Stack, Table, Text, Title } from '@mantine/core'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import type { AutreSource } from '../../../shared/domain/chiffres/faits.ts'
import { DECIMALS } from '../../../shared/domain/format.ts'
import { motsFigure } from '../../../shared/domain/indicateurs/mots.ts'
import type { SyntheseIndicateur } from '../../../shared/domain/indicateurs/synthese.ts'
import type { Quantity } from '../../../shared/domain/quantity.ts'
import { useEdition } from '../../api/hooks.ts'
import { Definition } from '../../ui/Definition.tsx'
import { Provenance } from '../../ui/Provenance.tsx'
import { texteQuantite } from '../../ui/provenance.ts'
import { detailComparaison, ecartTexte } from './mots-indicateurs.ts'

interface Props {
  readonly etat: EtatDossier
  readonly synthese: SyntheseIndicateur
}

export function DetailIndicateur({ etat, synthese }: Props) {
  const { id, libelle, valeur, decimales, secteurs, comparaisons, anciens, autres } = synthese
  const texte = (quantite: Quantity) => texteQuantite(quantite, decimales ?? undefined)
  const lignes = (rows: readonly { readonly nom: string; readonly valeur: Quantity }[]) =>
    rows.map((row) => ({ nom: row.nom, texte: texte(row.valeur) }))
  return (
    <Stack gap="lg">
      <Provenance
        quantite={valeur}
        libelle={libelle}
        texte={motsFigure(synthese) ?? texte(valeur)}
        parts={[]}
        {...(decimales === null ? {} : { decimales })}
      />
      <Definition id={id} />
      {autres.length > 0 && <Sources etat={etat} synthese={synthese} texte={texte} />}
      <Valeurs titre="Secteurs" lignes={lignes(secteurs)} />
      <Valeurs
        titre="À comparer"
        lignes={comparaisons.map((c) => ({ nom: c.nom, texte: texte(c.valeur), detail: detailComparaison(c) }))}
      />
      <Valeurs
        titre="Années précédentes"
        lignes={anciens.map(({ millesime, valeur: ancienne }) => ({ nom: millesime, texte: texte(ancienne) }))}
      />
    </Stack>
  )
}

function Valeurs({
  titre,
  lignes,
}: {
  readonly titre: string
  readonly lignes: readonly { readonly nom: string; readonly texte: string; readonly detail?: string }[]
}) {
  if (lignes.length === 0) return null
  return (
    <div>
      <Title order={3} size="h5" mb={4}>
        {titre}
      </Title>
      <Table verticalSpacing={4} aria-label={titre}>
        <Table.Tbody>
          {lignes.map(({ nom, texte, detail }) => (
            <Table.Tr key={nom}>
              <Table.Td>
                {nom}
                {detail !== undefined && (
                  <Text fz="xs" c="var(--encre-douce)">
                    {detail}
                  </Text>
                )}
              </Table.Td>
              <Table.Td ta="right" style={{ whiteSpace: 'nowrap', verticalAlign: 'top' }}>
                {texte}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

/** "reference": what Maillage holds itself. */
const cle = (source: number | null): string => (source === null ? 'reference' : String(source))

function Sources({ etat, synthese, texte }: Props & { readonly texte: (quantite: Quantity) => string }) {
  const { editer, enCours } = useEdition()
  const { id, libelle, source, libelleSource, valeur, autres, unite, decimales } = synthese
  const choisir = (choix: string) =>
    void editer('indicateurs.retenir', {
      fichier: etat.fichier,
      indicateur: id,
      source: choix === 'reference' ? 'reference' : Number(choix),
    }).catch(() => {}) // the refusal has been said
  const ecart = (une: AutreSource) => ecartTexte(une.ecart, une.ecartRelatif, decimales ?? DECIMALS[unite])
  return (
    <div>
      <Title order={3} size="h5" mb={4}>
        Plusieurs sources
      </Title>
      <Text size="sm" mb="xs">
        Ces fichiers donnent le même chiffre pour la même année. Choisissez celui que les documents publient. Sans choix
        de votre part, Maillage retient le dernier importé, sauf s’il contredit la population de l’Insee.
      </Text>
      <Radio.Group value={cle(source)} onChange={choisir} aria-label={`Source de «\u00a0${libelle}\u00a0»`}>
        <Stack gap="sm">
          <Radio
            value={cle(source)}
            label={libelleSource}
            description={`${texte(valeur)}, publié`}
            disabled={enCours}
          />
          {autres.map((une) => (
            <Radio
              key={cle(une.source)}
              value={cle(une.source)}
              label={une.libelleSource}
              description={[texte(une.valeur), ecart(une)].filter((mot) => mot !== null).join(', écart\u00a0: ')}
              disabled={enCours}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Button
        variant="subtle"
        size="compact-sm"
        mt="xs"
        loading={enCours}
        onClick={() =>
          void editer('indicateurs.retenir', { fichier: etat.fichier, indicateur: id, source: null }).catch(() => {})
        }
      >
        Laisser Maillage choisir
      </Button>
    </div>
  )
}
