/**
 * Insee, code officiel géographique, movements of communes since 1943 (v_mvtcommune_<year>.csv): MOD, DATE_EFF,
 * TYPECOM_AV, COM_AV, LIBELLE_AV, TYPECOM_AP, COM_AP, LIBELLE_AP. Kept in the application's library.
 */
import type { Header } from '../table/header.ts'
import type { MouvementsProfile } from './types.ts'

export const cogMouvements: MouvementsProfile = {
  id: 'insee-cog-mouvements',
  libelle: 'Insee, code officiel géographique, mouvements des communes',
  producteur: 'Insee',
  licence: 'Licence Ouverte 2.0',
  telecharger: 'mouvements',
  contenu: 'mouvements',
  attendu: 'les colonnes « MOD », « DATE_EFF », « TYPECOM_AV », « COM_AV », « TYPECOM_AP » et « COM_AP »',
  layout(header: Header) {
    const layout = {
      mod: header.find('mod'),
      date: header.find('dateeff'),
      typeAvant: header.find('typecomav'),
      avant: header.find('comav'),
      typeApres: header.find('typecomap'),
      apres: header.find('comap'),
    }
    if (Object.values(layout).some((index) => index < 0)) return null
    return { ...layout, nomAvant: header.find('libelleav', 'nccenrav'), nomApres: header.find('libelleap', 'nccenrap') }
  },
}
