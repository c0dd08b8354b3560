/** Styles, numbering and measures of the Word document: the same ink, pine and warm greys as the PDF. */
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  type IBorderOptions,
  type INumberingOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from 'docx'

export const FONT = 'Source Sans 3'
export const COLOR = {
  ink: '1F2D2B',
  pine: '1F5C57',
  pineDark: '15403C',
  muted: '5D6B68',
  faint: '6F7A76',
  hair: 'E4DFD5',
  rule: 'B8B2A4',
  amber: 'D9982B',
  amberInk: '7A4B00',
  amberPaper: 'FDF4E1',
  greyPaper: 'F3EFE6',
} as const

/** A4 in twips (twentieths of a point). */
export const PAGE = { width: 11906, height: 16838 } as const
export const MARGIN = convertMillimetersToTwip(22)
export const TEXT_TWIPS = PAGE.width - 2 * MARGIN
/** Width of the text of a sheet lying down. */
export const LANDSCAPE_TWIPS = PAGE.height - 2 * MARGIN
export const POINT = 20

export const NO_BORDER: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' }
export const border = (color: string, eighths: number): IBorderOptions => ({
  style: BorderStyle.SINGLE,
  size: eighths,
  color,
})

const french = { value: 'fr-FR', eastAsia: 'fr-FR', bidirectional: 'ar-SA' } as const
const heading = (size: number, before: number) => ({
  run: { font: FONT, size, bold: true, color: COLOR.pineDark },
  paragraph: { spacing: { before, after: 120 }, keepNext: true, keepLines: true },
})

export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: 21, color: COLOR.ink, language: french },
      paragraph: { spacing: { after: 140, line: 276, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: FONT, size: 60, bold: true, color: COLOR.pineDark },
      paragraph: { spacing: { before: 60, after: 120, line: 240, lineRule: LineRuleType.AUTO } },
    },
    heading1: heading(30, 400),
    heading2: heading(25, 300),
    heading3: heading(22, 220),
    caption: {
      run: { font: FONT, size: 20, bold: true, italics: false, color: COLOR.pineDark },
      paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: 'Surtitre',
      name: 'Surtitre',
      basedOn: 'Normal',
      run: { size: 20, color: COLOR.muted },
      paragraph: { spacing: { after: 60 } },
    },
    { id: 'SousTitre', name: 'Sous-titre', basedOn: 'Normal', run: { size: 24, color: COLOR.muted } },
    {
      id: 'Source',
      name: 'Source',
      basedOn: 'Normal',
      run: { size: 18, color: COLOR.muted },
      paragraph: { spacing: { before: 80, after: 240 } },
    },
    {
      id: 'Cellule',
      name: 'Cellule',
      basedOn: 'Normal',
      run: { size: 19 },
      paragraph: { spacing: { before: 30, after: 30, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'TitreSommaire',
      name: 'Titre du sommaire',
      basedOn: 'Normal',
      run: { size: 30, bold: true, color: COLOR.pineDark },
      paragraph: { keepNext: true },
    },
    {
      id: 'EnTete',
      name: 'En-tête courant',
      basedOn: 'Normal',
      run: { size: 17, color: COLOR.muted },
      paragraph: { spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'TOC1',
      name: 'toc 1',
      basedOn: 'Normal',
      run: { bold: true },
      paragraph: { spacing: { before: 120, after: 40 } },
    },
    { id: 'TOC2', name: 'toc 2', basedOn: 'Normal', paragraph: { indent: { left: 300 }, spacing: { after: 20 } } },
  ],
}

export const HEADINGS = 'titres'
export const BULLETS = 'puces'
export const ORDERED = 'numeros'

export const numbering: INumberingOptions = {
  config: [
    {
      reference: HEADINGS,
      levels: ['%1.', '%1.%2', '%1.%2.%3'].map((text, level) => ({
        level,
        text,
        format: LevelFormat.DECIMAL,
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent: { left: 0, hanging: 0 } } },
      })),
    },
    {
      reference: BULLETS,
      levels: [
        {
          level: 0,
          text: '•',
          format: LevelFormat.BULLET,
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 400, hanging: 240 } }, run: { color: COLOR.pine } },
        },
      ],
    },
    {
      reference: ORDERED,
      levels: [
        {
          level: 0,
          text: '%1.',
          format: LevelFormat.DECIMAL,
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 460, hanging: 320 } } },
        },
      ],
    },
  ],
}
