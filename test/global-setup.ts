/** Integration tests need the reference database, e2e tests the built window: both are made once, here, when stale. */
export async function setup(): Promise<void> {
  const { ensureReference } = await import('../electron/backend/reference/ensure.ts')
  await ensureReference()
  const { construire, estPerime } = await import('../scripts/construire.ts')
  if (estPerime()) await construire()
}
