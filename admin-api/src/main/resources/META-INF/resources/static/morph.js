/**
 * Makes the children of `element` look like `html` while keeping every node that can stay, so that an opened bill stays
 * open, a half-typed reason stays typed, a picture keeps its frame and the arm swings instead of jumping.
 * Nodes with an id are matched by it; others by their place. What scripts and readers own is left alone: the `open` of
 * details, what a picture shows, data-seen and aria-busy.
 */
export function morph(element, html) {
  const wanted = document.createElement('template');
  wanted.innerHTML = html;
  return children(element, wanted.content);
}

const OURS = new Set(['open', 'data-seen', 'aria-busy']);

/** Returns the elements that are new. */
function children(from, to) {
  const fresh = [];
  let cursor = from.firstChild;
  for (const want of [...to.childNodes]) {
    const have = want.id ? [...from.children].find(child => child.id === want.id) : alike(cursor, want) ? cursor : null;
    if (!have) {
      from.insertBefore(want, cursor);
      if (want.nodeType === Node.ELEMENT_NODE) fresh.push(want);
      continue;
    }
    if (have === cursor) cursor = cursor.nextSibling;
    else from.insertBefore(have, cursor);
    fresh.push(...same(have, want));
  }
  while (cursor) {
    const gone = cursor;
    cursor = cursor.nextSibling;
    gone.remove();
  }
  return fresh;
}

function alike(have, want) {
  return have && !have.id && have.nodeType === want.nodeType && have.nodeName === want.nodeName;
}

function same(have, want) {
  if (have.nodeType !== Node.ELEMENT_NODE) {
    if (have.data !== want.data) have.data = want.data;
    return [];
  }
  const picture = have.nodeName === 'IMG' && have.hasAttribute('data-frames');
  const ours = name => name === 'src' ? picture : OURS.has(name);
  for (const { name, value } of [...want.attributes]) {
    if (!ours(name) && have.getAttribute(name) !== value) have.setAttribute(name, value);
  }
  for (const { name } of [...have.attributes]) {
    if (!ours(name) && !want.hasAttribute(name)) have.removeAttribute(name);
  }
  return children(have, want);
}
