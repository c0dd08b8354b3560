/** The only file that knows react-leaflet: an empty Leaflet map, handed to whoever draws on it. */
import type { Map as CarteLeaflet } from 'leaflet'
import 'leaflet/dist/leaflet.css'
import { useEffect } from 'react'
import { MapContainer, useMap } from 'react-leaflet'

interface Props {
  /** Called with the map once it is there, and with null when it goes. */
  surCarte(carte: CarteLeaflet | null): void
}

function Capteur({ surCarte }: Props) {
  const carte = useMap()
  useEffect(() => {
    surCarte(carte)
    return () => surCarte(null)
  }, [carte, surCarte])
  return null
}

export function CadreLeaflet({ surCarte }: Props) {
  return (
    <MapContainer
      center={[46.6, 2.4]}
      zoom={6}
      minZoom={4}
      maxZoom={16}
      zoomSnap={0.25}
      zoomDelta={0.5}
      wheelPxPerZoomLevel={90}
      zoomControl={false}
      attributionControl={false}
      boxZoom={false}
      doubleClickZoom={false}
      fadeAnimation={false}
      style={{ height: '100%', width: '100%' }}
    >
      <Capteur surCarte={surCarte} />
    </MapContainer>
  )
}
