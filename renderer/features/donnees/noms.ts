/** Names of communes for the reports, which give codes. */
import { useMemo } from 'react'
import { useCommunes } from '../../api/hooks.ts'

/** "Billom (63040)"; the code alone while the names are not there, or when it is no commune of today. */
export function useNomsCommunes(): (code: string) => string {
  const { data } = useCommunes()
  return useMemo(() => {
    const noms = new Map(data?.codes.map((code, i) => [code, data.noms[i]]))
    return (code: string) => {
      const nom = noms.get(code)
      return nom === undefined ? code : `${nom} (${code})`
    }
  }, [data])
}
