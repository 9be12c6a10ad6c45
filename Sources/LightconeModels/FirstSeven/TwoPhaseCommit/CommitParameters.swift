import Lightcone
import LightconeDiagnostics
import LightconeTrace

/// The parameters of two-phase commit.
enum CommitParameters {
  static let variant = Parameter.choice(
    "protocol", default: CommitVariant.basic, "how they commit together")
  static let participants = Parameter.integer(
    "participants", default: 3, in: 1...20, "how many participants, one row each")
  static let transactions = Parameter.integer(
    "transactions", default: 1, in: 1...100, "how many transactions the client asks for")
  static let gap = Parameter.timeSpan(
    "transaction.gap", default: .milliseconds(200), in: .milliseconds(1) ... .seconds(60),
    "the time from one transaction to the next")
  static let noVote = Parameter.probability(
    "vote.no.prob", default: .never, "how likely a participant is to vote no")
  static let noVoteAt = Parameter.integer(
    "vote.no.at", default: 0, in: 0...20, "the participant that votes no; 0 for none")
  static let availability = Parameter.probability(
    "availability", default: .always, "how likely a participant is to be up when it is asked")
  static let downSet = Parameter.integer(
    "down.set", default: 0, in: 0...1_048_575,
    "which participants are down, as a sum of 1 for the first, 2, 4, ...; 0 for none")
  static let sharedFate = Parameter.flag(
    "shared.fate", default: false, "whether all participants are up or down together")
  static let termination = Parameter.choice(
    "termination", default: CommitTermination.wait,
    "2pc: what a participant in doubt does besides asking the coordinator")
  static let heuristicAfter = Parameter.timeSpan(
    "heuristic.after", default: .zero, in: .zero ... .seconds(300),
    "2pc: how long in doubt until a participant aborts alone; 0 for never")
  static let detector = Parameter.choice(
    "failure.detector", default: CommitFailureDetector.timeout,
    "3pc: how nodes learn that another has crashed")
  static let finalAcknowledgements = Parameter.flag(
    "final.acks", default: false, "3pc: whether participants acknowledge the decision")
  static let crashPoint = Parameter.choice(
    "crash.point", default: CommitCrashPoint.none, "where one crash is planned")
  static let downtime = Parameter.timeSpan(
    "downtime", default: .seconds(10), in: .zero ... .seconds(300),
    "how long whoever crashes at crash.point stays down")
  static let voteTimeout = Parameter.timeSpan(
    "vote.timeout", default: .seconds(1), in: .milliseconds(1) ... .seconds(300),
    "how long the coordinator waits for votes before it aborts")
  static let inquiryInterval = Parameter.timeSpan(
    "inquiry.interval", default: .seconds(1), in: .milliseconds(1) ... .seconds(300),
    "how long a prepared participant waits before it asks, and asks again")
  static let resendInterval = Parameter.timeSpan(
    "resend.interval", default: .seconds(1), in: .milliseconds(1) ... .seconds(300),
    "how long the coordinator waits for acknowledgements before it tells again")
  static let bug = Parameter.choice("bug", default: CommitBug.none, "a deliberate defect")

  static let all: [ParameterDescription] =
    [
      variant.description, participants.description, transactions.description, gap.description,
      noVote.description, noVoteAt.description, availability.description, sharedFate.description,
      downSet.description, crashPoint.description, downtime.description,
      termination.description, heuristicAfter.description, detector.description,
      finalAcknowledgements.description, voteTimeout.description,
      inquiryInterval.description, resendInterval.description, Parameter.hotRate.description,
      Parameter.readRate.description,
    ] + Network.parameters + [
      Parameter.diskSync.description, Parameter.horizon.description, bug.description,
    ]
}
