import Lightcone
import LightconeTrace
import Testing

@Suite("What the order of service changes, and what it does not")
struct DisciplineClaimTests {
  /// Mean and mean square of the waiting times at rho = 0.5, in units of the mean service time.
  private func moments(
    _ discipline: QueueDiscipline
  ) throws -> (first: BatchMeans, second: BatchMeans) {
    let run = QueueingRun(discipline: discipline, jobs: discipline == .lifo ? 90_000 : 40_000)
    let waits = try run.finished().node.waits[0].map { $0 / 500_000 }
    return (BatchMeans(waits), BatchMeans(waits.map { $0 * $0 }))
  }

  // With 1/mu = 1, a job that has to wait does so, under LIFO, for a busy period: its square has the
  // mean 2 / (1 - rho)^3. Under FIFO it is 2 / (1 - rho)^2. One job in 1 / rho has to wait.
  @Test("M/M/1: LIFO has the mean wait of FIFO, and 1 / (1 - rho) times its mean square")
  func lastInFirstOut() throws {
    let load = 0.5
    let mean = load / (1 - load)
    let square = 2 * load / ((1 - load) * (1 - load))
    let fifo = try moments(.fifo)
    let lifo = try moments(.lifo)
    #expect(fifo.first.agrees(with: mean), "\(fifo)")
    #expect(lifo.first.agrees(with: mean), "\(lifo)")
    #expect(fifo.second.agrees(with: square), "\(fifo)")
    #expect(lifo.second.agrees(with: square / (1 - load)), "\(lifo)")
    // The controls: each with the other's square.
    #expect(!fifo.second.agrees(with: square / (1 - load)), "\(fifo)")
    #expect(!lifo.second.agrees(with: square), "\(lifo)")
  }

  @Test("two classes without interruption wait as Cobham's formula says")
  func priorities() throws {
    let classes = [2_000.0, 2_500].map {
      QueueingTheory.PriorityClass(arrivalRate: 1 / $0, meanServiceTime: 800)
    }
    let expected = QueueingTheory.meanWaitingTimes(of: classes)
    var run = QueueingRun(
      gapsMicroseconds: [2_000, 2_500], discipline: .priority, jobs: 60_000)
    run.service = .exponential(mean: .microseconds(800))
    let waits = try run.finished().node.waits.map { BatchMeans($0.map { $0 / 1_000 }) }
    #expect(waits[0].agrees(with: expected[0]), "\(waits) \(expected)")
    #expect(waits[1].agrees(with: expected[1]), "\(waits) \(expected)")
    // The controls: the classes mixed up, and a station that does not look at priorities.
    #expect(!waits[0].agrees(with: expected[1]))
    #expect(!waits[1].agrees(with: expected[0]))
    run.discipline = .fifo
    run.jobs = 25_000
    let equal = try run.finished().node.waits.map { BatchMeans($0.map { $0 / 1_000 }) }
    #expect(!equal[0].agrees(with: expected[0]), "\(equal)")
    #expect(!equal[1].agrees(with: expected[1]), "\(equal)")
  }
}
