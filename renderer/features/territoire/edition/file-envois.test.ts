import { describe, expect, it } from 'vitest'
import { FileEnvois, pasEncoreLa } from './file-envois.ts'

/** A server that answers when told to. */
function serveur() {
  const recus: string[] = []
  const reponses: { accepter(revision: number): void; refuser(): void }[] = []
  const envoyer = (texte: string) => {
    recus.push(texte)
    return new Promise<number>((resolve, reject) => {
      reponses.push({ accepter: resolve, refuser: () => reject(new Error('refus')) })
    })
  }
  return { recus, reponses, file: new FileEnvois<string>(envoyer, (textes) => textes.join('+')) }
}

const tour = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('sending changes', () => {
  it('sends one call at a time and merges what piled up meanwhile', async () => {
    const { recus, reponses, file } = serveur()
    file.pousser('a')
    file.pousser('b')
    file.pousser('c')
    expect(recus).toEqual(['a'])
    reponses[0]?.accepter(1)
    await tour()
    expect(recus).toEqual(['a', 'b+c'])
    reponses[1]?.accepter(2)
    await tour()
    expect(pasEncoreLa(file.lire(), 2)).toEqual([])
  })

  it('keeps a change on screen until the state is as recent as its answer', async () => {
    const { reponses, file } = serveur()
    file.pousser('a')
    expect(pasEncoreLa(file.lire(), 6)).toEqual(['a'])
    reponses[0]?.accepter(7)
    await tour()
    expect(pasEncoreLa(file.lire(), 6)).toEqual(['a'])
    expect(pasEncoreLa(file.lire(), 7)).toEqual([])
  })

  it('gives up what is not answered after a refusal, and works again', async () => {
    const { recus, reponses, file } = serveur()
    file.pousser('a')
    file.pousser('b')
    reponses[0]?.refuser()
    await tour()
    expect(file.lire()).toEqual([])
    expect(recus).toEqual(['a'])
    file.pousser('c')
    expect(recus).toEqual(['a', 'c'])
  })

  it('tells who listens', () => {
    const { file } = serveur()
    let fois = 0
    const arreter = file.abonner(() => {
      fois += 1
    })
    file.pousser('a')
    arreter()
    file.pousser('b')
    expect(fois).toBe(1)
  })
})
