/** Text on its way to a person's terminal. */
import { insecables } from '../../../shared/domain/typographie.ts'

/**
 * French no-break spaces; and no control character but the line's end and the tab: a name read in a file must not move
 * the cursor or colour the screen.
 */
export function pourEcran(text: string): string {
  return insecables(text).replace(/(?![\n\t])\p{Cc}/gu, '\uFFFD')
}
