import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './ui/base.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './shell/App.tsx'
import { theme, variables } from './ui/theme.ts'

// The backend is on this machine: a failure is an answer, not a network accident to try again.
const client = new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } })
// The host writes a fresh nonce into the page; style elements without it are refused by the content policy.
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
Object.assign(window, { __webpack_nonce__: nonce }) // where the scroll lock of dialogs looks for it
// Libraries that add style elements of their own (scroll lock of dialogs) look for it under this name.
Object.assign(globalThis, { __webpack_nonce__: nonce })
const racine = document.getElementById('racine')
if (racine === null) throw new Error('no root element')
createRoot(racine).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={client}>
        <Notifications position="bottom-right" limit={4} />
        <App />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
