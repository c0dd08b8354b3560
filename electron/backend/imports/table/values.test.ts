import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeFromParts, parseCode, parseNumber, parsePostcode } from './values.ts'

describe('parseNumber', () => {
  it('reads a bare number as it reads the same one among spaces', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,17}(?:\.\d{0,17})?$/), (text) => {
        expect(parseNumber(` ${text} `)).toMatchObject(Number(text) < 1e15 ? parseNumber(text) : { kind: 'invalid' })
        if (Number(text) < 1e15) expect(parseNumber(text)).toEqual({ kind: 'number', value: Number(text) })
        else expect(parseNumber(text)).toEqual({ kind: 'invalid', raw: text })
      }),
    )
  })

  it.each([
    ['1234', 1234],
    ['1 234', 1234],
    ['1\u00A0234', 1234],
    ['1\u202F234\u202F567', 1234567],
    ['19,0', 19],
    ['243.120394811', 243.120394811],
    ['1 234,5', 1234.5],
    [' 12 ', 12],
    ['2,601E+3', 2601],
    ['-5', -5],
    ['\u22125', -5],
    ['0', 0],
    ['+7', 7],
  ])('%j is %d', (cell, value) => {
    expect(parseNumber(cell)).toEqual({ kind: 'number', value })
  })

  it('reads a percentage as a share', () => {
    const read = parseNumber('11,8 %')
    expect(read.kind === 'number' && read.value).toBeCloseTo(0.118, 12)
  })

  it.each([
    ['', 'absent'],
    ['so', 'absent'],
    ['s', 'secret'],
    ['***', 'secret'],
    ['N/A - secret statistique', 'secret'],
    ['ns', 'non_diffuse'],
    ['nc', 'non_diffuse'],
    ['nd', 'non_disponible'],
    ['N.D.', 'non_disponible'],
    ['N/A', 'non_disponible'],
    ['N/A - résultat non disponible', 'non_disponible'],
    ['NA', 'non_disponible'],
    ['-', 'non_disponible'],
    ['...', 'non_disponible'],
    ['…', 'non_disponible'],
  ])('%j is missing: %s', (cell, reason) => {
    expect(parseNumber(cell)).toMatchObject({ kind: 'missing', reason })
  })

  it.each([
    '12 habitants',
    '1.234,5',
    '1,234,567',
    '12 34',
    'abc',
    '1-2',
    'Infinity',
    '0x10',
    '1e15',
    '-1e305',
    '1e400',
  ])('%j is refused', (cell) => {
    expect(parseNumber(cell)).toEqual({ kind: 'invalid', raw: cell })
  })

  it('reads back any whole number as the French write it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 70_000_000 }), fc.constantFrom(' ', '\u00A0', '\u202F'), (value, space) => {
        const written = String(value).replace(/\B(?=(\d{3})+$)/g, space)
        expect(parseNumber(written)).toEqual({ kind: 'number', value })
      }),
    )
  })

  it('never makes a number of a missing mark, nor zero of anything but zero', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6 }), (cell) => {
        const read = parseNumber(cell)
        if (read.kind === 'number' && read.value === 0) expect(cell).toMatch(/[0]/)
      }),
    )
  })
})

describe('parseCode', () => {
  it.each([
    ['01053', '01053', []],
    [' 01053 ', '01053', []],
    ['1053', '01053', ['zeros']],
    ['1053.0', '01053', ['ecriture', 'zeros']],
    ['1053,0', '01053', ['ecriture', 'zeros']],
    ['="01053"', '01053', ['ecriture']],
    ["'01053", '01053', ['ecriture']],
    ['"01053"', '01053', ['ecriture']],
    ['\u00A001053\u202F', '01053', []],
    ['2a004', '2A004', ['ecriture']],
    ['2B033', '2B033', []],
    ['COM-01053', '01053', ['ecriture']],
    ['2025-COM-01053', '01053', []],
    ['2025-ARM-75101', '75101', []],
    ['97411', '97411', []],
  ])('%j is %s', (cell, code, reparations) => {
    expect(parseCode(cell)).toEqual({ code, reparations })
  })

  it.each(['', '123', '123456', '2C004', 'Gannat', 'ZZZZZ', '0105A', '1e5'])('%j is no code', (cell) => {
    expect(parseCode(cell)).toBeNull()
  })
})

describe('codeFromParts', () => {
  it.each([
    ['01', '053', '01053', []],
    ['1', '53', '01053', ['zeros']],
    ['03', '4', '03004', []],
    ['2A', '004', '2A004', []],
    ['971', '101', '97101', []],
    ['976', '601', '97601', []],
    ['974', '11', '97411', []],
    ['9D', '411', '97411', []],
    ['9A', '127', '97127', []],
    ['9F', '606', '97606', []],
  ])('%j and %j make %s', (departement, commune, code, reparations) => {
    expect(codeFromParts(departement, commune)).toEqual({ code, reparations })
  })

  it.each([
    ['', '053'],
    ['01', ''],
    ['01', 'Gannat'],
    ['971', '201'],
    ['ZZ', '001'],
  ])('%j and %j make nothing', (departement, commune) => {
    expect(codeFromParts(departement, commune)).toBeNull()
  })
})

describe('parsePostcode', () => {
  it('puts the zero back and refuses the rest', () => {
    expect(parsePostcode('1000')).toBe('01000')
    expect(parsePostcode(' 03800 ')).toBe('03800')
    expect(parsePostcode('B-1000')).toBeNull()
    expect(parsePostcode('2A000')).toBeNull()
  })
})
