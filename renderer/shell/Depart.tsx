/** A dossier without CPTS: name the first one. */
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useDossier, useEdition } from '../api/hooks.ts'
import { EtatVide } from '../ui/Message.tsx'

export function Depart() {
  const { etat } = useDossier()
  const { lancer, enCours } = useEdition()
  const [nom, setNom] = useState('')
  if (etat === undefined) return null
  return (
    <EtatVide titre="Quelle CPTS ?">
      <p>Donnez un nom à la communauté ; vous choisirez ensuite ses communes.</p>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          lancer('territoire.creerCpts', { fichier: etat.fichier, nom, communes: [] })
        }}
      >
        <TextInput
          label="Nom de la CPTS"
          value={nom}
          onChange={(e) => setNom(e.currentTarget.value)}
          required
          w={320}
        />
        <Button type="submit" mt="md" loading={enCours} disabled={nom.trim() === ''}>
          Créer la CPTS
        </Button>
      </form>
    </EtatVide>
  )
}
