/** Integration tests need the reference database; it is built once, here, when missing or stale. */
export async function setup(): Promise<void> {
  const { ensureReference } = await import('../electron/backend/reference/ensure.ts')
  await ensureReference()
}
