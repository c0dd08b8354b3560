/** Names under which the same column is met in public files (normalised: see header.ts). */
import type { Header } from '../table/header.ts'
import type { CodeColumns } from './types-communs.ts'

const CODES = [
  'codgeo',
  'codeinsee',
  'inseecom',
  'codeinseecommune',
  'codecommuneinsee',
  'codeinseedelacommune',
  'codecommune',
  'codedelacommune',
  'codeofficielcommune',
  'depcom',
  'comcode',
  'cog',
  'insee',
  'com',
  'code',
]
const DEPARTEMENTS = ['coddep', 'codedepartement', 'dep', 'inseedep', 'departement']

/**
 * The column(s) of the commune code; null when there is none. CODCOM comes first: where it stands, `COM` may be the
 * name of the commune (Insee 2020) or empty (Mayotte).
 */
export function codeColumns(header: Header): CodeColumns | null {
  const departement = header.find(...DEPARTEMENTS)
  const split = header.find('codcom')
  if (split >= 0 && departement >= 0) return { code: split, departement }
  const code = header.find(...CODES)
  return code < 0 ? null : { code, departement }
}

export function nameColumn(header: Header): number {
  return header.find(
    'libgeo',
    'commune',
    'nom',
    'nomcommune',
    'nomdelacommune',
    'libellecommune',
    'libelledelacommune',
    'libelle',
  )
}

const CPTS = [
  'cpts',
  'nomcpts',
  'nomdelacpts',
  'nomdescpts',
  'libellecpts',
  'libellecptsa',
  'libcpts',
  'cptsnom',
  'cptslibelle',
  'intitulecpts',
  'denominationcpts',
  'cptsderattachement',
  'cptsrattachement',
  'communauteprofessionnelleterritorialedesante',
]

/** The column that says the CPTS of each line; -1: none. */
export function cptsColumn(header: Header): number {
  return header.find(...CPTS)
}
