/**
 * What is made for a line of a table lives as long as the line. V8 guesses from the first lines which of it will last, and
 * puts that straight among what is collected last: the same file then takes 360 MB or 600 MB from one run to the next
 * (dossier complet, 1 900 columns). Told not to guess, it takes 360 MB every time, and no longer.
 */
import { setFlagsFromString } from 'node:v8'

setFlagsFromString('--no-allocation-site-pretenuring')
