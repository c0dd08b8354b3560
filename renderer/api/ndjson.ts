/** Reads a stream of JSON lines, whatever way the network cut it. */
export async function* lireLignes<T>(flux: ReadableStream<Uint8Array>): AsyncGenerator<T> {
  const decodeur = new TextDecoder()
  const lecteur = flux.getReader()
  let reste = ''
  try {
    for (;;) {
      const { done, value } = await lecteur.read()
      reste += done ? decodeur.decode() : decodeur.decode(value, { stream: true })
      const lignes = reste.split('\n')
      reste = lignes.pop() ?? ''
      for (const ligne of lignes) if (ligne !== '') yield JSON.parse(ligne) as T
      if (done) break
    }
    if (reste !== '') yield JSON.parse(reste) as T
  } finally {
    lecteur.releaseLock()
  }
}
