// Makes elements. Text only ever becomes a text node, so nothing in a trace can turn into markup.

const SVG_SPACE = 'http://www.w3.org/2000/svg';

/** An element with attributes, listeners (`onclick: f`) and children; `null` children are skipped. */
function el(tag, attributes, ...children) {
  return furnish(document.createElement(tag), attributes, children);
}

/** The same for a part of a vector picture. */
function svg(tag, attributes, ...children) {
  return furnish(document.createElementNS(SVG_SPACE, tag), attributes, children);
}

function furnish(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}

/** Puts new children in the place of the old ones. */
function refill(element, ...children) {
  element.replaceChildren();
  return furnish(element, {}, children);
}

/** A button that says what it does; `keys` is shown as a hint and told to assistive technology. */
function button(label, action, options) {
  const { title, keys, pressed, className } = options || {};
  const hint = keys ? `${title || label} (${keys})` : title;
  return el('button', {
    type: 'button', class: className || 'lc-button', title: hint, onclick: action,
    'aria-label': title && title !== label ? title : null,
    'aria-keyshortcuts': keys || null,
    'aria-pressed': pressed === undefined ? null : String(pressed),
  }, label);
}

/** Says whether a button that stays down is down. */
function setPressed(element, pressed) {
  element.setAttribute('aria-pressed', String(pressed));
}

/** A link-like button that leads to an event. */
function eventLink(viewer, position) {
  const number = viewer.run.first + position;
  return button(`#${number}`, () => viewer.goTo(position, { cone: viewer.state.cone }), {
    title: `go to event #${number}`, className: 'lc-link',
  });
}

/** A canvas's context at the resolution of the screen, for drawing in CSS pixels. */
function sharpContext(canvas, width, height, ratio) {
  const scale = ratio || Math.min(window.devicePixelRatio || 1, 3);
  const [pixelWidth, pixelHeight] = [Math.round(width * scale), Math.round(height * scale)];
  if (canvas.width !== pixelWidth) canvas.width = pixelWidth;
  if (canvas.height !== pixelHeight) canvas.height = pixelHeight;
  const context = canvas.getContext('2d');
  context.setTransform(scale, 0, 0, scale, 0, 0);
  return context;
}
