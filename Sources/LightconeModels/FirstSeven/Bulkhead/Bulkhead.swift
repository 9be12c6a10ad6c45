public import Lightcone
import LightconeTrace

/// A service with a pool of threads, a dependency that becomes slow, and the compartments between them.
///
/// **What it solves.** Service A does some requests alone; for others it calls B, and a thread of A waits
/// for the answer. When B is slow, its calls need as many threads as come in while one of them lasts
/// (Little's law), and that is soon every thread that A has. Then the requests that do not need B fail
/// too. A *bulkhead* limits how many calls to B can be under way: the hull is cut into compartments, and a
/// leak fills only one.
///
/// **Example.** `load bulkhead bulkhead=none`, then `run`, `metrics` and `plot threads.dep`; then the
/// same with `bulkhead=semaphore`.
///
/// **Rules.**
/// 1. A has `pool` threads. A request that finds none free waits in one queue, first in, first out, with
///    room for `pool.queue` of them.
/// 2. A local request holds its thread for `local.latency`. One that needs a dependency holds it until the
///    answer is there, or `dep.timeout` is over. An answer that comes later is dropped.
/// 3. The client gives up after `client.timeout`. A does not notice: the thread goes on. With
///    `client.cancels=on` the client says so, and A lets go of all that the request holds.
/// 4. *Semaphore*: a call needs one of `maxConcurrentCalls` permits. Without one it waits for up to
///    `maxWaitDuration`, first in, first out, and is then refused.
/// 5. *Thread pool*: calls run on threads of their own. As Java's `ThreadPoolExecutor` does it: below
///    `coreThreadPoolSize` a call gets a new thread; then it queues; when `queueCapacity` calls wait, it
///    gets a new thread up to `maxThreadPoolSize`; then it is refused. `dep.timeout` counts from when it was
///    handed over.
/// 6. With `permit.at=arrival` a request asks its bulkhead before it waits for a thread of the pool; in the
///    form with threads of their own, it needs none of the pool at all. With `permit.at=dequeue` the thread
///    that has taken the request asks, and stands still while it waits for a permit, a place or the answer.
/// 7. A permit is given back exactly once, on every path: answer, error, timeout, cancellation, no room in
///    the pool's queue. With `cancelRunningFuture=off` a timeout lets the caller go, and the bulkhead's
///    own thread waits on for the answer.
/// 8. With two dependencies each has its own bulkhead, unless `bulkhead.scope=shared`.
///
/// **Deviations.** Parameters are spelled as in resilience4j where it has them (`maxConcurrentCalls`,
/// `maxWaitDuration`, `coreThreadPoolSize`, `maxThreadPoolSize`, `queueCapacity`, `cancelRunningFuture`).
/// `maxConcurrentCalls` is 10 here and 25 there; its pool sizes follow the number of processors.
/// There is no `keepAliveDuration`: a thread beyond the core ends as soon as no call waits. A call that
/// timed out leaves the line at once. The dependency serves any number of calls at a time; being slow is a
/// fault that the world plans, and stretches what begins meanwhile.
///
/// **What it does not promise.** That calls to B succeed: those beyond the limit fail, only sooner. That B
/// is spared: calls that A has given up are still being worked at. That local requests live if the limits
/// of all dependencies together leave them too few threads. A bulkhead does not know memory or CPU: one
/// process is still one process.
///
/// **Reading.** Nygard, "Release It!" (2nd edition 2018), chapter "Stability Patterns". Microsoft,
/// "Bulkhead pattern" (Azure Architecture Center). resilience4j, "Bulkhead" (documentation). Erlang,
/// "Solution of Some Problems in the Theory of Probabilities of Significance in Automatic Telephone
/// Exchanges" (1917), for the size. Little, "A Proof for the Queuing Formula: L = λW" (1961).
public enum Bulkhead: System {
  /// What the roles say to each other, and to themselves.
  public enum Message: Hashable, Sendable {
    /// A user asks the service for something.
    case request(Request)
    /// How it ended.
    case reply(Request, Outcome)
    /// The user does not want the answer any more.
    case cancel(Request)
    /// The service asks a dependency.
    case call(Request)
    /// The dependency has an answer, or an error.
    case result(Request, isError: Bool)
    /// A user's clock: the next request comes.
    case arrival
    /// A user's timer: it has waited long enough.
    case overdue(Int)
    /// A thread has done a local request.
    case done(thread: Int)
    /// The service's timer: a request has waited long enough for a permit.
    case waitOver(Request)
    /// The service's timer: a call takes too long.
    case callOver(Request)
    /// A dependency has worked at a call for as long as it takes.
    case worked(Request)
    /// A person has a user ask.
    case askedByHand
  }

  /// A request: who asked, its number there, and what it needs.
  public struct Request: Hashable, Sendable {
    let user: NodeID
    /// The user's own number of it.
    let number: Int
    let need: Need
  }

  /// What a request needs to be answered.
  public enum Need: Hashable, Sendable {
    /// Nothing but a thread.
    case local
    /// An answer of the dependency with this number, from 0.
    case dependency(Int)
  }

  /// What a user is told.
  public enum Outcome: Hashable, Sendable {
    /// Here it is.
    case answered
    /// The bulkhead had no room.
    case bulkheadFull
    /// There was no room in the queue for a thread.
    case poolFull
    /// The dependency took too long.
    case timedOut
    /// The dependency had an error.
    case failed
  }
}
