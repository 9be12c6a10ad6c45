/// Where the label of a mark or an arrow is written, and how much room it has there.
struct LabelPlace: Hashable {
  var column: Int
  var width: Int
}

extension DiagramGeometry {
  /// The best place for the label of a mark at a lifeline.
  ///
  /// In the node's own lane; else to the right over other lanes, where the row is empty anyway; else
  /// to the left; else cut, on the side with more room.
  func place(labelWidth: Int, atLane lane: Int) -> LabelPlace {
    let line = column(ofLane: lane)
    if labelWidth <= end(ofLane: lane) - line - 2 {
      return LabelPlace(column: line + 2, width: labelWidth)
    }
    return spill(labelWidth: labelWidth, from: line, to: line)
  }

  /// The best place for the label of an arrow between two lanes, `left < right`.
  ///
  /// Inside the shaft before it crosses a lane; else behind its right end, if the lane there has
  /// room; else over the whole shaft; else outside over other lanes; else cut.
  ///
  /// - Parameter shaft: the columns of the shaft between head and tail.
  func place(
    labelWidth: Int, left: Int, right: Int, shaft: Range<Int>, headIsAtRight: Bool
  ) -> LabelPlace {
    let segmentEnd = min(shaft.upperBound, column(ofLane: left + 1))
    let segment = shaft.lowerBound..<max(shaft.lowerBound, segmentEnd)
    let touchesHead = !headIsAtRight || segment.upperBound == shaft.upperBound
    if labelWidth + (touchesHead ? 1 : 2) <= segment.count {
      return LabelPlace.inside(segment, labelWidth, headIsAtRight: headIsAtRight)
    }
    let rightLine = column(ofLane: right)
    if labelWidth <= end(ofLane: right) - rightLine - 2 {
      return LabelPlace(column: rightLine + 2, width: labelWidth)
    }
    if labelWidth + 2 <= shaft.count {
      return LabelPlace.inside(shaft, labelWidth, headIsAtRight: headIsAtRight)
    }
    let outside = spill(labelWidth: labelWidth, from: column(ofLane: left), to: rightLine)
    guard outside.width < labelWidth, shaft.count - 2 > outside.width else { return outside }
    return LabelPlace(column: shaft.lowerBound + 1, width: shaft.count - 2)
  }

  /// A place to the right of a figure or, if only that has room enough, to the left of it.
  private func spill(labelWidth: Int, from left: Int, to right: Int) -> LabelPlace {
    let roomAtRight = max(0, columns - right - 2)
    let roomAtLeft = max(0, left - 1 - lanesStart)
    if labelWidth <= roomAtRight || roomAtRight >= roomAtLeft {
      return LabelPlace(column: right + 2, width: min(labelWidth, roomAtRight))
    }
    let width = min(labelWidth, roomAtLeft)
    return LabelPlace(column: left - 1 - width, width: width)
  }
}

extension LabelPlace {
  /// A place inside a shaft, at its left; at least the tail's side keeps a piece of the shaft.
  fileprivate static func inside(
    _ shaft: Range<Int>, _ width: Int, headIsAtRight: Bool
  ) -> LabelPlace {
    let room = shaft.count - width
    let before = room >= 4 ? 2 : room >= 2 || headIsAtRight ? 1 : 0
    return LabelPlace(column: shaft.lowerBound + before, width: width)
  }
}
