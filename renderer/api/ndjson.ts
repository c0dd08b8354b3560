/** Reads a stream of JSON lines, whatever way the network cut it. */
export async function* lireLignes<T>(flux: ReadableStream<Uint8Array>): AsyncGenerator<T> {
  const decodeur = new TextDecoder()
  const lecteur = flux.getReader()
  // A line of 6 MB comes in a hundred pieces: each is looked through once, and joined at the end of its line.
  let debut: string[] = []
  try {
    for (;;) {
      const { done, value } = await lecteur.read()
      const [suite = '', ...lignes] = (done ? decodeur.decode() : decodeur.decode(value, { stream: true })).split('\n')
      debut.push(suite)
      for (const ligne of lignes) {
        const entiere = debut.join('')
        if (entiere !== '') yield JSON.parse(entiere) as T
        debut = [ligne]
      }
      if (done) break
    }
    const reste = debut.join('')
    if (reste !== '') yield JSON.parse(reste) as T
  } finally {
    lecteur.releaseLock()
  }
}
