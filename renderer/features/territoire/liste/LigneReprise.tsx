/** One CPTS of a file: taken or not, where it goes, its sectors, and what was changed while reading it. */

import { Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { compterLieux } from '../../../../shared/domain/arrondissements.ts'
import { compte } from '../../../../shared/domain/francais.ts'
import type { Cpts } from '../edition/useTerritoire.ts'
import type { ChoixReprise, CptsLue } from './reprise.ts'

interface Props {
  readonly lue: CptsLue
  readonly choix: ChoixReprise
  readonly existantes: readonly Cpts[]
  onChoix(choix: ChoixReprise): void
}

const NOUVELLE = 'nouvelle'
const ETATS: Readonly<Record<CptsLue['perimetre'], string>> = {
  complet: '',
  partiel: ', liste partielle',
  inconnu: ', liste inconnue',
}

export function LigneReprise({ lue, choix, existantes, onChoix }: Props) {
  const { communes, secteurs, remarques } = lue
  return (
    <li>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Checkbox
          checked={choix.prise}
          onChange={(event) => onChoix({ ...choix, prise: event.currentTarget.checked })}
          label={
            <>
              <b>{lue.nom}</b>
              <Text span fz="sm" c="var(--encre-douce)" display="block">
                {compterLieux(communes)}
                {secteurs.length > 0 && `, ${compte(secteurs.length, 'secteur')}`}
                {ETATS[lue.perimetre]}
              </Text>
            </>
          }
        />
        {choix.prise && (
          <Stack gap={6} w="15rem" style={{ flex: 'none' }}>
            <NativeSelect
              aria-label={`Où placer ${lue.nom}`}
              value={choix.dans === null ? NOUVELLE : `${choix.mode}:${choix.dans}`}
              data={[
                { value: NOUVELLE, label: 'Nouvelle CPTS du dossier' },
                ...existantes.flatMap(({ id, nom }) => [
                  { value: `completer:${id}`, label: `Compléter ${nom}` },
                  { value: `remplacer:${id}`, label: `Remplacer la liste de ${nom}` },
                ]),
              ]}
              onChange={(event) => onChoix({ ...choix, ...lireCible(event.currentTarget.value) })}
            />
            {secteurs.length > 0 && (
              <Checkbox
                size="sm"
                label="Avec ses secteurs"
                checked={choix.secteurs}
                onChange={(event) => onChoix({ ...choix, secteurs: event.currentTarget.checked })}
              />
            )}
          </Stack>
        )}
      </Group>
      {remarques.length > 0 && (
        <details>
          <summary>{compte(remarques.length, 'remarque')}</summary>
          {remarques.map((mots) => (
            <Text key={mots} fz="sm">
              {mots}
            </Text>
          ))}
        </details>
      )}
    </li>
  )
}

function lireCible(valeur: string): Pick<ChoixReprise, 'dans' | 'mode'> {
  if (valeur === NOUVELLE) return { dans: null, mode: 'completer' }
  const [mode, id] = valeur.split(':')
  return { dans: Number(id), mode: mode === 'remplacer' ? 'remplacer' : 'completer' }
}
