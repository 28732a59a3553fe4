// What must hold of every page, whoever uses it. Gives what is wrong, a sentence each.
const wrong = [];
const name = (element) => {
  const id = element.id ? `#${element.id}` : '';
  return `<${element.localName}${id}> ${(element.textContent || element.value || '').trim().slice(0, 40)}`;
};
const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
const all = (selector) => [...document.querySelectorAll(selector)];

if (!/^[a-z]{2}$/.test(document.documentElement.lang)) wrong.push('the page does not say its language');
if (!document.title.trim()) wrong.push('the page has no title');
if (all('h1').length !== 1) wrong.push(`the page has ${all('h1').length} main headings`);
if (all('main').length !== 1) wrong.push(`the page has ${all('main').length} main parts`);
if (all('script, [onclick], [onload], [onsubmit], [style], iframe').length) wrong.push('the page has scripts, styles or frames inside');
if (!document.querySelector('meta[name=viewport]')) wrong.push('the page has no viewport for phones');
let level = 1;
for (const heading of all('h1, h2, h3, h4, h5, h6')) {
  const own = Number(heading.localName[1]);
  if (own > level + 1) wrong.push(`a level of headings is left out before ${name(heading)}`);
  level = own;
}
const ids = all('[id]').map((element) => element.id);
for (const id of new Set(ids)) if (ids.filter((other) => other === id).length > 1) wrong.push(`two elements have the id ${id}`);

for (const field of all('input:not([type=hidden]), select, textarea')) {
  const labelled = field.getAttribute('aria-label') || field.getAttribute('aria-labelledby');
  const labels = [...field.labels].filter((label) => label.textContent.trim());
  if (!labelled && !labels.length) wrong.push(`no label: ${field.outerHTML}`);
}
for (const element of all('button, a[href], summary')) {
  if (!(element.textContent.trim() || element.getAttribute('aria-label'))) wrong.push(`no name: ${element.outerHTML}`);
}
for (const image of all('img, svg')) {
  if (!image.hasAttribute('alt') && !image.hasAttribute('aria-label') && image.getAttribute('aria-hidden') !== 'true') wrong.push(`no words for ${image.outerHTML.slice(0, 80)}`);
}
for (const table of all('table')) if (!table.querySelector('th[scope]')) wrong.push('a table without headings');
for (const element of all('button, input:not([type=hidden]), select, summary')) {
  const box = (element.labels && element.labels.length && ['radio', 'checkbox'].includes(element.type) ? element.labels[0] : element).getBoundingClientRect();
  if (isShown(element) && (box.height < 24 || box.width < 24)) wrong.push(`too small to be hit, ${box.width} by ${box.height}: ${name(element)}`);
}
const root = document.documentElement;
if (root.scrollWidth > root.clientWidth) {
  const wide = all('body *').filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1);
  wrong.push(`the page scrolls sideways, ${root.scrollWidth} in ${root.clientWidth}: ${wide.slice(0, 3).map(name).join('; ')}`);
}
for (const entry of performance.getEntriesByType('resource')) {
  if (new URL(entry.name).origin !== location.origin) wrong.push(`something comes from elsewhere: ${entry.name}`);
}

// Contrast: each text against what lies below it, as WCAG 2 counts it.
const dot = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
const bytes = (colour) => {
  dot.clearRect(0, 0, 1, 1);
  dot.fillStyle = colour;
  dot.fillRect(0, 0, 1, 1);
  return [...dot.getImageData(0, 0, 1, 1).data];
};
const over = (upper, lower) => [0, 1, 2].map((at) => upper[at] * upper[3] / 255 + lower[at] * (1 - upper[3] / 255)).concat(255);
const light = (colour) => {
  const [red, green, blue] = colour.map((byte) => byte / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};
const probe = document.body.appendChild(document.createElement('i'));
probe.style.background = 'Canvas';
const canvas = bytes(getComputedStyle(probe).backgroundColor);
probe.remove();
const below = (element) => {
  const layers = [];
  for (let at = element; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.backgroundImage !== 'none') wrong.push(`text on a picture: ${name(at)}`);
    layers.unshift(bytes(style.backgroundColor));
  }
  return layers.reduce((under, layer) => over(layer, under), canvas);
};
const hold = (element, colour, what) => {
  const ground = below(element);
  const ratio = contrast(over(bytes(colour), ground), ground);
  if (ratio < 4.5) wrong.push(`contrast ${ratio.toFixed(2)}: ${what} ${name(element)}`);
};
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const element = texts.currentNode.parentElement;
  if (!texts.currentNode.textContent.trim() || !isShown(element) || element.closest('[disabled]')) continue;
  for (let at = element; at; at = at.parentElement) if (getComputedStyle(at).opacity !== '1') wrong.push(`half transparent: ${name(at)}`);
  hold(element, getComputedStyle(element).color, 'text');
  if (parseFloat(getComputedStyle(element).fontSize) < 12) wrong.push(`too small to be read: ${name(element)}`);
}
for (const field of all('input:not([type=hidden]):not([type=radio]):not([type=checkbox]), select, textarea')) {
  hold(field, getComputedStyle(field).color, 'a field');
  if (field.placeholder) hold(field, getComputedStyle(field, '::placeholder').color, 'a placeholder');
}
return wrong;
