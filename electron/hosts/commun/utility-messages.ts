/** What Electron's main process and the utility process say to each other, ports of windows aside. */
export type MessageShell =
  | { readonly type: 'fenetre' }
  | { readonly type: 'accorder'; readonly chemin: string }
  | { readonly type: 'fermer' }

export type MessageMoteur =
  | { readonly type: 'accorde'; readonly chemin: string }
  | { readonly type: 'echec'; readonly texte: string }
