/**
 * Whether the map is used by keyboard: then only, its target is drawn. Leaflet gives the focus to the map at each press
 * of the mouse, which browsers may take for a focus of the keyboard.
 */
import type { Map as CarteLeaflet } from 'leaflet'
import { useEffect, useState } from 'react'

const TOUCHES = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Enter', ' ', '+', '-', '='])

export function useClavier(carte: CarteLeaflet | null): boolean {
  const [clavier, setClavier] = useState(false)
  useEffect(() => {
    if (carte === null) return
    const el = carte.getContainer()
    let souris = false
    const presse = () => {
      souris = true
      setClavier(false)
    }
    const touche = ({ target, key }: KeyboardEvent) => {
      if (target === el && TOUCHES.has(key)) setClavier(true)
    }
    const arrive = ({ target }: FocusEvent) => {
      if (target === el) setClavier(!souris)
    }
    const part = () => {
      souris = false
      setClavier(false)
    }
    el.addEventListener('pointerdown', presse, true)
    el.addEventListener('keydown', touche)
    el.addEventListener('focus', arrive)
    el.addEventListener('blur', part)
    return () => {
      el.removeEventListener('pointerdown', presse, true)
      el.removeEventListener('keydown', touche)
      el.removeEventListener('focus', arrive)
      el.removeEventListener('blur', part)
    }
  }, [carte])
  return clavier
}
