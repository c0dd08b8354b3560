/** Catches the error that a user would see. */
import { type ErrorBody, MaillageError } from '../shared/contract/errors.ts'

/** The body of the MaillageError that `work` throws; throws on its own when there is another error, or none. */
export async function maillageError(work: () => unknown): Promise<ErrorBody> {
  try {
    await work()
  } catch (error) {
    if (error instanceof MaillageError) return error.body
    throw error
  }
  throw new Error('no error was thrown')
}
