import Lightcone

/// What `state` shows of the nodes: what they know, and not what they were set up with.
extension OrderingCustomer: CustomReflectable {
  /// The last order, and what is under way.
  var customMirror: Mirror {
    Mirror(self, children: ["last order": "#\(lastOrder)", "under way": open.count])
  }
}

extension BrowsingVisitors: CustomReflectable {
  /// How many queries are under way.
  var customMirror: Mirror { Mirror(self, children: ["under way": open.count]) }
}

extension CommandDatabase: CustomReflectable {
  /// How long the log is, and what the threads have to do.
  var customMirror: Mirror {
    let work: KeyValuePairs<String, Any> = [
      "log": "\(length) events", "busy threads": station?.busyServers ?? 0,
      "waiting": station?.queueLength ?? 0, "acknowledgements held back": unacknowledged.count,
    ]
    return Mirror(self, children: work)
  }
}

extension ViewProjector: CustomReflectable {
  /// The views, and how far it has come with what.
  var customMirror: Mirror {
    let events = (station?.numberInSystem ?? 0) + lagging.count + ready.count
    let work: KeyValuePairs<String, Any> = [
      "views": views, "offset": offset, "received": "up to #\(received)", "at work": events,
      "ahead of their turn": early.count, "half done": halfDone,
      "rebuilding": rebuilding.map { "\($0.views)" } ?? "no",
    ]
    return Mirror(self, children: work)
  }
}

extension ReadReplica: CustomReflectable {
  /// The views, and the queries that wait.
  var customMirror: Mirror {
    let work: KeyValuePairs<String, Any> = [
      "views": views, "busy threads": station?.busyServers ?? 0,
      "waiting": station?.queueLength ?? 0, "waiting for their token": waiting.count,
    ]
    return Mirror(self, children: work)
  }
}
