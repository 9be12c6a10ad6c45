// The time axis of the space-time diagram: where each event stands, in order or to scale.

const LARGEST_ROW = 48;
/** Pixels above the first event and below the last one. */
const AXIS_MARGIN = 16;
/** The closest look, in nanoseconds from the upper end of the picture to the lower one. */
const SHORTEST_SPAN = 1000;

/** Maps events to places and back. `offset` is the place at the upper end, `zoom` pixels a unit. */
function makeAxis(run) {
  return {
    run, mode: 'scale', shown: null, offset: 0, zoom: 1, height: 100,

    /** The place of an event: its rank among those shown, or its time. */
    place(i) {
      return this.mode === 'order' ? this.shown.rank[i] + 0.5 : this.run.time[i];
    },
    y(i) { return (this.place(i) - this.offset) * this.zoom; },
    placeAt(y) { return this.offset + y / this.zoom; },

    /** The ends of the whole picture. */
    ends() {
      if (this.mode === 'order') return [0, Math.max(1, this.shown.count)];
      const { time, count } = this.run;
      return count ? [time[0], Math.max(time[count - 1], time[0] + SHORTEST_SPAN)] : [0, 1];
    },

    /** The shown rows from one height to another, as positions in `shown.rows`. */
    rowsBetween(top, bottom) {
      const { rows } = this.shown;
      const valueAt = (row) => this.place(rows[row]);
      return [countBelow(rows.length, valueAt, this.placeAt(top), false),
        countBelow(rows.length, valueAt, this.placeAt(bottom), true)];
    },

    fitZoom() {
      const [low, high] = this.ends();
      return Math.max(40, this.height - 2 * AXIS_MARGIN) / (high - low);
    },
    largestZoom() {
      return Math.max(this.fitZoom(),
        this.mode === 'order' ? LARGEST_ROW : this.height / SHORTEST_SPAN);
    },
    fit() {
      this.zoom = Math.min(this.fitZoom(), this.largestZoom());
      this.offset = this.ends()[0] - AXIS_MARGIN / this.zoom;
    },

    /** Keeps the picture on the axis. */
    settle() {
      const [low, high] = this.ends();
      this.zoom = clamp(this.zoom, this.fitZoom(), this.largestZoom());
      const margin = AXIS_MARGIN / this.zoom;
      const span = this.height / this.zoom;
      this.offset = clamp(this.offset, low - margin, Math.max(low - margin, high + margin - span));
    },
    zoomBy(factor, y) {
      const held = this.placeAt(y);
      this.zoom = clamp(this.zoom * factor, this.fitZoom(), this.largestZoom());
      this.offset = held - y / this.zoom;
      this.settle();
    },
    panBy(pixels) {
      const before = this.offset;
      this.offset += pixels / this.zoom;
      this.settle();
      return this.offset !== before;
    },

    /** Moves the picture so that an event is inside; does nothing if it is. */
    reveal(i) {
      const y = this.y(i);
      if (y >= 24 && y <= this.height - 24) return;
      this.offset = this.place(i) - this.height * 0.4 / this.zoom;
      this.settle();
    },
  };
}
