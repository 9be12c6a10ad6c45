import Lightcone
import LightconeTrace

// Stop-and-wait: a sender hands over a list of items, one at a time, over a wire that loses
// messages. It repeats each item until the receiver has acknowledged it.
//
// Step 1: say what nodes send to each other. A timer is a message to oneself, so it stands here too.
enum StopAndWait: System {
  enum Message: Hashable, Sendable {
    case data(item: Int, number: Int)
    case acknowledgement(number: Int)
    case timeout
  }
}

// Step 2: write each role as a struct. Its properties are its memory; a handler may change them and
// act through its context. There is nothing to wait for and nothing to lock.
struct Sender: Node {
  let items: [Int]
  let receiver: NodeID
  /// How many different numbers there are. Item number `n` carries the number `n % numbers`: with 2
  /// this is the alternating-bit protocol, with 1 there is no number at all.
  let numbers: Int
  var position = 0
  var timer: TimerHandle?

  mutating func start(_ context: inout Context<StopAndWait>) { sendItem(&context) }

  mutating func receive(
    _ message: StopAndWait.Message, from sender: NodeID, _ context: inout Context<StopAndWait>
  ) {
    switch message {
    case .timeout: sendItem(&context)
    case .acknowledgement(let number) where number == position % numbers && position < items.count:
      position += 1
      context.cancel(&timer)
      sendItem(&context)
    default: break  // A late copy of an earlier acknowledgement.
    }
  }

  private mutating func sendItem(_ context: inout Context<StopAndWait>) {
    guard position < items.count else { return }
    context.send(.data(item: items[position], number: position % numbers), to: receiver)
    timer = context.schedule(.timeout, after: .milliseconds(12))
  }
}

struct Receiver: Node {
  let numbers: Int
  var delivered: [Int] = []

  mutating func receive(
    _ message: StopAndWait.Message, from sender: NodeID, _ context: inout Context<StopAndWait>
  ) {
    guard case .data(let item, let number) = message else { return }
    // Where there are no numbers to compare, every copy looks new.
    if numbers == 1 || number == delivered.count % numbers { delivered.append(item) }
    // Also a repeated item is acknowledged: the first acknowledgement may have been lost.
    context.send(.acknowledgement(number: number), to: sender)
  }
}
