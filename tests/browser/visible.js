// What a person sees of the page: text that is rendered, large enough, not of the colour of its
// background, inside the page and not clipped away; and where its links lead.
(() => {
  const TINY = 1, CLEAR = 0.04, SAME = 6;
  const all = [...document.querySelectorAll('*')];
  const styles = new Map(all.map(el => [el, getComputedStyle(el)]));
  const chain = el => { const up = []; for (; el; el = el.parentElement) up.push(el); return up; };

  const rgba = text => {
    const found = text.match(/rgba?\(([^)]*)\)/);
    if (!found) return null;
    const [r, g, b, a] = found[1].split(/[\s,\/]+/).map(Number);
    return [r, g, b, a === undefined ? 1 : a];
  };
  const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3]));

  const background = el => {
    let colour = [255, 255, 255];
    for (const one of chain(el).reverse()) {
      const style = styles.get(one);
      const paint = rgba(style.backgroundColor);
      if (paint && paint[3] > CLEAR && colour) colour = over(paint, colour);
      else if (paint && paint[3] === 1) colour = paint.slice(0, 3);
      if (style.backgroundImage !== 'none') colour = null;
    }
    return colour;
  };

  const boxed = style => !['inline', 'contents'].includes(style.display);
  const closed = el => {
    const style = styles.get(el);
    if (!boxed(style) || style.display.startsWith('table')) return false;
    if (!/hidden|clip/.test(style.overflowX + style.overflowY)) return false;
    const box = el.getBoundingClientRect();
    return el.clientHeight <= TINY || el.clientWidth <= TINY || box.width <= TINY || box.height <= TINY;
  };
  const clipped = el => {
    const style = styles.get(el);
    const path = style.clipPath;
    if (/^inset\((100%|50%)\)|^circle\(0(px|%)/.test(path)) return true;
    if (/opacity\(0\)/.test(style.filter)) return true;
    const rect = style.clip.match(/^rect\((.*)\)$/);
    if (!rect || !['absolute', 'fixed'].includes(style.position)) return false;
    const [top, right, bottom, left] = rect[1].split(/[\s,]+/).map(parseFloat);
    return bottom - top <= 1 || right - left <= 1;
  };

  const covered = (node, el) => {
    const style = styles.get(el);
    const up = chain(el);
    if (parseFloat(style.fontSize) <= TINY) return true;
    if (up.reduce((opacity, one) => opacity * styles.get(one).opacity, 1) <= CLEAR) return true;
    if (up.some(one => closed(one) || clipped(one))) return true;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()];
    if (rects.length && rects.every(r => r.right <= 0 || r.bottom <= 0)) return true;
    if (rects.length && rects.every(r => r.width < 0.01 || r.height < 0.01)) return true;
    const drawn = el.namespaceURI.endsWith('svg');
    const fill = drawn ? rgba(style.fill) : rgba(style.webkitTextFillColor) || rgba(style.color);
    if (!fill || style.webkitBackgroundClip === 'text') return false;
    if (fill[3] <= CLEAR) return true;
    const below = background(el);
    if (!below) return false;
    return over(fill, below).every((channel, i) => Math.abs(channel - below[i]) <= SAME);
  };

  // links first: the text is changed below
  const links = [];
  const shown = el => {
    for (const one of chain(el)) if (styles.get(one).display === 'none') return false;
    return styles.get(el).display === 'contents' || el.checkVisibility();
  };
  // an address of the web that cannot be parsed leads nowhere
  const leads = value => { try { new URL(value); return true; } catch { return !/^\s*(https?|ftp):/i.test(value.replace(/[\t\n\r]/g, '')); } };
  const add = value => { if (value && leads(value)) links.push(value); };
  for (const el of all) {
    const name = el.localName;
    if (name === 'a' && el.namespaceURI.endsWith('svg')) {
      if ((el.hasAttribute('href') || el.hasAttribute('xlink:href')) && shown(el)) {
        const value = el.href.baseVal;
        try { add(new URL(value, document.baseURI).href); } catch { add(value); }
      }
    } else if (name === 'a' && el.hasAttribute('href') && shown(el)) add(el.href);
    else if (name === 'area' && el.hasAttribute('href')) add(el.href);
    else if (name === 'form' && !el.closest('option') && el.hasAttribute('action')) add(el.action && el.getAttribute('action') ? el.action : '');
    else if ((name === 'button' || name === 'input') && el.getAttribute('formaction') && shown(el)) add(el.formAction);
    else if ((name === 'iframe' || name === 'frame') && el.getAttribute('src') && shown(el)) add(el.src);
    else if (name === 'meta' && /^\s*refresh\s*$/i.test(el.getAttribute('http-equiv') || '')) {
      const content = el.getAttribute('content') || '';
      const found = content.match(/^\s*[\d.]*\s*[;,\s]\s*(?:url\s*=\s*)?(?:"([^"]*)|'([^']*)|(.*))/is);
      const value = found && (found[1] || found[2] || found[3]);
      if (value) try { add(new URL(value, document.baseURI).href); } catch { add(value); }
    }
  }

  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  const hidden = [];
  while (walker.nextNode()) {
    const node = walker.currentNode, el = node.parentElement;
    if (!/[^\s]/.test(node.data) || !styles.has(el) || el.localName === 'style') continue;
    if (el.closest('canvas') || covered(node, el.closest('option') || el)) hidden.push(node);
  }

  // letters that are laid from right to left: read them where they stand
  const turned = el => { const s = styles.get(el); return s.direction === 'rtl' && /override/.test(s.unicodeBidi); };
  const texts = [];
  for (const el of all) {
    if (!turned(el) || chain(el.parentElement).some(turned) || !shown(el)) continue;
    const inside = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
    const letters = [];
    while (inside.nextNode()) {
      const node = inside.currentNode;
      if (hidden.includes(node) || styles.get(node.parentElement).visibility !== 'visible') continue;
      [...node.data].forEach((letter, i) => {
        const range = document.createRange();
        range.setStart(node, i); range.setEnd(node, i + 1);
        const box = range.getBoundingClientRect();
        if (box.width) letters.push([Math.round(box.top / 4), box.left, letter]);
      });
    }
    letters.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    texts.push([el, letters.map(one => one[2]).join('')]);
  }

  // what innerText leaves out: generated text, and what stands on buttons and in fields
  const generated = [];
  for (const el of all) {
    for (const where of ['::before', '::after']) {
      const style = getComputedStyle(el, where);
      const found = style.content.match(/^"((?:[^"\\]|\\.)*)"$/);
      if (!found || style.display === 'none' || style.visibility !== 'visible' || !shown(el)) continue;
      if (parseFloat(style.fontSize) <= TINY || style.opacity <= CLEAR) continue;
      generated.push([el, where, found[1].replace(/\\(.)/g, '$1'), style.display !== 'inline']);
    }
  }
  const labels = [];
  for (const el of all) {
    if (!['input', 'textarea'].includes(el.localName) || !shown(el)) continue;
    if (styles.get(el).visibility !== 'visible') continue;
    if (['hidden', 'checkbox', 'radio', 'password', 'file', 'image', 'range', 'color'].includes(el.type)) continue;
    labels.push([el, el.value || el.placeholder || '']);
  }
  for (const node of hidden) node.data = '';
  for (const [el, text] of texts) el.replaceChildren(document.createTextNode(text));
  for (const [el, where, text, block] of generated) {
    const node = document.createElement(block ? 'div' : 'span');
    node.textContent = text;
    if (where === '::before') el.prepend(node); else el.append(node);
  }
  for (const [el, text] of labels) { el.before(document.createTextNode(text)); el.textContent = ''; }
  const body = document.body;
  return JSON.stringify({text: body && styles.get(body).display !== 'none' ? body.innerText : '', links, quirks: document.compatMode});
})()
