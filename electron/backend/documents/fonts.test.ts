import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { besideArchive, fontFiles } from './fonts.ts'

it('native code is given real files: beside Electron’s archive, where the packaging lays them', () => {
  for (const [path, real] of [
    [
      '/opt/Maillage/resources/app.asar/node_modules/a.ttf',
      '/opt/Maillage/resources/app.asar.unpacked/node_modules/a.ttf',
    ],
    ['C:\\M\\app.asar\\node_modules\\a.ttf', 'C:\\M\\app.asar.unpacked\\node_modules\\a.ttf'],
    ['/opt/app.asar.unpacked/a.ttf', '/opt/app.asar.unpacked/a.ttf'],
    ['/home/a/app.asar-essai/a.ttf', '/home/a/app.asar-essai/a.ttf'],
  ])
    expect(besideArchive(path ?? '')).toBe(real)
  for (const file of fontFiles()) expect(existsSync(file)).toBe(true)
})
