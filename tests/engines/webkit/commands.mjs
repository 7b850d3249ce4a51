// The commands of WebDriver BiDi that Playwright gives.

const ACTION = { pointerMove: { duration: 0, origin: 'viewport' }, scroll: { duration: 0, origin: 'viewport' } };
const withDefaults = ({ actions, ...source }) => ({
  ...source,
  actions: actions.map((action) => ({ ...ACTION[action.type], ...action })),
});

// What Playwright always sends: a page keeps its handles as long as it is there, and what tests need is declared by them.
const ACCEPTED = [
  'session.subscribe', 'script.disown', 'network.addIntercept', 'network.addDataCollector', 'network.setCacheBehavior',
  'browser.setDownloadBehavior', 'emulation.setMediaFeaturesOverride', 'emulation.setScreenOrientationOverride',
  'emulation.setScreenSettingsOverride',
];

const session = (browser) => ({
  'session.new': () => ({ sessionId: 'one', capabilities: { browserName: 'webkit', browserVersion: '', userAgent: '' } }),
  'browser.createUserContext': () => ({ userContext: browser.name('user') }),
  'browser.removeUserContext': async ({ userContext }) => {
    for (const window of [...browser.windows.values()]) if (window.userContext === userContext) await browser.close(window);
    for (const [id, { userContexts }] of browser.preloads) if (userContexts?.includes(userContext)) browser.preloads.delete(id);
  },
  'browser.close': () => browser.at('DELETE', '').answer.catch(() => {}),
  'storage.getCookies': async () => {
    const [window] = browser.windows.values();
    const cookies = window ? await window.command('GET', '/cookie') : [];
    return { cookies: cookies.map(({ value, ...rest }) => ({ ...rest, value: { type: 'string', value } })) };
  },
});

const browsing = (browser) => ({
  'browsingContext.create': async ({ userContext }) => ({ context: await browser.open(userContext) }),
  'browsingContext.setViewport': async ({ context, userContexts = [], viewport }) => {
    for (const user of userContexts) browser.viewports.set(user, viewport);
    if (context) await browser.window(context).resize(viewport);
  },
  'browsingContext.navigate': ({ context, url }) => browser.window(context).go(url, browser.name('navigation')),
  'browsingContext.reload': ({ context }) => browser.window(context).reload(browser.name('navigation')),
  // As a page does it: the driver's way leaves out places that no gesture led to.
  'browsingContext.traverseHistory': async ({ context, delta }) => {
    const window = browser.window(context);
    window.navigation = null;
    await window.run('history.go(arguments[0])', [delta]);
  },
  'browsingContext.activate': ({ context }) => browser.window(context).run('').then(() => {}),
  'browsingContext.close': ({ context }) => browser.close(browser.window(context)),
  'browsingContext.captureScreenshot': async ({ context, origin, clip }) => {
    const window = browser.window(context);
    const [width, height] = await window.run('return [innerWidth, innerHeight]');
    const whole = origin === 'document' && clip.height > height;
    if (whole) await window.resize({ width, height: Math.ceil(clip.height) });
    // What is shown may be older than what the page is now.
    await window.later('requestAnimationFrame(() => requestAnimationFrame(() => arguments[0]()))', []);
    const data = await window.command('GET', '/screenshot');
    if (whole) await window.resize({ width, height });
    return { data };
  },
});

const scripts = (browser) => ({
  'script.addPreloadScript': ({ functionDeclaration, arguments: args = [], userContexts }) => {
    const script = browser.name('preload');
    const source = `__agent.call((${functionDeclaration}\n), ${JSON.stringify({ args })})`;
    browser.preloads.set(script, { source, userContexts });
    return { script };
  },
  'script.removePreloadScript': ({ script }) => void browser.preloads.delete(script),
  'script.evaluate': ({ expression, ...rest }) => {
    const functionDeclaration = `() => (${expression.trim().replace(/;$/, '')}\n)`;
    return browser.window(rest.target.context).call({ ...rest, functionDeclaration });
  },
  'script.callFunction': (params) => browser.window(params.target.context).call(params),
});

const input = (browser) => ({
  'input.performActions': async ({ context, actions }) => {
    const window = browser.window(context);
    await browser.act(window, actions.map(withDefaults));
    await window.look();
  },
  'input.setFiles': async ({ context, element, files }) => {
    const window = browser.window(context);
    const reference = await window.run('return __agent.handle(arguments[0])', [element.sharedId]);
    await window.command('POST', `/element/${Object.values(reference)[0]}/value`, { text: files.join('\n') });
  },
});

/** The commands of a browser, by name. */
export const commandsOf = (browser) => ({
  ...Object.fromEntries(ACCEPTED.map((name) => [name, () => {}])),
  ...session(browser),
  ...browsing(browser),
  ...scripts(browser),
  ...input(browser),
});
