/**
 * The seed of what a test draws at random: `MAILLAGE_GRAINE` (a replay; the commit where it lands), else a new one each
 * time. A test that uses it prints it.
 */
export const graine = (): number => Number(process.env.MAILLAGE_GRAINE ?? Date.now() % 2 ** 31)
