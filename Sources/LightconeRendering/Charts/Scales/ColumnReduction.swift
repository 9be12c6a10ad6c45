/// Points brought down to what a drawing of limited width can show.
///
/// Each column keeps its first, least, greatest and last point, in the order of x. So a line looks as it
/// would with all points, no spike vanishes, and what is drawn has at most four points per column.
enum ColumnReduction {
  /// The points that remain.
  ///
  /// - Parameter column: the column of a point; it must not fall from point to point.
  /// - Complexity: O(points).
  static func reduce<Point>(
    _ points: [Point], column: (Point) -> Int, value: (Point) -> Double
  ) -> [Point] {
    var result: [Point] = []
    var start = 0
    while start < points.count {
      let current = column(points[start])
      var least = start
      var greatest = start
      var end = start + 1
      while end < points.count, column(points[end]) == current {
        if value(points[end]) < value(points[least]) { least = end }
        if value(points[end]) > value(points[greatest]) { greatest = end }
        end += 1
      }
      var kept = [start, min(least, greatest), max(least, greatest), end - 1]
      if end - start == 1 { kept = [start] }
      var last = -1
      for index in kept where index > last {
        result.append(points[index])
        last = index
      }
      start = end
    }
    return result
  }
}
