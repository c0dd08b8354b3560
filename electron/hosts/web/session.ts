/** One token, printed with the address and usable once, becomes one session cookie. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export interface Session {
  /** The token for the printed address. */
  readonly jeton: string
  /** The Set-Cookie header for the first bearer of the token, undefined for anybody else and ever after. */
  echanger(jeton: string): string | undefined
  /** True when this Cookie header carries the session. */
  reconnait(cookies: string | undefined): boolean
}

const secret = (): string => randomBytes(32).toString('base64url')
const empreinte = (texte: string): Buffer => createHash('sha256').update(texte).digest()
const egaux = (a: string, b: string): boolean => timingSafeEqual(empreinte(a), empreinte(b))

/** `port` names the cookie: cookies are shared by all ports of a host, and two Maillage may run. */
export function ouvrirSession(port: number): Session {
  const nom = `maillage-${port}`
  const jeton = secret()
  const valeur = secret()
  let servi = false
  return {
    jeton,
    echanger(propose) {
      if (servi || !egaux(propose, jeton)) return undefined
      servi = true
      return `${nom}=${valeur}; HttpOnly; SameSite=Strict; Path=/`
    },
    reconnait(cookies) {
      return (cookies ?? '').split(';').some((cookie) => {
        const [cle, ...reste] = cookie.trim().split('=')
        return cle === nom && egaux(reste.join('='), valeur)
      })
    },
  }
}
