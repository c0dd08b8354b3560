/**
 * French typography as one types: what a key stands for after what is already written. Only where no one could mean
 * otherwise; one press of Backspace takes a correction back.
 */

const INSECABLE = '\u00a0'

export interface Correction {
  /** How many characters before the key are taken away. */
  readonly retire: number
  /** What is written in place of them and of the key. */
  readonly texte: string
}

/** `avant`: the paragraph up to the caret; `frappe`: one character. Null: it is written as typed. */
export function corriger(avant: string, frappe: string): Correction | null {
  switch (frappe) {
    case "'":
      return { retire: 0, texte: '’' }
    case '"':
      return guillemet(avant)
    case '.':
      return /(?<!\.)\.\.$/.test(avant) ? { retire: 2, texte: '…' } : null
    case '<':
    case '>':
      return avant.endsWith(frappe) ? double(avant, frappe) : null
    case ' ':
      return espace(avant)
    case ':':
    case ';':
    case '!':
    case '?':
    case '»':
    case '%':
    case '€':
      return ponctuation(avant, frappe)
    case '«':
      return { retire: 0, texte: `«${INSECABLE}` }
    default:
      return null
  }
}

/** Opening where a word starts and none is open; closing otherwise. */
function guillemet(avant: string): Correction {
  const ouvert = avant.lastIndexOf('«') > avant.lastIndexOf('»')
  const mot = /(?:^|[\s([{’—–-])$/u.test(avant)
  return mot && !ouvert ? { retire: 0, texte: `«${INSECABLE}` } : fermant(avant, 0)
}

function double(avant: string, frappe: string): Correction {
  if (frappe === '<') return { retire: 1, texte: `«${INSECABLE}` }
  return fermant(avant.slice(0, -1), 1)
}

function fermant(avant: string, retire: number): Correction {
  const espaces = /[ \u00a0]*$/.exec(avant)?.[0].length ?? 0
  return { retire: retire + espaces, texte: `${INSECABLE}»` }
}

/** A colon says what it is once a space follows it: « 10:30 » and addresses are left alone. */
function espace(avant: string): Correction | null {
  if (/(?:^|[\s\u00a0(])«$/.test(avant)) return { retire: 0, texte: INSECABLE }
  if (/«\u00a0$/.test(avant)) return { retire: 1, texte: INSECABLE } // already there
  if (/[\p{L}\d»)]:$/u.test(avant) && !adresse(avant)) return { retire: 1, texte: `${INSECABLE}: ` }
  return null
}

function ponctuation(avant: string, frappe: string): Correction | null {
  if (/ $/.test(avant) && /\S +$/.test(avant))
    return { retire: / +$/.exec(avant)?.[0].length ?? 1, texte: `${INSECABLE}${frappe}` }
  if ((frappe === ';' || frappe === '!' || frappe === '?') && /[\p{L}\d»)%’]$/u.test(avant) && !adresse(avant))
    return { retire: 0, texte: `${INSECABLE}${frappe}` }
  return null
}

/** The word being written is an address of the web or of the post. */
const adresse = (avant: string): boolean => /(?:\/\/|www\.|@)\S*$/.test(avant)
