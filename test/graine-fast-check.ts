/** Set-up of every test file while `MAILLAGE_GRAINE` is said: fast-check draws from it, so that a run can be had again. */
import fc from 'fast-check'
import { graine } from './graine.ts'

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: graine() })
