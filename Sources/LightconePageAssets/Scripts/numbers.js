// Writes numbers as the terminal does: `4.1 ms`, `1,240 events`.

const TIME_UNITS = [['s', 1e9], ['ms', 1e6], ['us', 1e3]];

/** A span of nanoseconds in the largest unit that leaves at least 1 before the point. */
function formatTime(nanoseconds) {
  const magnitude = Math.abs(Math.round(nanoseconds));
  if (magnitude === 0) return '0 ms';
  const sign = nanoseconds < 0 ? '-' : '';
  for (const [name, size] of TIME_UNITS) {
    if (magnitude + size / 2000 >= size) return `${sign}${thousandths(magnitude / size)} ${name}`;
  }
  return `${sign}${magnitude} ns`;
}

function thousandths(value) {
  return String(Math.round(value * 1000) / 1000);
}

/** A whole number with commas between groups of three digits. */
function formatCount(count) {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 event`, `1,240 events`. */
function counted(count, noun, plural) {
  return `${formatCount(count)} ${count === 1 ? noun : plural || `${noun}s`}`;
}

/** A measured value: up to four significant digits, without an exponent where that is readable. */
function formatValue(value) {
  if (Number.isInteger(value) && Math.abs(value) < 1e9) {
    return value < 0 ? `-${formatCount(-value)}` : formatCount(value);
  }
  const size = Math.abs(value);
  return size >= 1e9 || size < 1e-3 ? value.toExponential(2) : String(Number(value.toPrecision(4)));
}

/** A value with its unit; nanoseconds are written as times are. */
function withUnit(value, unit) {
  if (unit === 'ns') return formatTime(value);
  return unit ? `${formatValue(value)} ${unit}` : formatValue(value);
}

/** The least of 1, 2, 5, 10, 20, 50 ... that is no smaller than a value. */
function niceStep(value) {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= value * 0.999999);
  return (step || 10) * power;
}

/** Round values between two ends, at most `count` of them. */
function ticks(low, high, count) {
  const step = niceStep((high - low) / Math.max(1, count));
  const marks = [];
  for (let k = Math.ceil(low / step); k * step <= high + step * 1e-9; k += 1) marks.push(k * step);
  return marks;
}

/** The number of elements of a sorted list that are smaller than a value (or equal, if asked). */
function countBelow(length, valueAt, value, orEqual) {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = valueAt(middle);
    if (other < value || (orEqual && other === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function clamp(value, low, high) {
  return Math.max(low, Math.min(high, value));
}
