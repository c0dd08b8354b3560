/** Rules laid on every page and every session: nothing but our own window, and no network. */
import { app, type Session, type WebContents } from 'electron'
import { adresseDeLaFenetre, requetePermise } from './adresses.ts'

/** What a page may ask of the system: to write to the clipboard, at the user's click. */
const PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** No name of the network is ever looked up; dates are typed the French way. To call before the application is ready. */
export function fermerReseau(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  // Chromium draws <input type="date"> in the language of the system otherwise.
  app.commandLine.appendSwitch('lang', 'fr-FR')
}

/** No request leaves the machine; no camera, no place, no notification. */
export function fermerSession(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, repondre) => repondre({ cancel: !requetePermise(url) }))
  session.setPermissionRequestHandler((_page, permission, repondre) => repondre(PERMISSIONS.has(permission)))
  session.setPermissionCheckHandler((_page, permission) => PERMISSIONS.has(permission))
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false) // its dictionaries would be downloaded
  session.on('will-download', (event, objet) => {
    // A download is what the page made itself (blob:); it asks where to save, as any download.
    if (!requetePermise(objet.getURL())) event.preventDefault()
  })
}

function fermerPage(page: WebContents): void {
  page.setWindowOpenHandler(() => ({ action: 'deny' }))
  page.on('will-navigate', (event) => {
    if (!adresseDeLaFenetre(event.url)) event.preventDefault()
  })
  page.on('will-frame-navigate', (event) => {
    if (!adresseDeLaFenetre(event.url)) event.preventDefault()
  })
  page.on('will-redirect', (event) => event.preventDefault())
  page.on('will-attach-webview', (event) => event.preventDefault())
}

/** To call before the first window. */
export function fermerPages(): void {
  app.on('web-contents-created', (_event, page) => fermerPage(page))
}
