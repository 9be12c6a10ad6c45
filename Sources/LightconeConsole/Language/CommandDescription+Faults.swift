extension CommandDescription {
  static let messages = [
    CommandDescription(
      .pending, use: "pending [NODE ...]",
      "Lists the messages in flight, or those from or to some nodes, with their numbers.",
      example: "pending coordinator", .messages, .names()),
    CommandDescription(
      .deliver, use: "deliver MESSAGE", "Lets a message in flight arrive now.",
      example: "deliver m14", .messages, .message),
    CommandDescription(
      .drop, use: "drop MESSAGE", "Loses a message in flight.", example: "drop m14", .messages,
      .message),
    CommandDescription(
      .delay, use: "delay MESSAGE TIME", "Lets a message in flight arrive later.",
      example: "delay m14 50ms", .messages, .message),
    CommandDescription(
      .hold, use: "hold NODE NODE",
      "Keeps the messages between two nodes in flight, both ways, until they are released.",
      example: "hold coordinator price", .messages, .wire()),
    CommandDescription(
      .release, use: "release NODE NODE", "Lets all arrive that a hold kept back, in its order.",
      example: "release coordinator price", .messages, .heldWire),
    CommandDescription(
      .loss, use: "loss NODE NODE SHARE",
      "Makes the wire between two nodes lose a share of its messages, both ways.",
      example: "loss coordinator price 20%", .messages, .wire()),
    CommandDescription(
      .latency, use: "latency NODE NODE TIME | LAW",
      "Sets how long messages between two nodes take, both ways, always or by a law of chance.",
      example: "latency coordinator price uniform(1ms..9ms)", .messages,
      .wire(then: ["uniform(", "exponential(", "lognormal("])),
    CommandDescription(
      .duplicate, use: "duplicate NODE NODE SHARE",
      "Makes the wire between two nodes double a share of its messages, both ways.",
      example: "duplicate coordinator price 10%", .messages, .wire()),
  ]

  static let faults = [
    CommandDescription(
      .crash, use: "crash NODE ... [for TIME]",
      "Crashes nodes, or all of a zone or role: they forget all but what their disks synced.",
      example: "crash coordinator", .faults, .names(and: ["for"])),
    CommandDescription(
      .restart, use: "restart NODE ...", "Starts crashed nodes again with what their disks kept.",
      example: "restart coordinator", .faults, .names()),
    CommandDescription(
      .pause, use: "pause NODE ...",
      "Makes nodes stand still: messages and timers wait for them, and they forget nothing.",
      example: "pause price", .faults, .names()),
    CommandDescription(
      .resume, use: "resume NODE ...", "Lets paused nodes go on, first with what has waited.",
      example: "resume price", .faults, .names()),
    CommandDescription(
      .slow, use: "slow NODE ... FACTOR",
      "Makes all that nodes do take FACTOR times as long; 1x ends it.",
      example: "slow price 10x", .faults, .names()),
    CommandDescription(
      .partition, use: "partition NODE ... | NODE ..., or NODE ... -> NODE ...",
      "Cuts the network into groups that cannot reach each other, or with -> one way only.",
      example: "partition client coordinator | product price", .faults, .nodes),
    CommandDescription(
      .repair, use: "repair", "Heals all cuts of the network.", example: "repair", .faults),
    CommandDescription(
      .skew, use: "skew NODE ... TIME", "Makes wall clocks jump, +5s ahead or -200ms back.",
      example: "skew price +5s", .faults, .names()),
    CommandDescription(
      .drift, use: "drift NODE ... DRIFT",
      "Makes clocks run fast, or slow with a minus, in millionths; 0ppm ends it.",
      example: "drift price 200ppm", .faults, .names()),
    CommandDescription(
      .disk,
      use: "disk NODE tear-tail | lose-syncs | flip-bit [RECORD] | fill | fail | "
        + "slow FACTOR | mend",
      "Makes a disk lie, damage what it holds, or refuse to work; mend ends it.",
      example: "disk price lose-syncs", .faults, .nameAndDiskWord),
    CommandDescription(
      .do, use: "do NODE OPERATION [WORD ...]",
      "Asks a node, such as a client, for an operation; 'models MODEL' lists those of a model.",
      example: "do client order", .faults, .operation),
    CommandDescription(
      .follow, use: "follow STEP, STEP ...",
      "Lets only these steps happen, in their order: deliver m14, drop m14, duplicate m14, fire t3, "
        + "crash NODE or restart NODE, each with crash-after N and choose N ... behind it.",
      example: "follow deliver m1, crash coordinator, restart coordinator", .faults),
    CommandDescription(
      .heal, use: "heal", "Ends all faults, and starts the crashed nodes again.", example: "heal",
      .faults),
    CommandDescription(
      .at, use: "at TIME | #EVENT FAULT",
      "Plans a fault, or something done to messages, for a point in time or an event.",
      example: "at 4ms crash coordinator", .faults, .momentAndFault),
    CommandDescription(
      .when, use: "when CONDITION FAULT",
      "Plans a fault for the first moment at which a condition holds, as the run would now go on.",
      example: "when in.doubt == 2 crash coordinator", .faults, .conditionAndFault),
    CommandDescription(
      .nemesis, use: "nemesis NAME [NODE ...] every TIME until TIME",
      "Plans a pattern of faults in each round, drawn from the seed, and heals all at the end.",
      example: "nemesis random-halves every 100ms until 2s", .faults, .nemesis),
  ]
}
