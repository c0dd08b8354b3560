/** Runs and paragraphs of Word. */
import {
  type IParagraphOptions,
  type IRunPropertiesOptions,
  Paragraph,
  ShadingType,
  TextRun,
  UnderlineType,
} from 'docx'
import type { Inline } from '../../../shared/document/model.ts'
import { COLOR } from './docx-styles.ts'
import { isRightToLeft, ordinaux, type Run, runsOf } from './text.ts'

export const A_COMPLETER = 'à\u00A0compléter'

export function wordRuns(runs: readonly Run[], base: IRunPropertiesOptions = {}): TextRun[] {
  const rtl = isRightToLeft(runs.map((run) => run.text).join(''))
  return runs.flatMap((run) => {
    const properties: IRunPropertiesOptions = {
      ...base,
      ...(run.strong && { bold: true }),
      ...(run.em && { italics: true }),
      ...(run.muted && { color: COLOR.muted }),
      ...(run.champ && {
        color: COLOR.amberInk,
        shading: { type: ShadingType.CLEAR, color: 'auto', fill: COLOR.amberPaper },
        underline: { type: UnderlineType.SINGLE, color: COLOR.amber },
      }),
      ...(run.change === 'retire' && { strike: true, color: COLOR.muted }),
      ...(run.change === 'ajoute' && { bold: true, underline: { type: UnderlineType.SINGLE } }),
      ...(rtl && { rightToLeft: true }),
    }
    return run.text.split('\n').flatMap((ligne, line) => {
      const morceaux = ordinaux(ligne).map(
        ({ text, exposant }) => new TextRun({ ...properties, text, ...(exposant && { superScript: true }) }),
      )
      // A line may begin in one run and have its text in the next.
      return line === 0 ? morceaux : [new TextRun({ ...properties, break: 1 }), ...morceaux]
    })
  })
}

/** A paragraph of the model's text, right to left when its first letter is. */
export function wordParagraph(
  content: readonly Inline[] | readonly Run[],
  options: IParagraphOptions = {},
  base: IRunPropertiesOptions = {},
): Paragraph {
  const runs = isRuns(content) ? content : runsOf(content)
  const rtl = isRightToLeft(runs.map((run) => run.text).join(''))
  return new Paragraph({ ...options, ...(rtl && { bidirectional: true }), children: wordRuns(runs, base) })
}

function isRuns(content: readonly Inline[] | readonly Run[]): content is readonly Run[] {
  return content.every((item) => typeof item !== 'string' && 'champ' in item && 'strong' in item && 'em' in item)
}

/** "à compléter", marked, for a value that is still missing. */
export function valueOrBlank(value: string | null): readonly Inline[] {
  return value === null || value.trim() === '' ? [{ text: A_COMPLETER, champ: true }] : [value]
}
