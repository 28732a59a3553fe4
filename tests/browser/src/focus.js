// Where the focus is, and whether one sees it. A choice shows it around its label.
const at = document.activeElement;
if (!at || at === document.body) return null;
const isOutlined = (element) => {
  const style = getComputedStyle(element);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
};
const shown = [at, ...(at.labels || [])].find(isOutlined);
const box = (shown || at).getBoundingClientRect();
const place = [...document.querySelectorAll(at.localName)].indexOf(at);
return {
  name: at.type === 'radio' ? `radio ${at.name}` : `${at.localName} ${place} ${(at.textContent || at.name || '').trim().slice(0, 30)}`,
  visible: !!shown && box.width > 0 && box.bottom > 0 && box.top < innerHeight,
};
