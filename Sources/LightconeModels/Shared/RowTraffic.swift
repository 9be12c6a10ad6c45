import Lightcone
import LightconeTrace

/// Adds the reader and the rival that the settings ask for.
func addRowTraffic<S: RowSystem>(
  to world: inout World<S>, _ keepers: [NodeID], _ settings: Settings
) {
  if settings[.readRate].perSecond > 0 {
    world.add(RowReader<S>(keepers: keepers, rate: settings[.readRate]), named: "reader")
  }
  if settings[.hotRate].perSecond > 0 {
    world.add(Rival<S>(keepers: keepers, rate: settings[.hotRate]), named: "rival")
  }
}
