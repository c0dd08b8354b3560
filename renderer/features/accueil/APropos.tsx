/** What this application is, at the foot of the welcome screen. */
import { Text } from '@mantine/core'
import type { Output } from '../../../shared/contract/methods.ts'
import classes from './Accueil.module.css'

const MARQUE = new URL('../../../assets/icones/maillage.svg', import.meta.url).href

export function APropos({ version }: Pick<Output<'app.etat'>, 'version'>) {
  return (
    <footer className={classes.apropos}>
      <img src={MARQUE} alt="" width={28} height={28} />
      <Text size="sm" c="var(--encre-douce)">
        Maillage {version}, logiciel libre sous licence MIT
      </Text>
    </footer>
  )
}
