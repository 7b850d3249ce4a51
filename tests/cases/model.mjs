// A model of what pages do to labelled text: random scripts run on an article with labels and on its twin without, and at every step, and
// after the labels have gone, both have the same words.

/**
 * In a page: runs `count` random scripts of `steps` steps each, the first with this seed. `label(root, claims)` settles with `{ calm(),
 * remove() }` when an article is labelled: `calm` settles when labels are back, `remove` takes them away. Returns what went wrong.
 */
export const runModel = async ({ seed, count, steps, label }) => {
  const failures = [];
  let done = 0;

  // Mulberry32.
  const randomOf = (seed) => {
    let state = seed >>> 0;
    const next = () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let value = Math.imul(state ^ (state >>> 15), state | 1);
      value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
      return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
    };
    const below = (limit) => Math.floor(next() * limit);
    return { below, pick: (list) => list[below(list.length)], chance: (share) => next() < share };
  };

  const COMMON = 'the a of in to and will that on for is said it with by has'.split(' ');
  const RARE = `bridge council mayor river tender engineer budget report harbour ferry ticket minister inspector market archive railing hearing deputy
    contract village tunnel museum library station airport factory hospital teacher student driver farmer doctor lawyer witness police court
    storm flood winter summer morning evening Monday Friday April August million thousand hundred dozen repair closure opening delay strike
    review approve reject publish discuss measure finance inspect question deliver promise refuse expect remain return begin finish continue
    wooden ancient narrow modern northern southern yellow silver quiet crowded costly urgent careful sudden recent former local national`
    .split(/\s+/);
  const words = (random, count) => Array.from({ length: count }, () => random.pick(random.chance(0.35) ? COMMON : RARE));
  const sentence = (random) => `${words(random, 5 + random.below(14)).join(' ')}.`;

  // Edits as an author makes them: most words stay, and the last of all: if a text that was split before its last words comes back without
  // them, nobody can tell whether they were taken out or not seen.
  const edited = (text, random) => {
    const parts = text.split(' ');
    for (let times = 1 + random.below(2); times; times--) {
      const at = random.below(Math.max(1, parts.length - 3));
      const how = random.below(3);
      if (how === 0) parts[at] = random.pick(RARE);
      else if (how === 1) parts.splice(at, 0, random.pick(RARE));
      else if (parts.length > 4) parts.splice(at, 1);
    }
    return parts.join(' ');
  };

  const isOurs = (node) => node.nodeType === Node.ELEMENT_NODE && node.matches('[data-claim-badge]');
  const textOf = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    return node.nodeType === Node.ELEMENT_NODE && !isOurs(node) ? [...node.childNodes].map(textOf).join('') : '';
  };
  // A space more or less harms nobody where no words grow together.
  const wordsOf = (node) => (textOf(node).match(/[a-z]+/gi) ?? []).join(' ');
  // As scripts find them: every text node but those of badges, which say that they are controls.
  const textsIn = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return [node];
    return isOurs(node) ? [] : [...node.childNodes].flatMap(textsIn);
  };
  const wordsIn = (root) => [...textOf(root).matchAll(/[a-z]+/gi)];
  const nodeAt = (root, offset) => {
    for (const node of textsIn(root)) {
      if (offset < node.length) return [node, offset];
      offset -= node.length;
    }
    return [];
  };

  /* ---- an article and its twin ---- */

  const build = (random) => {
    const paragraph = () => {
      const parts = [];
      for (let number = 1 + random.below(3); number; number--) {
        const text = Array.from({ length: 1 + random.below(2) }, () => sentence(random)).join(' ');
        parts.push(random.chance(0.25) ? `<em>${text}</em> ` : `${text} `);
      }
      return `<p>${parts.join('')}</p>`;
    };
    return Array.from({ length: 1 + random.below(3) }, paragraph).join('\n');
  };
  const sideOf = (html) => {
    const root = document.createElement('article');
    root.innerHTML = html;
    const texts = textsIn(root).filter((node) => node.data.trim());
    return {
      root,
      paragraphs: [...root.querySelectorAll('p')],
      elements: [...root.querySelectorAll('p, em')],
      // What a framework knows of its text nodes.
      held: texts.map((node) => ({ node, parent: node.parentNode, next: node.nextSibling, wrote: node.data })),
      saved: [],
      back: [],
    };
  };

  /* ---- what pages do: each says what it needs of the twin, and does the same to both ---- */

  const inPlace = (side, { parent }) => side.root.contains(parent);
  // Whoever normalizes takes a framework's nodes from it, with labels or without: it writes there no more.
  const lose = (held, part) => held.forEach((one) => (one.lost ||= part.contains(one.node)));
  const heldOf = ({ held }, random) => {
    const left = held.flatMap(({ lost }, at) => (lost ? [] : [at]));
    return left.length ? random.pick(left) : undefined;
  };
  const put = ({ node, parent, next }) => parent.insertBefore(node, next?.parentNode === parent ? next : null);
  const ACTS = {
    'a framework writes another text': (twin, random) => {
      const at = heldOf(twin, random);
      if (at === undefined) return undefined;
      const text = sentence(random);
      return ({ held }) => (held[at].node.data = held[at].wrote = text);
    },
    'a framework writes its text edited': (twin, random) => {
      const at = heldOf(twin, random);
      if (at === undefined) return undefined;
      const text = edited(twin.held[at].wrote, random);
      return ({ held }) => (held[at].node.data = held[at].wrote = text);
    },
    'a framework takes its node out, or puts it back': (twin, random) => {
      const at = heldOf(twin, random);
      if (at === undefined) return undefined;
      const { node } = twin.held[at];
      if (!inPlace(twin, twin.held[at])) return undefined;
      return node.parentNode ? ({ held }) => held[at].node.parentNode.removeChild(held[at].node) : ({ held }) => put(held[at]);
    },
    'a framework puts its node elsewhere': (twin, random) => {
      const [at, to] = [heldOf(twin, random), random.below(twin.elements.length)];
      if (at === undefined) return undefined;
      return twin.root.contains(twin.elements[to]) ? ({ held, elements }) => elements[to].append(held[at].node) : undefined;
    },
    'a framework puts something before its node': (twin, random) => {
      const at = heldOf(twin, random);
      if (at === undefined) return undefined;
      const text = ` ${random.pick(RARE)} `;
      if (!twin.held[at].node.parentNode) return undefined;
      const mark = random.chance(0.5);
      return ({ held }) => {
        const one = mark ? document.createElement('b') : document.createTextNode(text);
        if (mark) one.textContent = text;
        held[at].node.parentNode.insertBefore(one, held[at].node);
      };
    },
    'a framework puts something behind its node': (twin, random) => {
      const at = heldOf(twin, random);
      if (at === undefined) return undefined;
      const text = ` ${random.pick(RARE)} `;
      if (!twin.held[at].node.parentNode) return undefined;
      return ({ held }) => held[at].node.after(Object.assign(document.createElement('b'), { textContent: text }));
    },
    'a framework puts back what it knows, and nothing else': (twin, random) => {
      const at = random.below(twin.elements.length);
      const mine = twin.held.flatMap(({ node, parent }, number) => (parent === twin.elements[at] && node.parentNode && !twin.held[number].lost ? [number] : []));
      if (!mine.length) return undefined;
      return ({ elements, held }) => elements[at].replaceChildren(...mine.map((number) => held[number].node));
    },
    'text takes the place of all': (twin, random) => {
      const at = random.below(twin.elements.length);
      const text = sentence(random);
      return ({ elements }) => (elements[at].textContent = text);
    },
    'a paragraph goes to the end': (twin, random) => {
      const at = random.below(twin.paragraphs.length);
      return twin.root.contains(twin.paragraphs[at]) ? ({ root, paragraphs }) => root.append(paragraphs[at]) : undefined;
    },
    'a paragraph goes, or comes back': (twin, random) => {
      const at = random.below(twin.paragraphs.length);
      const out = twin.root.contains(twin.paragraphs[at]);
      return ({ root, paragraphs }) => (out ? paragraphs[at].remove() : root.prepend(paragraphs[at]));
    },
    'words are wrapped': (twin, random) => {
      const at = random.below(twin.paragraphs.length);
      return ({ paragraphs }) => {
        for (const node of textsIn(paragraphs[at])) {
          const pieces = node.data.split(/(\s+)/).filter(Boolean).map((word) => {
            if (!word.trim()) return document.createTextNode(word);
            return Object.assign(document.createElement('span'), { className: 'w', textContent: word });
          });
          node.replaceWith(...pieces);
        }
      };
    },
    'words are unwrapped': (twin, random) => {
      const at = random.below(twin.paragraphs.length);
      const normal = random.chance(0.5);
      return ({ paragraphs, held }) => {
        paragraphs[at].querySelectorAll('.w').forEach((span) => span.replaceWith(...span.childNodes));
        if (normal) paragraphs[at].normalize();
        if (normal) lose(held, paragraphs[at]);
      };
    },
    'all is normalized': () => ({ root, held }) => {
      root.normalize();
      lose(held, root);
    },
    'a text node is split': (twin, random) => {
      const at = random.below(twin.paragraphs.length);
      const offset = random.below(Math.max(1, textOf(twin.paragraphs[at]).length));
      return ({ paragraphs }) => {
        const [node, inside] = nodeAt(paragraphs[at], offset);
        node?.splitText(inside);
      };
    },
    'a word becomes a link': (twin, random) => {
      const at = random.below(twin.paragraphs.length);
      const found = wordsIn(twin.paragraphs[at]);
      if (!found.length) return undefined;
      const number = random.below(found.length);
      return ({ paragraphs }) => {
        const { 0: word, index } = wordsIn(paragraphs[at])[number];
        const [node, inside] = nodeAt(paragraphs[at], index);
        if (!node || inside + word.length > node.length) return;
        const middle = node.splitText(inside);
        middle.splitText(word.length);
        const link = document.createElement('a');
        middle.replaceWith(link);
        link.append(middle);
      };
    },
    'a word is replaced where it stands': (twin, random) => {
      const at = random.below(twin.paragraphs.length);
      const found = wordsIn(twin.paragraphs[at]);
      if (!found.length) return undefined;
      const number = random.below(found.length);
      const other = random.pick(RARE);
      const whole = random.chance(0.5);
      return ({ paragraphs }) => {
        const { 0: word, index } = wordsIn(paragraphs[at])[number];
        const [node, inside] = nodeAt(paragraphs[at], index);
        if (!node || inside + word.length > node.length) return;
        if (whole) node.data = node.data.slice(0, inside) + other + node.data.slice(inside + word.length);
        else node.replaceData(inside, word.length, other);
      };
    },
    'all is written in capitals': (twin, random) => {
      const at = random.below(twin.paragraphs.length);
      return ({ paragraphs }) => textsIn(paragraphs[at]).forEach((node) => (node.data = node.data.toUpperCase()));
    },
    'a translator replaces nodes': (twin, random) => {
      const at = random.below(twin.paragraphs.length);
      return (side) => {
        for (const node of textsIn(side.paragraphs[at]).filter(({ data }) => data.trim())) {
          const font = document.createElement('font');
          font.textContent = node.data.replace(/[a-z]+/gi, (word) => `x${[...word].reverse().join('')}`);
          node.replaceWith(font);
          side.back.push(() => font.replaceWith(node));
        }
      };
    },
    'a translator writes into nodes': (twin, random) => {
      const at = random.below(twin.paragraphs.length);
      return (side) => {
        for (const node of textsIn(side.paragraphs[at]).filter(({ data }) => data.trim())) {
          const [font, text] = [document.createElement('font'), node.data];
          node.replaceWith(font);
          font.append(node);
          node.data = text.replace(/[a-z]+/gi, (word) => `x${[...word].reverse().join('')}`);
          side.back.push(() => {
            node.data = text;
            font.replaceWith(node);
          });
        }
      };
    },
    'the translation is taken back': () => (side) => side.back.splice(0).reverse().forEach((back) => back()),
    'text is added at the end': (twin, random) => {
      const at = random.below(twin.paragraphs.length);
      const text = ` ${random.pick(RARE)}`;
      // What is written into translated text is lost when that is taken back, with labels or without.
      const append = random.chance(0.5) || twin.back.length > 0;
      return ({ paragraphs }) => {
        const last = textsIn(paragraphs[at]).at(-1);
        if (append || !last) paragraphs[at].append(text);
        else last.data += text;
      };
    },
    'a copy takes the place of a paragraph': (twin, random) => {
      const at = random.below(twin.paragraphs.length);
      return (side) => {
        const copy = side.paragraphs[at].cloneNode(true);
        side.paragraphs[at].replaceWith(copy);
        side.paragraphs[at] = copy;
      };
    },
    'markup is written anew': (twin, random) => {
      const at = random.below(twin.paragraphs.length);
      const all = random.chance(0.3);
      return (side) => {
        const part = all ? side.root : side.paragraphs[at];
        part.innerHTML = part.innerHTML;
        if (all) side.paragraphs = [...side.root.querySelectorAll('p')];
      };
    },
  };
  // Whoever takes text nodes apart, or puts them back as they were, would be at odds with a framework that holds them, with labels or
  // without: a page has the one or the other.
  const FRAMEWORK = Object.keys(ACTS).filter((name) => name.startsWith('a framework'));
  const BY_NODE = ['words are wrapped', 'words are unwrapped', 'all is normalized', 'a translator replaces nodes', 'a translator writes into nodes', 'the translation is taken back'];
  const NAMES = [BY_NODE, FRAMEWORK].map((others) => Object.keys(ACTS).filter((name) => !others.includes(name)));

  // Scripts wrap each text node that they see, and they see more of them where there are labels.
  const clean = (root) => {
    const copy = root.cloneNode(true);
    copy.querySelectorAll('font, .w').forEach((one) => one.replaceWith(...one.childNodes));
    copy.normalize();
    return copy.innerHTML.replace(/\s+/g, '');
  };

  const one = async (seed) => {
    const random = randomOf(seed);
    const html = build(random);
    const [ours, twin] = [sideOf(html), sideOf(html)];
    const place = document.getElementById('place') ?? document.body;
    const room = place.appendChild(document.createElement('section'));
    room.append(ours.root);
    const names = random.pick(NAMES);
    const log = [];
    const fail = (what, got, wanted) => failures.push({ seed, log: [...log], what, got, wanted });
    try {
      const claims = [];
      for (const part of twin.paragraphs) {
        for (let number = random.below(3); number; number--) {
          const all = textOf(part).split(' ');
          const from = random.below(all.length);
          const exact = all.slice(from, from + 2 + random.below(7)).join(' ').trim();
          if (exact.split(' ').length > 1) claims.push(exact);
        }
      }
      const labels = await label(ours.root, claims);
      for (let step = 0; step < steps; step++) {
        if (!twin.paragraphs.length) break;
        const name = random.pick(names);
        const act = ACTS[name](twin, random);
        const waits = random.chance(0.4);
        if (!act) continue;
        log.push(name);
        act(twin);
        act(ours);
        await Promise.resolve();
        await Promise.resolve();
        const [got, wanted] = [wordsOf(ours.root), wordsOf(twin.root)];
        if (got !== wanted) return fail('the words differ', got, wanted);
        if (!waits) continue;
        await labels.calm();
        log.push('labels come back');
        if (wordsOf(ours.root) !== wanted) return fail('the words differ when labels are back', wordsOf(ours.root), wanted);
      }
      await labels.remove();
      if (wordsOf(ours.root) !== wordsOf(twin.root)) return fail('the words differ without labels', wordsOf(ours.root), wordsOf(twin.root));
      if (clean(ours.root) !== clean(twin.root)) return fail('the markup differs without labels', clean(ours.root), clean(twin.root));
    } catch (cause) {
      fail(`an exception: ${cause.stack}`);
    } finally {
      room.remove();
      done++;
    }
  };

  const TOGETHER = 40;
  for (let at = 0; at < count; at += TOGETHER) {
    const seeds = Array.from({ length: Math.min(TOGETHER, count - at) }, (_, offset) => seed + at + offset);
    await Promise.all(seeds.map(one));
    if (failures.length > 20) break;
  }
  return { done, failures };
};

/** A page for the model. */
export const PAGE = '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>A model</title><body><div id="place"></div><script type="module" src="/claim-labels.js"></script>';

/** In a page: labels an article for `runModel`, by so many elements, each with a share of the claims. */
export const labelIn = async (root, quotes, number = 1) => {
  window.articles = (window.articles ?? 0) + 1;
  root.id = `article-${window.articles}`;
  const label = async (share) => {
    const element = document.createElement('claim-labels');
    element.setAttribute('for', `#${root.id}`);
    element.setAttribute('loading', 'eager');
    element.setAttribute('legend', 'none');
    const claims = quotes.map((exact, at) => ({ id: `c${at}`, status: 'speculative', note: 'n', quote: { exact } }));
    element.manifest = { version: 1, claims: claims.filter((_, at) => at % number === share) };
    const ready = new Promise((done, failed) => {
      element.addEventListener('claim-labels:ready', done, { once: true });
      element.addEventListener('claim-labels:error', ({ detail }) => failed(new Error(detail.message)), { once: true });
    });
    root.after(element);
    await ready;
    return element;
  };
  const elements = await Promise.all(Array.from({ length: number }, (_, share) => label(share)));
  const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return {
    // Labels come back soon, where they can: a frame or two shows them, or some of them.
    calm: frames,
    remove: async () => {
      elements.pop().remove();
      for (const element of elements) {
        await frames();
        element.remove();
      }
      root.removeAttribute('id');
    },
  };
};
