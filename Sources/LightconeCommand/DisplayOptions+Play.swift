import LightconeConsole
import LineEditing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension DisplayOptions {
  /// Shows a run that is played: waits for each event, but no longer once Ctrl-C was pressed.
  var playWatch: PlayWatch {
    PlayWatch { text, wait in
      // What is played says itself how far it is.
      StatusLine.standard.end()
      let end = ContinuousClock.now + wait
      while !InterruptFlag.isRaised {
        let left = end - .now
        guard left > .zero else { break }
        // Short naps: a signal may come to another thread and not end the nap.
        usleep(useconds_t(min(left, .milliseconds(20)) / .microseconds(1)))
      }
      StandardOutput.writeLine(shown(text))
    }
  }
}
