/** A number with what it counts and its year; a click says where it comes from. */
import { UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Quantity } from '../../shared/domain/quantity.ts'
import classes from './Chiffre.module.css'
import { Expliquer, Tiroir } from './Provenance.tsx'
import { type Explication, expliquer, type Part, texteQuantite } from './provenance.ts'

interface Props {
  readonly quantite: Quantity
  /** What is counted: "habitants", "superficie". */
  readonly libelle: string
  readonly decimales?: number
  /** Without unit after the number: it is in the label. */
  readonly sansUnite?: boolean
  readonly parts?: readonly Part[]
  /** What the parts are: "Commune", "EPCI". */
  readonly nature?: string
  readonly taille?: 'grand' | 'ligne'
}

export function Chiffre({ quantite, libelle, decimales, sansUnite = false, ...reste }: Props) {
  const texte = texteQuantite(quantite, decimales, sansUnite)
  return (
    <ChiffreExplique
      texte={texte}
      libelle={libelle}
      explication={expliquer(quantite, libelle, texte)}
      {...(decimales === undefined ? {} : { decimales })}
      {...reste}
    />
  )
}

interface ExpliqueProps {
  readonly texte: string
  readonly libelle: string
  readonly explication: Explication
  readonly parts?: readonly Part[]
  readonly nature?: string
  readonly decimales?: number
  readonly taille?: 'grand' | 'ligne'
}

/** The same for what is no quantity: a class, an amount to be confirmed. */
export function ChiffreExplique({
  texte,
  libelle,
  explication,
  parts = [],
  taille = 'grand',
  ...reste
}: ExpliqueProps) {
  const [ouvert, { open, close }] = useDisclosure(false)
  return (
    <>
      <UnstyledButton
        className={taille === 'grand' ? classes.grand : classes.ligne}
        onClick={open}
        aria-label={`${texte} ${libelle}. D’où vient ce chiffre ?`}
      >
        <span className={classes.nombre}>{texte}</span>
        {taille === 'grand' && <span className={classes.libelle}>{libelle}</span>}
      </UnstyledButton>
      <Tiroir ouvert={ouvert} onFermer={close}>
        <Expliquer explication={explication} parts={parts} {...reste} />
      </Tiroir>
    </>
  )
}
